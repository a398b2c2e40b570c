/** Says in a sentence when a schedule fires. */

import cronstrue from 'cronstrue';

import { assertNever } from '../../shared/errors.ts';
import type { Schedule } from '../../shared/schedule.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** Largest first. A day is 24 hours here, since an interval does not follow the clock. */
const UNITS: readonly (readonly [number, string])[] = [
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
];

/** "Every day at 02:00"; a zone of the schedule's own follows in brackets. Never throws. */
export function describeSchedule(schedule: Schedule): string {
  const sentence = sentenceOf(schedule);
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
      return weekly(schedule.days, times(schedule.times));
    case 'monthly':
      return `On the ${monthDays(schedule.days)} of each month at ${times(schedule.times)}`;
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

function weekly(days: readonly number[], at: string): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  switch (sorted.join('')) {
    case '1234567':
      return `Every day at ${at}`;
    case '12345':
      return `At ${at} on weekdays`;
    case '67':
      return `At ${at} on Saturday and Sunday`;
    default:
      return `Every ${list(sorted.map((day) => WEEKDAYS[day - 1] ?? ''))} at ${at}`;
  }
}

function monthDays(days: readonly (number | 'last')[]): string {
  const numbers = [...new Set(days.filter((day) => day !== 'last'))].sort((a, b) => a - b);
  const last = days.includes('last') ? ['last day'] : [];
  return list([...numbers.map(ordinal), ...last]);
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

function dateAndTime(at: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  const day = format.format(Date.parse(`${at}Z`)).replaceAll(',', '');
  return `${day} at ${at.slice('YYYY-MM-DDT'.length)}`;
}

/** cronstrue words what it can; what only croner understands gets a plain sentence. */
function cronSentence(pattern: string): string {
  if (/^@hourly$/i.test(pattern)) return 'Every hour, on the hour';
  try {
    const sentence = cronstrue.toString(pattern.replaceAll('#L', 'L'), {
      use24HourTimeFormat: true,
      verbose: false,
    });
    return sentence
      .replace(/^At (\d\d:\d\d(?:(?:, \d\d:\d\d)* and \d\d:\d\d)?)$/, 'Every day at $1')
      .replace(', and on ', ', and also every ');
  } catch {
    return `At the times of the cron text ${pattern}`;
  }
}
