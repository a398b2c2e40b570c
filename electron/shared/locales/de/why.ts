/** German of the answers to “why didn't it run?”. */

import type { Catalogue } from '../../i18n.ts';

export const whyDe: Catalogue = {
  'The computer was asleep {span}.': 'Der Computer schlief {span}.',
  'CronPilot was closed {span}.': 'CronPilot war {span} geschlossen.',
  'CronPilot or the computer had ended unexpectedly, and was gone {span}.':
    'CronPilot oder der Computer war unerwartet zu Ende und fehlte {span}.',
  'Run {runId} of {task} has been waiting since {since}.':
    'Lauf {runId} von {task} wartet seit {since}.',
  'Run {runId} of {task} never started ({state}).':
    'Lauf {runId} von {task} wurde nie gestartet ({state}).',
  'Run {runId} of {task} has been running since {since}.':
    'Lauf {runId} von {task} läuft seit {since}.',
  'Run {runId} of {task} ran {span} ({state}).': 'Lauf {runId} von {task} lief {span} ({state}).',
  'from {start} to {end}': 'von {start} bis {end}',
  '{when} is still to come; it is due then.': '{when} kommt noch; dann ist sie fällig.',
  '{when} is still to come; it is not due then.': '{when} kommt noch; dann ist sie nicht fällig.',
  'But all schedules are paused.': 'Alle Zeitpläne sind aber angehalten.',
  'But all schedules are paused until {until}.': 'Alle Zeitpläne sind aber bis {until} angehalten.',
  'But the task is paused until {until}.': 'Die Aufgabe ist aber bis {until} angehalten.',
  'The task was only made at {when}, after that.':
    'Die Aufgabe wurde erst danach angelegt, am {when}.',
  'The task was deleted {span}.': 'Die Aufgabe war {span} gelöscht.',
  'The task has been deleted since {since}.': 'Die Aufgabe ist seit {since} gelöscht.',
  'The task was switched off {span}.': 'Die Aufgabe war {span} ausgeschaltet.',
  'The task has been switched off since {since}.': 'Die Aufgabe ist seit {since} ausgeschaltet.',
  'The task had no schedule: it runs only by hand.':
    'Die Aufgabe hatte keinen Zeitplan: Sie läuft nur von Hand.',
  'The task had no schedule and did not have its cue: {cues}':
    'Die Aufgabe hatte keinen Zeitplan, und ihr Auslöser blieb aus: {cues}',
  'The clock went forward from {from} to {to} that day, and a schedule with a wildcard follows the clock: {schedule} A fixed time would have run at {to}.':
    'Die Uhr wurde an dem Tag von {from} auf {to} vorgestellt, und ein Zeitplan mit Platzhalter folgt der Uhr: {schedule} Eine feste Zeit wäre um {to} gelaufen.',
  'That schedule was only added at {when}: {schedule}':
    'Dieser Zeitplan kam erst am {when} hinzu: {schedule}',
  'Its schedule had not begun: the first time is {when}.':
    'Der Zeitplan hatte noch nicht begonnen: Die erste Zeit ist {when}.',
  'Its schedule never fires.': 'Der Zeitplan hat keine Zeiten.',
  'Its schedule had ended: the last time was {when}.':
    'Der Zeitplan war zu Ende: Die letzte Zeit war {when}.',
  'It was due then, but the history of that time has been removed.':
    'Sie war dann fällig, aber der Verlauf aus dieser Zeit wurde entfernt.',
  'It was due then, and no row tells what became of it. CronPilot’s own log may.':
    'Sie war dann fällig, und keine Zeile sagt, was daraus wurde. Vielleicht steht es im Protokoll von CronPilot.',
  'It was not due at {when}.': 'Am {when} war sie nicht fällig.',
  'No schedule of it fires.': 'Keiner ihrer Zeitpläne hat Zeiten.',
  'The nearest time is {time}.': 'Die nächstgelegene Zeit ist {time}.',
  'The times around it are {times}.': 'Die Zeiten ringsum sind {times}.',
  'Set the task to wait in line, to replace the old run or to allow several, to change that.':
    'Anders wird es, wenn sich die Aufgabe anstellt, den alten Lauf stoppt oder mehrere zulässt.',
  'Set the task to replace the old run or to allow several, to change that.':
    'Anders wird es, wenn die Aufgabe den alten Lauf stoppt oder mehrere zulässt.',
  'More runs at the same time can be set for the task.':
    'Für die Aufgabe lassen sich mehr gleichzeitige Läufe erlauben.',
  'Set the task to run once when back to make up for such times.':
    'Mit „Einmal nachholen“ holt die Aufgabe solche Zeiten nach.',
  'Start CronPilot at login, or set the task to run once when back.':
    'Dagegen hilft, CronPilot bei der Anmeldung zu starten oder die Aufgabe einmal nachholen zu lassen.',
  'A longer lateness can be set for the task.':
    'Für die Aufgabe lässt sich eine längere Verspätung erlauben.',
  'It runs again once the pause is over.': 'Nach der Pause läuft sie wieder.',
  'The window is one of the task’s own.': 'Die Sperrzeit gehört zur Aufgabe selbst.',
  'A later deadline, or running anyway at the deadline, can be set for the task.':
    'Für die Aufgabe lässt sich eine spätere Frist setzen, oder dass sie dann trotzdem startet.',
  'Set the secret in the settings.': 'Das Geheimnis lässt sich in den Einstellungen setzen.',
  'Give the parameter a default, so that scheduled runs have a value.':
    'Mit einem Standard für den Parameter haben geplante Läufe einen Wert.',
  'It is running, since {since}.': 'Sie läuft, seit {since}.',
  'It has not started yet.': 'Sie wurde noch nicht gestartet.',
  'It waits for its turn.': 'Sie wartet, bis sie an der Reihe ist.',
  'It never started.': 'Sie wurde nie gestartet.',
  'It could not be started.': 'Sie ließ sich nicht starten.',
  'It did run.': 'Sie lief.',
  'It was caught up at {when}.': 'Nachgeholt wurde sie am {when}.',
  'It was asked for at {when}.': 'Verlangt wurde sie am {when}.',
  'It was due at {when}.': 'Sie war am {when} fällig.',
  'It was due {count} times {span}.': 'Sie war {count}-mal fällig, {span}.',
  'Nothing was missed.': 'Nichts wurde verpasst.',
  'It has not run yet.': 'Sie lief noch nie.',
  'It last ran at {last}.': 'Zuletzt lief sie am {last}.',
  'It has not run yet and is due next at {next}.':
    'Sie lief noch nie und ist als Nächstes am {next} fällig.',
  'It last ran at {last} and is due next at {next}.':
    'Zuletzt lief sie am {last} und ist als Nächstes am {next} fällig.',
};
