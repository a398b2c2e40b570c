/** German of `schedule`. */

import type { Catalogue } from '../../i18n.ts';

export const scheduleDe: Catalogue = {
  '1 is every week.': '1 ist jede Woche.',
  '1st': '1.',
  '2nd': '2.',
  '3rd': '3.',
  '4th': '4.',
  '5th': '5.',
  'Add a time': 'Uhrzeit hinzufügen',
  'Add a weekday of the month': 'Wochentag im Monat hinzufügen',
  'Add another schedule': 'Weiteren Zeitplan hinzufügen',
  'Always by the same random time, so that not all starts fall together.':
    'Immer um dieselbe zufällige Zeit, damit nicht alles gleichzeitig startet.',
  At: 'Um',
  'At minute': 'Zur Minute',
  'Back to the form': 'Zurück zum Formular',
  'By the clock': 'Nach der Uhr',
  'Clocks change on {date}': 'Zeitumstellung am {date}',
  'Clocks go back on {date}: {time} happens twice, CronPilot runs it once.':
    'Am {date} wird die Uhr zurückgestellt: {time} kommt zweimal, CronPilot startet einmal.',
  'Clocks go forward on {date}: the {time} run starts at {to} that day.':
    'Am {date} wird die Uhr vorgestellt: Der Lauf um {time} startet an dem Tag um {to}.',
  Counted: 'Gezählt',
  'Counted from': 'Gezählt ab',
  'Counted from the week of': 'Gezählt ab der Woche des',
  Cron: 'Cron',
  'Cron has no text for this.': 'Cron hat dafür keinen Text.',
  'Cron reads this as “or”: day {day} and every {weekday}. Only when the {weekday} is day {day}?':
    'Cron liest das als „oder“: Tag {day} und jeden {weekday}. Nur wenn der {weekday} Tag {day} ist?',
  'Cron reads this as “or”: either the day or the weekday is enough. Only when both fit?':
    'Cron liest das als „oder“: Tag oder Wochentag genügt. Nur wenn beide passen?',
  'Cron text': 'Cron-Text',
  'Custom schedule: the cron text counts, the form cannot show it.':
    'Eigener Zeitplan: Es gilt der Cron-Text, das Formular kann ihn nicht zeigen.',
  Daily: 'Täglich',
  'Date and time': 'Datum und Uhrzeit',
  Day: 'Tag',
  Every: 'Alle',
  'Every so many weeks': 'Alle so viele Wochen',
  'Every…': 'Alle…',
  Friday: 'Freitag',
  'From a time': 'Ab einem Zeitpunkt',
  'From when it is saved': 'Ab dem Speichern',
  Hourly: 'Stündlich',
  hours: 'Stunden',
  'In cron, {count} lines: {lines}': 'In Cron {count} Zeilen: {lines}',
  'In this computer’s time.': 'In der Zeit dieses Computers.',
  'Kind of schedule': 'Art des Zeitplans',
  Last: 'Letzter',
  'Last day': 'Letzter Tag',
  'Last weekday': 'Letzter Werktag',
  'Later by up to': 'Später um bis zu',
  'Logs are kept for {days, plural, one {# day} other {# days}}.':
    'Protokolle bleiben {days, plural, one {# Tag} other {# Tage}}.',
  'Minute, hour, day, month, weekday.': 'Minute, Stunde, Tag, Monat, Wochentag.',
  Monday: 'Montag',
  Monthly: 'Monatlich',
  'Nearest to day': 'Nächstgelegen zu Tag',
  'Each starts in the same minute as {task}.': 'Jeder startet in derselben Minute wie {task}.',
  'Each starts in the same minute as {task} and {count, plural, one {# other task} other {# other tasks}}.':
    'Jeder startet in derselben Minute wie {task} und {count, plural, one {# weitere Aufgabe} other {# weitere Aufgaben}}.',
  'same minute as {task}': 'dieselbe Minute wie {task}',
  'same minute as {task} and {count, plural, one {# other task} other {# other tasks}}':
    'dieselbe Minute wie {task} und {count, plural, one {# weitere Aufgabe} other {# weitere Aufgaben}}',
  'Next 10 runs': 'Nächste 10 Läufe',
  'Next 10 runs, {count, plural, one {# warning} other {# warnings}}':
    'Nächste 10 Läufe, {count, plural, one {# Warnung} other {# Warnungen}}',
  'None: it runs only when you start it.': 'Keine: Sie läuft nur, wenn du sie startest.',
  'None, for the reason beside the schedule.': 'Keine, aus dem Grund beim Zeitplan.',
  'None: that time has passed.': 'Keine: Diese Zeit ist vorbei.',
  'Not after': 'Nicht nach',
  'Not an even {count} hours: after {last} comes {first}.':
    'Keine gleichmäßigen {count} Stunden: Nach {last} kommt {first}.',
  'Not an even {count} minutes: after {last} comes {first}.':
    'Keine gleichmäßigen {count} Minuten: Nach {last} kommt {first}.',
  'Not before': 'Nicht vor',
  'Of every hour, from 0 to 59.': 'Jeder Stunde, von 0 bis 59.',
  On: 'Am',
  'On day': 'Am Tag',
  'On days of the month': 'An Tagen des Monats',
  'On the weekday nearest to a day': 'Am Werktag, der einem Tag am nächsten ist',
  'On time': 'Pünktlich',
  Once: 'Einmal',
  'Only the newest {count} logs are kept.': 'Nur die neuesten {count} Protokolle bleiben.',
  'Remove schedule {number}': 'Zeitplan {number} entfernen',
  'Remove this weekday': 'Diesen Wochentag entfernen',
  'Runs only when you start it.': 'Läuft nur, wenn du es startest.',
  Saturday: 'Samstag',
  'Schedule {number}': 'Zeitplan {number}',
  seconds: 'Sekunden',
  'Shown as soon as the schedule is complete.': 'Erscheint, sobald der Zeitplan vollständig ist.',
  'Skips February without day 29, in three years of four.':
    'Lässt den Februar ohne Tag 29 aus, in drei von vier Jahren.',
  'Skips months without day 30: February.': 'Lässt Monate ohne Tag 30 aus: Februar.',
  'Skips months without day 31: February, April, June, September, November.':
    'Lässt Monate ohne Tag 31 aus: Februar, April, Juni, September, November.',
  'Start at {clock}': 'Um {clock} starten',
  'Start, end and spread…': 'Beginn, Ende und Streuung…',
  Sunday: 'Sonntag',
  'The day itself from Monday to Friday, else the weekday before or after it.':
    'Der Tag selbst von Montag bis Freitag, sonst der Werktag davor oder danach.',
  'They take about {size}.': 'Sie brauchen etwa {size}.',
  'This computer was asleep at {clock} on {missedCount} of the last {nightCount} days.':
    'Dieser Computer schlief um {clock} an {missedCount} der letzten {nightCount} Tage.',
  'This computer was asleep or CronPilot closed at {clock} on {missedCount} of the last {nightCount} days.':
    'Um {clock} schlief dieser Computer oder CronPilot war beendet: an {missedCount} der letzten {nightCount} Tage.',
  Thursday: 'Donnerstag',
  'Time {number}': 'Uhrzeit {number}',
  Tuesday: 'Dienstag',
  Unit: 'Einheit',
  'Use a {count}-hour interval': 'Abstand von {count} Stunden verwenden',
  'Use a {count}-minute interval': 'Abstand von {count} Minuten verwenden',
  'Use that': 'Das verwenden',
  'Use the last day': 'Den letzten Tag verwenden',
  'Use {pattern}': '{pattern} verwenden',
  'Usually takes {duration} but starts every {period}: each run stops the last.':
    'Dauert meist {duration}, startet aber alle {period}: Jeder Lauf beendet den vorigen.',
  'Usually takes {duration} but starts every {period}: runs wait for each other.':
    'Dauert meist {duration}, startet aber alle {period}: Läufe warten aufeinander.',
  'Usually takes {duration} but starts every {period}: {nth, plural, =2 {every second run is skipped} other {only one run in # starts}}.':
    'Dauert meist {duration}, startet aber alle {period}: {nth, plural, =2 {jeder zweite Lauf wird ausgelassen} other {nur einer von # Läufen startet}}.',
  Wednesday: 'Mittwoch',
  Weekday: 'Wochentag',
  'Weekdays of the month': 'Wochentage im Monat',
  Weekly: 'Wöchentlich',
  'When it runs. Edit the form or the cron text; each follows the other.':
    'Wann sie läuft. Formular oder Cron-Text bearbeiten; eins folgt dem anderen.',
  Which: 'Welcher',
  'Your {time} runs are not affected. Runs between {from} and {to} would move to {to} that day.':
    'Deine Läufe um {time} sind nicht betroffen. Läufe zwischen {from} und {to} würden an dem Tag auf {to} rücken.',
  '{count} other tasks start at {clock}.': '{count} andere Aufgaben starten um {clock}.',
  '{count} runs a day.': '{count} Läufe am Tag.',
  '{zone} (this computer)': '{zone} (dieser Computer)',
};
