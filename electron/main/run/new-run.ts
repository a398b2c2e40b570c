/** Makes the row of a run that was asked for. */

import type { ParameterValues } from '../../shared/parameter.ts';
import type { RunCause } from '../../shared/run-cause.ts';
import type { Run, RunId, Trigger } from '../../shared/run.ts';
import type { ScheduleId } from '../../shared/schedule.ts';
import type { Task } from '../../shared/task.ts';

export interface RunRequest {
  readonly task: Task;
  readonly trigger: Trigger;
  readonly cause?: RunCause | null;
  readonly scheduleId?: ScheduleId | null;
  readonly scheduledForMs?: number | null;
  readonly dueCount?: number;
  readonly dueFromMs?: number | null;
  readonly clockEpoch?: number;
  /** It waits at least until then. */
  readonly notBeforeMs?: number | null;
  readonly params?: ParameterValues | null;
  /** From 1. */
  readonly attempt?: number;
  readonly retryOfRunId?: RunId | null;
}

export type NewRun = Omit<Run, 'id'>;

export function newRun(request: RunRequest, nowMs: number): NewRun {
  const {
    task,
    trigger,
    cause = null,
    scheduleId = null,
    scheduledForMs = null,
    dueCount = 1,
    dueFromMs = null,
    clockEpoch = 0,
    notBeforeMs = null,
    params = null,
    attempt = 1,
    retryOfRunId = null,
  } = request;
  return {
    taskId: task.id,
    taskName: task.name,
    taskRevision: task.revision,
    scheduleId,
    trigger,
    cause,
    state: 'queued',
    reasonCode: null,
    reason: null,
    reasonWording: null,
    relatedRunId: null,
    attempt,
    retryOfRunId,
    scheduledForMs,
    dueCount,
    dueFromMs,
    clockEpoch,
    queuedAtMs: nowMs,
    notBeforeMs,
    deadlineMs: null,
    startedAtMs: null,
    finishedAtMs: null,
    exitCode: null,
    pid: null,
    logFilename: null,
    logBytes: 0,
    params,
    durationWarning: null,
    outputFileBytes: null,
  };
}
