/** Takes one coming fire time of a task away, at the user's wish, and leaves a row that says so. */

import { formatDateTime } from '../shared/duration.ts';
import { AppError } from '../shared/errors.ts';
import { phrase } from '../shared/phrase.ts';
import { because } from '../shared/reason.ts';
import type { TaskId } from '../shared/task.ts';
import { newRun } from './run/new-run.ts';
import type { RunService } from './run/run-service.ts';
import type { Scheduler } from './schedule/scheduler.ts';
import type { TaskStore } from './store/task-store.ts';

/** An engine. */
export interface SkipContext {
  readonly scheduler: Pick<Scheduler, 'nextFiresOf'>;
  readonly taskStore: Pick<TaskStore, 'get' | 'setNextFire'>;
  readonly runService: Pick<RunService, 'requestAll'>;
  taskChanged(taskId: TaskId): void;
}

/**
 * The row and the schedule's next fire time are one transaction. Schedules of the task that are due
 * at the same instant are skipped together.
 *
 * @throws AppError `not_found`, or `conflict` when the task is not due next at `fireAtMs`
 */
export function skipNext(taskId: TaskId, fireAtMs: number, engine: SkipContext): void {
  const { scheduler, taskStore, runService } = engine;
  const nowMs = Date.now();
  const task = taskStore.get(taskId);
  const fires = scheduler.nextFiresOf(taskId).filter((fire) => fire.fireAtMs === fireAtMs);
  if (fires.length === 0 || fireAtMs <= nowMs) {
    const when = formatDateTime(fireAtMs, nowMs);
    throw new AppError(
      'conflict',
      phrase('{task} is not due next at {when}.', { task: task.name, when }),
    );
  }
  const rows = fires.map(({ scheduleId, clockEpoch }) => ({
    ...newRun(
      { task, trigger: 'schedule', scheduleId, scheduledForMs: fireAtMs, clockEpoch },
      nowMs,
    ),
    state: 'skipped' as const,
    reasonCode: 'skipped_by_user' as const,
    ...because(phrase('Skipped by you at {when}.', { when: { clockMs: nowMs } })),
    finishedAtMs: nowMs,
  }));
  runService.requestAll([], rows, () => {
    // Computed anew, which leaves out what has a row.
    for (const { scheduleId, cursorMs } of fires) taskStore.setNextFire(scheduleId, null, cursorMs);
    return [];
  });
  engine.taskChanged(taskId);
}
