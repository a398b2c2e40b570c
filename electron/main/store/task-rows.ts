/** Rows of tasks and schedules, and what they become in the program. */

import type { Schedule, StoredSchedule } from '../../shared/schedule.ts';
import { type Task, type TaskInput, type TaskPause, taskInputSchema } from '../../shared/task.ts';

export interface TaskRow {
  readonly id: number;
  readonly name: string;
  readonly definition: string;
  readonly enabled: number;
  readonly revision: number;
  readonly created_at_ms: number;
  readonly updated_at_ms: number;
  readonly deleted_at_ms: number | null;
  readonly paused_since_ms: number | null;
  readonly paused_until_ms: number | null;
}

export interface ScheduleRow {
  readonly id: number;
  readonly task_id: number;
  readonly definition: string;
  readonly next_fire_at_ms: number | null;
  readonly cursor_ms: number;
  readonly created_at_ms: number;
}

/** A schedule that can fall due: its task is enabled and not deleted. */
export interface LiveSchedule {
  readonly scheduleId: number;
  readonly taskId: number;
  readonly schedule: Schedule;
  /** Null: it will not fire again, or the time is still to be computed. */
  readonly nextFireAtMs: number | null;
  /** Fire times after it are still owed. */
  readonly cursorMs: number;
  /** What an interval without an anchor of its own counts from. */
  readonly createdAtMs: number;
}

/** One edit of a task, whole. */
export interface TaskRevision {
  readonly revision: number;
  readonly input: TaskInput;
  readonly createdAtMs: number;
}

export interface TaskRevisionRow {
  readonly revision: number;
  readonly definition: string;
  readonly created_at_ms: number;
}

type Definition = Omit<TaskInput, 'name' | 'enabled' | 'schedules'>;

/** Stands in for what a task stored by an earlier CronPilot does not say. */
const defaults: TaskInput = taskInputSchema.parse({
  name: 'defaults',
  action: { kind: 'command', command: 'true' },
});

export function toDefinition(input: TaskInput): string {
  const { name: _name, enabled: _enabled, schedules: _schedules, ...definition } = input;
  return JSON.stringify(definition satisfies Definition);
}

/** @param schedules those of the task that are not removed, in their order */
export function toTask(row: TaskRow, schedules: readonly StoredSchedule[]): Task {
  // Was checked when it was stored. A check by today's rules could lock a user out of their tasks.
  const definition = JSON.parse(row.definition) as Definition;
  return {
    ...defaults,
    ...definition,
    name: row.name,
    enabled: row.enabled === 1,
    schedules: schedules.map(({ schedule }) => schedule),
    id: row.id,
    revision: row.revision,
    createdAtMs: row.created_at_ms,
    updatedAtMs: row.updated_at_ms,
    deletedAtMs: row.deleted_at_ms,
    pause: toPause(row),
    storedSchedules: schedules,
  };
}

function toPause({
  paused_since_ms: sinceMs,
  paused_until_ms: untilMs,
}: TaskRow): TaskPause | null {
  return sinceMs === null || untilMs === null ? null : { sinceMs, untilMs };
}

/** The definition alone, to compare it with a new one. */
export function toTaskInput(task: Task): TaskInput {
  const { id: _id, revision: _revision, storedSchedules: _stored, pause: _pause, ...rest } = task;
  const { createdAtMs: _created, updatedAtMs: _updated, deletedAtMs: _deleted, ...input } = rest;
  return input;
}

export function toTaskRevision(row: TaskRevisionRow): TaskRevision {
  const input = JSON.parse(row.definition) as TaskInput;
  return {
    revision: row.revision,
    input: { ...defaults, ...input },
    createdAtMs: row.created_at_ms,
  };
}

export function toSchedule(row: Pick<ScheduleRow, 'definition'>): Schedule {
  return JSON.parse(row.definition) as Schedule;
}

export function toStoredSchedule(row: ScheduleRow): StoredSchedule {
  return {
    id: row.id,
    schedule: toSchedule(row),
    createdAtMs: row.created_at_ms,
    nextFireAtMs: row.next_fire_at_ms,
  };
}

export function toLiveSchedule(row: ScheduleRow): LiveSchedule {
  return {
    scheduleId: row.id,
    taskId: row.task_id,
    schedule: toSchedule(row),
    nextFireAtMs: row.next_fire_at_ms,
    cursorMs: row.cursor_ms,
    createdAtMs: row.created_at_ms,
  };
}
