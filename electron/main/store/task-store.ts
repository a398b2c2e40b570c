/** Keeps tasks, every edit of them, and their schedules. */

import { isDeepStrictEqual } from 'node:util';

import { AppError } from '../../shared/errors.ts';
import type { Task, TaskInput } from '../../shared/task.ts';
import type { Database } from './database.ts';
import { ScheduleRows } from './schedule-rows.ts';
import {
  type LiveSchedule,
  type TaskRevision,
  type TaskRevisionRow,
  type TaskRow,
  toDefinition,
  toTask,
  toTaskInput,
  toTaskRevision,
} from './task-rows.ts';

export type { LiveSchedule, TaskRevision };

const SELECT_TASKS = `
  SELECT id, name, definition, enabled, revision, created_at_ms, updated_at_ms, deleted_at_ms
  FROM tasks`;

/** "backup 2" comes before "Backup 10". */
const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Each writing call is one transaction, durable on return unless inside a caller's own. */
export class TaskStore {
  readonly #database: Database;
  readonly #schedules: ScheduleRows;

  constructor(database: Database) {
    this.#database = database;
    this.#schedules = new ScheduleRows(database);
  }

  /** Tasks that are not deleted, by name. */
  list(): readonly Task[] {
    const schedules = this.#schedules.byTask();
    return this.#database
      .prepare<TaskRow>(`${SELECT_TASKS} WHERE deleted_at_ms IS NULL`)
      .all()
      .map((row) => toTask(row, schedules.get(row.id) ?? []))
      .sort((a, b) => byName.compare(a.name, b.name) || a.id - b.id);
  }

