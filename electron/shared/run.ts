/** One execution of a task, or one due time that did not become one; always with a reason. */

import type { ParameterValues } from './parameter.ts';
import type { Wording } from './phrase.ts';
import type { RequestFailure } from './request-failure.ts';
import type { RunCause } from './run-cause.ts';
import type { ScheduleId } from './schedule.ts';
import type { TaskId } from './task.ts';

export type RunId = number;

/** What asked for the run. */
export const triggers = [
  'schedule',
  'manual',
  /** Of a form that is not saved: its task is a copy that is in no list. */
  'test',
  'retry',
  'catch_up',
  'chain',
  'startup',
  'resume',
  'unlock',
  'file',
  'webhook',
  'api',
] as const;
export type Trigger = (typeof triggers)[number];

export const runStates = [
  /** Admitted, waits: for a slot, an earlier run, a lock, a condition, its time. Moved on by the run queue. */
  'queued',
  /** Handed to a worker. Moved on by the worker's report, or by adoption after a restart. */
  'running',
  /** Ended with one of the task's success exit codes, and its success rules hold. Final. */
  'succeeded',
  /** Ended in any other way, or could not be started. Final. */
  'failed',
  /** Stopped because it ran longer than the task's timeout. Final. */
  'timed_out',
  /** Stopped or taken out of the queue by the user, a replacing run or CronPilot's own end. Final. */
  'cancelled',
  /** Never started: an earlier run was still active, a rule or the user's pause forbade it. Final. */
  'skipped',
  /** Never started: the computer was asleep or off, or CronPilot was closed. Final. */
  'missed',
  /** Its process vanished without leaving an outcome. Final. */
  'abandoned',
] as const;
export type RunState = (typeof runStates)[number];

/** Why a run is in its state, for programs; `reason` is the same for people. */
export type ReasonCode =
  | 'no_free_slot'
  | 'earlier_run_active'
  | 'overlap'
  | 'replaced'
  | 'stopped_by_user'
  | 'stopped_with_app'
  | 'timeout'
  | 'exit_code'
  | 'signal'
  | 'start_failed'
  | 'process_vanished'
  | 'paused'
  | 'skipped_by_user'
  | 'app_closed'
  | 'asleep'
  | 'too_late'
  | 'caught_up'
  | 'coalesced'
  | 'task_deleted'
  | 'task_disabled'
  | 'quiet_period'
  | 'retry_delay'
  | 'retry_superseded'
  | 'condition'
  | 'condition_deadline'
  | 'lock_held'
  | 'blackout'
  | 'clock_set'
  | 'low_disk'
  | 'output_match'
  | 'output_file'
  | RequestFailure
  | 'task_reported'
  | 'ended_with_app'
  | 'missing_parameter'
  | 'missing_secret';

/** A run that took unusually long, or ended unusually soon, by the task's own history. */
export type DurationWarning = 'too_long' | 'too_short';

export interface Run {
  readonly id: RunId;
  readonly taskId: TaskId;
  /** The task's name when the run was asked for. */
  readonly taskName: string;
  readonly taskRevision: number;
  /** The schedule that was due; null for any other trigger. */
  readonly scheduleId: ScheduleId | null;
  readonly trigger: Trigger;
  /** Null where the trigger says it all. */
  readonly cause: RunCause | null;
  readonly state: RunState;
  readonly reasonCode: ReasonCode | null;
  /** One sentence, English; null when the state says it all. See `reasonOf`. */
  readonly reason: string | null;
  /** Says `reason` in any language; null for the words of a program, and in rows of older versions. */
  readonly reasonWording: Wording | null;
  /** The run that `reason` speaks of: the one in the way, the one that replaced this one. */
  readonly relatedRunId: RunId | null;
  /** From 1. */
  readonly attempt: number;
  readonly retryOfRunId: RunId | null;
  /** The fire time this run answers; null when no schedule asked. */
  readonly scheduledForMs: number | null;
  /** Fire times that this row stands for; above 1 only for a coalesced outage. */
  readonly dueCount: number;
  /** First fire time of a coalesced row (`scheduledForMs` is the last); null otherwise. */
  readonly dueFromMs: number | null;
  /** Counts up each time the clock was set back, so that a repeated fire time is a new one. */
  readonly clockEpoch: number;
  readonly queuedAtMs: number;
  /** It waits at least until then: a retry's delay, the quiet period after a sleep. */
  readonly notBeforeMs: number | null;
  /** When it no longer waits for the task's conditions. */
  readonly deadlineMs: number | null;
  readonly startedAtMs: number | null;
  readonly finishedAtMs: number | null;
  /** Of the task's main process; 128 + n when signal n ended it. Null while running or never run. */
  readonly exitCode: number | null;
  /** Of the task's main process while it runs. */
  readonly pid: number | null;
  /** Inside the log directory; null when nothing was started, or once the log was removed as old. */
  readonly logFilename: string | null;
  readonly logBytes: number;
  /** Null when the task has no parameters. */
  readonly params: ParameterValues | null;
  readonly durationWarning: DurationWarning | null;
  /** Size of the file that the task's success rules look at, after this run. */
  readonly outputFileBytes: number | null;
}

export const activeStates: readonly RunState[] = ['queued', 'running'];

export function isActive(state: RunState): boolean {
  return activeStates.includes(state);
}

/** A run that was really started and whose end says something of the task's health. */
export function isOutcome(state: RunState): boolean {
  return state === 'succeeded' || isFailure(state);
}

export function isFailure(state: RunState): boolean {
  return state === 'failed' || state === 'timed_out' || state === 'abandoned';
}

/** It had a log, which was removed to make room. */
export function isLogRemoved(run: Pick<Run, 'state' | 'startedAtMs' | 'logFilename'>): boolean {
  return run.logFilename === null && run.startedAtMs !== null && !isActive(run.state);
}

/** It never had one: nothing was started, or it could not be. */
export function hasNoLog(
  run: Pick<Run, 'state' | 'startedAtMs' | 'logFilename' | 'reasonCode' | 'logBytes'>,
): boolean {
  const couldNotStart = run.reasonCode === 'start_failed' && run.logBytes === 0;
  return couldNotStart || (run.logFilename === null && !isLogRemoved(run));
}
