/** Lets the runs that wait to catch up take turns anew: quiet after another sleep, not in a storm. */

import type { RunId } from '../../shared/run.ts';
import type { Settings } from '../../shared/settings.ts';
import type { WaitingRun } from './decide-start.ts';

export type Pace = Pick<Settings, 'catchUpQuietMs' | 'catchUpEveryMs'>;

/** New `notBeforeMs` of those that would start too soon, in the order in which they were to start. */
export function decidePostponed(
  waiting: readonly Pick<WaitingRun, 'id' | 'trigger' | 'notBeforeMs'>[],
  nowMs: number,
  { catchUpQuietMs, catchUpEveryMs }: Pace,
): ReadonlyMap<RunId, number> {
  const inTurn = waiting
    .flatMap(({ id, trigger, notBeforeMs }) =>
      trigger === 'catch_up' && notBeforeMs !== null ? [{ id, notBeforeMs }] : [],
    )
    .sort((a, b) => a.notBeforeMs - b.notBeforeMs || a.id - b.id);
  const postponed = new Map<RunId, number>();
  let earliestMs = nowMs + catchUpQuietMs;
  for (const { id, notBeforeMs } of inTurn) {
    const startMs = Math.max(notBeforeMs, earliestMs);
    if (startMs > Math.max(notBeforeMs, nowMs)) postponed.set(id, startMs);
    earliestMs = startMs + catchUpEveryMs;
  }
  return postponed;
}
