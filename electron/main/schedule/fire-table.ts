/** The live schedules with their next fire times, by time and by task. */

import type { ScheduleId } from '../../shared/schedule.ts';
import type { TaskId } from '../../shared/task.ts';
import type { LiveSchedule } from '../store/task-rows.ts';
import { FireHeap } from './fire-heap.ts';

/** A live schedule. Replaced as a whole, never changed. */
export interface Entry {
  readonly scheduleId: ScheduleId;
  readonly live: LiveSchedule;
  /** When it is to be looked at; Infinity when it fires no more. */
  readonly fireAtMs: number;
  /** Fire times up to here are settled. */
  readonly cursorMs: number;
}

export class FireTable {
  readonly #heap = new FireHeap<Entry>();
  readonly #byTask = new Map<TaskId, Set<Entry>>();

  add(entry: Entry): void {
    this.#heap.push(entry);
    const ofTask = this.#byTask.get(entry.live.taskId) ?? new Set();
    this.#byTask.set(entry.live.taskId, ofTask.add(entry));
  }

  /** Puts another entry in the place of each one. */
  replaceAll(replace: (entry: Entry) => Entry): void {
    const replaced = this.all().map(replace);
    this.clear();
    for (const entry of replaced) this.add(entry);
  }

  remove(entry: Entry): void {
    this.#heap.remove(entry);
    this.#forget(entry);
  }

  /** Removes and returns what fires up to `nowMs`, soonest first. */
  takeUntil(nowMs: number): Entry[] {
    const taken: Entry[] = [];
    for (let entry = this.#heap.peek(); entry && entry.fireAtMs <= nowMs; ) {
      this.#heap.pop();
      this.#forget(entry);
      taken.push(entry);
      entry = this.#heap.peek();
    }
    return taken;
  }

  clear(): void {
    this.#heap.clear();
    this.#byTask.clear();
  }

  ofTask(taskId: TaskId): Entry[] {
    return [...(this.#byTask.get(taskId) ?? [])];
  }

  /** In no particular order. */
  all(): Entry[] {
    return [...this.#byTask.values()].flatMap((entries) => [...entries]);
  }

  first(limit: number): Entry[] {
    return this.#heap.first(limit).filter(({ fireAtMs }) => fireAtMs < Infinity);
  }

  /** Infinity when nothing fires any more. */
  nextFireAtMs(): number {
    return this.#heap.peek()?.fireAtMs ?? Infinity;
  }

  #forget(entry: Entry): void {
    const ofTask = this.#byTask.get(entry.live.taskId);
    ofTask?.delete(entry);
    if (ofTask?.size === 0) this.#byTask.delete(entry.live.taskId);
  }
}
