/** German of what CronPilot refuses to do, and why. */

import type { Catalogue } from '../../i18n.ts';

export const refusalsDe: Catalogue = {
  'Something went wrong inside CronPilot. Its own log has the details.':
    'In CronPilot ist etwas schiefgegangen. Näheres steht in seinem eigenen Protokoll.',
  'CronPilot runs without a desktop here.': 'CronPilot läuft hier ohne Desktop.',
  'CronPilot runs without a desktop here, so it shows no dialogs.':
    'CronPilot läuft hier ohne Desktop und zeigt deshalb keine Dialoge.',
  'There is no task {taskId}.': 'Es gibt keine Aufgabe {taskId}.',
  'There is no revision {revision} of task {taskId}.':
    'Es gibt keine Fassung {revision} von Aufgabe {taskId}.',
  'Task "{name}" was changed elsewhere: it is at revision {revision}, not {expected}.':
    'Die Aufgabe „{name}“ wurde anderswo geändert: Sie hat Revision {revision}, nicht {expected}.',
  'Task "{name}" is deleted. Restore it first.':
    'Die Aufgabe „{name}“ ist gelöscht. Zuerst wiederherstellen.',
  'Task {taskId} is not deleted, or still runs.':
    'Aufgabe {taskId} ist nicht gelöscht oder läuft noch.',
  'Task "{name}" has no webhook among its triggers.':
    'Die Aufgabe „{name}“ hat keinen Webhook unter ihren Auslösern.',
  '"{name}" has {count} tags already.': '„{name}“ hat schon {count} Schlagwörter.',
  '{name} was deleted. Restore it to run it.':
    '{name} wurde gelöscht. Zum Starten wiederherstellen.',
  'There is no run {runId}.': 'Es gibt keinen Lauf {runId}.',
  'Run {runId} has already ended ({state})':
    'Lauf {runId} ist schon zu Ende ({state, select, succeeded {erfolgreich} failed {fehlgeschlagen} timed_out {Zeitlimit erreicht} cancelled {gestoppt} skipped {übersprungen} missed {verpasst} other {verschwunden}})',
  'Run {runId} started nothing, so it has no log.':
    'Lauf {runId} hat nichts gestartet und deshalb kein Protokoll.',
  'The log of run {runId} was removed.': 'Das Protokoll von Lauf {runId} wurde entfernt.',
  'This fire time has a run already.': 'Zu dieser Zeit gibt es schon einen Lauf.',
  'Not a regular expression: {message}': 'Kein regulärer Ausdruck: {message}',
  'The log was not saved as {targetPath}: {reason}.':
    'Das Protokoll wurde nicht als {targetPath} gespeichert: {reason}.',
  'There is no message {id}.': 'Es gibt keine Nachricht {id}.',
  'There is nothing in it to save.': 'Es gibt daraus nichts zu speichern.',
  'Expected `untilMs` to be a time in the future, got `{untilMs}`':
    'Erwartet für `untilMs`: ein Zeitpunkt in der Zukunft, angegeben ist `{untilMs}`',
  'Expected `untilMs` to be a time in the future, got `{untilMs}` ({time})':
    'Erwartet für `untilMs`: ein Zeitpunkt in der Zukunft, angegeben ist `{untilMs}` ({time})',
  'There is no backup {name}.': 'Es gibt keine Sicherung {name}.',
  'The backup failed: {why}': 'Die Sicherung ist fehlgeschlagen: {why}',
  'There is not enough free space on its disk.':
    'Auf ihrem Datenträger ist nicht genug Platz frei.',
  'There is no secret `{name}`.': 'Es gibt kein Geheimnis `{name}`.',
  'the variables of every run': 'den Variablen jedes Laufs',
  'The secret `{name}` is used by {users}.': 'Das Geheimnis `{name}` wird verwendet von: {users}.',
  'The key of the stored secrets cannot be used: {problem}. Delete those secrets to begin with a new key.':
    'Der Schlüssel der gespeicherten Geheimnisse ist nicht verwendbar: {problem}. Um mit einem neuen Schlüssel zu beginnen, diese Geheimnisse löschen.',
  'Expected a secret of at least {min} characters, got {count, number}: a shorter one could not be hidden in logs':
    'Erwartet: ein Geheimnis mit mindestens {min} Zeichen, angegeben sind {count, number}. Ein kürzeres ließe sich in Protokollen nicht verbergen',
  'Expected a secret of at most {max, number} characters, got {count, number}':
    'Erwartet: ein Geheimnis mit höchstens {max, number} Zeichen, angegeben sind {count, number}',
  'Expected a secret without NUL characters': 'Erwartet: ein Geheimnis ohne NUL-Zeichen',
  'The API is off.': 'Die API ist aus.',
  'Expected a user name with a password, or a token.':
    'Erwartet: ein Benutzername mit Passwort oder ein Token.',
  'Expected a password for the new user name.': 'Erwartet: ein Passwort zum neuen Benutzernamen.',
  'Expected a user name.': 'Erwartet: ein Benutzername.',
  'Expected a password of {min} to {max, number} characters.':
    'Erwartet: ein Passwort mit {min} bis {max, number} Zeichen.',
  'There is a token `{name}` already.': 'Ein Token `{name}` gibt es schon.',
  'There is no token `{name}`.': 'Es gibt kein Token `{name}`.',
  'There are {count} tokens, and no more can be added.':
    'Es gibt {count} Tokens; mehr sind nicht möglich.',
  'The API cannot listen on port {port} ({code}).':
    'Die API kann Port {port} nicht öffnen ({code}).',
  'Another program uses port {port} on this computer. End it, or choose another port.':
    'Ein anderes Programm verwendet Port {port} auf diesem Computer. Dieses beenden oder einen anderen Port wählen.',
  'api.json cannot be written: {why}.': 'api.json lässt sich nicht schreiben: {why}.',
  'The settings could not be saved: {why}.': 'Die Einstellungen ließen sich nicht sichern: {why}.',
  'The folder {path} cannot be removed: {why}.':
    'Der Ordner {path} lässt sich nicht entfernen: {why}.',
  '{path} has no table of {tableName}.': '{path} hat keine Tabelle {tableName}.',
  '{path} cannot be read as a database: {why}':
    '{path} lässt sich nicht als Datenbank lesen: {why}',
};
