/** Says in a sentence when a schedule fires. */

import { cronWords } from './cron-words.ts';
import { assertNever } from './errors.ts';
import { currentLocale, msg, t } from './i18n.ts';
import { listAnd } from './join-words.ts';
import type { MonthlySchedule, NthWeekday, Schedule, WeeklySchedule } from './schedule.ts';

const WEEKDAYS = [
  msg('Monday'),
  msg('Tuesday'),
  msg('Wednesday'),
  msg('Thursday'),
  msg('Friday'),
  msg('Saturday'),
  msg('Sunday'),
] as const;

interface Unit {
  readonly ms: number;
  readonly every: string;
  readonly later: string;
}

const SECONDS: Unit = {
  ms: 1_000,
  every: msg('Every {count, plural, one {second} other {# seconds}}'),
  later: msg('up to {count, plural, one {a second} other {# seconds}} later'),
};
/** Largest first. A day is 24 hours here, since an interval does not follow the clock. */
const UNITS: readonly Unit[] = [
  {
    ms: 3_600_000,
    every: msg('Every {count, plural, one {hour} other {# hours}}'),
    later: msg('up to {count, plural, one {an hour} other {# hours}} later'),
  },
  {
    ms: 60_000,
    every: msg('Every {count, plural, one {minute} other {# minutes}}'),
    later: msg('up to {count, plural, one {a minute} other {# minutes}} later'),
  },
  SECONDS,
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
  return schedules.length === 0 ? t('Only by hand') : schedules.map(describeSchedule).join('; ');
}

function sentenceOf(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'hourly':
      return hourly(schedule.minute);
    case 'daily':
      return t('Every day at {times}', { times: times(schedule.times) });
    case 'weekly':
      return weekly(schedule);
    case 'monthly':
      return t('On the {days} of each month at {times}', {
        days: monthDays(schedule),
        times: times(schedule.times),
      });
    case 'interval':
      return inUnits('every', schedule.everyMs);
    case 'once':
      return t('Once on {day} at {time}', onceOn(schedule.at));
    case 'cron':
      return cronSentence(schedule.pattern);
    default:
      return assertNever(schedule);
  }
}

function hourly(minute: number): string {
  return minute === 0 ? t('Every hour, on the hour') : t('Every hour at {minute} past', { minute });
}

function cronSentence(pattern: string): string {
  if (/^@hourly$/i.test(pattern)) return hourly(0);
  return cronWords(pattern) ?? t('At the times of the cron text {pattern}', { pattern });
}

function weekly({ days, times: timesOfDay, everyWeeks }: WeeklySchedule): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const key = sorted.join('');
  const on = {
    days: listAnd(sorted.map(weekdayName)),
    times: times(timesOfDay),
  };
  if (everyWeeks !== undefined) return everySoManyWeeks(everyWeeks, key, on);
  switch (key) {
    case '1234567':
      return t('Every day at {times}', on);
    case '12345':
      return t('At {times} on weekdays', on);
    case '67':
      return t('At {times} on Saturday and Sunday', on);
    default:
      return t('Every {days} at {times}', on);
  }
}

function everySoManyWeeks(
  count: number,
  key: string,
  on: { readonly days: string; readonly times: string },
): string {
  if (key === '1234567') return t('Every {count} weeks on all days at {times}', { ...on, count });
  return key === '12345'
    ? t('Every {count} weeks on weekdays at {times}', { ...on, count })
    : t('Every {count} weeks on {days} at {times}', { ...on, count });
}

/** "1st, 22nd and last day", "2nd Tuesday and the last Friday". */
function monthDays({ days, weekdays = [] }: MonthlySchedule): string {
  const numbers = [...new Set(days.filter((day) => typeof day === 'number'))].sort((a, b) => a - b);
  const named = [
    ...(days.includes('last') ? [t('last day')] : []),
    ...(days.includes('last_weekday') ? [t('last weekday')] : []),
  ];
  const inMonth = [...new Set([...weekdays].sort((a, b) => rank(a) - rank(b)).map(nthWeekday))];
  const words = [...numbers.map(ordinal), ...named, ...inMonth];
  return inMonth.length > 0
    ? listAnd(words.map((day, at) => (at > 0 ? t('the {day}', { day }) : day)))
    : listAnd(words);
}

function nthWeekday({ nth, day }: NthWeekday): string {
  const weekday = weekdayName(day);
  return nth === 'last'
    ? t('last {weekday}', { weekday })
    : t('{nth} {weekday}', { nth: ordinal(nth), weekday });
}

function weekdayName(day: number): string {
  const name = WEEKDAYS[day - 1] ?? '';
  return t(name);
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
    ...(start === '' ? [] : [t('from {start}', { start: dayOrTime(start, /^00:00(:00)?$/) })]),
    ...(endAt === undefined ? [] : [t('until {end}', { end: dayOrTime(endAt, /^23:59(:59)?$/) })]),
    ...(jitterMs === undefined ? [] : [inUnits('later', jitterMs)]),
  ];
}

/** The day alone where the time is the one that bounds a whole day. */
function dayOrTime(text: string, wholeDay: RegExp): string {
  const [date = '', time] = text.split('T');
  const day = formatDay(date, {});
  return time === undefined || wholeDay.test(time) ? day : t('{day} at {time}', { day, time });
}

function ordinal(day: number): string {
  return t('{day, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', { day });
}

function times(all: readonly string[]): string {
  return listAnd([...new Set(all)].sort());
}

/** In the largest unit that it is a whole number of: "Every 90 seconds", "up to an hour later". */
function inUnits(form: 'every' | 'later', ms: number): string {
  const unit = UNITS.find((each) => ms % each.ms === 0) ?? SECONDS;
  return t(unit[form], { count: ms / unit.ms });
}

function onceOn(at: string): { readonly day: string; readonly time: string } {
  const [date = '', time = ''] = at.split('T');
  return { day: formatDay(date, { weekday: 'short' }), time };
}

/** "24 Nov 2026", "24. Nov. 2026" */
function formatDay(date: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(currentLocale() === 'de' ? 'de-DE' : 'en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...options,
  })
    .format(Date.parse(`${date}T00:00Z`))
    .replaceAll(',', '');
}
