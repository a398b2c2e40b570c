/** Holds the runs that wait, and decides which of them may start now. */

import type { RunId } from '../../shared/run.ts';
import type { Task, TaskId } from '../../shared/task.ts';

export interface QueuedRun {
  readonly runId: RunId;
  readonly task: Pick<Task, 'id' | 'overlapPolicy' | 'maxInstances' | 'priority'>;
}

/** First in, first out within a priority; higher priorities first. */
export class RunQueue {
  readonly #waiting: QueuedRun[] = [];

  add(entry: QueuedRun): void {
    const { priority } = entry.task;
    let at = this.#waiting.length;
    while (at > 0 && (this.#waiting[at - 1]?.task.priority ?? priority) < priority) at -= 1;
    this.#waiting.splice(at, 0, entry);
  }

  /** @returns false when the run was not waiting. */
  remove(runId: RunId): boolean {
    const at = this.#waiting.findIndex((entry) => entry.runId === runId);
    if (at >= 0) this.#waiting.splice(at, 1);
    return at >= 0;
  }

  /** In the order in which they will start. */
  get runIds(): readonly RunId[] {
    return this.#waiting.map(({ runId }) => runId);
  }

  /**
   * Takes the runs that may start now out of the queue.
   *
   * A run that waits for an earlier run of its own task is passed over, so it holds up no other.
   * @param activeCounts Runs that occupy a slot now, by task.
   */
  takeStartable(limit: number, activeCounts: ReadonlyMap<TaskId, number>): readonly QueuedRun[] {
    const counts = new Map(activeCounts);
    let free = limit - [...counts.values()].reduce((sum, count) => sum + count, 0);
    const taken: QueuedRun[] = [];
    for (let at = 0; at < this.#waiting.length && free > 0; ) {
      const entry = this.#waiting[at] as QueuedRun;
      const { id, overlapPolicy, maxInstances } = entry.task;
      const active = counts.get(id) ?? 0;
      if (active >= (overlapPolicy === 'allow' ? maxInstances : 1)) {
        at += 1;
        continue;
      }
      this.#waiting.splice(at, 1);
      counts.set(id, active + 1);
      free -= 1;
      taken.push(entry);
    }
    return taken;
  }
}
