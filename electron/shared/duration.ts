/** Durations and points in time: how the user writes them and how CronPilot shows them. */

import { formatDecimal } from './format-number.ts';
import { msg, t } from './i18n.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Each unit once, largest first, blanks allowed: `1h 30m`, `1.5h`, `250ms`, `3 Tg. 4 h`, `2,5 min`. */
const DURATION =
  /^(?:([\d.,]+) *(?:d|tg\.?))? *(?:([\d.,]+) *(?:h|std\.?))? *(?:([\d.,]+) *(?:min\.?|m(?!s|i)))? *(?:([\d.,]+) *s)? *(?:([\d.,]+) *ms)?$/i;
const UNITS_MS = [DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, 1];

/** Below this distance a time is "just now" or "in a moment". */
const MOMENT_MS = 45 * SECOND_MS;
const LONGEST_MINUTES = 90;
const LONGEST_DAYS = 7;

const WEEKDAYS = [
  msg('Sun'),
  msg('Mon'),
  msg('Tue'),
  msg('Wed'),
  msg('Thu'),
  msg('Fri'),
  msg('Sat'),
] as const;
const MONTHS = [
  msg('Jan'),
  msg('Feb'),
  msg('Mar'),
  msg('Apr'),
  msg('May'),
  msg('Jun'),
  msg('Jul'),
  msg('Aug'),
  msg('Sep'),
  msg('Oct'),
  msg('Nov'),
  msg('Dec'),
] as const;

/** Whole ms of a text such as `90s`, `5m`, `1h 30m` or `2d`; null when it is none. */
export function parseDuration(text: string): number | null {
  const match = DURATION.exec(text.trim());
  const amounts = match?.slice(1) ?? [];
  if (!amounts.some((amount) => amount !== undefined)) return null;
  const sum = UNITS_MS.reduce((ms, unit, index) => ms + unit * amountOf(amounts[index]), 0);
  const rounded = Math.round(sum);
  return Number.isSafeInteger(rounded) ? rounded : null;
}

function amountOf(text = '0'): number {
  return Number(text.replace(',', '.'));
}

/** `184 ms`, `3.2 s`, `42 s`, `1 m 42 s`, `2 h 5 m`, `3 d 4 h`; rounds down, negative counts as 0. */
export function formatDuration(durationMs: number): string {
  const ms = Math.max(0, Math.floor(durationMs));
  if (ms < SECOND_MS) return t('{ms} ms', { ms });
  if (ms < 10 * SECOND_MS) {
    return t('{seconds} s', { seconds: formatDecimal(Math.floor(ms / 100) / 10, 1) });
  }
  if (ms < MINUTE_MS) return t('{seconds} s', { seconds: Math.floor(ms / SECOND_MS) });
  if (ms < HOUR_MS) return minutesAndSeconds(ms);
  return ms < DAY_MS ? hoursAndMinutes(ms) : daysAndHours(ms);
}

function minutesAndSeconds(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  const seconds = Math.floor((ms % MINUTE_MS) / SECOND_MS);
  return seconds === 0
    ? t('{minutes} m', { minutes })
    : t('{minutes} m {seconds} s', { minutes, seconds });
}

function hoursAndMinutes(ms: number): string {
  const hours = Math.floor(ms / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  return minutes === 0 ? t('{hours} h', { hours }) : t('{hours} h {minutes} m', { hours, minutes });
}

function daysAndHours(ms: number): string {
  const days = Math.floor(ms / DAY_MS);
  const hours = Math.floor((ms % DAY_MS) / HOUR_MS);
  return hours === 0 ? t('{days} d', { days }) : t('{days} d {hours} h', { days, hours });
}

/**
 * `just now`, `in a moment`, `2 m ago`, `in 28 m`, `in 11 h 28 m`, `12 h ago`, `3 d ago`, and beyond
 * seven days the date. To the nearest minute, except that nothing but the first two is less than
 * one; of what is hours or days past nobody counts the rest.
 */
export function formatRelative(ms: number, nowMs: number, timeZone: string | null = null): string {
  const distanceMs = Math.abs(ms - nowMs);
  if (distanceMs < MOMENT_MS) return ms <= nowMs ? t('just now') : t('in a moment');
  if (distanceMs >= LONGEST_DAYS * DAY_MS) return formatDate(ms, nowMs, timeZone);
  const roundMs = Math.round(distanceMs / MINUTE_MS) * MINUTE_MS;
  if (roundMs < LONGEST_MINUTES * MINUTE_MS) {
    const duration = t('{minutes} m', { minutes: roundMs / MINUTE_MS });
    return ms <= nowMs ? t('{duration} ago', { duration }) : t('in {duration}', { duration });
  }
  if (ms > nowMs) return t('in {duration}', { duration: formatDuration(roundMs) });
  const unitMs = roundMs < DAY_MS ? HOUR_MS : DAY_MS;
  return t('{duration} ago', { duration: formatDuration(roundMs - (roundMs % unitMs)) });
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
  const [weekdayWord = '', monthWord = ''] = [WEEKDAYS[weekday], MONTHS[month - 1]];
  const parts = { weekday: t(weekdayWord), day, month: t(monthWord) };
  return year === wallClock(nowMs, timeZone).year
    ? t('{weekday} {day} {month}', parts)
    : t('{weekday} {day} {month} {year}', { ...parts, year });
}

/** `Tue`. */
export function formatWeekday(ms: number): string {
  const word = WEEKDAYS[localWallClock(ms).weekday] ?? '';
  return t(word);
}

/** `Tue 24 Nov 02:00`. */
export function formatDateTime(ms: number, nowMs: number, timeZone: string | null = null): string {
  return `${formatDate(ms, nowMs, timeZone)} ${formatClock(ms, timeZone)}`;
}

/** `2026-11-24T02:00:00+01:00`: the whole truth, for programs and for who points at a time. */
export function formatIso(ms: number, timeZone: string | null = null): string {
  const { year, month, day, hour, minute, second } = wallClock(ms, timeZone);
  const wallMs = Date.UTC(year, month - 1, day, hour, minute, second);
  const offset = Math.round((wallMs - ms) / MINUTE_MS);
  const distance = Math.abs(offset);
  const [hours, minutes] = [twoDigits(Math.floor(distance / 60)), twoDigits(distance % 60)];
  return `${new Date(wallMs).toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

/** `14:35` on the day of `nowMs`, else `Tue 24 Nov 14:35`. */
export function formatMoment(ms: number, nowMs: number, timeZone: string | null = null): string {
  const isToday = formatDate(ms, nowMs, timeZone) === formatDate(nowMs, nowMs, timeZone);
  return isToday ? formatClock(ms, timeZone) : formatDateTime(ms, nowMs, timeZone);
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
    weekday: (WEEKDAYS as readonly string[]).indexOf(parts.get('weekday') ?? ''),
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

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
