/**
 * The fields by which scripts know tasks, runs and logs that were written for the CronPilot before
 * this one: in snake_case, with times as ISO 8601 and states in its words.
 */

import type { TaskSummary } from '../../../shared/ipc-contract.ts';
import { isFailure, type Run, type RunState } from '../../../shared/run.ts';
import type { Task } from '../../../shared/task.ts';
import { originalSchedule } from '../../../shared/original-schedule.ts';

const STATUS: Readonly<Record<RunState, string>> = {
  queued: 'pending',
  running: 'running',
  succeeded: 'success',
  failed: 'failed',
  timed_out: 'failed',
  abandoned: 'failed',
  cancelled: 'cancelled',
  skipped: 'skipped',
  missed: 'missed',
};

/** All that the contract tells of a task, and the old fields beside it. */
export function taskShape(summary: TaskSummary) {
  const { task, nextFireAtMs, lastRun } = summary;
  const nextRun = isoOrNull(nextFireAtMs);
  const isScheduled = nextRun !== null;
  return {
    id: task.id,
    name: task.name,
    description: task.notes,
    ...fileOf(task),
    ...originalSchedule(task.schedules),
    is_active: task.enabled,
    created_at: iso(task.createdAtMs),
    updated_at: iso(task.updatedAtMs),
    latest_run: lastRun && outcome(lastRun),
    next_run: nextRun,
    job_status: {
      scheduled: isScheduled,
      next_run: nextRun,
      status: isScheduled ? 'scheduled' : 'not_scheduled',
    },
    ...summary,
  };
}

/** All that the contract tells of a run, and the old fields beside it. */
export function runShape(run: Run) {
  return {
    ...run,
    ...outcome(run),
    logs_file_path: run.logFilename,
    created_at: iso(run.queuedAtMs),
  };
}

/** A run as its log; both have the same number. */
export function logShape(run: Run) {
  return {
    id: run.id,
    run_id: run.id,
    task_id: run.taskId,
    task_name: run.taskName,
    filename: run.logFilename,
    size_bytes: run.logBytes,
    created_at: isoOrNull(run.startedAtMs),
    status: STATUS[run.state],
  };
}

export function statusOf(run: Run): string {
  return STATUS[run.state];
}

function outcome(run: Run) {
  const { startedAtMs, finishedAtMs } = run;
  return {
    status: statusOf(run),
    started_at: isoOrNull(startedAtMs),
    completed_at: isoOrNull(finishedAtMs),
    duration_seconds:
      startedAtMs === null || finishedAtMs === null ? null : (finishedAtMs - startedAtMs) / 1000,
    error_message: isFailure(run.state) ? run.reason : null,
  };
}

function fileOf({ action }: Task) {
  const path = 'path' in action ? action.path : null;
  const name = path?.split(/[/\\]/).at(-1)?.replace(/\.py$/, '') ?? null;
  return { file_path: path, module_name: action.kind === 'python' ? name : null };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : iso(ms);
}
