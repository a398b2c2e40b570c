/** Accounts for each fire time of a schedule once, against the rows that are there already. */

import type { Due } from '../../shared/due.ts';
import type { Pause } from '../../shared/status.ts';
import type { TaskId } from '../../shared/task.ts';
import type { OccurrenceStore, SettledSpan } from '../store/occurrence-store.ts';
import type { LiveSchedule } from '../store/task-rows.ts';
import type { TaskStore } from '../store/task-store.ts';
import type { Decided } from './backlog.ts';
import type { Entry } from './fire-table.ts';
import { isFixedTime } from './fixed-time.ts';
import { decideMisfire, type MisfireQuestion } from './misfire.ts';
import { nextFireAfter } from './next-fire.ts';
import type { RepeatedSpans } from './repeated-spans.ts';
import { pausedDue, splitByPauses } from './paused-times.ts';

export interface FireAccountOptions {
  readonly taskStore: Pick<TaskStore, 'get'>;
  readonly occurrenceStore: OccurrenceStore;
  readonly repeated: RepeatedSpans;
  /** The pauses that hold, or held, the task's fire times after a time. */
  readonly pausesAfter?: (taskId: TaskId, afterMs: number) => readonly Pause[];
  readonly log: (message: string) => void;
}

type Question = Omit<MisfireQuestion, 'live' | 'rules' | 'afterMs' | 'untilMs'>;

export class FireAccount {
  readonly #options: FireAccountOptions;

  constructor(options: FireAccountOptions) {
    this.#options = options;
  }

  /** What is owed up to `nowMs`, and what comes after it. */
  decide(entry: Entry, question: Question): Decided {
    const { live } = entry;
    const rules = () => this.#options.taskStore.get(live.taskId);
    const cursorMs = Math.max(entry.cursorMs, question.nowMs);
    let due: Due[] = [];
    const nextFireAtMs = this.#compute(live, () => {
      const settled = this.#settledAfter(live, entry.cursorMs, question.clockEpoch);
      const span = { afterMs: entry.cursorMs, untilMs: cursorMs };
      const { owed, paused } = splitByPauses(span, settled, this.#pausesOf(entry, question));
      due = [
        ...owed.flatMap((range) => decideMisfire({ ...question, ...range, live, rules })),
        ...paused.flatMap((range) => pausedDue(live, range, question.clockEpoch)),
      ];
      return nextUnsettled(live, cursorMs, settled);
    });
    return { entry, due, nextFireAtMs, cursorMs };
  }

  /** Null when there is none, or when the schedule cannot be computed. */
  nextFireAfter(live: LiveSchedule, afterMs: number, clockEpoch: number): number | null {
    return this.#compute(live, () =>
      nextUnsettled(live, afterMs, this.#settledAfter(live, afterMs, clockEpoch)),
    );
  }

  /** Asked for only when something is late: what is on time is held back by whoever starts it. */
  #pausesOf({ fireAtMs, cursorMs, live }: Entry, question: Question): readonly Pause[] {
    const isLate = question.jump !== null || fireAtMs < question.onTimeFromMs;
    return isLate ? (this.#options.pausesAfter?.(live.taskId, cursorMs) ?? []) : [];
  }

  /** A single date is over with its first row, though a change of the zone moves it. */
  #settledAfter(live: LiveSchedule, afterMs: number, clockEpoch: number): readonly SettledSpan[] {
    const { schedule, scheduleId } = live;
    const { occurrenceStore, repeated } = this.#options;
    const isFixed = isFixedTime(schedule);
    if (schedule.kind === 'once') {
      const rows = occurrenceStore.settledAfter(scheduleId, 0, clockEpoch, isFixed);
      return rows.length > 0 ? [{ fromMs: -Infinity, toMs: Infinity }] : [];
    }
    const settled = occurrenceStore.settledAfter(scheduleId, afterMs, clockEpoch, isFixed);
    if (isFixed || !repeated.reachBeyond(afterMs)) return settled;
    const ofAnyEpoch = occurrenceStore.settledAfter(scheduleId, afterMs, clockEpoch, true);
    return [...settled, ...repeated.within(ofAnyEpoch)].sort((a, b) => a.fromMs - b.fromMs);
  }

  /** A schedule that cannot be computed must not hold up the others. */
  #compute(live: LiveSchedule, work: () => number | null): number | null {
    try {
      return work();
    } catch (error) {
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const { scheduleId, taskId } = live;
      this.#options.log(`Schedule ${scheduleId} of task ${taskId} will not fire: ${why}`);
      return null;
    }
  }
}

function nextUnsettled(
  { schedule, createdAtMs }: LiveSchedule,
  afterMs: number,
  settled: readonly SettledSpan[],
): number | null {
  let nextMs = nextFireAfter(schedule, afterMs, createdAtMs);
  for (const { fromMs, toMs } of settled) {
    if (nextMs === null || nextMs < fromMs) return nextMs;
    if (nextMs <= toMs) nextMs = nextFireAfter(schedule, toMs, createdAtMs);
  }
  return nextMs;
}
