/** Turns what fell due into runs or, where none is to start, into rows with a reason. */

import type { ReasonCode, Run } from '../../shared/run.ts';
import type { Pause } from '../../shared/status.ts';
import type { Task } from '../../shared/task.ts';
import type { RunStore } from '../store/run-store.ts';
import { newRun, type RunRequest } from './new-run.ts';
import type { NotStarted, RunService } from './run-service.ts';

/** A fire time, or several coalesced ones, that the scheduler found to be due. */
export interface DueTime {
  readonly scheduleId: number;
  readonly taskId: number;
  readonly scheduledForMs: number;
  readonly kind: 'on_time' | 'catch_up' | 'missed';
  readonly dueCount: number;
  readonly dueFromMs: number | null;
  readonly reasonCode: ReasonCode | null;
  readonly reason: string | null;
}

export interface AdmitContext {
  readonly runService: RunService;
  readonly runStore: RunStore;
  readonly taskOf: (taskId: number) => Task;
  readonly pause: Pause | null;
  readonly nowMs: number;
}

/** @param advance Moves the schedules' cursors; called inside the transaction that stores the rows. */
export function admitDue(
  due: readonly DueTime[],
  advance: () => void,
  context: AdmitContext,
): void {
  const requests: RunRequest[] = [];
  const notStarted: NotStarted[] = [];
  const extended: { readonly run: Run; readonly due: DueTime }[] = [];
  for (const time of due) {
    const request = toRequest(time, context.taskOf(time.taskId));
    if (time.kind === 'missed') {
      notStarted.push(row(request, context.nowMs, 'missed', time));
    } else if (!context.pause) {
      requests.push(request);
    } else {
      const last = context.runStore.lastOf(time.taskId);
      if (last?.reasonCode === 'paused' && last.scheduleId === time.scheduleId)
        extended.push({ run: last, due: time });
      else notStarted.push(row(request, context.nowMs, 'skipped', pausedReason(context.pause)));
    }
  }
  context.runService.requestAll(requests, notStarted, () => {
    advance();
    return extended.map(({ run, due: time }) =>
      context.runService.extendRow(run, time.scheduledForMs),
    );
  });
}

function toRequest(time: DueTime, task: Task): RunRequest {
  const { scheduleId, scheduledForMs, dueCount, dueFromMs } = time;
  const trigger = time.kind === 'catch_up' ? 'catch_up' : 'schedule';
  return { task, trigger, scheduleId, scheduledForMs, dueCount, dueFromMs };
}

function row(
  request: RunRequest,
  nowMs: number,
  state: NotStarted['state'],
  { reasonCode, reason }: Pick<Run, 'reasonCode' | 'reason'>,
): NotStarted {
  return { ...newRun(request, nowMs), state, reasonCode, reason, finishedAtMs: nowMs };
}

function pausedReason({ sinceMs }: Pause): Pick<Run, 'reasonCode' | 'reason'> {
  const since = new Date(sinceMs).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
  });
  return { reasonCode: 'paused', reason: `All schedules were paused by you at ${since}.` };
}
