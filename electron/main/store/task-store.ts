/** Keeps tasks, every edit of them, and their schedules. */

import { isDeepStrictEqual } from 'node:util';

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import { revisionConflict } from '../../shared/revision-conflict.ts';
import type { DeletedTask, Task, TaskInput } from '../../shared/task.ts';
import type { Database } from './database.ts';
import { ScheduleRows } from './schedule-rows.ts';
import { noteTaskChange, type TaskChangeKind } from './task-changes.ts';
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
  SELECT id, name, definition, enabled, revision, created_at_ms, updated_at_ms, deleted_at_ms,
    since_ms AS paused_since_ms, until_ms AS paused_until_ms
  FROM tasks LEFT JOIN task_pauses ON task_id = id`;

/** "backup 2" comes before "Backup 10". */
const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Each writing call is one transaction unless inside a caller's own. */
export class TaskStore {
  readonly #database: Database;
  readonly #schedules: ScheduleRows;

  constructor(database: Database) {
    this.#database = database;
    this.#schedules = new ScheduleRows(database);
  }

  /** All changes that `work` makes, or none if it throws. */
  transaction<T>(work: () => T): T {
    return this.#database.transaction(work);
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
    const task = this.find(taskId);
    if (!task) throw new AppError('not_found', phrase('There is no task {taskId}.', { taskId }));
    return task;
  }

  /** Finds a deleted task as well; null when there never was one. */
  find(taskId: number): Task | null {
    const row = this.#database.prepare<TaskRow>(`${SELECT_TASKS} WHERE id = ?`).get(taskId);
    return row ? toTask(row, this.#schedules.of(taskId)) : null;
  }

  /** Every task with a trigger, also while it is disabled or deleted. */
  withTriggers(): readonly Task[] {
    return this.#database
      .prepare<{ readonly id: number }>(
        `SELECT id FROM tasks INDEXED BY tasks_with_triggers
         WHERE instr(definition, '"triggers":[{') > 0 ORDER BY id`,
      )
      .all()
      .map(({ id }) => this.get(id));
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
      this.#note(taskId, ['created', ...(input.enabled ? [] : (['disabled'] as const))], nowMs);
      return this.get(taskId);
    });
  }

  /**
   * Replaces the definition and keeps it as a new revision; the same definition changes nothing.
   *
   * @param expectedRevision the one that is replaced; any when it is left out
   * @throws AppError `not_found`, or `conflict` for a deleted task and for another revision
   */
  update(taskId: number, input: TaskInput, nowMs: number, expectedRevision?: number): Task {
    return this.#database.transaction(() => {
      const before = this.#getUndeleted(taskId);
      if (isDeepStrictEqual(toTaskInput(before), input)) return before;
      if (expectedRevision !== undefined && expectedRevision !== before.revision) {
        throw revisionConflict(before, expectedRevision);
      }
      const revision = before.revision + 1;
      this.#database
        .prepare(
          `UPDATE tasks SET name = ?, definition = ?, enabled = ?, revision = ?, updated_at_ms = ?
           WHERE id = ?`,
        )
        .run(input.name, toDefinition(input), Number(input.enabled), revision, nowMs, taskId);
      this.#insertRevision(taskId, revision, input, nowMs);
      this.#schedules.replace(taskId, input.schedules, nowMs);
      const isSwitched = before.enabled !== input.enabled;
      if (isSwitched) this.#schedules.restart(taskId, nowMs);
      this.#note(taskId, ['edited', ...(isSwitched ? [switchKind(input.enabled)] : [])], nowMs);
      return this.get(taskId);
    });
  }

  /**
   * Nothing is caught up of the time a task was disabled. A revision of its own.
   *
   * @throws AppError `not_found`, or `conflict` for a deleted task
   */
  setEnabled(taskId: number, enabled: boolean, nowMs: number): Task {
    return this.#database.transaction(() => {
      const before = this.#getUndeleted(taskId);
      if (before.enabled === enabled) return before;
      const revision = before.revision + 1;
      this.#database
        .prepare('UPDATE tasks SET enabled = ?, revision = ?, updated_at_ms = ? WHERE id = ?')
        .run(Number(enabled), revision, nowMs, taskId);
      this.#insertRevision(taskId, revision, { ...toTaskInput(before), enabled }, nowMs);
      this.#database.prepare('DELETE FROM task_pauses WHERE task_id = ?').run(taskId);
      this.#schedules.restart(taskId, nowMs);
      this.#note(taskId, [switchKind(enabled)], nowMs);
      return this.get(taskId);
    });
  }

  /**
   * Holds the task from a time until another; null lets it go on. Switching it on or off ends a
   * pause as well.
   *
   * @throws AppError `not_found`, or `conflict` for a deleted task
   */
  setPause(taskId: number, untilMs: number | null, sinceMs: number): Task {
    return this.#database.transaction(() => {
      this.#getUndeleted(taskId);
      if (untilMs === null) {
        this.#database.prepare('DELETE FROM task_pauses WHERE task_id = ?').run(taskId);
      } else {
        this.#database
          .prepare(
            'INSERT OR REPLACE INTO task_pauses (task_id, since_ms, until_ms) VALUES (?, ?, ?)',
          )
          .run(taskId, sinceMs, untilMs);
      }
      return this.get(taskId);
    });
  }

  /** Several changes, all of them or none. */
  together<T>(work: () => T): T {
    return this.#database.transaction(work);
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
      this.#note(taskId, ['deleted'], nowMs);
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
      this.#note(taskId, ['restored'], nowMs);
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
        `SELECT id, name FROM tasks INDEXED BY tasks_favourite
         WHERE deleted_at_ms IS NULL AND instr(definition, '"favourite":true') > 0`,
      )
      .all()
      .map(({ id, name }) => ({ taskId: id, taskName: name }))
      .sort((a, b) => byName.compare(a.taskName, b.taskName) || a.taskId - b.taskId);
  }

  /** Tasks that can be restored, deleted last first; copies that were made for a test are not. */
  deleted(): readonly DeletedTask[] {
    return this.#database
      .prepare<Pick<TaskRow, 'id' | 'name' | 'deleted_at_ms'>>(
        `SELECT id, name, deleted_at_ms FROM tasks
         WHERE deleted_at_ms IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM runs WHERE task_id = tasks.id AND trigger = 'test')
         ORDER BY deleted_at_ms DESC, id DESC`,
      )
      .all()
      .map((row) => ({
        taskId: row.id,
        taskName: row.name,
        deletedAtMs: row.deleted_at_ms ?? 0,
      }));
  }

  /** Edits of the task, newest first; all of them without a limit. */
  revisionsOf(taskId: number, limit = -1): readonly TaskRevision[] {
    return this.#database
      .prepare<TaskRevisionRow>(
        `SELECT revision, definition, created_at_ms FROM task_revisions
         WHERE task_id = ? ORDER BY revision DESC LIMIT ?`,
      )
      .all(taskId, limit)
      .map(toTaskRevision);
  }

  /** @throws AppError `not_found` */
  revision(taskId: number, revision: number): TaskRevision {
    const found = this.findRevision(taskId, revision);
    if (found) return found;
    throw new AppError(
      'not_found',
      phrase('There is no revision {revision} of task {taskId}.', { revision, taskId }),
    );
  }

  findRevision(taskId: number, revision: number): TaskRevision | null {
    const row = this.#database
      .prepare<TaskRevisionRow>(
        `SELECT revision, definition, created_at_ms FROM task_revisions
         WHERE task_id = ? AND revision = ?`,
      )
      .get(taskId, revision);
    return row ? toTaskRevision(row) : null;
  }

  /** Schedules of enabled tasks that are not deleted. */
  liveSchedules(): readonly LiveSchedule[] {
    return this.#schedules.live();
  }

  /** Those of them that are due up to a time, soonest first. */
  liveSchedulesDueBy(
    dueByMs: number,
    limit: number = Number.MAX_SAFE_INTEGER,
  ): readonly LiveSchedule[] {
    return this.#schedules.liveDueBy(dueByMs, limit);
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
    throw new AppError(
      'conflict',
      phrase('Task "{name}" is deleted. Restore it first.', { name: task.name }),
    );
  }

  #note(taskId: number, kinds: readonly TaskChangeKind[], nowMs: number): void {
    for (const kind of kinds) noteTaskChange(this.#database, taskId, kind, nowMs);
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

function switchKind(enabled: boolean): TaskChangeKind {
  return enabled ? 'enabled' : 'disabled';
}
