/** Turns what has set tasks off into runs or, while the user has paused, into rows that say so. */

import type { ParameterValues } from '../../shared/parameter.ts';
import type { RunCause } from '../../shared/run-cause.ts';
import type { Run, Trigger } from '../../shared/run.ts';
import type { Pause } from '../../shared/status.ts';
import type { TaskId } from '../../shared/task.ts';
import { findPause, type Hold } from '../run/holds.ts';
import { newRun, type RunRequest } from '../run/new-run.ts';
import type { NotStarted, RunService } from '../run/run-service.ts';
import type { RunStore } from '../store/run-store.ts';
import type { TaskStore } from '../store/task-store.ts';
import { isLive } from './trigger-index.ts';

export interface Firing {
  readonly taskId: TaskId;
  readonly trigger: Trigger;
  readonly cause?: RunCause;
  readonly params?: ParameterValues;
}

export interface FireContext {
  readonly runService: RunService;
  readonly runStore: RunStore;
  readonly taskStore: TaskStore;
  readonly pause: () => Pause | null;
  readonly now: () => number;
}

/**
 * Returns the runs. Tasks that were switched off or deleted meanwhile get nothing.
 *
 * @param alongside Further changes of the transaction that writes the rows.
 * @throws AppError `unavailable` when the database refuses; nothing has changed then.
 */
export function fireAll(
  firings: readonly Firing[],
  context: FireContext,
  alongside: () => void = () => undefined,
): readonly Run[] {
  const requests = firings.flatMap(({ taskId, ...what }): RunRequest[] => {
    const task = context.taskStore.get(taskId);
    return isLive(task) ? [{ ...what, task }] : [];
  });
  const pause = context.pause();
  const nowMs = context.now();
  const free: RunRequest[] = [];
  const held: HeldRequest[] = [];
  for (const request of requests) {
    const hold = findPause(request.task, pause, nowMs);
    if (hold) held.push({ request, hold });
    else free.push(request);
  }
  const { rows, extend } = holdAll(held, nowMs, context.runStore);
  return context.runService.requestAll(free, rows, () => {
    alongside();
    return extend();
  });
}

interface HeldRequest {
  readonly request: RunRequest;
  readonly hold: Hold;
}

/** As with schedules, a pause leaves one row for each task and trigger, which counts. */
function holdAll(held: readonly HeldRequest[], nowMs: number, runStore: RunStore) {
  const rows = new Map<string, NotStarted>();
  const extended = new Map<Run['id'], Run>();
  for (const { request, hold } of held) {
    const key = `${request.task.id} ${request.trigger}`;
    const earlier = rowOfPause(request, hold, runStore);
    const row = rows.get(key);
    if (earlier) {
      const { dueCount } = extended.get(earlier.id) ?? earlier;
      extended.set(earlier.id, { ...earlier, dueCount: dueCount + 1 });
    } else if (row) rows.set(key, { ...row, dueCount: row.dueCount + 1 });
    else {
      const { reasonCode, reason, reasonWording } = hold;
      const why = { reasonCode, reason, reasonWording };
      const skipped = { ...newRun(request, nowMs), ...why, finishedAtMs: nowMs };
      rows.set(key, { ...skipped, state: 'skipped' });
    }
  }
  const extend = () =>
    [...extended.values()].map(({ id, dueCount }) =>
      runStore.update(id, { dueCount, finishedAtMs: nowMs }),
    );
  return { rows: [...rows.values()], extend };
}

function rowOfPause({ task, trigger }: RunRequest, hold: Hold, runStore: RunStore): Run | null {
  const [latest] = runStore.list({ taskId: task.id, limit: 1 });
  return latest && latest.trigger === trigger && hold.isOf(latest) ? latest : null;
}
