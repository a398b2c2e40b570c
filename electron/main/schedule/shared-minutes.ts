/** Finds which of some minutes a schedule fires in, to tell who starts together. */

import type { Schedule } from '../../shared/schedule.ts';
import { fireTimesOf } from './next-fire.ts';

const MINUTE_MS = 60_000;

/**
 * Those of the fire times in whose minute this schedule fires too.
 *
 * @param fireTimesMs soonest first
 * @param anchorMs when the schedule was stored
 */
export function sharedMinutes(
  schedule: Schedule,
  anchorMs: number,
  fireTimesMs: readonly number[],
): readonly number[] {
  const next = fireTimesOf(schedule, anchorMs);
  let nextMs: number | null = -Infinity;
  return fireTimesMs.filter((ms) => {
    const fromMs = Math.floor(ms / MINUTE_MS) * MINUTE_MS;
    if (nextMs !== null && nextMs < fromMs) nextMs = next(fromMs - 1);
    return nextMs !== null && nextMs < fromMs + MINUTE_MS;
  });
}
