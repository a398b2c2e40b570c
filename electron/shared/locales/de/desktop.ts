/** German of tray, native menus, the question at the end and what the desktop lacks. */

import type { Catalogue } from '../../i18n.ts';

export const desktopDe: Catalogue = {
  'CronPilot is still running': 'CronPilot läuft weiter',
  'Your tasks keep their schedule. Quit from the tray menu.':
    'Die Aufgaben behalten ihren Zeitplan. Beenden im Menü des Symbols.',
  OK: 'OK',
  'Quit instead': 'Lieber beenden',
  '{count, plural, one {# task is failing} other {# tasks are failing}}':
    '{count, plural, one {# Aufgabe scheitert} other {# Aufgaben scheitern}}',
  '{count, plural, one {# task is running.} other {# tasks are running.}}':
    '{count, plural, one {# Aufgabe läuft.} other {# Aufgaben laufen.}}',
  '{count, plural, one {Quit when it finishes} other {Quit when they finish}}':
    '{count, plural, one {Beenden, wenn sie fertig ist} other {Beenden, wenn sie fertig sind}}',
  'Stop and quit': 'Stoppen und beenden',
  'Quit now': 'Jetzt beenden',
  'Nothing starts while CronPilot is closed; {task} is due next, {when}.':
    'Solange CronPilot geschlossen ist, startet nichts; als Nächstes ist {task} fällig, {when}.',
  '{count, plural, one {{tasks} would be stopped.} other {{tasks} would be stopped.}}':
    '{count, plural, one {{tasks} würde gestoppt.} other {{tasks} würden gestoppt.}}',
  '{count, plural, one {{tasks} goes on without CronPilot, which takes the outcome down at its next start.} other {{tasks} go on without CronPilot, which takes the outcome down at its next start.}}':
    '{count, plural, one {{tasks} läuft ohne CronPilot weiter, das den Ausgang beim nächsten Start festhält.} other {{tasks} laufen ohne CronPilot weiter, das den Ausgang beim nächsten Start festhält.}}',
  '{count} more': '{count} weitere',
  '{path} cannot be opened: {problem}': '{path} lässt sich nicht öffnen: {problem}',
  '{path} was not opened: {problem}': '{path} wurde nicht geöffnet: {problem}',
  'This desktop gives no program the shortcut {accelerator}. Set one in its keyboard settings for the command: cronpilot open --palette.':
    'Dieser Desktop gibt keinem Programm die Tastenkombination {accelerator}. In seinen Tastatureinstellungen lässt sich eine setzen für den Befehl: cronpilot open --palette.',
  'Another program uses the shortcut {accelerator}.':
    'Ein anderes Programm benutzt die Tastenkombination {accelerator}.',
  'This computer does not tell when the screen is unlocked (systemd-logind): the system bus cannot be reached.':
    'Dieser Computer meldet nicht, wann der Bildschirm entsperrt wird (systemd-logind): Der Systembus ist nicht erreichbar.',
  'This computer does not tell when the screen is unlocked (systemd-logind): there is no system bus.':
    'Dieser Computer meldet nicht, wann der Bildschirm entsperrt wird (systemd-logind): Es gibt keinen Systembus.',
  'This computer does not tell when the screen is unlocked (systemd-logind): no session was found.':
    'Dieser Computer meldet nicht, wann der Bildschirm entsperrt wird (systemd-logind): Es wurde keine Sitzung gefunden.',
  'This computer does not tell when the screen is unlocked (systemd-logind) yet.':
    'Dieser Computer meldet noch nicht, wann der Bildschirm entsperrt wird (systemd-logind).',
  'CronPilot runs without a desktop here, so no screen is unlocked.':
    'CronPilot läuft hier ohne Desktop, also wird kein Bildschirm entsperrt.',
  'Something went wrong inside CronPilot at {at}. Its log says what. If something does not work since, restart it.':
    'In CronPilot ist um {at} etwas schiefgegangen. Was, steht in seinem Protokoll. Wenn seitdem etwas nicht geht, hilft ein Neustart.',
  'Open CronPilot': 'CronPilot öffnen',
  'New task…': 'Neue Aufgabe…',
  'Settings…': 'Einstellungen…',
  'CronPilot: {state}. Next {when}': 'CronPilot: {state}. Nächster Lauf {when}',
  'CronPilot: {state}': 'CronPilot: {state}',
  'Stopped: due tasks are not started': 'Steht still: Fällige Aufgaben werden nicht gestartet',
  '{count} failing': '{count} gescheitert',
  '{count} running': '{count} läuft',
  '{count} waiting': '{count} wartet',
  'No tasks yet': 'Noch keine Aufgaben',
  '{count, plural, one {Your task is healthy} other {All # tasks are healthy}}':
    '{count, plural, one {Die Aufgabe ist gesund} other {Alle # Aufgaben sind gesund}}',
  'Paused until you resume': 'Angehalten bis zum Fortsetzen',
  '{task}, since {when}': '{task}, seit {when}',
  '{task}, failed {when}': '{task}, fehlgeschlagen {when}',
  'Skip this run': 'Diesen Lauf überspringen',
  'Run a task': 'Aufgabe starten',
  'All tasks…': 'Alle Aufgaben…',
  'Resume schedules': 'Zeitpläne fortsetzen',
  'Pause all schedules': 'Alle Zeitpläne anhalten',
  'and {count} more': 'und {count} weitere',
};
