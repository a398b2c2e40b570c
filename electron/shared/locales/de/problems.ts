/** German of what is wrong with CronPilot's own files and surroundings: problems that last, and starts that fail. */

import type { Catalogue } from '../../i18n.ts';

export const problemsDe: Catalogue = {
  'CronPilot cannot start': 'CronPilot kann nicht starten',
  'CronPilot is already running with this data folder.':
    'CronPilot läuft schon mit diesem Datenordner.',
  'Another CronPilot already runs with this data folder.':
    'Mit diesem Datenordner läuft schon ein anderes CronPilot.',
  'CronPilot cannot make its folder {dir}: {why}. Point CRONPILOT_DATA_DIR elsewhere.':
    'CronPilot kann seinen Ordner {dir} nicht anlegen: {why}. CRONPILOT_DATA_DIR auf einen anderen Ort setzen.',
  'The control socket cannot be made ({code}).':
    'Der Steuersocket lässt sich nicht anlegen ({code}).',
  "{socketPath} is in the way of CronPilot's control socket.":
    '{socketPath} ist dem Steuersocket von CronPilot im Weg.',
  'Expected {dir} to be a folder of your own for the control socket.':
    'Erwartet für den Steuersocket: ein eigener Ordner unter {dir}.',

  "CronPilot's database {path} is a folder.":
    'Die Datenbank von CronPilot, {path}, ist ein Ordner.',
  "CronPilot's database {path} is no ordinary file.":
    'Die Datenbank von CronPilot, {path}, ist keine gewöhnliche Datei.',
  'CronPilot cannot reach its database {path}.': 'CronPilot erreicht seine Datenbank {path} nicht.',
  "CronPilot's database {path} cannot be read: {why}.":
    'Die Datenbank von CronPilot, {path}, lässt sich nicht lesen: {why}.',
  '{path} is not a CronPilot database.': '{path} ist keine Datenbank von CronPilot.',
  'Nothing was changed. Move it away or point CRONPILOT_DATA_DIR elsewhere, then start CronPilot again.':
    'Es wurde nichts geändert. Die Datei verschieben oder CRONPILOT_DATA_DIR auf einen anderen Ort setzen, dann CronPilot neu starten.',
  'CronPilot may not read and write its database {path}. Nothing was changed. Give your user access to it or point CRONPILOT_DATA_DIR elsewhere.':
    'CronPilot darf seine Datenbank {path} nicht lesen und schreiben. Es wurde nichts geändert. Dem eigenen Benutzer Zugriff geben oder CRONPILOT_DATA_DIR auf einen anderen Ort setzen.',
  'The backup was made by a newer CronPilot (format {version}, this one reads up to {newestVersion}).':
    'Die Sicherung stammt von einem neueren CronPilot (Format {version}, dieses liest bis {newestVersion}).',
  'The database {path} was made by a newer CronPilot (format {version}, this one reads up to {newestVersion}). Nothing was changed. Update CronPilot or point CRONPILOT_DATA_DIR elsewhere.':
    'Die Datenbank {path} stammt von einem neueren CronPilot (Format {version}, dieses liest bis {newestVersion}). Es wurde nichts geändert. CronPilot aktualisieren oder CRONPILOT_DATA_DIR auf einen anderen Ort setzen.',
  'CronPilot could not make a sound copy of its database before updating it ({verdict}). Nothing was changed.':
    'CronPilot konnte vor der Aktualisierung keine einwandfreie Kopie seiner Datenbank anlegen ({verdict}). Es wurde nichts geändert.',
  "CronPilot's database {databasePath} is damaged ({damage}) and could not be repaired: {why}. Nothing was changed.":
    'Die Datenbank von CronPilot, {databasePath}, ist beschädigt ({damage}) und ließ sich nicht reparieren: {why}. Es wurde nichts geändert.',
  'it was empty': 'sie war leer',
  'it was no CronPilot database': 'sie war keine Datenbank von CronPilot',
  'The database {path} is damaged ({detail}).': 'Die Datenbank {path} ist beschädigt ({detail}).',
  'The database is damaged. Quit CronPilot and start it again: it repairs its database then.':
    'Die Datenbank ist beschädigt. CronPilot beenden und neu starten: Dabei repariert es seine Datenbank.',
  'The copy of the database lacks rows.': 'In der Kopie der Datenbank fehlen Zeilen.',
  'The database put together is not sound ({verdict}).':
    'Die zusammengesetzte Datenbank ist nicht einwandfrei ({verdict}).',
  "The disk with CronPilot's database {path} reports an error. Nothing was saved.":
    'Der Datenträger mit der Datenbank {path} von CronPilot meldet einen Fehler. Es wurde nichts gesichert.',
  "The disk with CronPilot's database {path} is full. Nothing was saved. Free some space and try again.":
    'Der Datenträger mit der Datenbank {path} von CronPilot ist voll. Es wurde nichts gesichert. Platz schaffen und erneut versuchen.',
  "CronPilot's database {path} cannot be written. Nothing was saved. Check the permissions of the file and its folder.":
    'Die Datenbank von CronPilot, {path}, lässt sich nicht schreiben. Es wurde nichts gesichert. Die Rechte der Datei und ihres Ordners prüfen.',
  "Another program holds CronPilot's database {path} locked. Nothing was saved.":
    'Ein anderes Programm hält die Datenbank {path} von CronPilot gesperrt. Es wurde nichts gesichert.',
  "CronPilot's database {path} is damaged. Nothing was saved.":
    'Die Datenbank von CronPilot, {path}, ist beschädigt. Es wurde nichts gesichert.',
  "CronPilot's database {path} was damaged ({damage}) and was repaired.":
    'Die Datenbank von CronPilot, {path}, war beschädigt ({damage}) und wurde repariert.',
  "CronPilot's database {path} was damaged ({damage}) and was repaired from the backup {backupName}.":
    'Die Datenbank von CronPilot, {path}, war beschädigt ({damage}) und wurde aus der Sicherung {backupName} repariert.',
  'Nothing of the damaged one could be read.': 'Aus der beschädigten war nichts zu lesen.',
  '{tasks} tasks and {runs} runs were read from the damaged one.':
    'Aus der beschädigten wurden {tasks, plural, one {# Aufgabe} other {# Aufgaben}} und {runs, plural, one {# Lauf} other {# Läufe}} gelesen.',
  '{count} tasks were put together from their history and are switched off: check them.':
    '{count, plural, one {# Aufgabe wurde aus ihrem Verlauf zusammengesetzt und ist} other {# Aufgaben wurden aus ihrem Verlauf zusammengesetzt und sind}} ausgeschaltet: bitte prüfen.',
  'The damaged file is kept as {asideName}.':
    'Die beschädigte Datei liegt als {asideName} daneben.',
  "CronPilot's database was missing, so a new one was made. To have the old one back: {command}":
    'Die Datenbank von CronPilot fehlte, deshalb wurde eine neue angelegt. So kommt die alte zurück: {command}',

  'That is the name of no backup.': 'So heißt keine Sicherung.',
  'The backup {backupName} was restored.': 'Die Sicherung {backupName} wurde wiederhergestellt.',
  'Runs since then are kept.': 'Läufe seither bleiben erhalten.',
  'It is of another history than the database in use, so nothing since then was kept.':
    'Sie hat einen anderen Verlauf als die verwendete Datenbank, deshalb blieb nichts von danach erhalten.',
  'The database as it was is kept as {asideName}.':
    'Die Datenbank, wie sie war, liegt als {asideName} daneben.',
  'The backup {backupName} could not be restored: {why} The database is as it was.':
    'Die Sicherung {backupName} ließ sich nicht wiederherstellen: {why} Die Datenbank ist, wie sie war.',
  '{count, plural, one {{names} is as it was in the backup} other {{names} are as they were in the backup}}':
    '{count, plural, one {{names} ist wie in der Sicherung} other {{names} sind wie in der Sicherung}}',
  '{count, plural, one {{names} is back} other {{names} are back}}':
    '{count, plural, one {{names} ist wieder da} other {{names} sind wieder da}}',
  '{count, plural, one {{names} is among the deleted ones, being newer} other {{names} are among the deleted ones, being newer}}':
    '{count, plural, one {{names} ist neuer und nun bei den gelöschten} other {{names} sind neuer und nun bei den gelöschten}}',
  'All tasks are as they were.': 'Alle Aufgaben sind, wie sie waren.',
  '{first}; {rest}': '{first}; {rest}',
  '{parts}.': '{parts}.',
  '{names} and {count} more': '{names} und {count} weitere',
  'CronPilot could not back up its database: {why}':
    'CronPilot konnte seine Datenbank nicht sichern: {why}',

  'settings.json: {problem}. The default {fallback} is used.':
    'settings.json: {problem}. Es gilt der Standard {fallback}.',
  'The file as it was is kept as {asideName}.':
    'Die Datei, wie sie war, liegt als {asideName} daneben.',
  'settings.json {problem} and was kept as {asideName}; defaults are in use.':
    'settings.json {problem} und liegt nun als {asideName} daneben; es gelten die Standardwerte.',
  '{path} {problem} and could not be moved away: {why}. Remove it, then start CronPilot again.':
    '{path} {problem} und ließ sich nicht verschieben: {why}. Die Datei entfernen, dann CronPilot neu starten.',
  'could not be read ({why})': 'ließ sich nicht lesen ({why})',
  'did not hold an object': 'enthielt kein Objekt',
  'was not valid JSON': 'war kein gültiges JSON',
  'api.json cannot be read ({why}): the API is off.':
    'api.json lässt sich nicht lesen ({why}): Die API ist aus.',
  'api.json was damaged and is kept as api.json.broken: the API is off, set it up again.':
    'api.json war beschädigt und liegt nun als api.json.broken daneben: Die API ist aus und neu einzurichten.',
  'api.json is damaged and cannot be moved ({why}): the API is off.':
    'api.json ist beschädigt und lässt sich nicht verschieben ({why}): Die API ist aus.',

  "Changes of {path} go unnoticed: the system's limit for watched files is reached (fs.inotify.max_user_watches). CronPilot tries again every minute.":
    'Änderungen an {path} bleiben unbemerkt: Die Grenze des Systems für beobachtete Dateien ist erreicht (fs.inotify.max_user_watches). CronPilot versucht es jede Minute erneut.',
  'Changes of {path} go unnoticed: too many files are open or watched. CronPilot tries again every minute.':
    'Änderungen an {path} bleiben unbemerkt: Zu viele Dateien sind geöffnet oder beobachtet. CronPilot versucht es jede Minute erneut.',
  'Some changes of {path} go unnoticed: CronPilot may not read {refused}.':
    'Manche Änderungen an {path} bleiben unbemerkt: CronPilot darf {refused} nicht lesen.',
  'Some changes of {path} go unnoticed: it has more than {count, number} folders. Watch a smaller part of it.':
    'Manche Änderungen an {path} bleiben unbemerkt: Es hat mehr als {count, number} Ordner. Besser nur einen Teil davon beobachten.',
  'Changes of {path} started "{task}" {count} times within a minute. CronPilot now waits {hold} between its starts, and each is for all that has changed meanwhile. Perhaps the task writes into the folder that it watches.':
    'Änderungen an {path} haben „{task}“ {count}-mal in einer Minute gestartet. CronPilot wartet nun {hold} zwischen ihren Starts, und jeder gilt allem, was sich inzwischen geändert hat. Vielleicht schreibt die Aufgabe in den Ordner, den sie beobachtet.',
  'Changes of {path} go unnoticed: {why}. CronPilot tries again every minute.':
    'Änderungen an {path} bleiben unbemerkt: {why}. CronPilot versucht es jede Minute erneut.',

  'the system offers no key store': 'das System bietet keinen Schlüsselbund',
  'no key store (Secret Service or KWallet) runs in this session':
    'in dieser Sitzung läuft kein Schlüsselbund (Secret Service oder KWallet)',
  'CronPilot runs without a desktop and so without the system’s key store':
    'CronPilot läuft ohne Desktop und damit ohne den Schlüsselbund des Systems',
  'its key is gone': 'sein Schlüssel ist fort',
  'the system’s key store did not give its key':
    'der Schlüsselbund des Systems gab den Schlüssel nicht heraus',
  'the file with its key cannot be read': 'die Datei mit dem Schlüssel lässt sich nicht lesen',
  'it was encrypted with another key': 'es wurde mit einem anderen Schlüssel verschlüsselt',
  'Secrets are encrypted with a key from the key store of this computer.':
    'Geheimnisse werden mit einem Schlüssel aus dem Schlüsselbund dieses Computers verschlüsselt.',
  'Secrets are encrypted with a key that lies in a file of the data folder: whoever can read your files can read them.':
    'Geheimnisse werden mit einem Schlüssel verschlüsselt, der in einer Datei des Datenordners liegt: Wer deine Dateien lesen kann, kann auch sie lesen.',
  'No secret is stored unless the settings allow a key in a file.':
    'Geheimnisse werden erst gespeichert, wenn die Einstellungen einen Schlüssel in einer Datei erlauben.',
};
