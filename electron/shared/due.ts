/** What the scheduler found to be due, on its way to becoming runs. */

import type { ReasonCode, Run } from './run.ts';
import type { ScheduleId } from './schedule.ts';
import type { TaskId } from './task.ts';

/** One fire time, or one row for all that were missed together. */
export interface Due {
  readonly scheduleId: ScheduleId;
  readonly taskId: TaskId;
  /** The last one when the row stands for several. */
  readonly scheduledForMs: number;
  /** `paused`: fire times that passed unseen in a pause, which holds them back though it is over. */
  readonly kind: 'on_time' | 'catch_up' | 'missed' | 'paused';
  /** Fire times that this stands for. */
  readonly dueCount: number;
  /** First fire time when it stands for several, else null. */
  readonly dueFromMs: number | null;
  /** See `Run.clockEpoch`. */
  readonly clockEpoch: number;
  /** A run that makes up for lost time waits until then, so that a resume is no storm. */
  readonly notBeforeMs: number | null;
  readonly reasonCode: ReasonCode | null;
  readonly reason: Run['reason'];
  readonly reasonWording: Run['reasonWording'];
}
