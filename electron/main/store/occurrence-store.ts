/** Finds the rows of a schedule's fire times: what is settled, what a row may be joined to, what waits. */

import type { Run } from '../../shared/run.ts';
import type { ScheduleId } from '../../shared/schedule.ts';
import type { Database } from './database.ts';
import { type RunRow, SELECT_RUNS, toRun } from './run-rows.ts';

/** A stretch of fire times, both ends included, that have a row. */
export interface SettledSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

interface SpanRow {
  readonly from_ms: number;
  readonly to_ms: number;
}

/** A fixed time is settled by a row of any epoch, but for one that the clock passed over. */
const SETTLED = `
  SELECT coalesce(due_from_ms, scheduled_for_ms) AS from_ms, scheduled_for_ms AS to_ms
  FROM runs WHERE schedule_id = ? AND scheduled_for_ms > ? AND (clock_epoch = ?
    OR (? AND NOT (state = 'missed' AND reason_code = 'clock_set')))
  ORDER BY scheduled_for_ms`;

export class OccurrenceStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Rows of fire times after a time, oldest first. There are none but after the clock was set back
   * or a crash, since whatever has a row lies behind the schedule's cursor.
   */
  settledAfter(
    scheduleId: ScheduleId,
    afterMs: number,
    clockEpoch: number,
    isFixed: boolean,
  ): readonly SettledSpan[] {
    return this.#database
      .prepare<SpanRow>(SETTLED)
      .all(scheduleId, afterMs, clockEpoch, Number(isFixed))
      .map((row) => ({ fromMs: row.from_ms, toMs: row.to_ms }));
  }

  /** The row of the newest fire time before a time; null when there is none. */
  latestBefore(scheduleId: ScheduleId, scheduledForMs: number): Run | null {
    const row = this.#database
      .prepare<RunRow>(
        `${SELECT_RUNS} WHERE schedule_id = ? AND scheduled_for_ms < ?
         ORDER BY scheduled_for_ms DESC, clock_epoch DESC LIMIT 1`,
      )
      .get(scheduleId, scheduledForMs);
    return row ? toRun(row) : null;
  }

  /** When the last of the waiting runs that catch up may start; null when none has to wait. */
  lastCatchUpMs(): number | null {
    const row = this.#database
      .prepare<{ readonly last_ms: number | null }>(
        `SELECT max(not_before_ms) AS last_ms FROM runs INDEXED BY runs_by_state
         WHERE state = 'queued' AND trigger = 'catch_up'`,
      )
      .get();
    return row?.last_ms ?? null;
  }
}
