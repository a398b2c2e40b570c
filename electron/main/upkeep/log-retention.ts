/** Keeps the logs of runs within the user's limits. Rows of runs stay without their log. */

import type { Run } from '../../shared/run.ts';
import type { Settings } from '../../shared/settings.ts';
import type { TaskId } from '../../shared/task.ts';
import type { KeptLog, Retention } from '../store/retention.ts';
import { decideLogRemovals } from './decide-log-removals.ts';
import { removeLogFile } from './log-files.ts';
import { inSlices } from './slices.ts';
import type { UpkeepJob } from './upkeep-job.ts';

export interface LogRetentionOptions {
  readonly retention: Retention;
  readonly logsDir: string;
  readonly settings: () => Settings;
  readonly now: () => number;
  /** Hears of each task of which something was removed. */
  readonly onPruned: (taskId: TaskId) => void;
  readonly log: (text: string) => void;
}

export class LogRetention implements UpkeepJob {
  readonly name = 'logs';
  readonly everyMs = 3_600_000;
  readonly #options: LogRetentionOptions;
  /** Of all logs: as the rows said at the last look, and what has ended since. */
  #totalBytes = 0;

  constructor(options: LogRetentionOptions) {
    this.#options = options;
  }

  get totalBytes(): number {
    return this.#totalBytes;
  }

  /** Call for each run that has ended. */
  noteEnded({ logBytes }: Pick<Run, 'logBytes'>): void {
    this.#totalBytes += logBytes;
  }

  isUrgent(): boolean {
    return this.#totalBytes > this.#options.settings().keepLogsBytes;
  }

  async run(signal: AbortSignal): Promise<void> {
    await this.trim(this.#options.settings().keepLogsBytes, signal);
  }

  /** The same with another limit for the size of all logs together. */
  async trim(keepBytes: number, signal: AbortSignal): Promise<void> {
    const { settings, now, retention } = this.#options;
    const logs = await this.#readLogs(signal);
    const { keepLogsMs, keepLogsPerTask } = settings();
    const own = retention.ownLogLimits();
    const limits = { keepMs: keepLogsMs, keepPerTask: keepLogsPerTask, keepBytes, own };
    this.#totalBytes = logs.reduce((sum, { bytes }) => sum + bytes, 0);
    await this.#remove(decideLogRemovals(logs, limits, now()), signal);
  }

  async #readLogs(signal: AbortSignal): Promise<readonly KeptLog[]> {
    const logs: KeptLog[] = [];
    await inSlices((rowCount) => {
      const part = this.#options.retention.logsAfter(logs.at(-1) ?? null, rowCount);
      logs.push(...part);
      return part.length > 0;
    }, signal);
    return logs;
  }

  /** Files first: on a full disk this makes the room that noting it needs. */
  async #remove(logs: readonly KeptLog[], signal: AbortSignal): Promise<void> {
    const { retention, logsDir, log, onPruned } = this.#options;
    const pruned = new Set<TaskId>();
    let at = 0;
    try {
      await inSlices(async (rowCount) => {
        const part = logs.slice(at, at + rowCount);
        at += part.length;
        const gone: KeptLog[] = [];
        for (const kept of part) {
          if (await removeLogFile(logsDir, kept.filename, log)) gone.push(kept);
        }
        retention.forgetLogs(gone.map(({ runId }) => runId));
        for (const { taskId, bytes } of gone) {
          pruned.add(taskId);
          this.#totalBytes -= bytes;
        }
        return at < logs.length;
      }, signal);
    } finally {
      for (const taskId of pruned) onPruned(taskId);
    }
  }
}
