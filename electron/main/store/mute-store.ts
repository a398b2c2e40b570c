/** Keeps of which tasks nothing is told for a while. */

import type { TaskMute } from '../../shared/alerts.ts';
import type { TaskId } from '../../shared/task.ts';
import type { Database } from './database.ts';

/** Each writing call is one transaction. */
export class MuteStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Null when it is not muted now. */
  untilMs(taskId: TaskId, nowMs: number): number | null {
    const row = this.#database
      .prepare<{ readonly until_ms: number }>(
        'SELECT until_ms FROM task_mutes WHERE task_id = ? AND until_ms > ?',
      )
      .get(taskId, nowMs);
    return row?.until_ms ?? null;
  }

  /** Those of tasks that are not deleted, soonest end first. */
  list(nowMs: number): readonly TaskMute[] {
    return this.#database
      .prepare<{ readonly id: number; readonly name: string; readonly until_ms: number }>(
        `SELECT id, name, until_ms FROM task_mutes CROSS JOIN tasks ON id = task_id
         WHERE until_ms > ? AND deleted_at_ms IS NULL ORDER BY until_ms, id`,
      )
      .all(nowMs)
      .map((row) => ({ taskId: row.id, taskName: row.name, untilMs: row.until_ms }));
  }

  /** Null ends it. */
  set(taskId: TaskId, untilMs: number | null): void {
    this.#database.transaction(() => {
      if (untilMs === null) {
        this.#database.prepare('DELETE FROM task_mutes WHERE task_id = ?').run(taskId);
      } else {
        this.#database
          .prepare('INSERT OR REPLACE INTO task_mutes (task_id, until_ms) VALUES (?, ?)')
          .run(taskId, untilMs);
      }
    });
  }
}
