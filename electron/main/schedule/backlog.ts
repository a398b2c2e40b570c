/** Schedules that fell due, on their way to rows in slices, so that thousands hold up nothing else. */

import type { Due } from '../../shared/due.ts';
import type { ScheduleId } from '../../shared/schedule.ts';
import type { TaskId } from '../../shared/task.ts';
import type { Entry } from './fire-table.ts';

/** What becomes of a schedule that fell due. */
export interface Decided {
  readonly entry: Entry;
  readonly due: readonly Due[];
  readonly nextFireAtMs: number | null;
  /** Nothing up to here is owed any more. */
  readonly cursorMs: number;
}

export interface Turn {
  /** Gives the runs that catch up their start. */
  readonly plan: (due: readonly Due[]) => readonly Due[];
  readonly decide: (entry: Entry) => Decided;
  /** False once this turn of the loop has lasted long enough. */
  readonly hasTime: () => boolean;
}

/** Most schedules that are handed over in one transaction. */
export const SLICE_SIZE = 100;

export class Backlog {
  /** In order of time; these hold up no other. */
  #prompt: Entry[] = [];
  /** All of them are decided before the first is handed over, since runs catch up in order of time. */
  #late: Entry[] = [];
  #decided: Decided[] = [];

  get isEmpty(): boolean {
    return this.#prompt.length + this.#late.length + this.#decided.length === 0;
  }

  /** `isLate`: it may have to be caught up. */
  add(entries: readonly Entry[], isLate: (entry: Entry) => boolean): void {
    for (const entry of entries) (isLate(entry) ? this.#late : this.#prompt).push(entry);
  }

  ofTask(taskId: TaskId): readonly Entry[] {
    return this.#all().filter(({ live }) => live.taskId === taskId);
  }

  removeTask(taskId: TaskId): void {
    const isOther = ({ live }: Entry) => live.taskId !== taskId;
    this.#prompt = this.#prompt.filter(isOther);
    this.#late = this.#late.filter(isOther);
    this.#decided = this.#decided.filter(({ entry }) => isOther(entry));
  }

  /** Empties it. */
  takeAll(): readonly Entry[] {
    const all = this.#all();
    this.#prompt = [];
    this.#late = [];
    this.#decided = [];
    return all;
  }

  /** Decides as many as there is time for, and takes those that can be handed over now. */
  takeSlice({ decide, plan, hasTime }: Turn): readonly Decided[] {
    const slice: Decided[] = [];
    const hadLate = this.#late.length > 0;
    // One each turn whatever the time, or a busy computer would never get on.
    do {
      const prompt = this.#prompt.shift();
      const late = prompt ? undefined : this.#late.shift();
      if (prompt) slice.push(decide(prompt));
      if (late) this.#decided.push(decide(late));
    } while (slice.length < SLICE_SIZE && this.#undecidedCount > 0 && hasTime());
    if (this.#late.length > 0) return slice;
    if (hadLate) this.#planAll(plan);
    return [...slice, ...this.#decided.splice(0, SLICE_SIZE - slice.length)];
  }

  get #undecidedCount(): number {
    return this.#prompt.length + this.#late.length;
  }

  #planAll(plan: Turn['plan']): void {
    const due = this.#decided.flatMap((decided) => decided.due).sort(byFireTime);
    const planned = new Map<ScheduleId, Due[]>();
    for (const time of plan(due)) {
      const ofSchedule = planned.get(time.scheduleId);
      if (ofSchedule) ofSchedule.push(time);
      else planned.set(time.scheduleId, [time]);
    }
    this.#decided = this.#decided
      .map((decided) => ({ ...decided, due: planned.get(decided.entry.scheduleId) ?? [] }))
      .sort(byCatchUp);
  }

  #all(): readonly Entry[] {
    return [...this.#prompt, ...this.#late, ...this.#decided.map(({ entry }) => entry)];
  }
}

export function byFireTime(a: Due, b: Due): number {
  return a.scheduledForMs - b.scheduledForMs || a.scheduleId - b.scheduleId;
}

/** By what is to be caught up first, which is not always what fell due first. */
function byCatchUp(a: Decided, b: Decided): number {
  return catchUpMs(a) - catchUpMs(b) || a.entry.scheduleId - b.entry.scheduleId;
}

function catchUpMs({ due, entry }: Decided): number {
  return due.find(({ kind }) => kind === 'catch_up')?.scheduledForMs ?? entry.fireAtMs;
}
