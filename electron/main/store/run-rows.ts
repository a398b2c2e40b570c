/** Rows of runs and what they become in the program. */

import type { RecentRun } from '../../shared/ipc-contract.ts';
import type { ParameterValues } from '../../shared/parameter.ts';
import type { Wording } from '../../shared/phrase.ts';
import type { RunCause } from '../../shared/run-cause.ts';
import type { DurationWarning, ReasonCode, Run, RunState, Trigger } from '../../shared/run.ts';

/** Column of each field that can be written. */
export const runColumns = {
  taskId: 'task_id',
  taskName: 'task_name',
  taskRevision: 'task_revision',
  scheduleId: 'schedule_id',
  trigger: 'trigger',
  cause: 'cause',
  state: 'state',
  reasonCode: 'reason_code',
  reason: 'reason',
  reasonWording: 'reason_wording',
  relatedRunId: 'related_run_id',
  attempt: 'attempt',
  retryOfRunId: 'retry_of_run_id',
  scheduledForMs: 'scheduled_for_ms',
  dueCount: 'due_count',
  dueFromMs: 'due_from_ms',
  clockEpoch: 'clock_epoch',
  queuedAtMs: 'queued_at_ms',
  notBeforeMs: 'not_before_ms',
  deadlineMs: 'deadline_ms',
  startedAtMs: 'started_at_ms',
  finishedAtMs: 'finished_at_ms',
  exitCode: 'exit_code',
  pid: 'pid',
  logFilename: 'log_filename',
  logBytes: 'log_bytes',
  params: 'params',
  durationWarning: 'duration_warning',
  outputFileBytes: 'output_file_bytes',
} as const satisfies Record<keyof Omit<Run, 'id'>, string>;

export type RunField = keyof typeof runColumns;
export const runFields = Object.keys(runColumns) as readonly RunField[];

/** Of table `runs` alone, also where another one is joined. */
export const RUN_COLUMNS = ['id', ...Object.values(runColumns)]
  .map((column) => `runs.${column}`)
  .join(', ');
export const SELECT_RUNS = `SELECT ${RUN_COLUMNS} FROM runs`;

export interface RunRow {
  readonly id: number;
  readonly task_id: number;
  readonly task_name: string;
  readonly task_revision: number;
  readonly schedule_id: number | null;
  readonly trigger: Trigger;
  readonly cause: string | null;
  readonly state: RunState;
  readonly reason_code: ReasonCode | null;
  readonly reason: string | null;
  readonly reason_wording: string | null;
  readonly related_run_id: number | null;
  readonly attempt: number;
  readonly retry_of_run_id: number | null;
  readonly scheduled_for_ms: number | null;
  readonly due_count: number;
  readonly due_from_ms: number | null;
  readonly clock_epoch: number;
  readonly queued_at_ms: number;
  readonly not_before_ms: number | null;
  readonly deadline_ms: number | null;
  readonly started_at_ms: number | null;
  readonly finished_at_ms: number | null;
  readonly exit_code: number | null;
  readonly pid: number | null;
  readonly log_filename: string | null;
  readonly log_bytes: number;
  readonly params: string | null;
  readonly duration_warning: DurationWarning | null;
  readonly output_file_bytes: number | null;
}

export function toRun(row: RunRow): Run {
  return {
    id: row.id,
    taskId: row.task_id,
    taskName: row.task_name,
    taskRevision: row.task_revision,
    scheduleId: row.schedule_id,
    trigger: row.trigger,
    cause: row.cause === null ? null : (JSON.parse(row.cause) as RunCause),
    state: row.state,
    reasonCode: row.reason_code,
    reason: row.reason,
    reasonWording: row.reason_wording === null ? null : (JSON.parse(row.reason_wording) as Wording),
    relatedRunId: row.related_run_id,
    attempt: row.attempt,
    retryOfRunId: row.retry_of_run_id,
    scheduledForMs: row.scheduled_for_ms,
    dueCount: row.due_count,
    dueFromMs: row.due_from_ms,
    clockEpoch: row.clock_epoch,
    queuedAtMs: row.queued_at_ms,
    notBeforeMs: row.not_before_ms,
    deadlineMs: row.deadline_ms,
    startedAtMs: row.started_at_ms,
    finishedAtMs: row.finished_at_ms,
    exitCode: row.exit_code,
    pid: row.pid,
    logFilename: row.log_filename,
    logBytes: row.log_bytes,
    params: row.params === null ? null : (JSON.parse(row.params) as ParameterValues),
    durationWarning: row.duration_warning,
    outputFileBytes: row.output_file_bytes,
  };
}

/** What is stored for a field. */
export function toColumn(run: Omit<Run, 'id'>, field: RunField): unknown {
  const value = run[field];
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

export interface RecentRunRow {
  readonly id: number;
  readonly state: RunState;
  readonly started_at_ms: number;
  readonly finished_at_ms: number | null;
}

export function toRecentRun(row: RecentRunRow): RecentRun {
  return {
    id: row.id,
    state: row.state,
    startedAtMs: row.started_at_ms,
    durationMs: row.finished_at_ms === null ? null : row.finished_at_ms - row.started_at_ms,
  };
}
