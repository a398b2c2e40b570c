/** German of `settings`. */

import type { Catalogue } from '../../i18n.ts';

export const settingsDe: Catalogue = {
  'A whole number from {min} to {max}': 'Eine ganze Zahl von {min} bis {max}',
  About: 'Über CronPilot',
  'Add secret': 'Geheimnis anlegen',
  Appearance: 'Darstellung',
  'As the computer': 'Wie der Computer',
  'Back up now': 'Jetzt sichern',
  'Backed up and verified as {name}.': 'Als {name} gesichert und geprüft.',
  'Backup of tasks and history': 'Sicherung von Aufgaben und Verlauf',
  Cancel: 'Abbrechen',
  'Closing the window': 'Fenster schließen',
  Comfortable: 'Bequem',
  Compact: 'Kompakt',
  'Compact leaves out the second line of a task.':
    'Kompakt lässt die zweite Zeile einer Aufgabe weg.',
  Dark: 'Dunkel',
  'Delete although it is used': 'Trotz Verwendung löschen',
  'Delete the secret {name}': 'Geheimnis {name} löschen',
  'Density of lists': 'Dichte der Listen',
  'Environment of your login shell': 'Umgebung der Anmelde-Shell',
  'every run': 'jedem Lauf',
  'Fields need {keys} for editing.': 'Felder brauchen {keys} zum Bearbeiten.',
  'For desktops that draw the built-in one badly. From the next window on.':
    'Für Desktops, die die eingebaute schlecht darstellen. Gilt ab dem nächsten Fenster.',
  General: 'Allgemein',
  'Its files are in {folder}': 'Dateien in {folder}',
  'Keep the key in a file': 'Schlüssel in einer Datei aufbewahren',
  'Keeps CronPilot running': 'CronPilot läuft weiter',
  'Keys along the lower edge of lists': 'Tasten am unteren Rand von Listen',
  'Keys for “{command}”': 'Tasten für „{command}“',
  'keys keyboard': 'Tasten Tastatur',
  'Keys of a single letter': 'Tasten aus einem Buchstaben',
  Language: 'Sprache',
  'Largest log of a run, in MB': 'Größtes Protokoll eines Laufs, in MB',
  Light: 'Hell',
  'limits retention environment': 'Grenzen Aufbewahrung Umgebung',
  'look display': 'Aussehen Anzeige',
  'Made each day and verified, last {time}. To restore one: cronpilot backup':
    'Täglich gemacht und geprüft, zuletzt {time}. Wiederherstellen: cronpilot backup',
  Name: 'Name',
  'New secret': 'Neues Geheimnis',
  'New value of {name}': 'Neuer Wert von {name}',
  'No keys': 'Keine Tasten',
  'No keys for “{command}”': 'Keine Tasten für „{command}“',
  'No setting fits “{query}”.': 'Keine Einstellung passt zu „{query}“.',
  'No tray': 'Kein Infobereich',
  'No window at login. The icon in the tray still shows the state.':
    'Kein Fenster bei der Anmeldung. Das Symbol im Infobereich zeigt den Zustand.',
  'None yet. One is made each day.': 'Noch keine. Täglich wird eine gemacht.',
  'Not used yet': 'Noch nicht verwendet',
  'Of a longer one the middle is left out. The run goes on.':
    'Von einem längeren fehlt die Mitte. Der Lauf geht weiter.',
  'Of everything in the window, 80 to 200 %.': 'Von allem im Fenster, 80 bis 200 %.',
  'Of the window. Notifications, the tray and logs speak English.':
    'Des Fensters. Mitteilungen, Infobereich und Protokolle sind auf Englisch.',
  'Open CronPilot when I log in': 'CronPilot bei der Anmeldung öffnen',
  'Opens the command palette from any program.': 'Öffnet die Befehlspalette aus jedem Programm.',
  'Over all tasks, 1 to 64. The rest wait in line.':
    'Über alle Aufgaben, 1 bis 64. Die übrigen warten.',
  'passwords tokens key store': 'Passwörter Token Schlüsselbund',
  'Press keys…': 'Tasten drücken…',
  Protection: 'Schutz',
  'Quits CronPilot': 'CronPilot wird beendet',
  'R runs a task, N makes one. They never act while you type.':
    'R startet eine Aufgabe, N legt eine an. Beim Tippen wirken sie nie.',
  'Read again': 'Neu lesen',
  'Remove the shortcut': 'Tastenkürzel entfernen',
  Replace: 'Ersetzen',
  'Reset section': 'Bereich zurücksetzen',
  'Runs and logs': 'Läufe und Protokolle',
  'Runs at the same time': 'Gleichzeitige Läufe',
  'Save secret': 'Geheimnis speichern',
  'Search settings': 'Einstellungen suchen',
  Secrets: 'Geheimnisse',
  'Sections of the settings': 'Bereiche der Einstellungen',
  Settings: 'Einstellungen',
  'Shortcut from anywhere': 'Tastenkürzel von überall',
  'Start hidden in the tray': 'Verborgen im Infobereich starten',
  'start tray window': 'Start Infobereich Fenster',
  System: 'System',
  'System follows your desktop.': 'System folgt dem Desktop.',
  'System title bar': 'Titelleiste des Systems',
  'Tasks find the programs and variables that a terminal has. Read at the start, and again after changes to your shell’s files.':
    'Aufgaben finden Programme und Variablen wie ein Terminal. Gelesen beim Start und nach Änderungen an den Dateien der Shell.',
  'Tasks run only while CronPilot runs.': 'Aufgaben laufen nur, solange CronPilot läuft.',
  'The environment was read.': 'Die Umgebung wurde gelesen.',
  Theme: 'Farbschema',
  'This computer’s. Tasks follow it, unless one has a zone of its own.':
    'Die dieses Computers. Aufgaben folgen ihr, wenn sie keine eigene haben.',
  'This desktop shows no tray icons, so a window that is closed is minimised.':
    'Dieser Desktop zeigt keine Symbole im Infobereich, daher wird ein Fenster beim Schließen minimiert.',
  'This desktop shows no tray icons, so closing the window minimises it.':
    'Dieser Desktop zeigt keine Symbole im Infobereich, daher wird das Fenster beim Schließen minimiert.',
  'Time zone': 'Zeitzone',
  Undo: 'Rückgängig',
  'Use it here instead': 'Stattdessen hier verwenden',
  'Used by {tasks}': 'Verwendet von {tasks}',
  'Usual keys for “{command}”': 'Übliche Tasten für „{command}“',
  Value: 'Wert',
  'version help': 'Version Hilfe',
  'Weaker than a key store: it guards against a look at the database or a backup, not against programs that can read your files.':
    'Schwächer als ein Schlüsselbund: schützt vor einem Blick in die Datenbank oder eine Sicherung, nicht vor Programmen, die deine Dateien lesen können.',
  'What can be done with a task or a run, and by which key.':
    'Was mit einer Aufgabe oder einem Lauf möglich ist und mit welcher Taste.',
  'While CronPilot runs, tasks keep their schedule.':
    'Solange CronPilot läuft, behalten Aufgaben ihren Zeitplan.',
  Zoom: 'Zoom',
  '{keys} is used for {commands}.': '{keys} ist vergeben für {commands}.',
  '{percent} %': '{percent} %',
  '{use}; key in a file. Write {reference} where its value is wanted.':
    '{use}; Schlüssel in einer Datei. {reference} steht für seinen Wert.',
  '{use}; key in the key store. Write {reference} where its value is wanted.':
    '{use}; Schlüssel im Schlüsselbund. {reference} steht für seinen Wert.',
  '“{section}” is as it came.': '„{section}“ ist wie am Anfang.',
};
