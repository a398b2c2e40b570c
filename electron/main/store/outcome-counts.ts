/** Keeps how many runs succeeded and failed in each quarter of an hour, to sum up days without runs. */

import { isOutcome, type Run } from '../../shared/run.ts';
import type { Database } from './database.ts';

export const QUARTER_MS = 900_000;

export interface OutcomeCount {
  /** Start of the quarter of an hour. */
  readonly quarterMs: number;
  readonly succeeded: number;
  readonly failed: number;
}

/** Part of RunStore; `follow` is called inside the transaction that changes a run. */
export class OutcomeCounts {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @param before null for a new row */
  follow(before: Run | null, after: Run): void {
    if (before?.state === after.state && before.finishedAtMs === after.finishedAtMs) return;
    if (before) this.#add(before, -1);
    this.#add(after, 1);
  }

  /** Quarters with an outcome in [fromMs, toMs), in order. */
  between(fromMs: number, toMs: number): readonly OutcomeCount[] {
    return this.#database
      .prepare<{
        readonly quarter_ms: number;
        readonly succeeded: number;
        readonly failed: number;
      }>(
        `SELECT quarter_ms, succeeded, failed FROM outcome_counts
         WHERE quarter_ms >= ? AND quarter_ms < ? ORDER BY quarter_ms`,
      )
      .all(fromMs, toMs)
      .map((row) => ({
        quarterMs: row.quarter_ms,
        succeeded: row.succeeded,
        failed: row.failed,
      }));
  }

  /** A test says nothing of the day. */
  #add({ state, finishedAtMs, trigger }: Run, count: 1 | -1): void {
    if (!isOutcome(state) || finishedAtMs === null || trigger === 'test') return;
    const [succeeded, failed] = state === 'succeeded' ? [count, 0] : [0, count];
    this.#database
      .prepare(
        `INSERT INTO outcome_counts (quarter_ms, succeeded, failed) VALUES (?, ?, ?)
         ON CONFLICT (quarter_ms) DO UPDATE SET
           succeeded = succeeded + excluded.succeeded, failed = failed + excluded.failed`,
      )
      .run(Math.floor(finishedAtMs / QUARTER_MS) * QUARTER_MS, succeeded, failed);
  }
}
