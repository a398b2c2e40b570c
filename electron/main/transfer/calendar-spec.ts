/** Turns systemd's OnCalendar expressions into schedules, or says why there is none. */

import { t } from '../../shared/i18n.ts';
import type { TaskDraft } from '../../shared/task.ts';
import { isTimeZone } from '../../shared/schedule.ts';

type ScheduleDraft = NonNullable<TaskDraft['schedules']>[number];

export type CalendarReading = { readonly schedule: ScheduleDraft } | { readonly problem: string };

/** Thrown inside this file alone; its message is the reason. */
class NotConvertible extends Error {}

const NICKNAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    minutely: '*-*-* *:*:00',
    hourly: '*-*-* *:00:00',
    daily: '*-*-* 00:00:00',
    weekly: 'Mon *-*-* 00:00:00',
    monthly: '*-*-01 00:00:00',
    quarterly: '*-01,04,07,10-01 00:00:00',
    semiannually: '*-01,07-01 00:00:00',
    'semi-annually': '*-01,07-01 00:00:00',
    biannually: '*-01,07-01 00:00:00',
    'bi-annually': '*-01,07-01 00:00:00',
    yearly: '*-01-01 00:00:00',
    annually: '*-01-01 00:00:00',
  }),
);
/** From Monday, as systemd counts. */
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const LONG_WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];
const MAX_YEAR = 2199;

export function readCalendar(expression: string): CalendarReading {
  try {
    return { schedule: convert(expression.trim()) };
  } catch (error) {
    if (error instanceof NotConvertible) return { problem: error.message };
    throw error;
  }
}

function convert(expression: string): ScheduleDraft {
  const { text, timeZone } = splitZone(expression);
  const instant = /^@(\d+)$/.exec(text)?.[1];
  if (instant !== undefined) {
    const at = new Date(Number(instant) * 1000).toISOString().slice(0, 19);
    return { kind: 'once', at, timeZone: 'UTC' };
  }
  const words = (NICKNAMES.get(text.toLowerCase()) ?? text).split(/\s+/);
  const weekdays = /^[a-z]/i.test(words[0] ?? '') ? readWeekdays(words.shift() ?? '') : null;
  const date = words.some((word) => /-|~/.test(word)) ? (words.shift() ?? '') : '*-*-*';
  const time = words.shift() ?? '00:00:00';
  if (words.length > 0)
    throw new NotConvertible(t('“{words}” is not understood.', { words: words.join(' ') }));
  return toSchedule(readDate(date), readTime(time), weekdays, timeZone);
}

function splitZone(expression: string) {
  const [, head = '', zone = ''] = /^(.*\S)\s+([A-Za-z][\w+/-]*)$/.exec(expression) ?? [];
  const isWeekday = /^[a-z]{3}/i.test(zone) && WEEKDAYS.includes(zone.slice(0, 3).toLowerCase());
  if (zone === '' || (isWeekday && !zone.includes('/')))
    return { text: expression, timeZone: null };
  if (!isTimeZone(zone))
    throw new NotConvertible(t('The time zone {zone} is not known here.', { zone }));
  return { text: head, timeZone: zone };
}

/** `Mon,Wed..Fri` as cron's numbers; null for every day. */
function readWeekdays(text: string): readonly number[] | null {
  const days = new Set<number>();
  for (const part of text.replace(/,$/, '').split(',')) {
    const [first = '', last = first] = part.split(/\.\.|-/);
    const [from, to] = [weekdayIndex(first), weekdayIndex(last)];
    if (to < from) throw new NotConvertible(t('The weekdays {part} run backwards.', { part }));
    for (let day = from; day <= to; day += 1) days.add((day + 1) % 7);
  }
  return days.size === 7 ? null : [...days].sort((a, b) => a - b);
}

function weekdayIndex(word: string): number {
  const name = word.toLowerCase();
  const index = Math.max(WEEKDAYS.indexOf(name), LONG_WEEKDAYS.indexOf(name));
  if (index < 0) throw new NotConvertible(t('“{word}” is no weekday.', { word }));
  return index;
}

interface DateParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  /** Days are counted from the month's end. */
  readonly isFromEnd: boolean;
}

function readDate(text: string): DateParts {
  const [, year = '*', month, sign, day] =
    /^(?:([^-~]+)-)?([^-~]+)([-~])([^-~]+)$/.exec(text) ?? [];
  if (month === undefined || day === undefined) {
    throw new NotConvertible(t('“{text}” is no date such as *-*-01.', { text }));
  }
  return { year, month, day, isFromEnd: sign === '~' };
}

