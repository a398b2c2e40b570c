/** Writes the row of a run that was asked for: queued, or why it is not. */

import { blackoutWording, findBlackout } from '../../shared/blackout.ts';
import { AppError } from '../../shared/errors.ts';
import type { Run, Trigger } from '../../shared/run.ts';
import { localWallTime } from '../../shared/wall-time.ts';
import type { RunStore } from '../store/run-store.ts';
import { checkParameters } from './check-parameters.ts';
import { type NewRun, newRun, type RunRequest } from './new-run.ts';
import { decideOverlap } from './overlap.ts';
import type { RunWriter } from './run-changes.ts';
import { type Reason, reason, replaced, superseded } from './waiting-reasons.ts';
import { deadlineOf, isByHand } from './waiting-run.ts';

export interface Admission {
  readonly run: Run;
  /** Waiting runs that left the queue for this one. */
  readonly takenOut: readonly Run[];
  /** Running ones that are to be stopped for it. */
  readonly blockers: readonly Run[];
}

/** Their own parts of the program see to the blackouts of schedules; by hand there are none. */
const WITHOUT_BLACKOUT: ReadonlySet<Trigger> = new Set([
  'schedule',
  'catch_up',
  'manual',
  'api',
  'test',
]);

/**
 * For use inside the transaction that admits, since it reads what is active.
 *
 * @throws AppError `invalid_input` for the parameters of a run by hand.
 */
export function admit(
  request: RunRequest,
  write: RunWriter,
  runStore: RunStore,
  nowMs: number,
): Admission {
  const row = toRow(request, nowMs);
  if (row.state !== 'queued' || request.trigger === 'retry') return alone(write.insert(row));
  const active = runStore.activeOf(request.task.id);
  const inTheWay = active.filter((run) => isInTheWay(run, request, nowMs));
  const decision = decideOverlap(request.task, inTheWay);
  if (decision.kind === 'skip') {
    const { wording, blocker } = decision;
    const overlap = reason('overlap', wording, blocker.id);
    return alone(write.insert(ended(row, 'skipped', overlap, nowMs)));
  }
  const run = write.insert(row);
  const cancel = (other: Run, why: Reason) =>
    write.update(other.id, { ...why, state: 'cancelled', finishedAtMs: nowMs });
  const blockers = decision.kind === 'replace' ? decision.blockers : [];
  return {
    run,
    takenOut: [
      ...active.filter(isWaitingRetry).map((retry) => cancel(retry, superseded(run.id))),
      ...blockers.filter(isQueued).map((blocker) => cancel(blocker, replaced(run.id))),
    ],
    blockers: blockers.filter((blocker) => !isQueued(blocker)),
  };
}

/** Queued, unless it is refused whatever else is active. */
function toRow(request: RunRequest, nowMs: number): NewRun {
  const { task, trigger } = request;
  const row = newRun(request, nowMs);
  const startMs = Math.max(nowMs, request.notBeforeMs ?? nowMs);
  const blackout = WITHOUT_BLACKOUT.has(trigger)
    ? null
    : findBlackout(task.blackouts, localWallTime(startMs));
  if (blackout) {
    return ended(row, 'skipped', reason('blackout', blackoutWording(blackout)), nowMs);
  }
  const deadlineMs = isByHand(trigger) ? null : deadlineOf(row, task.conditions);
  if (trigger === 'retry') return { ...row, deadlineMs };
  try {
    const values = checkParameters(task.parameters, request.params ?? {});
    return { ...row, deadlineMs, params: task.parameters.length === 0 ? null : values };
  } catch (error) {
    if (!(error instanceof AppError) || isByHand(trigger)) throw error;
    return ended(row, 'failed', reason('missing_parameter', `${error.message}.`), nowMs);
  }
}

/**
 * A retry that waits gives way, and what waits for its time is in nobody's way. Somebody who asks
 * by hand is not put off by a run that may wait for its conditions for hours.
 */
function isInTheWay(run: Run, { task, trigger }: RunRequest, nowMs: number): boolean {
  if (!isQueued(run)) return true;
  if (isWaitingRetry(run) || (run.notBeforeMs ?? 0) > nowMs) return false;
  const isPassedOver = isByHand(trigger) && task.overlapPolicy !== 'replace';
  return !(isPassedOver && run.reasonCode === 'condition');
}

function isQueued({ state }: Run): boolean {
  return state === 'queued';
}

function isWaitingRetry(run: Run): boolean {
  return isQueued(run) && run.trigger === 'retry';
}

function ended(row: NewRun, state: Run['state'], why: Reason, nowMs: number): NewRun {
  return { ...row, ...why, state, finishedAtMs: nowMs };
}

function alone(run: Run): Admission {
  return { run, takenOut: [], blockers: [] };
}
