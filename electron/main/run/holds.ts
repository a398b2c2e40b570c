/** What keeps a fire time from becoming a run although CronPilot is there: the user's pause, a blackout. */

import { blackoutReason, blackoutStart, findBlackout } from '../../shared/blackout.ts';
import type { Due } from '../../shared/due.ts';
import { formatClock } from '../../shared/duration.ts';
import type { Pause } from '../../shared/status.ts';
import type { Task } from '../../shared/task.ts';
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
  return pause ? heldByPause(pause) : findBlackoutOf(time, task, nowMs);
}

/** For whatever was held by the user. */
export function pausedReason({ sinceMs }: Pause): Pick<Hold, 'reasonCode' | 'reason'> {
  const reason = `All schedules were paused by you at ${formatClock(sinceMs)}.`;
  return { reasonCode: 'paused', reason };
}

function heldByPause(pause: Pause): Hold {
  const isOf = (run: NewRun) => run.reasonCode === 'paused' && run.queuedAtMs >= pause.sinceMs;
  return { ...pausedReason(pause), isOf };
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
