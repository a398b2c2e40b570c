/** Makes of a queued row what the queue knows of a waiting run. */

import type { Run, Trigger } from '../../shared/run.ts';
import type { Conditions } from '../../shared/task-policy.ts';
import type { RunStore } from '../store/run-store.ts';
import { decideDeadline } from './conditions.ts';
import type { WaitingRun, WaitingTask } from './decide-start.ts';

export function toWaitingRun(run: Run, task: WaitingTask, runStore: RunStore): WaitingRun {
  const { id, trigger, attempt, notBeforeMs, deadlineMs } = run;
  const heedsConditions = !isByHand(originOf(run, runStore));
  return { id, trigger, attempt, notBeforeMs, deadlineMs, task, heedsConditions, obstacle: null };
}

/** Somebody waits for it, so it starts whatever the task's conditions are. */
export function isByHand(trigger: Trigger): boolean {
  return trigger === 'manual' || trigger === 'api' || trigger === 'test';
}

/** Counted from the time at which it would have started. */
export function deadlineOf(
  {
    scheduledForMs,
    notBeforeMs,
    queuedAtMs,
  }: Pick<Run, 'scheduledForMs' | 'notBeforeMs' | 'queuedAtMs'>,
  conditions: Conditions,
): number | null {
  return decideDeadline(conditions, scheduledForMs ?? notBeforeMs ?? queuedAtMs);
}

/** What asked for the first attempt; 'retry' when that is no longer known. */
function originOf(run: Run, runStore: RunStore): Trigger {
  let origin = run;
  while (origin.retryOfRunId !== null) {
    const before = runStore.find(origin.retryOfRunId);
    if (!before) break;
    origin = before;
  }
  return origin.trigger;
}
