/** What an explanation rests on: rows and times that were read beforehand, so that deciding is pure. */

import type { Run } from '../../shared/run.ts';
import type { Pause } from '../../shared/status.ts';
import type { Task, TaskInput } from '../../shared/task.ts';
import type { Period, TaskChange } from '../store/ledger-store.ts';

/** A stretch of time in which nothing could run. */
export interface Gap {
  /** `closed` in order; `cut_short` by a crash, a kill or a power loss. */
  readonly kind: 'asleep' | 'closed' | 'cut_short';
  readonly fromMs: number;
  readonly toMs: number;
}

export interface RowFacts {
  readonly run: Run;
  readonly task: Task;
  /** As it was when the row was made; null when that is not known any more. */
  readonly taskThen: TaskInput | null;
  /** A pause of the task, or of all schedules, is in force. */
  readonly isPaused: boolean;
  /** The user has CronPilot start with the computer. */
  readonly opensAtLogin: boolean;
  /** The run that the row's reason speaks of. */
  readonly related: Run | null;
  /** The run that made up for a missed row. */
  readonly madeUpBy: Run | null;
  /** Those that touch the row's fire times. */
  readonly gaps: readonly Gap[];
  readonly nowMs: number;
  /** Of the sentences; null is the computer's. */
  readonly timeZone: string | null;
}

/** A schedule seen from one moment. */
export interface ScheduleFacts {
  readonly sentence: string;
  /** Null is the computer's. */
  readonly timeZone: string | null;
  readonly createdAtMs: number;
  readonly removedAtMs: number | null;
  /** Fires in the minute that was asked for. */
  readonly isDue: boolean;
  /** The fire times around that minute, also from before the schedule was stored. */
  readonly previousMs: number | null;
  readonly nextMs: number | null;
  /** The wall-clock times (HH:MM) that a clock change just then left out, where a wildcard lost by it. */
  readonly lostTo: { readonly from: string; readonly to: string } | null;
}

export interface MomentFacts {
  readonly task: Task;
  readonly atMs: number;
  readonly nowMs: number;
  readonly timeZone: string | null;
  /** Oldest first. */
  readonly changes: readonly TaskChange[];
  readonly schedules: readonly ScheduleFacts[];
  readonly triggerSentences: readonly string[];
  readonly gaps: readonly Gap[];
  /** That of all schedules, in force now. */
  readonly pause: Pause | null;
  /** Rows older than this may have been removed. */
  readonly keptSinceMs: number;
}

/** The gaps between periods of one kind that touch [fromMs, toMs], oldest first. */
export function findGaps(periods: readonly Period[], fromMs: number, toMs: number): Gap[] {
  return periods.flatMap((period, at): Gap[] => {
    const next = periods[at + 1];
    if (!next || next.startedAtMs <= fromMs || period.endedAtMs > toMs) return [];
    if (next.startedAtMs <= period.endedAtMs) return [];
    const isAwake = period.kind === 'awake';
    // That the computer was awake ends unnoticed when CronPilot does.
    if (isAwake && !period.wasClosed) return [];
    const kind = isAwake ? 'asleep' : period.wasClosed ? 'closed' : 'cut_short';
    return [{ kind, fromMs: period.endedAtMs, toMs: next.startedAtMs }];
  });
}
