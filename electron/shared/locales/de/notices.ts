/** German of notifications, e-mails, the daily summary and what keeps them from arriving. */

import type { Catalogue } from '../../i18n.ts';

export const noticesDe: Catalogue = {
  'No command is set up.': 'Es ist kein Befehl eingerichtet.',
  'The command could not be started: {message}.': 'Der Befehl ließ sich nicht starten: {message}.',
  'The command took longer than {time} and was ended.':
    'Der Befehl brauchte länger als {time} und wurde beendet.',
  'The command ended with {signal}.': 'Der Befehl endete mit {signal}.',
  'The command ended with exit code {exitCode}.': 'Der Befehl endete mit Exit-Code {exitCode}.',
  'The login shell {path} is not one that CronPilot knows how to ask.':
    'Die Anmelde-Shell {path} ist keine, die CronPilot zu fragen weiß.',
  'The login shell told no PATH.': 'Die Anmelde-Shell nannte keinen PATH.',
  'The login shell took longer than {seconds}.': 'Die Anmelde-Shell brauchte länger als {seconds}.',
  'The login shell was waited for no longer.': 'Auf die Anmelde-Shell wurde nicht länger gewartet.',
  'The login shell could not be started ({message}).':
    'Die Anmelde-Shell ließ sich nicht starten ({message}).',
  'The login shell printed more than an environment.':
    'Die Anmelde-Shell gab mehr als eine Umgebung aus.',
  'The login shell ended without telling its environment.':
    'Die Anmelde-Shell endete, ohne ihre Umgebung zu nennen.',
  'The login shell has not answered within {seconds} and is still waited for.':
    'Die Anmelde-Shell hat binnen {seconds} nicht geantwortet; auf sie wird weiter gewartet.',
  'Tasks run with CronPilot’s own environment.':
    'Aufgaben laufen mit der Umgebung von CronPilot selbst.',
  'Tasks run with the environment that it told before.':
    'Aufgaben laufen mit der Umgebung, die sie zuvor nannte.',
  'The scheduler stands still': 'Der Planer steht still',
  '{count, plural, one {A message could not be delivered.} other {# messages could not be delivered.}} Settings, Notifications says why.':
    '{count, plural, one {Eine Meldung kam nicht an.} other {# Meldungen kamen nicht an.}} Warum, steht in den Einstellungen unter Benachrichtigungen.',
  'Expected `untilMs` to be a time in the future.':
    'Für `untilMs` wird eine Zeit in der Zukunft erwartet.',
  'A test from CronPilot': 'Ein Test von CronPilot',
  'So it looks when a task fails.': 'So sieht es aus, wenn eine Aufgabe scheitert.',
  '{count} succeeded': '{count} erfolgreich',
  '{count} failed': '{count} fehlgeschlagen',
  '{count} missed': '{count} verpasst',
  '{task} is failing': '{task} scheitert',
  '{count, plural, one {Once, last at {when}.} other {# times, last at {when}.}}':
    '{count, plural, one {Einmal, zuletzt {when}.} other {#-mal, zuletzt {when}.}}',
  'The last 24 hours: {counts}': 'Die letzten 24 Stunden: {counts}',
  'No task is failing.': 'Keine Aufgabe scheitert.',
  'Failing now: {tasks}.': 'Zurzeit scheitern: {tasks}.',
  '{task} has had no success for {duration}': '{task} war seit {duration} nicht erfolgreich',
  'There never was one; one is expected every {expected}.':
    'Es gab noch keinen Erfolg; erwartet wird einer alle {expected}.',
  'The last one was {when}; one is expected every {expected}.':
    'Der letzte Erfolg war {when}; erwartet wird einer alle {expected}.',
  '{task} has succeeded again': '{task} war wieder erfolgreich',
  'It had gone without a success for too long.': 'Der letzte Erfolg war zu lange her.',
  'The heartbeat address answers with status {status}.':
    'Die Adresse für das Lebenszeichen antwortet mit Status {status}.',
  'The heartbeat address does not answer.': 'Die Adresse für das Lebenszeichen antwortet nicht.',
  FAILED: 'FEHLGESCHLAGEN',
  'STILL FAILING': 'SCHEITERT WEITER',
  'OK again': 'Wieder OK',
  MISSED: 'VERPASST',
  SLOW: 'LANGSAM',
  'TOO SHORT': 'ZU KURZ',
  OVERDUE: 'ÜBERFÄLLIG',
  '[CronPilot] {about} on {host}': '[CronPilot] {about} auf {host}',
  Computer: 'Computer',
  Due: 'Fällig',
  '{duration}, usually {usual}': '{duration}, sonst {usual}',
  'The last lines of the log:': 'Die letzten Zeilen des Protokolls:',
  'Open the run: {link}': 'Lauf öffnen: {link}',
  'To hear nothing of this task for a day:': 'Einen Tag lang nichts von dieser Aufgabe hören:',
  'Open the run in CronPilot': 'Lauf in CronPilot öffnen',
  'No recipient is set up.': 'Es ist kein Empfänger eingerichtet.',
  'No mail server is set up.': 'Es ist kein Mailserver eingerichtet.',
  '{count, plural, one {# task was missed} other {# tasks were missed}}':
    '{count, plural, one {# Aufgabe wurde verpasst} other {# Aufgaben wurden verpasst}}',
  '{count, plural, one {# task failed} other {# tasks failed}}':
    '{count, plural, one {# Aufgabe ist fehlgeschlagen} other {# Aufgaben sind fehlgeschlagen}}',
  '{count} failing on': '{count} weiter gescheitert',
  '{count} working again': '{count} wieder in Ordnung',
  '{count} slow': '{count} langsam',
  '{count} ended too soon': '{count} zu früh beendet',
  '{count} overdue': '{count} überfällig',
  '{count} other': '{count} andere',
  'In quiet hours: {sum}': 'In den Ruhezeiten: {sum}',
  'It is the {count, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} time in a row.':
    'Das ist das {count, selectordinal, other {#.}} Mal in Folge.',
  '{task} was missed': '{task} wurde verpasst',
  'The computer was asleep.': 'Der Computer schlief.',
  'The computer was asleep at {when}.': 'Fällig {when}; der Computer schlief.',
  'CronPilot was closed.': 'CronPilot war geschlossen.',
  'CronPilot was closed at {when}.': 'Fällig {when}; CronPilot war geschlossen.',
  'This computer is offline.': 'Dieser Computer ist offline.',
  'Given up after {duration}.': 'Aufgegeben nach {duration}.',
  'Mute 1 day': '1 Tag stumm',
  'Pause task': 'Aufgabe anhalten',
  'CronPilot could not make the message.': 'CronPilot konnte die Meldung nicht erstellen.',
  'Running for {duration}, usually {usual}.': 'Läuft seit {duration}, sonst {usual}.',
  '{task} is slow': '{task} ist langsam',
  '{task} ended unusually soon': '{task} endete ungewöhnlich früh',
  'After {duration}, usually {usual}.': 'Nach {duration}, sonst {usual}.',
  'In {duration}.': 'In {duration}.',
  '{task} succeeded': '{task} war erfolgreich',
  '{count} times since {since}.': '{count}-mal seit {since}.',
  '{task} keeps failing': '{task} scheitert weiter',
  'at least {count, plural, one {# failure} other {# failures}}':
    'mindestens {count, plural, one {# Fehlschlag} other {# Fehlschlägen}}',
  '{count, plural, one {# failure} other {# failures}}':
    '{count, plural, one {# Fehlschlag} other {# Fehlschlägen}}',
  'After {many}.': 'Nach {many}.',
  'After {many}, in {duration}.': 'Nach {many}, in {duration}.',
  '{task} works again': '{task} läuft wieder',
  '{task} timed out': '{task} hat die Zeit überschritten',
  '{task} failed': '{task} ist fehlgeschlagen',
  'Exit code {exitCode}.': 'Exit-Code {exitCode}.',
  '{count} attempts.': '{count} Versuche.',
  '{count} attempts, last one {duration}.': '{count} Versuche, der letzte {duration}.',
  '{host} refused the account or its password: {message}.':
    '{host} wies das Konto oder sein Passwort ab: {message}.',
  'Nothing answers at {host}, port {port}.': 'Unter {host}, Port {port}, antwortet niemand.',
  '{host} did not take the e-mail: {message}.': '{host} nahm die E-Mail nicht an: {message}.',
  'CronPilot has not looked for due tasks since {since}. Its log says why.':
    'CronPilot hat seit {since} nicht nach fälligen Aufgaben gesehen. Warum, steht in seinem Protokoll.',
  'No webhook is set up.': 'Es ist kein Webhook eingerichtet.',
  'The webhook redirects to {target}. Enter that address instead.':
    'Der Webhook leitet zu {target} weiter. Stattdessen diese Adresse eintragen.',
  'The webhook answered with status {status}.': 'Der Webhook antwortete mit Status {status}.',
  'The webhook cannot be reached: {error}.': 'Der Webhook ist nicht erreichbar: {error}.',
  'The webhook did not answer within 10 s.': 'Der Webhook antwortete nicht innerhalb von 10 s.',
  'The webhook cannot be reached.': 'Der Webhook ist nicht erreichbar.',
  'The webhook cannot be reached ({code}).': 'Der Webhook ist nicht erreichbar ({code}).',
  'Little disk space left': 'Wenig Speicherplatz frei',
  'The disk of {folder} has {free} left, less than the {needed} that CronPilot needs. Nothing is started until there is more room; runs that are active go on.':
    'Auf dem Datenträger von {folder} sind noch {free} frei, weniger als die {needed}, die CronPilot braucht. Bis mehr Platz ist, wird nichts gestartet; was läuft, läuft weiter.',
  'The disk of {folder} has {free} left. Below {needed} nothing is started any more.':
    'Auf dem Datenträger von {folder} sind noch {free} frei. Unter {needed} wird nichts mehr gestartet.',
};
