/** Keeps which task a webhook's token starts; of the token itself only what it hashes to. */

import type { TaskId } from '../../shared/task.ts';
import type { Database } from './database.ts';

export class WebhookTokenStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Takes the place of the task's earlier one. */
  set(taskId: TaskId, tokenHash: string, nowMs: number): void {
    this.#database.transaction(() => {
      this.#database
        .prepare(
          `INSERT OR REPLACE INTO webhook_tokens (task_id, token_hash, created_at_ms)
           VALUES (?, ?, ?)`,
        )
        .run(taskId, tokenHash, nowMs);
    });
  }

  /** Null for a hash that is not known. */
  taskOf(tokenHash: string): TaskId | null {
    const row = this.#database
      .prepare<{ readonly task_id: number }>(
        'SELECT task_id FROM webhook_tokens WHERE token_hash = ?',
      )
      .get(tokenHash);
    return row?.task_id ?? null;
  }
}
