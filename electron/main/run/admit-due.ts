/** Turns what fell due into runs or, where none is to start, into rows with a reason. */

import type { Due } from '../../shared/due.ts';
import { phrase } from '../../shared/phrase.ts';
import { because, type Told } from '../../shared/reason.ts';
import type { Task, TaskId } from '../../shared/task.ts';
import type { OccurrenceStore } from '../store/occurrence-store.ts';
import type { RunStore } from '../store/run-store.ts';
import { HeldRows } from './held-rows.ts';
import { findHold, type Pauses } from './holds.ts';
import { newRun, type RunRequest } from './new-run.ts';
import type { NotStarted, RunService } from './run-service.ts';

export interface AdmitContext extends Pauses {
  readonly runService: Pick<RunService, 'requestAll'>;
  readonly runStore: RunStore;
  readonly occurrenceStore: OccurrenceStore;
  readonly taskOf: (taskId: TaskId) => Task;
  readonly nowMs: number;
}

/** @param advance Moves the schedules' cursors; called inside the transaction that stores the rows. */
export function admitDue(due: readonly Due[], advance: () => void, context: AdmitContext): void {
  const { runService, runStore, taskOf, nowMs } = context;
  const requests: RunRequest[] = [];
  const undone: NotStarted[] = [];
  const asked = new Set<string>();
  const held = new HeldRows(context);
  // A clock that was set back comes to the same fire times again.
  const unknown = due.filter(
    (time) => !runStore.hasOccurrence(time.scheduleId, time.scheduledForMs, time.clockEpoch),
  );
  for (const time of unknown) {
    const request = toRequest(time, taskOf(time.taskId));
    const hold = time.kind === 'missed' ? null : findHold(time, request.task, context, nowMs);
    if (hold) held.add(hold, time.scheduleId, toRow(request, nowMs, 'skipped', hold));
    else held.endOf(time.scheduleId);
    const instant = `${time.taskId} ${time.scheduledForMs}`;
    if (time.kind === 'missed') undone.push(toRow(request, nowMs, 'missed', time));
    else if (!hold && asked.has(instant)) undone.push(toRow(request, nowMs, 'skipped', SAME_TIME));
    else if (!hold) {
      asked.add(instant);
      requests.push(request);
    }
  }
  runService.requestAll(requests, [...undone, ...held.added], () => {
    advance();
    return held.extend();
  });
}

/** A task that two of its schedules ask for at once is wanted once. */
const SAME_TIME = {
  reasonCode: 'coalesced',
  ...because(phrase('Another schedule of the task was due at the same time.')),
} as const;

function toRequest(time: Due, task: Task): RunRequest {
  const { scheduleId, scheduledForMs, dueCount, dueFromMs, clockEpoch, notBeforeMs } = time;
  const trigger = time.kind === 'catch_up' ? 'catch_up' : 'schedule';
  const times = { scheduledForMs, dueCount, dueFromMs, clockEpoch, notBeforeMs };
  return { task, trigger, scheduleId, ...times };
}

function toRow(
  request: RunRequest,
  nowMs: number,
  state: NotStarted['state'],
  { reasonCode, reason, reasonWording }: Pick<Due, keyof Told | 'reasonCode'>,
): NotStarted {
  const row = newRun({ ...request, notBeforeMs: null }, nowMs);
  return { ...row, state, reasonCode, reason, reasonWording, finishedAtMs: nowMs };
}
