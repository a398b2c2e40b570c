/** Keeps the schedules of tasks: which ones stay through an edit, when each fires next. */

import { isDeepStrictEqual } from 'node:util';

import type { Schedule, StoredSchedule } from '../../shared/schedule.ts';
import type { Database } from './database.ts';
import {
  type LiveSchedule,
  type ScheduleRow,
  toLiveSchedule,
  toSchedule,
  toStoredSchedule,
} from './task-rows.ts';

const SELECT_SCHEDULES = `
  SELECT id, task_id, definition, next_fire_at_ms, cursor_ms, created_at_ms
  FROM schedules WHERE removed_at_ms IS NULL`;

const SELECT_LIVE = `
  SELECT schedules.id, task_id, schedules.definition, next_fire_at_ms, cursor_ms,
    schedules.created_at_ms
  FROM schedules JOIN tasks ON tasks.id = task_id
  WHERE removed_at_ms IS NULL AND enabled = 1 AND deleted_at_ms IS NULL`;

/** Part of TaskStore; its writes belong inside a transaction of the caller. */
export class ScheduleRows {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** In the order the user gave them. */
  of(taskId: number): readonly StoredSchedule[] {
    return this.#rowsOf(taskId).map(toStoredSchedule);
  }

  /** The schedules of every task by task id. */
  byTask(): ReadonlyMap<number, readonly StoredSchedule[]> {
    const byTask = new Map<number, StoredSchedule[]>();
    const statement = this.#database.prepare<ScheduleRow>(
      `${SELECT_SCHEDULES} ORDER BY task_id, position`,
    );
    for (const row of statement.iterate()) {
      const schedules = byTask.get(row.task_id);
      if (schedules) schedules.push(toStoredSchedule(row));
      else byTask.set(row.task_id, [toStoredSchedule(row)]);
    }
    return byTask;
  }

  live(): readonly LiveSchedule[] {
    return this.#database.prepare<ScheduleRow>(SELECT_LIVE).all().map(toLiveSchedule);
  }

  liveOf(taskId: number): readonly LiveSchedule[] {
    return this.#database
      .prepare<ScheduleRow>(`${SELECT_LIVE} AND task_id = ? ORDER BY position`)
      .all(taskId)
      .map(toLiveSchedule);
  }

  /** Those due up to a time, soonest first, at most `limit` of them. */
  liveDueBy(dueByMs: number, limit: number): readonly LiveSchedule[] {
    return this.#database
      .prepare<ScheduleRow>(
        `${SELECT_LIVE} AND next_fire_at_ms <= ? ORDER BY next_fire_at_ms, schedules.id LIMIT ?`,
      )
      .all(dueByMs, limit)
      .map(toLiveSchedule);
  }

  /** A schedule that is the same as before keeps its id, its next fire time and what it owes. */
  replace(taskId: number, schedules: readonly Schedule[], nowMs: number): void {
    const unclaimed = [...this.#rowsOf(taskId)];
    schedules.forEach((schedule, position) => {
      const index = unclaimed.findIndex((row) => isDeepStrictEqual(toSchedule(row), schedule));
      const [kept] = index === -1 ? [] : unclaimed.splice(index, 1);
      if (kept) this.#move(kept.id, position);
      else this.#insert(taskId, schedule, position, nowMs);
    });
    for (const row of unclaimed) this.#remove(row.id, nowMs);
  }

  /** Owes nothing from before `nowMs`; next fire times are computed afresh. */
  restart(taskId: number, nowMs: number): void {
    this.#database
      .prepare(
        `UPDATE schedules SET next_fire_at_ms = NULL, cursor_ms = ?
         WHERE task_id = ? AND removed_at_ms IS NULL`,
      )
      .run(nowMs, taskId);
  }

  setNextFire(scheduleId: number, nextFireAtMs: number | null, cursorMs: number): void {
    this.#database
      .prepare('UPDATE schedules SET next_fire_at_ms = ?, cursor_ms = ? WHERE id = ?')
      .run(nextFireAtMs, cursorMs, scheduleId);
  }

  #rowsOf(taskId: number): readonly ScheduleRow[] {
    return this.#database
      .prepare<ScheduleRow>(`${SELECT_SCHEDULES} AND task_id = ? ORDER BY position`)
      .all(taskId);
  }

  #insert(taskId: number, schedule: Schedule, position: number, nowMs: number): void {
    this.#database
      .prepare(
        `INSERT INTO schedules (task_id, position, definition, cursor_ms, created_at_ms)
         VALUES (?, ?, ?, ?, ?)`,
      )
      .run(taskId, position, JSON.stringify(schedule), nowMs, nowMs);
  }

  #move(scheduleId: number, position: number): void {
    this.#database
      .prepare('UPDATE schedules SET position = ? WHERE id = ?')
      .run(position, scheduleId);
  }

  #remove(scheduleId: number, nowMs: number): void {
    this.#database
      .prepare('UPDATE schedules SET removed_at_ms = ?, next_fire_at_ms = NULL WHERE id = ?')
      .run(nowMs, scheduleId);
  }
}
