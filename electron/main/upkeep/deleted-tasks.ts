/** Removes tasks for good that were deleted long enough ago, with their runs and logs. */

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import type { Settings } from '../../shared/settings.ts';
import type { TaskId } from '../../shared/task.ts';
import type { Database } from '../store/database.ts';
import { purgeableTasks, purgeTask } from '../store/purge-task.ts';
import type { Retention } from '../store/retention.ts';
import { finishRemoval } from './run-retention.ts';
import { inSlices } from './slices.ts';
import type { UpkeepJob } from './upkeep-job.ts';

export interface DeletedTasksOptions {
  readonly database: Database;
  readonly retention: Retention;
  /** Ends what is going on when CronPilot stops. */
  readonly signal: AbortSignal;
  readonly logsDir: string;
  readonly settings: () => Settings;
  readonly now: () => number;
  readonly onPruned: (taskId: TaskId) => void;
  readonly log: (text: string) => void;
}

export class DeletedTasks implements UpkeepJob {
  readonly name = 'deleted tasks';
  readonly everyMs = 3_600_000;
  readonly #options: DeletedTasksOptions;

  constructor(options: DeletedTasksOptions) {
    this.#options = options;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { database, settings, now } = this.#options;
    const beforeMs = () => now() - settings().keepDeletedMs;
    for (const taskId of purgeableTasks(database, beforeMs()))
      await this.#purge(taskId, beforeMs, signal);
  }

  /**
   * Removes one that was deleted, however lately.
   *
   * @throws AppError `conflict` for a task that is not deleted or still runs
   */
  async erase(taskId: TaskId): Promise<void> {
    const { database, signal } = this.#options;
    const beforeMs = () => Number.MAX_SAFE_INTEGER;
    if (!purgeableTasks(database, beforeMs()).includes(taskId))
      throw new AppError(
        'conflict',
        phrase('Task {taskId} is not deleted, or still runs.', { taskId }),
      );
    await this.#purge(taskId, beforeMs, signal);
  }

  /** A task that is restored meanwhile has lost a part of its history, and nothing else. */
  async #purge(taskId: TaskId, beforeMs: () => number, signal: AbortSignal): Promise<void> {
    const { database, retention, onPruned } = this.#options;
    const isStillDue = () => purgeableTasks(database, beforeMs()).includes(taskId);
    await inSlices(async (rowCount) => {
      if (!isStillDue()) return false;
      const removed = retention.removeRunsOf(taskId, rowCount);
      await finishRemoval(removed, { ...this.#options, onPruned: () => undefined });
      return removed.length > 0;
    }, signal);
    if (isStillDue()) purgeTask(database, taskId);
    onPruned(taskId);
  }
}
