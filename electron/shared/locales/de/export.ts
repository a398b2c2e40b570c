/** German of what an export leaves out, and of what Windows’ tasks cannot say. */

import type { Catalogue } from '../../i18n.ts';

export const exportDe: Catalogue = {
  'cmd.exe cannot take the line breaks of its command.':
    'cmd.exe kann die Zeilenumbrüche ihres Befehls nicht aufnehmen.',
  'systemd has no first and last day of a timer.':
    'systemd kennt keinen ersten und letzten Tag eines Timers.',
  'cron has no first and last day.': 'cron kennt keinen ersten und letzten Tag.',
  'cron has no time that comes once.': 'cron kennt keine einmalige Zeit.',
  'cron has no interval that begins within a minute.':
    'cron kennt kein Intervall, das innerhalb einer Minute beginnt.',
  'cron has no such interval: it divides neither an hour nor a day.':
    'cron kennt kein solches Intervall: Es teilt weder eine Stunde noch einen Tag.',
  'Other crons do not read “{text}”.': 'Andere crons lesen „{text}“ nicht.',
  'A line of a crontab cannot hold its command: line breaks, a * in front or a backslash at the end.':
    'Eine Zeile einer crontab kann ihren Befehl nicht enthalten: Zeilenumbrüche, ein * am Anfang oder ein Backslash am Ende.',
  'It starts only by hand.': 'Sie startet nur von Hand.',
  'CRON_TZ and RANDOM_DELAY are read by cronie; the cron of Debian ignores them.':
    'CRON_TZ und RANDOM_DELAY liest cronie; der cron von Debian übergeht sie.',
  'It is switched off, so its lines are comments.':
    'Sie ist ausgeschaltet, deshalb sind ihre Zeilen Kommentare.',
  'Its other triggers are left out.': 'Ihre anderen Auslöser fehlen.',
  'The cron of Debian refuses a crontab with a command of more than {max} bytes.':
    'Der cron von Debian lehnt eine crontab mit einem Befehl von mehr als {max} Bytes ab.',
  'It has no command.': 'Sie hat keinen Befehl.',
  'A CronJob has no random delay.': 'Ein CronJob kennt keine zufällige Verzögerung.',
  'It has no schedule, and a CronJob needs one.':
    'Sie hat keinen Zeitplan, und ein CronJob braucht einen.',
  'It follows the time zone of the cluster.': 'Sie folgt der Zeitzone des Clusters.',
  'A CronJob does not queue: it skips.': 'Ein CronJob reiht nicht ein: Er überspringt.',
  'Its triggers are left out.': 'Ihre Auslöser fehlen.',
  'It runs in a container: put the image that has its programs in place of {image}.':
    'Sie läuft in einem Container: anstelle von {image} das Image mit ihren Programmen einsetzen.',
  'Its folder {path} is expected in the container.':
    'Ihr Ordner {path} wird im Container erwartet.',
  'Kubernetes has no schedule for “{text}”.': 'Kubernetes kennt keinen Zeitplan für „{text}“.',
  'launchd has one StartInterval for a job; the others are left out.':
    'launchd kennt ein StartInterval je Job; die anderen fehlen.',
  'launchd counts its interval from when the job is loaded.':
    'launchd zählt das Intervall ab dem Laden des Jobs.',
  'launchd has no random delay.': 'launchd kennt keine zufällige Verzögerung.',
  'launchd has no first and last day.': 'launchd kennt keinen ersten und letzten Tag.',
  'launchd has no time that comes once.': 'launchd kennt keine einmalige Zeit.',
  'Its script is written in the task; put it into a file first.':
    'Ihr Skript steht in der Aufgabe; zuerst in eine Datei legen.',
  'It needs values for its parameters.': 'Sie braucht Werte für ihre Parameter.',
  'A JavaScript module runs in CronPilot alone.': 'Ein JavaScript-Modul läuft nur in CronPilot.',
  'A Python file with run_task(config) runs in CronPilot alone.':
    'Eine Python-Datei mit run_task(config) läuft nur in CronPilot.',
  'Its checks of the answer, or its authentication, have no equal in curl.':
    'Für ihre Prüfung der Antwort oder ihre Anmeldung hat curl nichts Gleiches.',
  'the windows in which it does not start': 'die Zeiten, in denen sie nicht startet',
  'what happens while it still runs': 'was geschieht, während sie noch läuft',
  'trying again': 'das Wiederholen',
  'the condition of mains power': 'die Bedingung Netzstrom',
  'the condition of a network': 'die Bedingung Netzwerk',
  'the condition of an idle computer': 'die Bedingung unbenutzter Computer',
  'the condition of quiet hours': 'die Bedingung Ruhezeiten',
  'its deadline': 'ihre Frist',
  'its locks': 'ihre Sperren',
  'its time limit': 'ihr Zeitlimit',
  'its lower priority': 'ihr niedrigerer Vorrang',
  'its other exit codes of success': 'ihre anderen Exit-Codes des Erfolgs',
  'its rules of success': 'ihre Regeln für Erfolg',
  'catching up every missed run': 'das Nachholen jedes verpassten Laufs',
  'It needs the secret {name}, which is never exported.':
    'Sie braucht das Geheimnis {name}, das nie exportiert wird.',
  'Left out: {what}.': 'Fehlt: {what}.',
  'its .env file {path}': 'ihre .env-Datei {path}',
  'It is switched off; systemd starts it once its timer is enabled.':
    'Sie ist ausgeschaltet; systemd startet sie, sobald ihr Timer eingeschaltet ist.',
  'In systemd its .env file wins over its own variables.':
    'In systemd geht ihre .env-Datei ihren eigenen Variablen vor.',
  'systemd has no first and last day of a timer; they are left out.':
    'systemd kennt keinen ersten und letzten Tag eines Timers; sie fehlen.',
  'systemd counts its interval from when the timer starts.':
    'systemd zählt das Intervall ab dem Start des Timers.',
  'Its times would take {count} triggers, and Windows has room for {max}.':
    'Ihre Zeiten brauchten {count} Trigger, und Windows hat Platz für {max}.',
  'Windows gives a task no variables of its own: {names}.':
    'Windows gibt einer Aufgabe keine eigenen Variablen: {names}.',
  'Windows repeats once a minute at most.': 'Windows wiederholt höchstens einmal in der Minute.',
  'Windows does not know the last day from Monday to Friday.':
    'Windows kennt den letzten Tag von Montag bis Freitag nicht.',
  'Windows counts weekdays of a month up to the 4th.':
    'Windows zählt Wochentage eines Monats bis zum 4.',
  'Its trigger “{kind}” is left out.': 'Ihr Auslöser „{kind}“ fehlt.',
  'Windows follows the time zone of the computer, not {timeZone}.':
    'Windows folgt der Zeitzone des Computers, nicht {timeZone}.',
  'Windows has no trigger for “{pattern}”.': 'Windows kennt keinen Trigger für „{pattern}“.',
  'Windows has no weekdays of certain months alone (“{pattern}”).':
    'Windows kennt keine Wochentage nur bestimmter Monate („{pattern}“).',
  'A command is empty.': 'Ein Befehl ist leer.',
  'It runs no program: its actions are {what}.':
    'Sie führt kein Programm aus: Ihre Aktionen sind {what}.',
  'A CalendarTrigger without days, weeks or months is not understood.':
    'Ein CalendarTrigger ohne Tage, Wochen oder Monate wird nicht verstanden.',
  'Every {count} weeks is more than {max}.': 'Alle {count} Wochen ist mehr als {max}.',
};
