/** Why a run waits, left the queue without a start, or is not over yet: the sentences. */

import { assertNever } from '../../shared/errors.ts';
import { type Phrase, phrase, type Wording } from '../../shared/phrase.ts';
import { because, type Told } from '../../shared/reason.ts';
import type { Run, RunId } from '../../shared/run.ts';
import type { Conditions } from '../../shared/task-policy.ts';
import type { ConditionName } from './conditions.ts';
import type { Obstacle, WaitingRun } from './decide-start.ts';

export type Reason = Told & Pick<Run, 'reasonCode' | 'relatedRunId'>;

export const NO_FREE_SLOT = reason('no_free_slot', phrase('Waits for a free slot.'));

export const STOPPING: Told = because(
  phrase('Stopping; it is killed if it does not end by itself.'),
);

export const TAKEN_OUT = reason('stopped_by_user', phrase('Taken out of the queue by you.'));
export const TASK_DELETED = reason(
  'task_deleted',
  phrase('Its task was deleted before it started.'),
);
export const TASK_DISABLED = reason(
  'task_disabled',
  phrase('Its task was disabled before it started.'),
);

export interface WaitContext {
  readonly nowMs: number;
  /** A sentence with figures; used while starts are held. */
  readonly lowDisk: Wording;
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
      return reason(
        'earlier_run_active',
        phrase('Waits for run {runId} of this task to end.', { runId }),
        runId,
      );
    }
    case 'lock': {
      const { lock, runId } = obstacle;
      const task = context.taskNameOf(runId);
      const wording = phrase('Waits for lock {lock}, held by run {runId} of {task}.', {
        lock,
        runId,
        task,
      });
      return reason('lock_held', wording, runId);
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
  const lacks = { each: unmet.map((name) => lackOf(name, run.task.conditions)) };
  const { deadlineMs } = run;
  const wording =
    deadlineMs === null
      ? phrase('Not started: {lacks}.', { lacks })
      : phrase('Not started by {when}: {lacks}.', { when: { momentMs: deadlineMs, nowMs }, lacks });
  return reason('condition_deadline', wording);
}

export function replaced(byRunId: RunId): Reason {
  return reason('replaced', phrase('Taken out of the queue for a newer run.'), byRunId);
}

export function superseded(byRunId: RunId): Reason {
  const wording = phrase('Run {runId} took the place of this attempt.', { runId: byRunId });
  return reason('retry_superseded', wording, byRunId);
}

function explainTime({ trigger, attempt, notBeforeMs, task }: WaitingRun, nowMs: number): Reason {
  const when = { momentMs: notBeforeMs ?? nowMs, nowMs };
  if (trigger === 'retry') {
    const wording = phrase('Attempt {attempt} of {most} at {when}.', {
      attempt,
      most: task.retry.maxAttempts,
      when,
    });
    return reason('retry_delay', wording);
  }
  const wording =
    trigger === 'catch_up'
      ? phrase('Waits until {when}, the quiet time after waking up or starting.', { when })
      : phrase('Waits until {when}.', { when });
  return reason('quiet_period', wording);
}

function conditionSentence(
  { task, deadlineMs }: WaitingRun,
  unmet: readonly ConditionName[],
  nowMs: number,
): Phrase {
  const wanted = { all: unmet.map((name) => wantOf(name, task.conditions)) };
  return deadlineMs === null
    ? phrase('Waits for {wanted}.', { wanted })
    : phrase('Waits for {wanted}, no later than {when}.', {
        wanted,
        when: { momentMs: deadlineMs, nowMs },
      });
}

function wantOf(name: ConditionName, { idleMs }: Conditions): Phrase {
  switch (name) {
    case 'mains_power':
      return phrase('mains power');
    case 'network':
      return phrase('the network');
    case 'idle':
      return phrase('the computer to be idle for {duration}', {
        duration: { durationMs: idleMs ?? 0 },
      });
    case 'outside_quiet_hours':
      return phrase('the end of the quiet hours');
    default:
      return assertNever(name);
  }
}

function lackOf(name: ConditionName, { idleMs }: Conditions): Phrase {
  switch (name) {
    case 'mains_power':
      return phrase('no mains power');
    case 'network':
      return phrase('no network');
    case 'idle':
      return phrase('the computer was not idle for {duration}', {
        duration: { durationMs: idleMs ?? 0 },
      });
    case 'outside_quiet_hours':
      return phrase('the quiet hours were not over');
    default:
      return assertNever(name);
  }
}

export function reason(
  reasonCode: Run['reasonCode'],
  wording: Wording,
  relatedRunId: RunId | null = null,
): Reason {
  return { reasonCode, ...because(wording), relatedRunId };
}