  /**
   * Finds a deleted task as well.
   *
   * @throws AppError `not_found`
   */
  get(taskId: number): Task {
    const row = this.#database.prepare<TaskRow>(`${SELECT_TASKS} WHERE id = ?`).get(taskId);
    if (!row) throw new AppError('not_found', `There is no task ${taskId}.`);
    return toTask(row, this.#schedules.of(taskId));
  }

  create(input: TaskInput, nowMs: number): Task {
    return this.#database.transaction(() => {
      const { lastInsertRowid } = this.#database
        .prepare(
          `INSERT INTO tasks (name, definition, enabled, revision, created_at_ms, updated_at_ms)
           VALUES (?, ?, ?, 1, ?, ?)`,
        )
        .run(input.name, toDefinition(input), Number(input.enabled), nowMs, nowMs);
      const taskId = Number(lastInsertRowid);
      this.#insertRevision(taskId, 1, input, nowMs);
      this.#schedules.replace(taskId, input.schedules, nowMs);
      return this.get(taskId);
    });
  }

  /**
   * Replaces the definition and keeps it as a new revision; the same definition changes nothing.
   *
   * @throws AppError `not_found`, or `conflict` for a deleted task
   */
  update(taskId: number, input: TaskInput, nowMs: number): Task {
    return this.#database.transaction(() => {
      const before = this.#getUndeleted(taskId);
      if (isDeepStrictEqual(toTaskInput(before), input)) return before;
      const revision = before.revision + 1;
      this.#database
        .prepare(
          `UPDATE tasks SET name = ?, definition = ?, enabled = ?, revision = ?, updated_at_ms = ?
           WHERE id = ?`,
        )
        .run(input.name, toDefinition(input), Number(input.enabled), revision, nowMs, taskId);
      this.#insertRevision(taskId, revision, input, nowMs);
      this.#schedules.replace(taskId, input.schedules, nowMs);
      if (before.enabled !== input.enabled) this.#schedules.restart(taskId, nowMs);
      return this.get(taskId);
    });
  }

  /**
   * Nothing is caught up of the time a task was disabled. Not an edit: the revision stays.
   *
   * @throws AppError `not_found`, or `conflict` for a deleted task
   */
  setEnabled(taskId: number, enabled: boolean, nowMs: number): Task {
    return this.#database.transaction(() => {
      const before = this.#getUndeleted(taskId);
      if (before.enabled === enabled) return before;
      this.#database
        .prepare('UPDATE tasks SET enabled = ?, updated_at_ms = ? WHERE id = ?')
        .run(Number(enabled), nowMs, taskId);
      this.#schedules.restart(taskId, nowMs);
      return this.get(taskId);
    });
  }

  /**
   * Runs, revisions and schedules stay. A second call changes nothing.
   *
   * @throws AppError `not_found`
   */
  softDelete(taskId: number, nowMs: number): void {
    this.#database.transaction(() => {
      if (this.get(taskId).deletedAtMs !== null) return;
      this.#database.prepare('UPDATE tasks SET deleted_at_ms = ? WHERE id = ?').run(nowMs, taskId);
      this.#schedules.restart(taskId, nowMs);
    });
  }

  /**
   * Nothing is caught up of the time a task was deleted.
   *
   * @throws AppError `not_found`
   */
  restore(taskId: number, nowMs: number): Task {
    return this.#database.transaction(() => {
      const before = this.get(taskId);
      if (before.deletedAtMs === null) return before;
      this.#database.prepare('UPDATE tasks SET deleted_at_ms = NULL WHERE id = ?').run(taskId);
      this.#schedules.restart(taskId, nowMs);
      return this.get(taskId);
    });
  }

  /** Deleted tasks count for nothing. */
  count(): { readonly taskCount: number; readonly enabledTaskCount: number } {
    const row = this.#database
      .prepare<{ readonly all_count: number; readonly enabled_count: number }>(
        `SELECT count(*) AS all_count, count(*) FILTER (WHERE enabled = 1) AS enabled_count
         FROM tasks WHERE deleted_at_ms IS NULL`,
      )
      .get();
    return { taskCount: row?.all_count ?? 0, enabledTaskCount: row?.enabled_count ?? 0 };
  }

  /** By name. */
  favourites(): readonly { readonly taskId: number; readonly taskName: string }[] {
    return this.#database
      .prepare<{ readonly id: number; readonly name: string }>(
        `SELECT id, name FROM tasks
         WHERE deleted_at_ms IS NULL AND json_extract(definition, '$.favourite')`,
      )
      .all()
      .map(({ id, name }) => ({ taskId: id, taskName: name }))
      .sort((a, b) => byName.compare(a.taskName, b.taskName) || a.taskId - b.taskId);
  }

  /** Every edit of the task, newest first. */
  revisionsOf(taskId: number): readonly TaskRevision[] {
    return this.#database
      .prepare<TaskRevisionRow>(
        `SELECT revision, definition, created_at_ms FROM task_revisions
         WHERE task_id = ? ORDER BY revision DESC`,
      )
      .all(taskId)
      .map(toTaskRevision);
  }

  /** Schedules of enabled tasks that are not deleted. */
  liveSchedules(): readonly LiveSchedule[] {
    return this.#schedules.live();
  }

  /** Those of one task; none when it is disabled, deleted or unknown. */
  liveSchedulesOf(taskId: number): readonly LiveSchedule[] {
    return this.#schedules.liveOf(taskId);
  }

  /** Belongs in one transaction with the rows of the fire times that `cursorMs` moves past. */
  setNextFire(scheduleId: number, nextFireAtMs: number | null, cursorMs: number): void {
    this.#database.transaction(() => {
      this.#schedules.setNextFire(scheduleId, nextFireAtMs, cursorMs);
    });
  }

  #getUndeleted(taskId: number): Task {
    const task = this.get(taskId);
    if (task.deletedAtMs === null) return task;
    throw new AppError('conflict', `Task "${task.name}" is deleted. Restore it first.`);
  }

  #insertRevision(taskId: number, revision: number, input: TaskInput, nowMs: number): void {
    this.#database
      .prepare(
        `INSERT INTO task_revisions (task_id, revision, definition, created_at_ms)
         VALUES (?, ?, ?, ?)`,
      )
      .run(taskId, revision, JSON.stringify(input), nowMs);
  }
}
