/** Fire times of any kind of schedule. */

import { type Schedule, toWallMs } from '../../shared/schedule.ts';
import { nextInstant } from './clock-rule.ts';
import { systemTimeZone } from './system-time-zone.ts';
import { wallClockToInstant } from './wall-clock.ts';
import { wallTimesOf } from './wall-times.ts';

type IntervalSchedule = Extract<Schedule, { kind: 'interval' }>;

/** What surrounds the nominal fire times, which are those without `jitterMs`. */
export interface FireBounds {
  /** No nominal fire time is before it; -Infinity without `startAt` and `anchorMs`. */
  readonly startMs: number;
  /** No nominal fire time is after it; Infinity without `endAt`. */
  readonly endMs: number;
  /** How much later than the nominal time it fires. */
  readonly delayMs: number;
}

/**
 * First fire time strictly after `afterMs`, null when there is none.
 * `anchorMs` is when the schedule was stored: an interval without an anchor or start of its own
 * counts from it, and the jitter is drawn from it.
 *
 * @throws TypeError or RangeError for a cron pattern or zone that `checkSchedule` rejects.
 */
export function nextFireAfter(
  schedule: Schedule,
  afterMs: number,
  anchorMs: number,
): number | null {
  return fireTimesOf(schedule, anchorMs)(afterMs);
}

/** All fire times after `afterMs`, computed one by one as they are asked for, without duplicates. */
export function* fireTimesAfter(
  schedule: Schedule,
  afterMs: number,
  anchorMs: number,
): Generator<number, void, undefined> {
  const next = fireTimesOf(schedule, anchorMs);
  for (let fireAtMs = next(afterMs); fireAtMs !== null; fireAtMs = next(fireAtMs)) yield fireAtMs;
}

export function fireBoundsOf(schedule: Schedule, anchorMs: number): FireBounds {
  const { startAt, endAt, jitterMs } = schedule;
  const toInstant = (text: string) => wallClockToInstant(timeZoneOf(schedule), toWallMs(text));
  return {
    startMs: Math.max(
      startAt === undefined ? -Infinity : toInstant(startAt),
      schedule.kind === 'interval' ? (schedule.anchorMs ?? -Infinity) : -Infinity,
    ),
    endMs: endAt === undefined ? Infinity : toInstant(endAt),
    delayMs: jitterMs === undefined ? 0 : drawDelay(schedule, jitterMs, anchorMs),
  };
}

/**
 * An interval's nominal fire times lie whole distances from the phase, after it and before it: when
 * it was stored says nothing of when it starts, as the clock may have been wrong then.
 */
export function intervalOf(
  schedule: IntervalSchedule,
  anchorMs: number,
): { readonly phaseMs: number; readonly everyMs: number } {
  const { startAt, everyMs } = schedule;
  const countedFromMs =
    startAt === undefined ? anchorMs : wallClockToInstant(systemTimeZone(), toWallMs(startAt));
  return { phaseMs: schedule.anchorMs ?? countedFromMs, everyMs };
}

/** The zone a schedule is read in; an interval's dates are the computer's. */
export function timeZoneOf(schedule: Schedule): string {
  return (schedule.kind === 'interval' ? null : schedule.timeZone) ?? systemTimeZone();
}

/** Gives the first fire time after a time; made once, it is quicker to ask than `nextFireAfter`. */
export function fireTimesOf(
  schedule: Schedule,
  anchorMs: number,
): (afterMs: number) => number | null {
  const { startMs, endMs, delayMs } = fireBoundsOf(schedule, anchorMs);
  const next = nominalTimesOf(schedule, anchorMs);
  return (afterMs) => {
    const nextMs = next(Math.max(afterMs - delayMs, startMs - 1));
    return nextMs === null || nextMs > endMs ? null : nextMs + delayMs;
  };
}

function nominalTimesOf(schedule: Schedule, anchorMs: number): (afterMs: number) => number | null {
  if (schedule.kind === 'interval') {
    const { phaseMs, everyMs } = intervalOf(schedule, anchorMs);
    return (afterMs) => phaseMs + (Math.floor((afterMs - phaseMs) / everyMs) + 1) * everyMs;
  }
  const timeZone = timeZoneOf(schedule);
  if (schedule.kind === 'once') {
    const atMs = wallClockToInstant(timeZone, toWallMs(schedule.at));
    return (afterMs) => (atMs > afterMs ? atMs : null);
  }
  const wallTimes = wallTimesOf(schedule);
  return (afterMs) => nextInstant(wallTimes, timeZone, afterMs);
}

/**
 * In [0, jitterMs), always the same for a schedule. Its definition takes part, so that schedules
 * stored in the same ms differ; the hash is FNV-1a with the final mix of MurmurHash3.
 */
function drawDelay(schedule: Schedule, jitterMs: number, anchorMs: number): number {
  let hash = 0x811c9dc5;
  const entries = Object.entries(schedule).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const char of JSON.stringify([anchorMs, entries])) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return Math.floor((((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32) * jitterMs);
}
