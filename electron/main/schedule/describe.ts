/** Says in a sentence when a schedule fires. */

import cronstrue from 'cronstrue';

import { assertNever } from '../../shared/errors.ts';
import type {
  MonthlySchedule,
  NthWeekday,
  Schedule,
  WeeklySchedule,
} from '../../shared/schedule.ts';
import { needsBothDays } from './cron.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** Largest first. A day is 24 hours here, since an interval does not follow the clock. */
const UNITS: readonly (readonly [number, string])[] = [
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
];

/**
 * "Every day at 02:00, until 1 Feb 2027"; a zone of the schedule's own follows in brackets.
 * Never throws.
 */
export function describeSchedule(schedule: Schedule): string {
  const sentence = [sentenceOf(schedule), ...limits(schedule)].join(', ');
  const timeZone = schedule.kind === 'interval' ? null : schedule.timeZone;
  return timeZone === null ? sentence : `${sentence} (${timeZone})`;
}

/** One sentence for all schedules of a task; "Only by hand" for none. */
export function describeSchedules(schedules: readonly Schedule[]): string {
  return schedules.length === 0 ? 'Only by hand' : schedules.map(describeSchedule).join('; ');
}

function sentenceOf(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'hourly':
      return schedule.minute === 0
        ? 'Every hour, on the hour'
        : `Every hour at ${schedule.minute} past`;
    case 'daily':
      return `Every day at ${times(schedule.times)}`;
    case 'weekly':
      return weekly(schedule);
    case 'monthly':
      return `On the ${monthDays(schedule)} of each month at ${times(schedule.times)}`;
    case 'interval':
      return `Every ${duration(schedule.everyMs)}`;
    case 'once':
      return `Once on ${dateAndTime(schedule.at)}`;
    case 'cron':
      return cronSentence(schedule.pattern);
    default:
      return assertNever(schedule);
  }
}

function weekly({ days, times: timesOfDay, everyWeeks }: WeeklySchedule): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const names = list(sorted.map((day) => WEEKDAYS[day - 1] ?? ''));
  const at = times(timesOfDay);
  const key = sorted.join('');
  if (everyWeeks !== undefined) {
    const on = { 1234567: 'all days', 12345: 'weekdays' }[key] ?? names;
    return `Every ${everyWeeks} weeks on ${on} at ${at}`;
  }
  switch (key) {
    case '1234567':
      return `Every day at ${at}`;
    case '12345':
      return `At ${at} on weekdays`;
    case '67':
      return `At ${at} on Saturday and Sunday`;
    default:
      return `Every ${names} at ${at}`;
  }
}

/** "1st, 22nd and last day", "2nd Tuesday and the last Friday". */
function monthDays({ days, weekdays = [] }: MonthlySchedule): string {
  const numbers = [...new Set(days.filter((day) => typeof day === 'number'))].sort((a, b) => a - b);
  const named = [
    ...(days.includes('last') ? ['last day'] : []),
    ...(days.includes('last_weekday') ? ['last weekday'] : []),
  ];
  const inMonth = [...new Set([...weekdays].sort((a, b) => rank(a) - rank(b)).map(nthWeekday))];
  const words = [...numbers.map(ordinal), ...named, ...inMonth];
  return inMonth.length > 0
    ? list(words.map((word, at) => (at > 0 ? `the ${word}` : word)))
    : list(words);
}

function nthWeekday({ nth, day }: NthWeekday): string {
  return `${nth === 'last' ? nth : ordinal(nth)} ${WEEKDAYS[day - 1]}`;
}

/** The last of a weekday comes after the 5th. */
function rank({ nth, day }: NthWeekday): number {
  return (nth === 'last' ? 6 : nth) * 10 + day;
}

/** "from 4 Jan 2027", "until 1 Feb 2027 at 18:00", "up to 10 minutes later". */
function limits(schedule: Schedule): string[] {
  const { endAt, jitterMs } = schedule;
  const starts = [
    schedule.startAt ?? '',
    schedule.kind === 'weekly' ? (schedule.fromDate ?? '') : '',
  ];
  const start = starts.sort().at(-1) ?? '';
  return [
    ...(start === '' ? [] : [`from ${dayOrTime(start, /^00:00(:00)?$/)}`]),
    ...(endAt === undefined ? [] : [`until ${dayOrTime(endAt, /^23:59(:59)?$/)}`]),
    ...(jitterMs === undefined ? [] : [`up to ${article(duration(jitterMs))} later`]),
  ];
}

/** The day alone where the time is the one that bounds a whole day. */
function dayOrTime(text: string, wholeDay: RegExp): string {
  const [date = '', time] = text.split('T');
  const day = formatDay(date, {});
  return time === undefined || wholeDay.test(time) ? day : `${day} at ${time}`;
}

function ordinal(day: number): string {
  const suffix = { 1: 'st', 2: 'nd', 3: 'rd', 21: 'st', 22: 'nd', 23: 'rd', 31: 'st' }[day] ?? 'th';
  return `${day}${suffix}`;
}

function times(all: readonly string[]): string {
  return list([...new Set(all)].sort());
}

function list(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}

/** "hour", "90 seconds", "1.5 seconds": in the largest unit that is a whole number of. */
function duration(ms: number): string {
  const [unitMs, unit] = UNITS.find(([size]) => ms % size === 0) ?? [1_000, 'second'];
  const count = ms / unitMs;
  return count === 1 ? unit : `${count} ${unit}s`;
}

/** A count of one has no number: "hour" becomes "an hour". */
function article(length: string): string {
  if (/^\d/.test(length)) return length;
  return length === 'hour' ? 'an hour' : `a ${length}`;
}

function dateAndTime(at: string): string {
  const [date = '', time = ''] = at.split('T');
  return `${formatDay(date, { weekday: 'short' })} at ${time}`;
}

function formatDay(date: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...options,
  })
    .format(Date.parse(`${date}T00:00Z`))
    .replaceAll(',', '');
}

/** cronstrue words what it can; what only croner understands gets a plain sentence. */
function cronSentence(pattern: string): string {
  if (/^@hourly$/i.test(pattern)) return 'Every hour, on the hour';
  try {
    // Its names are upper case, but those of whole patterns.
    const known = pattern.startsWith('@') ? pattern : pattern.toUpperCase();
    const sentence = cronstrue.toString(known.replaceAll('#L', 'L').replace(' +', ' '), {
      use24HourTimeFormat: true,
      verbose: false,
    });
    return sentence
      .replace(/^At (\d\d:\d\d(?:(?:, \d\d:\d\d)* and \d\d:\d\d)?)$/, 'Every day at $1')
      .replace(', and on ', needsBothDays(pattern) ? ', but only on ' : ', and also every ');
  } catch {
    return `At the times of the cron text ${pattern}`;
  }
}
