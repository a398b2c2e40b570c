/** German of `settings`. */

import type { Catalogue } from '../../i18n.ts';

export const settingsDe: Catalogue = {
  '{use}; key in a file. Write {reference} where its value is wanted.':
    '{use}; Schlüssel in einer Datei. {reference} steht für seinen Wert.',
  '{use}; key in the key store. Write {reference} where its value is wanted.':
    '{use}; Schlüssel im Schlüsselbund. {reference} steht für seinen Wert.',
  '“{section}” is as it came.': '„{section}“ ist wie am Anfang.',
  About: 'Über CronPilot',
  'Add secret': 'Geheimnis anlegen',
  Appearance: 'Darstellung',
  'As the computer': 'Wie der Computer',
  'Back up now': 'Jetzt sichern',
  'Backed up and verified as {name}.': 'Als {name} gesichert und geprüft.',
  'Backup of tasks and history': 'Sicherung von Aufgaben und Verlauf',
  Cancel: 'Abbrechen',
  Dark: 'Dunkel',
  'Delete although it is used': 'Trotz Verwendung löschen',
  'Delete the secret {name}': 'Geheimnis {name} löschen',
  'Environment of your login shell': 'Umgebung der Anmelde-Shell',
  'For desktops that draw the built-in one badly. From the next window on.':
    'Für Desktops, die die eingebaute schlecht darstellen. Gilt ab dem nächsten Fenster.',
  General: 'Allgemein',
  'Its files are in {folder}': 'Dateien in {folder}',
  'Keep the key in a file': 'Schlüssel in einer Datei aufbewahren',
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
  'No setting fits “{query}”.': 'Keine Einstellung passt zu „{query}“.',
  'No tray': 'Kein Infobereich',
  'None yet. One is made each day.': 'Noch keine. Täglich wird eine gemacht.',
  'Not used yet': 'Noch nicht verwendet',
  Notifications: 'Mitteilungen',
  'Of a longer one the middle is left out. The run goes on.':
    'Von einem längeren fehlt die Mitte. Der Lauf geht weiter.',
  'Of the window.': 'Des Fensters.',
  'Open CronPilot when I log in': 'CronPilot bei der Anmeldung öffnen',
  'Over all tasks, 1 to 64. The rest wait in line.':
    'Über alle Aufgaben, 1 bis 64. Die übrigen warten.',
  'passwords tokens key store': 'Passwörter Token Schlüsselbund',
  Protection: 'Schutz',
  'Read again': 'Neu lesen',
  Replace: 'Ersetzen',
  'Reset section': 'Bereich zurücksetzen',
  'Runs and logs': 'Läufe und Protokolle',
  'Runs at the same time': 'Gleichzeitige Läufe',
  'Save secret': 'Geheimnis speichern',
  'Search settings': 'Einstellungen suchen',
  Secrets: 'Geheimnisse',
  'Sections of the settings': 'Bereiche der Einstellungen',
  Settings: 'Einstellungen',
  'start tray window': 'Start Infobereich Fenster',
  System: 'System',
  'System follows your desktop.': 'System folgt dem Desktop.',
  'System title bar': 'Titelleiste des Systems',
  'Tasks find the programs and variables that a terminal has. Read at the start, and again after changes to your shell’s files.':
    'Aufgaben finden Programme und Variablen wie ein Terminal. Gelesen beim Start und nach Änderungen an den Dateien der Shell.',
  'Tasks run only while CronPilot runs. It starts in the tray, without a window.':
    'Aufgaben laufen nur, solange CronPilot läuft. Es startet im Infobereich, ohne Fenster.',
  'The environment was read.': 'Die Umgebung wurde gelesen.',
  Theme: 'Farbschema',
  'This desktop shows no tray icons, so closing the window minimises it.':
    'Dieser Desktop zeigt keine Symbole im Infobereich, daher wird das Fenster beim Schließen minimiert.',
  Undo: 'Rückgängig',
  'Used by {tasks}': 'Verwendet von {tasks}',
  Value: 'Wert',
  'version help': 'Version Hilfe',
  'Weaker than a key store: it guards against a look at the database or a backup, not against programs that can read your files.':
    'Schwächer als ein Schlüsselbund: schützt vor einem Blick in die Datenbank oder eine Sicherung, nicht vor Programmen, die deine Dateien lesen können.',
  'When a task fails, and when it works again.':
    'Wenn eine Aufgabe fehlschlägt, und wenn sie wieder läuft.',
  'every run': 'jedem Lauf',
};
