/** Once a day compares the rows with the log folder: real sizes, logs that are gone, files of nobody. */

import type { TaskId } from '../../shared/task.ts';
import type { KeptLog, Retention } from '../store/retention.ts';
import { findLogFiles, logSizeBytes, removeEmptyTaskDirs, removeLogFile } from './log-files.ts';
import { inSlices } from './slices.ts';
import type { UpkeepJob } from './upkeep-job.ts';

const DAY_MS = 86_400_000;

export interface LogSweepOptions {
  readonly retention: Retention;
  readonly logsDir: string;
  readonly now: () => number;
  readonly onPruned: (taskId: TaskId) => void;
  readonly log: (text: string) => void;
}

export class LogSweep implements UpkeepJob {
  readonly name = 'log folder';
  readonly everyMs = DAY_MS;
  readonly #options: LogSweepOptions;

  constructor(options: LogSweepOptions) {
    this.#options = options;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { logsDir, now } = this.#options;
    await this.#correctRows(signal);
    await this.#removeStrays(signal);
    await removeEmptyTaskDirs(logsDir, now() - DAY_MS);
  }

  async #correctRows(signal: AbortSignal): Promise<void> {
    const { retention, logsDir, onPruned } = this.#options;
    const pruned = new Set<TaskId>();
    let last: KeptLog | null = null;
    await inSlices(async (rowCount) => {
      const logs = retention.logsAfter(last, rowCount);
      for (const { runId, taskId, filename, bytes } of logs) {
        const realBytes = await logSizeBytes(logsDir, filename);
        if (realBytes === null) {
          retention.forgetLogs([runId]);
          pruned.add(taskId);
        } else if (realBytes !== bytes) retention.correctLogBytes(runId, realBytes);
      }
      last = logs.at(-1) ?? last;
      return logs.length > 0;
    }, signal);
    for (const taskId of pruned) onPruned(taskId);
  }

  /** A day old at least, so that no file of a run that is just beginning or ending is taken for one. */
  async #removeStrays(signal: AbortSignal): Promise<void> {
    const { retention, logsDir, now, log } = this.#options;
    for await (const { filename, runId, changedAtMs } of findLogFiles(logsDir)) {
      signal.throwIfAborted();
      const isOwned = retention.logFilenameOf(runId) === filename.replace(/\.times$/, '');
      if (!isOwned && changedAtMs < now() - DAY_MS) await removeLogFile(logsDir, filename, log);
    }
  }
}
