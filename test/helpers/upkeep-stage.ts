/** Real stores and a real log folder for the jobs of upkeep, with runs of any age. */

import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { logFilename } from '../../electron/main/run/run-log.ts';
import { Retention } from '../../electron/main/store/retention.ts';
import type { Run } from '../../electron/shared/run.ts';
import { defaultSettings, type Settings } from '../../electron/shared/settings.ts';
import type { Task, TaskDraft } from '../../electron/shared/task.ts';
import { makeRun, makeTaskInput } from './make-task.ts';
import { openStores } from './open-stores.ts';
import { tempDir } from './temp-dir.ts';

export const NOW_MS = Date.UTC(2026, 10, 23, 12);
export const DAY_MS = 86_400_000;

export class UpkeepStage {
  readonly logsDir = join(tempDir(), 'logs');
  readonly stores = openStores();
  readonly retention = new Retention(this.stores.database);
  readonly pruned: number[] = [];
  readonly logged: string[] = [];
  readonly signal = new AbortController().signal;
  settings: Settings = defaultSettings;

  /** What every job is given. */
  get options() {
    return {
      retention: this.retention,
      database: this.stores.database,
      logsDir: this.logsDir,
      signal: this.signal,
      settings: () => this.settings,
      now: () => NOW_MS,
      onPruned: (taskId: number) => void this.pruned.push(taskId),
      log: (text: string) => void this.logged.push(text),
    };
  }

  addTask(name = 'Backup', change: Partial<TaskDraft> = {}): Task {
    const input = makeTaskInput({ name, schedules: [{ kind: 'hourly', minute: 0 }], ...change });
    return this.stores.taskStore.create(input, NOW_MS - 1000 * DAY_MS);
  }

  /** A run that ended so many days ago, with a log of so many bytes; none with null. */
  addRun(
    task: Pick<Task, 'id' | 'name'>,
    daysAgo: number,
    { logBytes, ...rest }: Partial<Omit<Run, 'logBytes'>> & { logBytes?: number | null } = {},
  ): Run {
    const atMs = NOW_MS - daysAgo * DAY_MS;
    const { runStore } = this.stores;
    const { id: _id, ...run } = makeRun({
      taskId: task.id,
      state: 'succeeded',
      queuedAtMs: atMs,
      startedAtMs: atMs,
      finishedAtMs: atMs,
      ...rest,
    });
    const inserted = runStore.insert(run);
    if (logBytes === null) return inserted;
    const filename = logFilename(task, inserted.id, atMs);
    this.writeLog(filename, logBytes ?? 10, daysAgo);
    return runStore.update(inserted.id, { logFilename: filename, logBytes: logBytes ?? 10 });
  }

  writeLog(filename: string, bytes: number, daysAgo: number): void {
    const path = join(this.logsDir, filename);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'x'.repeat(bytes));
    const changedAt = (NOW_MS - daysAgo * DAY_MS) / 1000;
    utimesSync(path, changedAt, changedAt);
  }

  hasFile(filename: string | null): boolean {
    return filename !== null && existsSync(join(this.logsDir, filename));
  }

  /** Whether the row says that there is a log; the file must agree. */
  hasLog(run: Run): boolean {
    const inRow = this.stores.runStore.get(run.id).logFilename !== null;
    if (inRow !== this.hasFile(run.logFilename))
      throw new Error(`Row and file of ${run.id} differ`);
    return inRow;
  }

  exists(run: Pick<Run, 'id'>): boolean {
    return (
      this.stores.database.prepare('SELECT 1 FROM runs WHERE id = ?').get(run.id) !== undefined
    );
  }
}
