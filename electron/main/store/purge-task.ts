/** Removes deleted tasks for good. */

import type { TaskId } from '../../shared/task.ts';
import type { Database } from './database.ts';

interface TaskReference {
  readonly name: string;
  readonly column: string;
}

/** Tasks deleted before `beforeMs` that have no active run. */
export function purgeableTasks(database: Database, beforeMs: number): readonly TaskId[] {
  return database
    .prepare<{ readonly id: number }>(
      `SELECT id FROM tasks WHERE deleted_at_ms < ? AND NOT EXISTS (
         SELECT 1 FROM runs WHERE task_id = tasks.id AND state IN ('queued', 'running'))
       ORDER BY id`,
    )
    .all(beforeMs)
    .map(({ id }) => id);
}

/** Removes a task with all that refers to it. Its runs are removed before, in parts. */
export function purgeTask(database: Database, taskId: TaskId): void {
  database.transaction(() => {
    for (const { name, column } of referencesToTasks(database)) {
      database.prepare(`DELETE FROM "${name}" WHERE "${column}" = ?`).run(taskId);
    }
    database.prepare('DELETE FROM tasks WHERE id = ?').run(taskId);
  });
}

/** Asked of the database itself, so that no table is forgotten. */
function referencesToTasks(database: Database): readonly TaskReference[] {
  return database
    .prepare<TaskReference>(
      `SELECT tables.name, keys."from" AS "column"
       FROM sqlite_schema AS tables, pragma_foreign_key_list(tables.name) AS keys
       WHERE tables.type = 'table' AND keys."table" = 'tasks'`,
    )
    .all();
}
