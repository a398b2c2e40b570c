/** Reads what a task's successes tell of its next run: how long they took, what file they left. */

import type { Database } from './database.ts';

/** Successes that count; older ones tell of another time. */
const RECENT_SUCCESSES = 30;

const SELECT_SUCCESSES = `
  SELECT id, task_revision, started_at_ms, finished_at_ms, output_file_bytes FROM runs
  WHERE task_id = ? AND state = 'succeeded' ORDER BY id DESC LIMIT ${RECENT_SUCCESSES}`;

export class SuccessStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Of the last 30 successes, newest first. */
  durationsMs(taskId: number): readonly number[] {
    return this.#database
      .prepare<{ readonly duration_ms: number }>(
        `SELECT finished_at_ms - started_at_ms AS duration_ms FROM (${SELECT_SUCCESSES})
         WHERE duration_ms IS NOT NULL`,
      )
      .all(taskId)
      .map(({ duration_ms: durationMs }) => durationMs);
  }

  /**
   * Size of the file that the success rules looked at, after the last success.
   *
   * @returns Null when there was none, or when the rules looked at another file then.
   */
  outputFileBytes(taskId: number, path: string): number | null {
    const row = this.#database
      .prepare<{ readonly bytes: number; readonly path: string | null }>(
        `SELECT output_file_bytes AS bytes,
           (SELECT definition ->> '$.success.outputFile.path' FROM task_revisions
            WHERE task_id = ? AND revision = task_revision) AS path
         FROM (${SELECT_SUCCESSES}) WHERE output_file_bytes IS NOT NULL LIMIT 1`,
      )
      .get(taskId, taskId);
    return row?.path === path ? row.bytes : null;
  }
}
