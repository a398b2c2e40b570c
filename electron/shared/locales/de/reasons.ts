/** German of what runs say of themselves: why they wait, were not started or ended so. */

import type { Catalogue } from '../../i18n.ts';

export const reasonsDe: Catalogue = {
  '{task} is not due next at {when}.': '{task} ist nicht als Nächstes {when} fällig.',
  'Skipped by you at {when}.': 'Von Hand übersprungen um {when}.',
  'Nothing is started {window}, as this task is set to.':
    'Sperrzeit {window}: So ist es für diese Aufgabe eingestellt.',
  'All schedules were paused by you at {since}.': 'Alle Zeitpläne wurden um {since} angehalten.',
  'The task was paused by you on {since} until {until}.':
    'Die Aufgabe wurde am {since} bis {until} angehalten.',
  'Its process ended without leaving an exit code, for example because the computer was restarted.':
    'Der Prozess endete, ohne einen Exit-Code zu hinterlassen, etwa weil der Computer neu gestartet wurde.',
  'CronPilot ended while it ran, and it ended with it. It is unknown how far it came, so it is not started again by itself.':
    'CronPilot endete währenddessen und die Aufgabe mit ihm. Wie weit sie kam, ist nicht bekannt; deshalb startet sie nicht von selbst neu.',
  'The task itself reported a failure.': 'Die Aufgabe selbst hat einen Fehlschlag gemeldet.',
  'Stopped after its time limit of {seconds}.': 'Nach dem Zeitlimit von {seconds} gestoppt.',
  'Stopped by you.': 'Von Hand gestoppt.',
  'Stopped for a newer run of the same task.': 'Für einen neueren Lauf derselben Aufgabe gestoppt.',
  'Stopped together with CronPilot.': 'Zusammen mit CronPilot gestoppt.',
  'Stopped together with CronPilot, as this task is set to.':
    'Zusammen mit CronPilot gestoppt, wie für diese Aufgabe eingestellt.',
  '{ended} of {count, plural, one {# process} other {# processes}} ended.':
    '{ended} von {count, plural, one {# Prozess} other {# Prozessen}} beendet.',
  'Still running: {names}.': 'Noch am Laufen: {names}.',
  '{count, plural, one {# run of this task was active, the most it allows.} other {# runs of this task were active, the most it allows.}}':
    '{count, plural, one {# Lauf dieser Aufgabe war aktiv, mehr lässt sie nicht zu.} other {# Läufe dieser Aufgabe waren aktiv, mehr lässt sie nicht zu.}}',
  'Run {runId} of this task was already waiting.': 'Lauf {runId} dieser Aufgabe wartete schon.',
  'Run {runId} of this task was still waiting.': 'Lauf {runId} dieser Aufgabe wartete noch.',
  'Run {runId} of this task was still running.': 'Lauf {runId} dieser Aufgabe lief noch.',
  'A line of the output matches {pattern}, which it must not: “{line}”.':
    'Eine Zeile der Ausgabe passt auf {pattern}, was sie nicht darf: „{line}“.',
  'No line of the output matches {pattern}, and one must.':
    'Keine Zeile der Ausgabe passt auf {pattern}; eine muss es.',
  'The file {path} was not there after the run.': 'Die Datei {path} fehlte nach dem Lauf.',
  'The file {path} was last changed {age} before the end of the run; at most {most} is allowed.':
    'Die Datei {path} wurde {age} vor dem Ende des Laufs zuletzt geändert; erlaubt sind höchstens {most}.',
  'The file {path} has {size}, which is less than {share} of the {before} after the last success.':
    'Die Datei {path} hat {size}, weniger als {share} der {before} nach dem letzten Erfolg.',
  'Waits for a free slot.': 'Wartet auf einen freien Platz.',
  'Stopping; it is killed if it does not end by itself.':
    'Wird gestoppt und abgebrochen, wenn der Prozess nicht von selbst endet.',
  'Taken out of the queue by you.': 'Von Hand aus der Warteschlange genommen.',
  'Its task was deleted before it started.': 'Die Aufgabe wurde vor dem Start gelöscht.',
  'Its task was disabled before it started.': 'Die Aufgabe wurde vor dem Start ausgeschaltet.',
  'Waits for run {runId} of this task to end.':
    'Wartet auf das Ende von Lauf {runId} dieser Aufgabe.',
  'Waits for lock {lock}, held by run {runId} of {task}.':
    'Wartet auf die Sperre {lock}, die Lauf {runId} von {task} hält.',
  'Not started: {lacks}.': 'Nicht gestartet: {lacks}.',
  'Not started by {when}: {lacks}.': 'Bis {when} nicht gestartet: {lacks}.',
  'Taken out of the queue for a newer run.':
    'Für einen neueren Lauf aus der Warteschlange genommen.',
  'Run {runId} took the place of this attempt.': 'Lauf {runId} trat an die Stelle dieses Versuchs.',
  'Attempt {attempt} of {most} at {when}.': 'Versuch {attempt} von {most}: {when}.',
  'Waits until {when}, the quiet time after waking up or starting.':
    'Wartet bis {when}, die ruhige Zeit nach Aufwachen oder Start.',
  'Waits until {when}.': 'Wartet bis {when}.',
  'Waits for {wanted}.': 'Wartet auf {wanted}.',
  'Waits for {wanted}, no later than {when}.': 'Wartet auf {wanted}, längstens bis {when}.',
  'mains power': 'Netzstrom',
  'the network': 'das Netzwerk',
  'the computer to be idle for {duration}': '{duration} Untätigkeit des Computers',
  'the end of the quiet hours': 'das Ende der Ruhezeiten',
  'no mains power': 'kein Netzstrom',
  'no network': 'kein Netzwerk',
  'the computer was not idle for {duration}': 'der Computer war nicht {duration} untätig',
  'the quiet hours were not over': 'die Ruhezeiten waren nicht vorbei',
  'CronPilot was closed from {from} to {to}.': 'CronPilot war von {from} bis {to} geschlossen.',
  'CronPilot was closed until {to}.': 'CronPilot war bis {to} geschlossen.',
  'The computer was asleep from {from} to {to}.': 'Der Computer schlief von {from} bis {to}.',
  'The computer was asleep until {to}.': 'Der Computer schlief bis {to}.',
  'The computer was asleep or CronPilot was held up from {from} to {to}.':
    'Der Computer schlief oder CronPilot war aufgehalten, von {from} bis {to}.',
  'The computer was asleep or CronPilot was held up until {to}.':
    'Der Computer schlief oder CronPilot war aufgehalten, bis {to}.',
  'The clock was set forward from {from} to {to}.':
    'Die Uhr wurde von {from} auf {to} vorgestellt.',
  'The clock was set forward until {to}.': 'Die Uhr wurde auf {to} vorgestellt.',
  'Another schedule of the task was due at the same time.':
    'Ein anderer Zeitplan der Aufgabe war zur selben Zeit fällig.',
  'A later run makes up for it.': 'Ein späterer Lauf holt das nach.',
  'That is a correction: what it passed over never was.':
    'Das ist eine Korrektur: Was sie übersprang, gab es nie.',
  'A schedule that follows the clock leaves out what the clock leaves out.':
    'Ein Zeitplan, der der Uhr folgt, lässt aus, was die Uhr auslässt.',
  'This run makes up for it.': 'Dieser Lauf holt das nach.',
  'Only the last {count} are made up for.': 'Nur die letzten {count} werden nachgeholt.',
  'The task is set to skip what was missed.':
    'Die Aufgabe ist darauf eingestellt, Verpasstes zu überspringen.',
  'What is due hourly or more often is not made up for.':
    'Was stündlich oder öfter fällig ist, wird nicht nachgeholt.',
  'That is more than 24 hours ago, too late to catch up.':
    'Das ist mehr als 24 Stunden her, zu spät zum Nachholen.',
  'That is more than {duration} ago, which the task calls too late to catch up.':
    'Das ist mehr als {duration} her; so spät holt diese Aufgabe nichts nach.',
};
