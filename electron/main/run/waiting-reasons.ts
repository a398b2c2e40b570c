/** Why a run waits, left the queue without a start, or is not over yet: the sentences. */

import { formatClock, formatDate, formatDateTime, formatDuration } from '../../shared/duration.ts';
import { assertNever } from '../../shared/errors.ts';
import type { Run, RunId } from '../../shared/run.ts';
import type { Conditions } from '../../shared/task-policy.ts';
import type { ConditionName } from './conditions.ts';
import type { Obstacle, WaitingRun } from './decide-start.ts';

export type Reason = Pick<Run, 'reasonCode' | 'reason' | 'relatedRunId'>;

export const NO_FREE_SLOT = reason('no_free_slot', 'Waits for a free slot.');

export const STOPPING: Pick<Run, 'reason'> = {
  reason: 'Stopping; it is killed if it does not end by itself.',
};

export const TAKEN_OUT = reason('stopped_by_user', 'Taken out of the queue by you.');
export const TASK_DELETED = reason('task_deleted', 'Its task was deleted before it started.');
export const TASK_DISABLED = reason('task_disabled', 'Its task was disabled before it started.');

export interface WaitContext {
  readonly nowMs: number;
  /** A sentence with figures; used while starts are held. */
  readonly lowDisk: string;
  readonly taskNameOf: (runId: RunId) => string;
}

/** What a waiting run waits for, as its row tells it. */
export function explainWait(run: WaitingRun, obstacle: Obstacle, context: WaitContext): Reason {
  switch (obstacle.kind) {
    case 'time':
      return explainTime(run, context.nowMs);
    case 'condition':
      return reason('condition', conditionSentence(run, obstacle.unmet, context.nowMs));
    case 'low_disk':
      return reason('low_disk', context.lowDisk);
    case 'earlier_run': {
      const { runId } = obstacle;
      return reason('earlier_run_active', `Waits for run ${runId} of this task to end.`, runId);
    }
    case 'lock': {
      const { lock, runId } = obstacle;
      const holder = `run ${runId} of ${context.taskNameOf(runId)}`;
      return reason('lock_held', `Waits for lock ${lock}, held by ${holder}.`, runId);
    }
    case 'slot':
      return NO_FREE_SLOT;
    default:
      return assertNever(obstacle);
  }
}

/** "Not started by 18:00: no mains power, no network." */
export function explainGivenUp(
  run: WaitingRun,
  unmet: readonly ConditionName[],
  nowMs: number,
): Reason {
  const lacks = unmet.map((name) => lackOf(name, run.task.conditions)).join(', ');
  const by = run.deadlineMs === null ? '' : ` by ${moment(run.deadlineMs, nowMs)}`;
  return reason('condition_deadline', `Not started${by}: ${lacks}.`);
}

export function replaced(byRunId: RunId): Reason {
  return reason('replaced', 'Taken out of the queue for a newer run.', byRunId);
}

export function superseded(byRunId: RunId): Reason {
  return reason('retry_superseded', `Run ${byRunId} took the place of this attempt.`, byRunId);
}

function explainTime({ trigger, attempt, notBeforeMs, task }: WaitingRun, nowMs: number): Reason {
  const at = moment(notBeforeMs ?? nowMs, nowMs);
  if (trigger === 'retry')
    return reason('retry_delay', `Attempt ${attempt} of ${task.retry.maxAttempts} at ${at}.`);
  const why = trigger === 'catch_up' ? ', the quiet time after waking up or starting' : '';
  return reason('quiet_period', `Waits until ${at}${why}.`);
}

function conditionSentence(
  { task, deadlineMs }: WaitingRun,
  unmet: readonly ConditionName[],
  nowMs: number,
): string {
  const wanted = unmet.map((name) => wantOf(name, task.conditions)).join(' and ');
  const limit = deadlineMs === null ? '' : `, no later than ${moment(deadlineMs, nowMs)}`;
  return `Waits for ${wanted}${limit}.`;
}

function wantOf(name: ConditionName, { idleMs }: Conditions): string {
  switch (name) {
    case 'mains_power':
      return 'mains power';
    case 'network':
      return 'the network';
    case 'idle':
      return `the computer to be idle for ${formatDuration(idleMs ?? 0)}`;
    case 'outside_quiet_hours':
      return 'the end of the quiet hours';
    default:
      return assertNever(name);
  }
}

function lackOf(name: ConditionName, { idleMs }: Conditions): string {
  switch (name) {
    case 'mains_power':
      return 'no mains power';
    case 'network':
      return 'no network';
    case 'idle':
      return `the computer was not idle for ${formatDuration(idleMs ?? 0)}`;
    case 'outside_quiet_hours':
      return 'the quiet hours were not over';
    default:
      return assertNever(name);
  }
}

/** `07:41` today, else `Tue 24 Nov 07:41`. */
function moment(ms: number, nowMs: number): string {
  const isToday = formatDate(ms, nowMs) === formatDate(nowMs, nowMs);
  return isToday ? formatClock(ms) : formatDateTime(ms, nowMs);
}

function reason(
  reasonCode: Run['reasonCode'],
  sentence: string,
  relatedRunId: RunId | null = null,
): Reason {
  return { reasonCode, reason: sentence, relatedRunId };
}
