/** What keeps a fire time from becoming a run although CronPilot is there: the user's pause, a blackout. */

import { blackoutStart, blackoutWording, findBlackout } from '../../shared/blackout.ts';
import type { Due } from '../../shared/due.ts';
import { type Phrase, phrase } from '../../shared/phrase.ts';
import { because } from '../../shared/reason.ts';
import type { Run } from '../../shared/run.ts';
import type { Pause } from '../../shared/status.ts';
import { pauseInForce, type Task } from '../../shared/task.ts';
import { toWallTime } from '../../shared/wall-time.ts';
import type { NewRun } from './new-run.ts';

export interface Hold {
  readonly reasonCode: 'paused' | 'blackout';
  readonly reason: Run['reason'];
  readonly reasonWording: Run['reasonWording'];
  /** True of the row of an earlier fire time that the same hold has kept back. */
  readonly isOf: (run: NewRun) => boolean;
}

export interface Pauses {
  /** Of all schedules, in force now. */
  readonly pause: Pause | null;
  /** That of all schedules that a time lies in, which may be over by now. */
  readonly pauseAt: (ms: number) => Pause | null;
}

/**
 * Null when nothing holds it back. A pause covers its fire times also when they are looked at only
 * after it.
 */
export function findHold(time: Due, task: Task, pauses: Pauses, nowMs: number): Hold | null {
  const dueMs = time.scheduledForMs;
  const hadBegun = task.pause !== null && task.pause.sinceMs <= dueMs;
  return (
    findPause({ pause: hadBegun ? task.pause : null }, pauses.pauseAt(dueMs), dueMs) ??
    findPause(task, pauses.pause, nowMs) ??
    findBlackoutOf(time, task, nowMs)
  );
}

/** What holds back a run that is to start now to catch up. */
export function findHoldOfTurn(
  task: Pick<Task, 'pause' | 'blackouts'>,
  pause: Pause | null,
  nowMs: number,
): Hold | null {
  return findPause(task, pause, nowMs) ?? heldAt(task, nowMs, null);
}

/** The user's pause of all schedules, or of this task alone. */
export function findPause(
  task: Pick<Task, 'pause'>,
  pause: Pause | null,
  nowMs: number,
): Hold | null {
  if (pause) {
    const since = { clockMs: pause.sinceMs };
    return heldBy(pause, phrase('All schedules were paused by you at {since}.', { since }));
  }
  const own = pauseInForce(task, nowMs);
  if (!own) return null;
  return heldBy(
    own,
    phrase('The task was paused by you on {since} until {until}.', {
      since: { dateTimeMs: own.sinceMs, nowMs: own.sinceMs },
      until: { dateTimeMs: own.untilMs, nowMs: own.sinceMs },
    }),
  );
}

function heldBy({ sinceMs }: Pick<Pause, 'sinceMs'>, wording: Phrase): Hold {
  const told = because(wording);
  const isOf = (run: NewRun) => run.reason === told.reason && run.queuedAtMs >= sinceMs;
  return { reasonCode: 'paused', ...told, isOf };
}

/**
 * By the clock of the schedule's zone at the fire time. A run that catches up is held back as well
 * when it would start in a window, by the clock of the computer.
 */
function findBlackoutOf(time: Due, task: Task, nowMs: number): Hold | null {
  const stored = task.storedSchedules.find(({ id }) => id === time.scheduleId)?.schedule;
  const timeZone = stored && 'timeZone' in stored ? stored.timeZone : null;
  return (
    heldAt(task, time.scheduledForMs, timeZone) ??
    (time.kind === 'catch_up' ? heldAt(task, time.notBeforeMs ?? nowMs, null) : null)
  );
}

function heldAt(
  { blackouts }: Pick<Task, 'blackouts'>,
  instantMs: number,
  timeZone: string | null,
): Hold | null {
  if (blackouts.length === 0) return null;
  const wall = toWallTime(instantMs, timeZone);
  const blackout = findBlackout(blackouts, wall);
  if (!blackout) return null;
  const told = because(blackoutWording(blackout));
  const startDate = blackoutStart(blackout, wall);
  const isOf = (run: NewRun) => {
    if (run.reason !== told.reason || run.scheduledForMs === null) return false;
    return blackoutStart(blackout, toWallTime(run.scheduledForMs, timeZone)) === startDate;
  };
  return { reasonCode: 'blackout', ...told, isOf };
}
