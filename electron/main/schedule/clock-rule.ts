/** The rule at a clock change: which instants a pattern's wall-clock times become. */

import { DAY_MS, findClockChange, landWallClock, zoneOffsetMs } from './wall-clock.ts';

/** When something is due by the clock on the wall. Times are given as if they were UTC. */
export interface WallTimes {
  /** True for times that are named, false for a pattern that follows the clock (`*`). */
  readonly isFixed: boolean;
  /** First one strictly after a time, null when there is none. */
  readonly next: (afterWallMs: number) => number | null;
}

/** As in Vixie cron, a jump of more is no summer time but a correction: its times are not made up. */
const MAX_GAP_MS = 3 * 3_600_000;

/**
 * First instant strictly after `afterMs` at which the times are due in a zone.
 *
 * The rule is Vixie cron's (cron.c: "wildcard" and "fixed-time" jobs). A fixed time is due exactly
 * once: one in a gap at the first instant after the gap, together with all others in it, and one
 * that comes twice the first time. A pattern that follows the clock is due whenever the clock
 * shows a time of it: in both passes of a repeated hour, and not at all in a gap.
 *
 * @throws RangeError for a zone that is not known
 */
export function nextInstant(times: WallTimes, timeZone: string, afterMs: number): number | null {
  return times.isFixed
    ? nextFixed(times, timeZone, afterMs)
    : nextByClock(times, timeZone, afterMs);
}

function nextFixed({ next }: WallTimes, timeZone: string, afterMs: number): number | null {
  let wallMs = next(afterMs + zoneOffsetMs(timeZone, afterMs));
  while (wallMs !== null) {
    const { instantsMs, change } = landWallClock(timeZone, wallMs);
    const [firstMs] = instantsMs;
    if (firstMs !== undefined && firstMs > afterMs) return firstMs;
    if (change === null) throw new Error(`${wallMs} in ${timeZone} is not after ${afterMs}`);
    const { atMs, offsetBeforeMs, offsetAfterMs } = change;
    if (firstMs === undefined && offsetAfterMs - offsetBeforeMs <= MAX_GAP_MS) return atMs;
    // The rest of the gap, or of the second pass, has no times of its own.
    wallMs = next(atMs + Math.max(offsetBeforeMs, offsetAfterMs) - 1);
  }
  return null;
}

function nextByClock({ next }: WallTimes, timeZone: string, afterMs: number): number | null {
  const change = findClockChange(timeZone, afterMs, afterMs + DAY_MS);
  const offsetMs = change?.offsetBeforeMs ?? zoneOffsetMs(timeZone, afterMs);
  const firstMs = next(afterMs + offsetMs);
  if (firstMs === null) return null;
  const untilMs = change?.atMs ?? afterMs + DAY_MS;
  if (firstMs - offsetMs < untilMs) return firstMs - offsetMs;
  // From a change on the clock shows another time, which may be one it has shown before.
  let wallMs = change ? next(change.atMs + change.offsetAfterMs - 1) : firstMs;
  while (wallMs !== null) {
    const landing = landWallClock(timeZone, wallMs);
    const instantMs = landing.instantsMs.find((ms) => ms > afterMs);
    if (instantMs !== undefined) return instantMs;
    if (landing.change === null)
      throw new Error(`${wallMs} in ${timeZone} is not after ${afterMs}`);
    wallMs = next(landing.change.atMs + landing.change.offsetAfterMs - 1);
  }
  return null;
}
