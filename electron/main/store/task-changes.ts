/** Notes when a task was made, edited, switched on or off, deleted and restored. */

import type { Database } from './database.ts';

export type TaskChangeKind = 'created' | 'edited' | 'enabled' | 'disabled' | 'deleted' | 'restored';

/** Belongs in the transaction of the change itself. */
export function noteTaskChange(
  database: Database,
  taskId: number,
  kind: TaskChangeKind,
  nowMs: number,
): void {
  database
    .prepare('INSERT INTO task_changes (task_id, kind, changed_at_ms) VALUES (?, ?, ?)')
    .run(taskId, kind, nowMs);
}
