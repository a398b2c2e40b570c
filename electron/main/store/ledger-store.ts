/** Reads what happened to a task and around it, to explain why it did not run. */

import type { Run } from '../../shared/run.ts';
import type { Schedule, ScheduleId } from '../../shared/schedule.ts';
import type { Database } from './database.ts';
import { type RunRow, SELECT_RUNS, toRun } from './run-rows.ts';
import { toSchedule } from './task-rows.ts';

export type TaskChangeKind = 'created' | 'edited' | 'enabled' | 'disabled' | 'deleted' | 'restored';

export interface TaskChange {
  readonly kind: TaskChangeKind;
  readonly changedAtMs: number;
}

/** A schedule that a task has or once had. */
export interface PastSchedule {
  readonly id: ScheduleId;
  readonly schedule: Schedule;
  readonly createdAtMs: number;
  /** Null while the task has it. */
  readonly removedAtMs: number | null;
}

/** A stretch of time of which it was noted that it went on. */
export interface Period {
  readonly kind: 'app' | 'awake';
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /**
   * False: cut short by a crash, a kill or a power loss, or still going on; for `awake` also when
   * CronPilot was closed.
   */
  readonly wasClosed: boolean;
}

interface PeriodRow {
  readonly kind: 'app' | 'awake';
  readonly started_at_ms: number;
  readonly last_seen_at_ms: number;
  readonly ended_at_ms: number | null;
}

/** A run that waited longer is not looked for: of all tasks, so many rows are gone through. */
const MAX_WAIT_MS = 24 * 3_600_000;

export class LedgerStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Oldest first. */
  changesOf(taskId: number): readonly TaskChange[] {
    return this.#database
      .prepare<{ readonly kind: TaskChangeKind; readonly changed_at_ms: number }>(
        'SELECT kind, changed_at_ms FROM task_changes WHERE task_id = ? ORDER BY changed_at_ms, id',
      )
      .all(taskId)
      .map((row) => ({ kind: row.kind, changedAtMs: row.changed_at_ms }));
  }

  /** In the order in which they were made. */
  schedulesOf(taskId: number): readonly PastSchedule[] {
    return this.#database
      .prepare<{
        readonly id: number;
        readonly definition: string;
        readonly created_at_ms: number;
        readonly removed_at_ms: number | null;
      }>(
        `SELECT id, definition, created_at_ms, removed_at_ms FROM schedules
         WHERE task_id = ? ORDER BY id`,
      )
      .all(taskId)
      .map((row) => ({
        id: row.id,
        schedule: toSchedule(row),
        createdAtMs: row.created_at_ms,
        removedAtMs: row.removed_at_ms,
      }));
  }

  /** The row whose fire time is in [fromMs, toMs), or that stands for several around it. */
  rowOf(scheduleId: ScheduleId, fromMs: number, toMs: number): Run | null {
    const row = this.#database
      .prepare<RunRow>(
        `${SELECT_RUNS} WHERE schedule_id = ? AND scheduled_for_ms >= ?
         ORDER BY scheduled_for_ms, clock_epoch LIMIT 1`,
      )
      .get(scheduleId, fromMs);
    const startMs = row?.due_from_ms ?? row?.scheduled_for_ms ?? Infinity;
    return row && startMs < toMs ? toRun(row) : null;
  }

  /** The newest row in [fromMs, toMs) that was started then, or asked for by no schedule. */
  rowAt(taskId: number, fromMs: number, toMs: number): Run | null {
    const row = this.#database
      .prepare<RunRow>(
        `${SELECT_RUNS} INDEXED BY runs_by_queued
         WHERE task_id = ? AND queued_at_ms >= ? AND queued_at_ms < ?
           AND (started_at_ms >= ? AND started_at_ms < ?
             OR queued_at_ms >= ? AND scheduled_for_ms IS NULL)
         ORDER BY id DESC LIMIT 1`,
      )
      .get(taskId, fromMs - MAX_WAIT_MS, toMs, fromMs, toMs, fromMs);
    return row ? toRun(row) : null;
  }

  /** Newest first: rows that never became a process, and those that did. */
  newestRowsOf(taskId: number, limit: number): readonly Run[] {
    return this.#database
      .prepare<RunRow>(`${SELECT_RUNS} WHERE task_id = ? ORDER BY id DESC LIMIT ?`)
      .all(taskId, limit)
      .map(toRun);
  }

  /** Periods of one kind that touch [fromMs, toMs], and the nearest before and after; in order. */
  periodsAround(kind: Period['kind'], fromMs: number, toMs: number): readonly Period[] {
    const columns = 'SELECT kind, started_at_ms, last_seen_at_ms, ended_at_ms FROM app_periods';
    const before = this.#database
      .prepare<PeriodRow>(
        `${columns} WHERE kind = ? AND started_at_ms <= ? ORDER BY id DESC LIMIT 2`,
      )
      .all(kind, fromMs);
    const after = this.#database
      .prepare<PeriodRow>(`${columns} WHERE kind = ? AND started_at_ms > ? ORDER BY id LIMIT 20`)
      .all(kind, fromMs);
    const until = after.findIndex((row) => row.started_at_ms > toMs);
    return [...before.toReversed(), ...after.slice(0, until === -1 ? undefined : until + 1)].map(
      toPeriod,
    );
  }
}

function toPeriod(row: PeriodRow): Period {
  return {
    kind: row.kind,
    startedAtMs: row.started_at_ms,
    endedAtMs: row.ended_at_ms ?? row.last_seen_at_ms,
    wasClosed: row.ended_at_ms !== null,
  };
}
