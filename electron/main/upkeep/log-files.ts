/** Removes log files of runs, and finds the ones that no run owns any more. */

import { opendir, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { RunId } from '../../shared/run.ts';

/** As `logFilename` of run/run-log.ts names them; nothing else in the folder is ever touched. */
const TASK_DIR = /^[a-z0-9-]+-\d+$/;
const LOG_NAME = /^\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d_run-(\d+)\.log(?:\.times)?$/;

export interface FoundLog {
  /** Below the log folder. */
  readonly filename: string;
  readonly runId: RunId;
  readonly changedAtMs: number;
}

/** @returns false when the file is still there, for a reason that is told */
export async function removeLogFile(
  logsDir: string,
  filename: string,
  log: (text: string) => void,
): Promise<boolean> {
  try {
    await rm(join(logsDir, filename), { force: true });
    await rm(join(logsDir, `${filename}.times`), { force: true });
    return true;
  } catch (error) {
    log(`The log ${filename} cannot be removed: ${describe(error)}.`);
    return false;
  }
}

/** Size of a log; null when it is not there, or is nothing that can be read. */
export async function logSizeBytes(logsDir: string, filename: string): Promise<number | null> {
  const stats = await stat(join(logsDir, filename)).catch(() => null);
  return stats?.isFile() ? stats.size : null;
}

/** Every file with the name of a run's log, or of its times, in no order. A folder that is gone has none. */
export async function* findLogFiles(logsDir: string): AsyncGenerator<FoundLog> {
  for await (const dir of entriesOf(logsDir)) {
    if (!dir.isDirectory() || !TASK_DIR.test(dir.name)) continue;
    for await (const file of entriesOf(join(logsDir, dir.name))) {
      const runId = Number(LOG_NAME.exec(file.name)?.[1] ?? 0);
      if (!file.isFile() || runId === 0) continue;
      const filename = `${dir.name}/${file.name}`;
      const stats = await stat(join(logsDir, filename)).catch(() => null);
      if (stats) yield { filename, runId, changedAtMs: stats.mtimeMs };
    }
  }
}

/** Removes the folders of tasks that have been empty since `beforeMs`; younger ones may be about to be used. */
export async function removeEmptyTaskDirs(logsDir: string, beforeMs: number): Promise<void> {
  for await (const dir of entriesOf(logsDir)) {
    if (!dir.isDirectory() || !TASK_DIR.test(dir.name)) continue;
    const path = join(logsDir, dir.name);
    const stats = await stat(path).catch(() => null);
    // Refused by the system itself for a folder that holds something.
    if (stats && stats.mtimeMs < beforeMs) await rmdir(path).catch(() => undefined);
  }
}

async function* entriesOf(dir: string) {
  const entries = await opendir(dir).catch(() => null);
  if (entries) yield* entries;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
