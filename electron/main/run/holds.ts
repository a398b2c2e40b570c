/** What keeps a fire time from becoming a run although CronPilot is there: the user's pause, a blackout. */

import { blackoutReason, blackoutStart, findBlackout } from '../../shared/blackout.ts';
import type { Due } from '../../shared/due.ts';
import { formatClock, formatDateTime } from '../../shared/duration.ts';
import type { Pause } from '../../shared/status.ts';
import { pauseInForce, type Task } from '../../shared/task.ts';
import { toWallTime } from '../../shared/wall-time.ts';
import type { NewRun } from './new-run.ts';

export interface Hold {
  readonly reasonCode: 'paused' | 'blackout';
  readonly reason: string;
  /** True of the row of an earlier fire time that the same hold has kept back. */
  readonly isOf: (run: NewRun) => boolean;
}

/** Null when nothing holds it back. */
export function findHold(time: Due, task: Task, pause: Pause | null, nowMs: number): Hold | null {
  return findPause(task, pause, nowMs) ?? findBlackoutOf(time, task, nowMs);
}

/** The user's pause of all schedules, or of this task alone. */
export function findPause(task: Task, pause: Pause | null, nowMs: number): Hold | null {
  if (pause) {
    return heldBy(pause, `All schedules were paused by you at ${formatClock(pause.sinceMs)}.`);
  }
  const own = pauseInForce(task, nowMs);
  if (!own) return null;
  const since = formatDateTime(own.sinceMs, own.sinceMs);
  return heldBy(
    own,
    `The task was paused by you on ${since} until ${formatDateTime(own.untilMs, own.sinceMs)}.`,
  );
}

function heldBy({ sinceMs }: Pick<Pause, 'sinceMs'>, reason: string): Hold {
  const isOf = (run: NewRun) => run.reason === reason && run.queuedAtMs >= sinceMs;
  return { reasonCode: 'paused', reason, isOf };
}

/**
 * By the clock of the schedule's zone at the fire time. A run that catches up is held back as well
 * when it would start in a window, by the clock of the computer.
 */
function findBlackoutOf(time: Due, task: Task, nowMs: number): Hold | null {
  if (task.blackouts.length === 0) return null;
  const stored = task.storedSchedules.find(({ id }) => id === time.scheduleId)?.schedule;
  const timeZone = stored && 'timeZone' in stored ? stored.timeZone : null;
  return (
    heldAt(task, time.scheduledForMs, timeZone) ??
    (time.kind === 'catch_up' ? heldAt(task, time.notBeforeMs ?? nowMs, null) : null)
  );
}

function heldAt({ blackouts }: Task, instantMs: number, timeZone: string | null): Hold | null {
  const wall = toWallTime(instantMs, timeZone);
  const blackout = findBlackout(blackouts, wall);
  if (!blackout) return null;
  const reason = blackoutReason(blackout);
  const startDate = blackoutStart(blackout, wall);
  const isOf = (run: NewRun) => {
    if (run.reason !== reason || run.scheduledForMs === null) return false;
    return blackoutStart(blackout, toWallTime(run.scheduledForMs, timeZone)) === startDate;
  };
  return { reasonCode: 'blackout', reason, isOf };
}
