/** Fire times of any kind of schedule. */

import { type Schedule, toCronPatterns } from '../../shared/schedule.ts';
import { nextFireTimes, systemTimeZone } from './cron.ts';
import { wallClockToInstant } from './wall-clock.ts';

/**
 * First fire time strictly after `afterMs`, null when there is none.
 * `anchorMs` is what an interval without an anchor of its own counts from.
 *
 * @throws TypeError or RangeError for a cron pattern or zone that `checkSchedule` rejects.
 */
export function nextFireAfter(
  schedule: Schedule,
  afterMs: number,
  anchorMs: number,
): number | null {
  if (schedule.kind === 'interval') {
    const { first, every } = intervalOf(schedule, anchorMs);
    return afterMs < first ? first : first + (Math.floor((afterMs - first) / every) + 1) * every;
  }
  if (schedule.kind === 'once') {
    const atMs = onceInstant(schedule);
    return atMs > afterMs ? atMs : null;
  }
  let soonest: number | null = null;
  for (const pattern of toCronPatterns(schedule)) {
    const [nextMs] = nextFireTimes(pattern, schedule.timeZone, afterMs, 1);
    if (nextMs !== undefined && (soonest === null || nextMs < soonest)) soonest = nextMs;
  }
  return soonest;
}

/** All fire times after `afterMs`, computed one by one as they are asked for, without duplicates. */
export function* fireTimesAfter(
  schedule: Schedule,
  afterMs: number,
  anchorMs: number,
): Generator<number, void, undefined> {
  const patterns = toCronPatterns(schedule);
  if (schedule.kind === 'interval' || schedule.kind === 'once' || patterns.length === 1) {
    let nextMs = nextFireAfter(schedule, afterMs, anchorMs);
    while (nextMs !== null) {
      yield nextMs;
      nextMs = nextFireAfter(schedule, nextMs, anchorMs);
    }
    return;
  }
  const next = (pattern: string, fromMs: number) =>
    nextFireTimes(pattern, schedule.timeZone, fromMs, 1)[0] ?? Infinity;
  const heads = patterns.map((pattern) => ({ pattern, fireAtMs: next(pattern, afterMs) }));
  for (;;) {
    const soonest = Math.min(...heads.map((head) => head.fireAtMs));
    if (soonest === Infinity) return;
    yield soonest;
    for (const head of heads) {
      if (head.fireAtMs === soonest) head.fireAtMs = next(head.pattern, soonest);
    }
  }
}

/** First fire time and distance of an interval: it fires at the first and every so often after. */
export function intervalOf(
  schedule: Extract<Schedule, { kind: 'interval' }>,
  anchorMs: number,
): { readonly first: number; readonly every: number } {
  return { first: schedule.anchorMs ?? anchorMs, every: schedule.everyMs };
}

function onceInstant(schedule: Extract<Schedule, { kind: 'once' }>): number {
  return wallClockToInstant(schedule.timeZone ?? systemTimeZone(), Date.parse(`${schedule.at}Z`));
}
