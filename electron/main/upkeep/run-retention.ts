/** Keeps the history within the user's limits of age and number. */

import type { RunId } from '../../shared/run.ts';
import type { Settings } from '../../shared/settings.ts';
import type { TaskId } from '../../shared/task.ts';
import type { RemovedRun, Retention } from '../store/retention.ts';
import { removeLogFile } from './log-files.ts';
import { inSlices } from './slices.ts';
import type { UpkeepJob } from './upkeep-job.ts';

export interface RunRetentionOptions {
  readonly retention: Retention;
  readonly logsDir: string;
  readonly settings: () => Settings;
  readonly now: () => number;
  readonly onPruned: (taskId: TaskId) => void;
  readonly log: (text: string) => void;
}

/** Rows are counted in ranges of so many ids, which takes SQLite well under a ms each. */
const COUNTED_IDS = 10_000;

export class RunRetention implements UpkeepJob {
  readonly name = 'history';
  readonly everyMs = 6 * 3_600_000;
  readonly #options: RunRetentionOptions;

  constructor(options: RunRetentionOptions) {
    this.#options = options;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { retention, settings, now } = this.#options;
    const { keepRunsMs, keepRunsCount } = settings();
    const old = {
      beforeMs: now() - keepRunsMs,
      beforeRunId: await this.#oldestKeptId(keepRunsCount, signal),
    };
    let after: RunId = 0;
    await inSlices(async (rowCount) => {
      const { removed, lastRunId } = retention.removeOldRuns(after, old, rowCount);
      await finishRemoval(removed, this.#options);
      after = lastRunId ?? after;
      return lastRunId !== null;
    }, signal);
  }

  /** With the newest so many rows being those from this id on; 0 when there are fewer. */
  async #oldestKeptId(keepCount: number, signal: AbortSignal): Promise<RunId> {
    const { retention } = this.#options;
    const range = retention.runIdRange();
    if (!range || range.newest - range.oldest < keepCount) return 0;
    let upTo = range.newest;
    let missingCount = keepCount;
    let found: RunId = 0;
    await inSlices(() => {
      const count = retention.countRuns(upTo - COUNTED_IDS, upTo);
      if (count >= missingCount) {
        found = retention.idAbove(upTo, missingCount);
        return false;
      }
      missingCount -= count;
      upTo -= COUNTED_IDS;
      return upTo >= range.oldest;
    }, signal);
    return found;
  }
}

/** Rows are gone; their logs follow, and whoever shows them hears of it. */
export async function finishRemoval(
  removed: readonly RemovedRun[],
  options: Pick<RunRetentionOptions, 'logsDir' | 'log' | 'onPruned'>,
): Promise<void> {
  for (const { logFilename } of removed) {
    if (logFilename !== null) await removeLogFile(options.logsDir, logFilename, options.log);
  }
  for (const taskId of new Set(removed.map((run) => run.taskId))) options.onPruned(taskId);
}
