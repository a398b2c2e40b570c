/** Counts and finds fire times that passed, without listing a month of seconds one by one. */

import type { Schedule } from '../../shared/schedule.ts';
import { fieldValues } from './cron-field.ts';
import {
  fireBoundsOf,
  fireTimesAfter,
  intervalOf,
  nextFireAfter,
  timeZoneOf,
} from './next-fire.ts';
import { zoneOffsetMs } from './wall-clock.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
/** Each step costs about 30 µs; beyond them (over two years of hours) the count is extrapolated. */
const MAX_STEPS = 20_000;

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
  const { startMs, endMs, delayMs } = fireBoundsOf(schedule, anchorMs);
  return countNominal(
    withoutBounds(schedule, anchorMs),
    Math.max(afterMs - delayMs, startMs - 1),
    Math.min(untilMs - delayMs, endMs),
  );
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

/** Fires at the nominal times, with no end. */
function withoutBounds(schedule: Schedule, anchorMs: number): Schedule {
  const { startAt: _startAt, endAt: _endAt, jitterMs: _jitterMs, ...rest } = schedule;
  return rest.kind === 'interval' && schedule.kind === 'interval'
    ? { ...rest, anchorMs: intervalOf(schedule, anchorMs).phaseMs }
    : rest;
}

function countNominal(schedule: Schedule, afterMs: number, untilMs: number): number {
  if (untilMs <= afterMs) return 0;
  if (schedule.kind === 'interval') {
    const { phaseMs, everyMs } = intervalOf(schedule, 0);
    const upTo = (ms: number) => Math.floor((ms - phaseMs) / everyMs);
    return upTo(untilMs) - upTo(afterMs);
  }
  const perHour = countPerHour(schedule);
  return perHour === null
    ? countOneByOne(schedule, afterMs, untilMs)
    : countByHours(schedule, perHour, afterMs, untilMs);
}

function countOneByOne(schedule: Schedule, afterMs: number, untilMs: number): number {
  let count = 0;
  for (const fireAtMs of fireTimesAfter(schedule, afterMs, 0)) {
    if (fireAtMs > untilMs) return count;
    count += 1;
    if (count >= MAX_STEPS) return extrapolate(count, afterMs, fireAtMs, untilMs);
  }
  return count;
}

/** In an hour far from any clock change, a pattern that fires at all fires as often as in any other. */
function countByHours(
  schedule: Schedule,
  perHour: number,
  afterMs: number,
  untilMs: number,
): number {
  const timeZone = timeZoneOf(schedule);
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
      count += countOneByOne(schedule, fromMs, endMs);
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

/** Fire times in an hour that has any; null where that is not known, and one by one is quick. */
function countPerHour(schedule: Schedule): number | null {
  const fields = schedule.kind === 'cron' ? schedule.pattern.trim().split(/\s+/) : [];
  if (fields.length < 5) return null;
  const [seconds = '', minutes = ''] = fields.length === 6 ? fields : ['0', ...fields];
  return fieldValues(seconds, 59).length * fieldValues(minutes, 59).length;
}