function readTime(text: string) {
  const [hour, minute, second = '0', ...more] = text.split(':');
  if (hour === undefined || minute === undefined || more.length > 0) {
    throw new NotConvertible(t('“{text}” is no time of day such as 02:30.', { text }));
  }
  return { hour, minute, second };
}

function toSchedule(
  date: DateParts,
  time: ReturnType<typeof readTime>,
  weekdays: readonly number[] | null,
  timeZone: string | null,
): ScheduleDraft {
  const second = toField(time.second, 0, 59, 'second');
  const clock = `${toField(time.minute, 0, 59, 'minute')} ${toField(time.hour, 0, 23, 'hour')}`;
  const month = toField(date.month, 1, 12, 'month');
  const days = date.isFromEnd
    ? fromEnd(date.day, weekdays)
    : { day: toField(date.day, 1, 31, 'day'), weekday: weekdays?.join(',') ?? '*' };
  // systemd wants both to fit, which cron says with `+`.
  const isBoth = days.day !== '*' && /^\d/.test(days.weekday) && !days.weekday.includes('#');
  const pattern = `${clock} ${days.day} ${month} ${isBoth ? '+' : ''}${days.weekday}`;
  return {
    kind: 'cron',
    pattern: second === '0' ? pattern : `${second} ${pattern}`,
    timeZone,
    ...yearLimits(date.year),
  };
}

/** The last day, or the last of a weekday: `*-*~01`, `Mon *-*~07/1`. */
function fromEnd(text: string, weekdays: readonly number[] | null) {
  if (Number(text) === 1) return { day: 'L', weekday: weekdays?.join(',') ?? '*' };
  const isLastWeek = /^0*7\/1$/.test(text) || /^0*1\.\.0*7$/.test(text);
  if (isLastWeek && weekdays) {
    return { day: '*', weekday: weekdays.map((day) => `${day}#L`).join(',') };
  }
  throw new NotConvertible(
    t(
      "CronPilot counts from a month's end to its last day and last weekdays alone, not to ~{text}.",
      { text },
    ),
  );
}

/** A year, or years that follow each other, become the first and the last time. */
function yearLimits(text: string): { readonly startAt?: string; readonly endAt?: string } {
  if (text === '*') return {};
  const years = values(text, 1970, MAX_YEAR, 'year').map((year) =>
    year < 70 ? year + 2000 : year,
  );
  const [first = 0, last = first] = [years[0], years.at(-1)];
  if (years.length !== last - first + 1) {
    throw new NotConvertible(t('The years {text} do not follow each other.', { text }));
  }
  return {
    startAt: `${first}-01-01T00:00`,
    ...(last === MAX_YEAR ? {} : { endAt: `${last}-12-31T23:59:59` }),
  };
}

/** As a field of a cron text: a wildcard stays one, so that it follows the clock. */
function toField(text: string, min: number, max: number, what: string): string {
  if (text === '*') return '*';
  const everyStep = /^(?:\*|0+)\/(\d+)$/.exec(text)?.[1];
  if (everyStep !== undefined && min === 0 && Number(everyStep) > 0 && Number(everyStep) <= max) {
    return Number(everyStep) === 1 ? '*' : `*/${Number(everyStep)}`;
  }
  return values(text, min, max, what).join(',');
}

/** All numbers that `1,3..5,10/5` names. */
function values(text: string, min: number, max: number, what: string): readonly number[] {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const [, first, last, step] = /^(\d+|\*)(?:\.\.(\d+))?(?:\/(\d+))?$/.exec(part) ?? [];
    if (first === undefined) {
      throw new NotConvertible(
        part.includes('.')
          ? t('CronPilot has no parts of seconds ({what} {text}).', { what, text })
          : t('“{part}” is not understood ({what} {text}).', { part, what, text }),
      );
    }
    const from = first === '*' ? min : Number(first);
    const to = last !== undefined ? Number(last) : step !== undefined ? max : from;
    const by = Number(step ?? 1);
    const isShortYear = what === 'year' && from < 70;
    if ((!isShortYear && from < min) || to > max || to < from || by < 1) {
      throw new NotConvertible(
        t('“{part}” is no {what} from {min} to {max}.', { part, what, min, max }),
      );
    }
    for (let value = from; value <= to; value += by) found.add(value);
  }
  return [...found].sort((a, b) => a - b);
}
