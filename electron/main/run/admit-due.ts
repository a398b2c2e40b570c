/** Turns what fell due into runs or, where none is to start, into rows with a reason. */

import type { Due } from '../../shared/due.ts';
import type { Run } from '../../shared/run.ts';
import type { Pause } from '../../shared/status.ts';
import type { ScheduleId } from '../../shared/schedule.ts';
import type { Task } from '../../shared/task.ts';
import type { RunStore } from '../store/run-store.ts';
import { newRun, type RunRequest } from './new-run.ts';
import type { NotStarted, RunService } from './run-service.ts';

export interface AdmitContext {
  readonly runService: RunService;
  readonly runStore: RunStore;
  readonly taskOf: (taskId: number) => Task;
  readonly pause: Pause | null;
  readonly nowMs: number;
}

/** @param advance Moves the schedules' cursors; called inside the transaction that stores the rows. */
export function admitDue(due: readonly Due[], advance: () => void, context: AdmitContext): void {
  const requests: RunRequest[] = [];
  const notStarted: NotStarted[] = [];
  const extensions: (() => Run)[] = [];
  // A clock that was set back comes to the same fire times again.
  const unknown = due.filter(
    (time) =>
      !context.runStore.hasOccurrence(time.scheduleId, time.scheduledForMs, time.clockEpoch),
  );
  for (const time of context.pause ? coalesce(unknown) : unknown) {
    const request = toRequest(time, context.taskOf(time.taskId));
    if (time.kind === 'missed') {
      notStarted.push(row(request, context.nowMs, 'missed', time));
    } else if (!context.pause) {
      requests.push(request);
    } else {
      const earlier = rowOfPause(time, context.pause, context.runStore);
      if (earlier) extensions.push(() => extend(earlier, time, context));
      else notStarted.push(row(request, context.nowMs, 'skipped', pausedReason(context.pause)));
    }
  }
  context.runService.requestAll(requests, notStarted, () => {
    advance();
    return extensions.map((change) => change());
  });
}

/** One for all fire times of a schedule that would have run, so that a pause leaves one row each. */
function coalesce(due: readonly Due[]): readonly Due[] {
  const bySchedule = new Map<ScheduleId, Due>();
  for (const time of due.filter(({ kind }) => kind !== 'missed')) {
    const first = bySchedule.get(time.scheduleId);
    bySchedule.set(time.scheduleId, first ? joined(first, time) : time);
  }
  return [...due.filter(({ kind }) => kind === 'missed'), ...bySchedule.values()];
}

function joined<T extends Pick<Run, 'dueCount' | 'dueFromMs' | 'scheduledForMs'>>(
  first: T,
  { dueCount, scheduledForMs }: Due,
): T {
  return {
    ...first,
    scheduledForMs,
    dueCount: first.dueCount + dueCount,
    dueFromMs: first.dueFromMs ?? first.scheduledForMs,
  };
}

/** The row that already stands for earlier fire times of the same pause. */
function rowOfPause(time: Due, pause: Pause, runStore: RunStore): Run | null {
  const latest = runStore.latestOccurrence(time.scheduleId);
  const isSame = latest?.reasonCode === 'paused' && latest.queuedAtMs >= pause.sinceMs;
  return isSame && time.scheduledForMs > (latest.scheduledForMs ?? 0) ? latest : null;
}

function extend(run: Run, time: Due, { runStore, nowMs }: AdmitContext): Run {
  const { dueCount, dueFromMs, scheduledForMs } = joined(run, time);
  return runStore.update(run.id, { dueCount, dueFromMs, scheduledForMs, finishedAtMs: nowMs });
}

function toRequest(time: Due, task: Task): RunRequest {
  const { scheduleId, scheduledForMs, dueCount, dueFromMs, clockEpoch, notBeforeMs } = time;
  const trigger = time.kind === 'catch_up' ? 'catch_up' : 'schedule';
  return {
    task,
    trigger,
    scheduleId,
    scheduledForMs,
    dueCount,
    dueFromMs,
    clockEpoch,
    notBeforeMs,
  };
}

function row(
  request: RunRequest,
  nowMs: number,
  state: NotStarted['state'],
  { reasonCode, reason }: Pick<Run, 'reasonCode' | 'reason'>,
): NotStarted {
  return { ...newRun(request, nowMs), state, reasonCode, reason, finishedAtMs: nowMs };
}

/** For whatever was held by the user. */
export function pausedReason({ sinceMs }: Pause): Pick<Run, 'reasonCode' | 'reason'> {
  const since = new Date(sinceMs).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
  });
  return { reasonCode: 'paused', reason: `All schedules were paused by you at ${since}.` };
}
