/** Counts and finds fire times that passed, without listing a month of seconds one by one. */

import { type Schedule, toCronPatterns } from '../../shared/schedule.ts';
import { systemTimeZone } from './cron.ts';
import { fireTimesAfter, intervalOf, nextFireAfter } from './next-fire.ts';
import { zoneOffsetMs } from './wall-clock.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
/** Each step costs about 30 µs; beyond them (over two years of hours) the count is extrapolated. */
const MAX_STEPS = 20_000;

interface HourlyCount {
  readonly timeZone: string;
  /** Fire times in an hour that has any. */
  readonly perHour: number;
}

/** All fire times in (afterMs, untilMs], oldest first; null when there are more than `limit`. */
export function listFireTimes(
  schedule: Schedule,
  afterMs: number,
  untilMs: number,
  anchorMs: number,
  limit: number,
): readonly number[] | null {
  const times: number[] = [];
  for (const fireAtMs of fireTimesAfter(schedule, afterMs, anchorMs)) {
    if (fireAtMs > untilMs) break;
    if (times.length >= limit) return null;
    times.push(fireAtMs);
  }
  return times;
}

/** Fire times in (afterMs, untilMs]; exact up to two years of hours, then in proportion. */
export function countFireTimes(
  schedule: Schedule,
  afterMs: number,
  untilMs: number,
  anchorMs: number,
): number {
  if (untilMs <= afterMs) return 0;
  if (schedule.kind === 'interval') {
    const { first, every } = intervalOf(schedule, anchorMs);
    const upTo = (ms: number) => (ms < first ? 0 : Math.floor((ms - first) / every) + 1);
    return upTo(untilMs) - upTo(afterMs);
  }
  const hourly = hourlyCountOf(schedule);
  return hourly
    ? countByHours(schedule, hourly, afterMs, untilMs)
    : countOneByOne(schedule, afterMs, untilMs, anchorMs);
}

/** Newest fire time in (afterMs, untilMs], null when there is none. */
export function lastFireTime(
  schedule: Schedule,
  afterMs: number,
  untilMs: number,
  anchorMs: number,
): number | null {
  const nextUntil = (fromMs: number) => {
    const nextMs = nextFireAfter(schedule, fromMs, anchorMs);
    return nextMs !== null && nextMs <= untilMs ? nextMs : null;
  };
  // Steps back twice as far each time until something fired, then halves the last step.
  let fromMs = untilMs;
  let emptySinceMs = untilMs;
  let last: number | null = null;
  for (let step = SECOND_MS; last === null && fromMs > afterMs; step *= 2) {
    emptySinceMs = fromMs;
    fromMs = Math.max(afterMs, untilMs - step);
    last = nextUntil(fromMs);
  }
  while (last !== null && emptySinceMs - last > 1) {
    const middleMs = Math.floor((last + emptySinceMs) / 2);
    const later = nextUntil(middleMs);
    if (later === null) emptySinceMs = middleMs;
    else last = later;
  }
  return last;
}

function countOneByOne(
  schedule: Schedule,
  afterMs: number,
  untilMs: number,
  anchorMs: number,
): number {
  let count = 0;
  for (const fireAtMs of fireTimesAfter(schedule, afterMs, anchorMs)) {
    if (fireAtMs > untilMs) return count;
    count += 1;
    if (count >= MAX_STEPS) return extrapolate(count, afterMs, fireAtMs, untilMs);
  }
  return count;
}

/** In an hour far from any clock change, a pattern that fires at all fires as often as in any other. */
function countByHours(
  schedule: Schedule,
  { timeZone, perHour }: HourlyCount,
  afterMs: number,
  untilMs: number,
): number {
  let count = 0;
  let fromMs = afterMs;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const nextMs = nextFireAfter(schedule, fromMs, 0);
    if (nextMs === null || nextMs > untilMs) return count;
    const offsetMs = zoneOffsetMs(timeZone, nextMs);
    const hourMs = Math.floor((nextMs + offsetMs) / HOUR_MS) * HOUR_MS - offsetMs;
    const wholeHour = hourMs > afterMs && hourMs + HOUR_MS <= untilMs;
    if (wholeHour && !isNearClockChange(timeZone, hourMs, offsetMs)) {
      count += perHour;
      fromMs = hourMs + HOUR_MS - 1;
    } else {
      const endMs = Math.min(untilMs, hourMs + HOUR_MS - 1);
      count += countOneByOne(schedule, fromMs, endMs, 0);
      fromMs = endMs;
    }
  }
  return extrapolate(count, afterMs, fromMs, untilMs);
}

/** Repeated hours and displaced fire times come within three hours after a change. */
function isNearClockChange(timeZone: string, hourMs: number, offsetMs: number): boolean {
  return (
    zoneOffsetMs(timeZone, hourMs - 3 * HOUR_MS) !== offsetMs ||
    zoneOffsetMs(timeZone, hourMs + HOUR_MS - 1) !== offsetMs
  );
}

function extrapolate(count: number, afterMs: number, reachedMs: number, untilMs: number): number {
  return Math.round((count * (untilMs - afterMs)) / (reachedMs - afterMs));
}

/** Null for schedules of several patterns and for nicknames, which fire at most once an hour each. */
function hourlyCountOf(schedule: Schedule): HourlyCount | null {
  if (schedule.kind === 'interval' || schedule.kind === 'once') return null;
  const [pattern = '', ...others] = toCronPatterns(schedule);
  const fields = pattern.split(/\s+/);
  if (others.length > 0 || fields.length < 5) return null;
  const [seconds, minutes] = fields.length === 6 ? fields : ['0', fields[0]];
  const perHour = countValues(seconds ?? '') * countValues(minutes ?? '');
  return { timeZone: schedule.timeZone ?? systemTimeZone(), perHour };
}

/** Values of a seconds or minutes part that croner accepted, such as `0,30` or `5-55/10`. */
function countValues(field: string): number {
  const values = new Set<number>();
  for (const item of field.split(',')) {
    const [range = '', step = '1'] = item.split('/');
    const [from = 0, to = from] = /^[*?]$/.test(range) ? [0, 59] : range.split('-').map(Number);
    for (let value = from; value <= to; value += Number(step)) values.add(value);
  }
  return values.size;
}
