/** Durations and points in time: how the user writes them and how CronPilot shows them. */

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Each unit once, largest first, blanks allowed: `1h 30m`, `1.5h`, `250ms`. */
const DURATION =
  /^(?:([\d.]+) *d)? *(?:([\d.]+) *h)? *(?:([\d.]+) *m(?!s))? *(?:([\d.]+) *s)? *(?:([\d.]+) *ms)?$/i;
const UNITS_MS = [DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, 1];

/** Below this distance a time is "just now" or "in a moment". */
const MOMENT_MS = 45 * SECOND_MS;
const LONGEST_MINUTES = 90;
const LONGEST_DAYS = 7;

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Whole ms of a text such as `90s`, `5m`, `1h 30m` or `2d`; null when it is none. */
export function parseDuration(text: string): number | null {
  const match = DURATION.exec(text.trim());
  const amounts = match?.slice(1) ?? [];
  if (!amounts.some((amount) => amount !== undefined)) return null;
  const sum = UNITS_MS.reduce((ms, unit, index) => ms + unit * Number(amounts[index] ?? 0), 0);
  const rounded = Math.round(sum);
  return Number.isSafeInteger(rounded) ? rounded : null;
}

/** `184 ms`, `3.2 s`, `42 s`, `1 m 42 s`, `2 h 5 m`, `3 d 4 h`; rounds down, negative counts as 0. */
export function formatDuration(durationMs: number): string {
  const ms = Math.max(0, Math.floor(durationMs));
  if (ms < SECOND_MS) return `${ms} ms`;
  if (ms < 10 * SECOND_MS) return `${Math.floor(ms / 100) / 10} s`;
  if (ms < MINUTE_MS) return `${Math.floor(ms / SECOND_MS)} s`;
  if (ms < HOUR_MS) return twoUnits(ms, MINUTE_MS, 'm', SECOND_MS, 's');
  if (ms < DAY_MS) return twoUnits(ms, HOUR_MS, 'h', MINUTE_MS, 'm');
  return twoUnits(ms, DAY_MS, 'd', HOUR_MS, 'h');
}

/**
 * `just now`, `in a moment`, `2 m ago`, `in 28 m`, `in 11 h 28 m`, `3 d 4 h ago`, and beyond seven
 * days the date. To the nearest minute, except that nothing but the first two is less than one.
 */
export function formatRelative(ms: number, nowMs: number, timeZone: string | null = null): string {
  const distanceMs = Math.abs(ms - nowMs);
  if (distanceMs < MOMENT_MS) return ms <= nowMs ? 'just now' : 'in a moment';
  if (distanceMs >= LONGEST_DAYS * DAY_MS) return formatDate(ms, nowMs, timeZone);
  const minutes = Math.round(distanceMs / MINUTE_MS);
  const words = minutes < LONGEST_MINUTES ? `${minutes} m` : formatDuration(minutes * MINUTE_MS);
  return ms <= nowMs ? `${words} ago` : `in ${words}`;
}

/** `02:00`, in the computer's zone or the named one. */
export function formatClock(ms: number, timeZone: string | null = null): string {
  const { hour, minute } = wallClock(ms, timeZone);
  return `${twoDigits(hour)}:${twoDigits(minute)}`;
}

/** `02:00:07`. */
export function formatClockSeconds(ms: number, timeZone: string | null = null): string {
  return `${formatClock(ms, timeZone)}:${twoDigits(wallClock(ms, timeZone).second)}`;
}

/** `Tue 24 Nov`, with the year only when it is not that of `nowMs`. */
export function formatDate(ms: number, nowMs: number, timeZone: string | null = null): string {
  const { year, month, day, weekday } = wallClock(ms, timeZone);
  const date = `${WEEKDAYS[weekday]} ${day} ${MONTHS[month - 1]}`;
  return year === wallClock(nowMs, timeZone).year ? date : `${date} ${year}`;
}

/** `Tue 24 Nov 02:00`. */
export function formatDateTime(ms: number, nowMs: number, timeZone: string | null = null): string {
  return `${formatDate(ms, nowMs, timeZone)} ${formatClock(ms, timeZone)}`;
}

interface WallClock {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Making a formatter takes longer than a thousand uses of it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function wallClock(ms: number, timeZone: string | null): WallClock {
  if (timeZone === null) return localWallClock(ms);
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      weekday: 'short',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, formatter);
  }
  const parts = new Map(formatter.formatToParts(ms).map((part) => [part.type, part.value]));
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? ''),
    hour: number('hour'),
    minute: number('minute'),
    second: number('second'),
  };
}

/** By `Date`, which also follows a zone the user changes while CronPilot runs. */
function localWallClock(ms: number): WallClock {
  const date = new Date(ms);
  return {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    weekday: date.getDay(),
    hour: date.getHours(),
    minute: date.getMinutes(),
    second: date.getSeconds(),
  };
}

function twoUnits(ms: number, large: number, largeUnit: string, small: number, smallUnit: string) {
  const rest = Math.floor((ms % large) / small);
  const head = `${Math.floor(ms / large)} ${largeUnit}`;
  return rest === 0 ? head : `${head} ${rest} ${smallUnit}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
