/** German of what is wrong with a cron text, or with a schedule that never comes. */

import type { Catalogue } from '../../i18n.ts';

export const patternDe: Catalogue = {
  January: 'Januar',
  February: 'Februar',
  March: 'März',
  April: 'April',
  June: 'Juni',
  July: 'Juli',
  August: 'August',
  September: 'September',
  October: 'Oktober',
  November: 'November',
  December: 'Dezember',
  'This computer does not know the time zone {timeZone}.':
    'Dieser Computer kennt die Zeitzone {timeZone} nicht.',
  'This never happens: it ends before it is due for the first time.':
    'Das kommt nie vor: Es endet, bevor es zum ersten Mal fällig ist.',
  'This never happens: {month} has no day {day}.':
    'Das kommt nie vor: Der {month} hat keinen Tag {day}.',
  'This never happens: no month has such a day.': 'Das kommt nie vor: Kein Monat hat so einen Tag.',
  Seconds: 'Sekunden',
  day: 'Tag',
  'Days of the month': 'Tage des Monats',
  minute: 'Minute',
  Minutes: 'Minuten',
  hour: 'Stunde',
  Hours: 'Stunden',
  month: 'Monat',
  Months: 'Monate',
  weekday: 'Wochentag',
  Weekdays: 'Wochentage',
  one: 'einen',
  two: 'zwei',
  three: 'drei',
  four: 'vier',
  seven: 'sieben',
  eight: 'acht',
  nine: 'neun',
  'A cron text has five or six parts: minute, hour, day, month, weekday (seconds first when six). This has {count}.':
    'Ein Cron-Text hat fünf oder sechs Teile: Minute, Stunde, Tag, Monat, Wochentag (bei sechs zuerst die Sekunden). Dieser hat {count}.',
  'A time zone is no part of a cron text: choose {zone} as the time zone instead.':
    'Eine Zeitzone ist kein Teil eines Cron-Textes: Stattdessen {zone} als Zeitzone wählen.',
  'A cron text is the times alone; from “{command}” on this is a command.':
    'Ein Cron-Text sind nur die Zeiten; ab „{command}“ ist das ein Befehl.',
  '@reboot is no time: starting with the computer is a trigger of its own, not a schedule.':
    '@reboot ist keine Zeit: Der Start mit dem Computer ist ein eigener Auslöser, kein Zeitplan.',
  '@every is an interval, not a cron text: choose an interval instead.':
    '@every ist ein Abstand, kein Cron-Text: stattdessen einen Abstand wählen.',
  '{name} stands alone: remove what follows it.':
    '{name} steht allein: entfernen, was danach kommt.',
  '{name} is not known. Known are {names}.': '{name} ist nicht bekannt. Bekannt sind {names}.',
  'LW stands alone in the day part: other days need a cron text of their own.':
    'LW steht im Teil „Tag“ allein: Andere Tage brauchen einen eigenen Cron-Text.',
  'The {part} part “,” lacks a value on one side of a comma.':
    'Im Teil „{part}“ fehlt neben einem Komma ein Wert.',
  'Steps need a number above 0.': 'Schritte brauchen eine Zahl über 0.',
  'A step needs a range before it: {better} instead of {item}.':
    'Vor einem Schritt muss ein Bereich stehen: {better} statt {item}.',
  'The step {step} is too large: {plural} have {count} values.':
    'Der Schritt {step} ist zu groß: {plural} haben {count} Werte.',
  '{plural} go from {min} to {max}; this says {value}.':
    '{plural} gehen von {min} bis {max}; hier steht {value}.',
  'A range goes from the smaller to the larger number; {range} does not.':
    'Ein Bereich geht von der kleineren zur größeren Zahl; {range} nicht.',
  '{value} is no {part}: write {first} to {last}, or a number.':
    '{value} passt nicht in den Teil „{part}“: {first} bis {last} schreiben oder eine Zahl.',
  'The {part} part cannot have “{sign}” in it.': 'Im Teil „{part}“ darf „{sign}“ nicht stehen.',
  'The {part} part cannot be “{item}”.': 'Der Teil „{part}“ kann nicht „{item}“ sein.',
  '“#” belongs to the weekday part: MON#2 there is the second Monday.':
    '„#“ gehört in den Teil „Wochentag“: MON#2 ist dort der zweite Montag.',
  'The day part has L for the last day, LW for the last weekday and 15W for the weekday nearest to the 15th, but no “{item}”.':
    'Der Teil „Tag“ kennt L für den letzten Tag, LW für den letzten Werktag und 15W für den Werktag, der dem 15. am nächsten ist, aber kein „{item}“.',
  'A month has #1 to #5 of a weekday, and #L for its last, but no “{item}”.':
    'Ein Monat hat #1 bis #5 eines Wochentags und #L für den letzten, aber kein „{item}“.',
  'The weekday part lacks a weekday in “{item}”.':
    'Im Teil „Wochentag“ fehlt bei „{item}“ der Wochentag.',
  'L needs a weekday in front: FRI#L is the last Friday. In the day part it is the last day.':
    'Vor L muss ein Wochentag stehen: FRI#L ist der letzte Freitag. Im Teil „Tag“ ist es der letzte Tag.',
};
