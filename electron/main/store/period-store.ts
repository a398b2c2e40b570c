/** Keeps when CronPilot was running and the computer awake, to explain what was missed between. */

import type { Database } from './database.ts';

/** `app`: CronPilot is running. `awake`: and the computer is not asleep. */
export type PeriodKind = 'app' | 'awake';

export interface PeriodEnd {
  /** When it was closed, or last seen going on. */
  readonly endedAtMs: number;
  /** False: cut short by a crash, a kill or a power loss. */
  readonly wasClosed: boolean;
}

/** The periods of one kind, one at a time. */
export class PeriodStore {
  readonly #database: Database;
  readonly #kind: PeriodKind;
  #openId: number | null = null;
  #openedAtMs = 0;

  constructor(database: Database, kind: PeriodKind) {
    this.#database = database;
    this.#kind = kind;
  }

  get isOpen(): boolean {
    return this.#openId !== null;
  }

  /** Begins a period; one that is still open counts as cut short. */
  open(nowMs: number): void {
    this.#database.transaction(() => {
      const { lastInsertRowid } = this.#database
        .prepare('INSERT INTO app_periods (kind, started_at_ms, last_seen_at_ms) VALUES (?, ?, ?)')
        .run(this.#kind, nowMs, nowMs);
      this.#openId = Number(lastInsertRowid);
      this.#openedAtMs = nowMs;
    });
  }

  /** Ends the open period at the one time and begins another at the other, unless it is newer. */
  interrupt(fromMs: number, toMs: number): void {
    if (this.isOpen && this.#openedAtMs > fromMs) return;
    this.#database.transaction(() => {
      this.close(fromMs);
      this.open(toMs);
    });
  }

  /** The open period goes on. Nothing happens when there is none. */
  touch(nowMs: number): void {
    this.#database.transaction(() => {
      this.#database
        .prepare('UPDATE app_periods SET last_seen_at_ms = ? WHERE id = ?')
        .run(nowMs, this.#openId);
    });
  }

  /** Ends the open period. Nothing happens when there is none. */
  close(nowMs: number): void {
    this.#database.transaction(() => {
      this.#database
        .prepare('UPDATE app_periods SET last_seen_at_ms = ?, ended_at_ms = ? WHERE id = ?')
        .run(nowMs, nowMs, this.#openId);
    });
    this.#openId = null;
  }

  /** How the newest period before the open one ended; null when there was none. */
  lastEnd(): PeriodEnd | null {
    const row = this.#database
      .prepare<{ readonly last_seen_at_ms: number; readonly ended_at_ms: number | null }>(
        `SELECT last_seen_at_ms, ended_at_ms FROM app_periods
         WHERE kind = ? AND id < ? ORDER BY id DESC LIMIT 1`,
      )
      .get(this.#kind, this.#openId ?? Number.MAX_SAFE_INTEGER);
    if (!row) return null;
    return {
      endedAtMs: row.ended_at_ms ?? row.last_seen_at_ms,
      wasClosed: row.ended_at_ms !== null,
    };
  }
}
