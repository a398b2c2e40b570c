/** German of `import`. */

import type { Catalogue } from '../../i18n.ts';

export const importDe: Catalogue = {
  'Import tasks…': 'Aufgaben importieren…',
  'Export all tasks…': 'Alle Aufgaben exportieren…',
  'Drop a script, a program, a crontab, timer, plist, task XML or YAML file.':
    'Ablegen lassen sich Skripte, Programme, Crontabs, Timer, Plists, Aufgaben-XML und YAML-Dateien.',
  'Drop a script to make it a task, or a schedule to import it':
    'Skript ablegen, um daraus eine Aufgabe zu machen, oder einen Zeitplan, um ihn zu importieren',
  'One script at a time: this is {name}.': 'Ein Skript nach dem anderen: Dies ist {name}.',
  'Step 1 of 3: where from': 'Schritt 1 von 3: Herkunft',
  'Step 2 of 3: review': 'Schritt 2 von 3: Durchsicht',
  'Step 3 of 3: done': 'Schritt 3 von 3: fertig',
  'Import tasks': 'Aufgaben importieren',
  'Nothing is changed where the tasks come from, and what you import starts paused.':
    'An der Herkunft wird nichts geändert, und Importiertes ist zuerst angehalten.',
  'No other scheduler has tasks on this computer.':
    'Auf diesem Computer gibt es keine Aufgaben anderer Planer.',
  '{count, plural, one {# task} other {# tasks}}':
    '{count, plural, one {# Aufgabe} other {# Aufgaben}}',
  '{count, plural, one {# task} other {# tasks}}, {refused} not understood':
    '{count, plural, one {# Aufgabe} other {# Aufgaben}}, {refused} nicht verstanden',
  'Your crontab': 'Eigene crontab',
  'Crontab of the system': 'crontab des Systems',
  'Your systemd timers': 'Eigene systemd-Timer',
  'systemd timers of the system': 'systemd-Timer des Systems',
  'launchd agents': 'launchd-Agenten',
  'Or drop it on the window: a crontab, timer with its service, plist, task XML, YAML, or the database of the first CronPilot.':
    'Oder im Fenster ablegen: eine crontab, ein Timer mit seinem Dienst, plist, Aufgaben-XML, YAML oder die Datenbank des ersten CronPilot.',
  'Import {count, plural, one {# task} other {# tasks}}':
    '{count, plural, one {# Aufgabe} other {# Aufgaben}} importieren',
  'There is no task in <0>{source}</0>.': 'In <0>{source}</0> ist keine Aufgabe.',
  'Nothing in <0>{source}</0> can be imported.':
    'Nichts in <0>{source}</0> lässt sich importieren.',
  '{count} of the {total} entries in <0>{source}</0> can be imported. It stays as it is; imported tasks start paused, so nothing runs twice.':
    '{count} von {total} Einträgen in <0>{source}</0> lassen sich importieren. Dort bleibt alles, wie es ist; Importiertes ist zuerst angehalten, nichts läuft doppelt.',
  'Importing…': 'Wird importiert…',
  '{name} cannot be read.': '{name} lässt sich nicht lesen.',
  '{name} is longer than {count} characters, more than an import reads.':
    '{name} hat mehr als {count} Zeichen, mehr als ein Import liest.',
  '{count, plural, one {# task} other {# tasks}} found in <0>{source}</0>. It stays as it is; imported tasks start paused, so nothing runs twice.':
    '{count, plural, one {# Aufgabe} other {# Aufgaben}} in <0>{source}</0> gefunden. Dort bleibt alles, wie es ist; importierte Aufgaben sind zuerst angehalten, damit nichts doppelt läuft.',
  'Import all that can be': 'Alle importieren, die sich importieren lassen',
  '{file}, line {line}': '{file}, Zeile {line}',
  '{count, plural, one {# task} other {# tasks}} imported, paused.':
    '{count, plural, one {# Aufgabe} other {# Aufgaben}} importiert und angehalten.',
  '{count, plural, one {# task} other {# tasks}} imported and switched on.':
    '{count, plural, one {# Aufgabe} other {# Aufgaben}} importiert und eingeschaltet.',
  Later: 'Später',
  'They still run from your crontab. This is what would change in it:':
    'Sie laufen weiter aus der crontab. Das würde sich darin ändern:',
  'Your crontab was changed. As it was, it is in {path}.':
    'Die crontab wurde geändert. Wie sie war, liegt sie in {path}.',
  'Turn them on and comment out the crontab lines':
    'Einschalten und die Zeilen der crontab auskommentieren',
  'CronPilot’s own definitions, for a backup, a repository or another computer.':
    'CronPilots eigene Definitionen, für eine Sicherung, ein Repository oder einen anderen Computer.',
  'For cron, as one file.': 'Für cron, als eine Datei.',
  'A timer and a service for each task, for ~/.config/systemd/user.':
    'Je Aufgabe ein Timer und ein Dienst, für ~/.config/systemd/user.',
  'A property list for each task, for ~/Library/LaunchAgents.':
    'Je Aufgabe eine Property List, für ~/Library/LaunchAgents.',
  'A file for each task, for the Task Scheduler.':
    'Je Aufgabe eine Datei, für die Aufgabenplanung.',
  'A CronJob for each task.': 'Je Aufgabe ein CronJob.',
  'Saved as {path}.': 'Gespeichert als {path}.',
  'Export all tasks': 'Alle Aufgaben exportieren',
  'Export {count, plural, one {# task} other {# tasks}}':
    '{count, plural, one {# Aufgabe} other {# Aufgaben}} exportieren',
  Format: 'Format',
  'Save…': 'Speichern…',
  'None of them can be exported like this.': 'Keine davon lässt sich so exportieren.',
  Preview: 'Vorschau',
  'What this format cannot say': 'Was dieses Format nicht ausdrücken kann',
  '{task} is left out: {sentence}': '{task} fehlt: {sentence}',
  '{task}: {sentence}': '{task}: {sentence}',
  'Export…': 'Exportieren…',
  'You have tasks elsewhere? <0>Import them</0>': 'Gibt es Aufgaben anderswo? <0>Importieren</0>',
  'We found {count, plural, one {# task} other {# tasks}} of other schedulers here. <0>Review {count, plural, one {it} other {them}}</0>':
    'Hier {count, plural, one {gibt es # Aufgabe} other {gibt es # Aufgaben}} anderer Planer. <0>Durchsehen</0>',
  'Line {line}: {problem}': 'Zeile {line}: {problem}',
  'This is no YAML: {why}': 'Das ist kein YAML: {why}',
  'This is no YAML: there is no anchor {anchor} above':
    'Das ist kein YAML: Davor gibt es keinen Anker {anchor}',
  'This YAML cannot be read: {why}': 'Dieses YAML lässt sich nicht lesen: {why}',
  'Expected `tasks:` with a list of tasks': 'Erwartet: `tasks:` mit einer Liste von Aufgaben',
  'Expected `version` and `tasks` alone, got {name}':
    'Erwartet: nur `version` und `tasks`, angegeben ist {name}',
  'a duration like `90s`, `5m`, `1h 30m` or `2d`': 'eine Dauer wie `90s`, `5m`, `1h 30m` oder `2d`',
  'Expected `{word}` or `{field}`, got both':
    'Erwartet: `{word}` oder `{field}`, angegeben ist beides',
  'Expected one document, got another one after `---`':
    'Erwartet: ein Dokument, nach `---` folgt ein weiteres',
  'Expected {anchor} to stand for something without itself':
    'Erwartet: {anchor} steht für etwas, das es nicht selbst enthält',
  'Expected a task, got {value}': 'Erwartet: eine Aufgabe, angegeben ist {value}',
  'Expected the name of a task, got {value}':
    'Erwartet: der Name einer Aufgabe, angegeben ist {value}',
};
