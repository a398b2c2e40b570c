/** Keeps when the user held all schedules, for fire times that are looked at only afterwards. */

import type { Pause } from '../../shared/status.ts';
import type { Database } from './database.ts';

export interface PastPause {
  readonly startedAtMs: number;
  /** Null while it goes on. */
  readonly endedAtMs: number | null;
}

interface PauseRow {
  readonly id: number;
  readonly started_at_ms: number;
  readonly ended_at_ms: number | null;
}

const SELECT_PAUSES = 'SELECT id, started_at_ms, ended_at_ms FROM pauses';

export class PauseStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Notes which pause is in force from now on, null for none; a second time changes nothing. */
  record(pause: Pause | null, nowMs: number): void {
    this.#database.transaction(() => {
      const open = this.#database
        .prepare<PauseRow>(`${SELECT_PAUSES} WHERE ended_at_ms IS NULL`)
        .get();
      if (open && open.started_at_ms === pause?.sinceMs) return;
      if (open) {
        this.#database
          .prepare('UPDATE pauses SET ended_at_ms = ? WHERE id = ?')
          .run(Math.max(nowMs, open.started_at_ms), open.id);
      }
      if (pause) {
        this.#database.prepare('INSERT INTO pauses (started_at_ms) VALUES (?)').run(pause.sinceMs);
      }
    });
  }

  /** Those that had not ended at a time, oldest first. */
  after(ms: number): readonly PastPause[] {
    return this.#database
      .prepare<PauseRow>(
        `${SELECT_PAUSES} WHERE ended_at_ms IS NULL OR ended_at_ms > ? ORDER BY id`,
      )
      .all(ms)
      .map((row) => ({ startedAtMs: row.started_at_ms, endedAtMs: row.ended_at_ms }));
  }
}
