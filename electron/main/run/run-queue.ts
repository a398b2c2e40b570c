/** Holds the runs that wait, in the order in which they will start. */

import type { RunId } from '../../shared/run.ts';
import type { WaitingRun, WaitingTask } from './decide-start.ts';

/** First in, first out within a priority; higher priorities first. */
export class RunQueue {
  readonly #waiting: WaitingRun[] = [];

  get runs(): readonly WaitingRun[] {
    return this.#waiting;
  }

  add(run: WaitingRun): void {
    let at = this.#waiting.length;
    while (at > 0 && isBefore(run, this.#waiting[at - 1] ?? run)) at -= 1;
    this.#waiting.splice(at, 0, run);
  }

  remove(runId: RunId): void {
    const at = this.#waiting.findIndex(({ id }) => id === runId);
    if (at >= 0) this.#waiting.splice(at, 1);
  }

  /** They start no sooner than the given times; null is at once. */
  setStarts(starts: ReadonlyMap<RunId, number | null>): void {
    for (const [at, run] of this.#waiting.entries()) {
      const notBeforeMs = starts.get(run.id);
      if (notBeforeMs !== undefined) this.#waiting[at] = { ...run, notBeforeMs, obstacle: null };
    }
  }

  /** Its waiting runs, each with its deadline, follow the new definition to their place in line. */
  setTask(task: WaitingTask, waiting: readonly Pick<WaitingRun, 'id' | 'deadlineMs'>[]): void {
    const deadlines = new Map(waiting.map(({ id, deadlineMs }) => [id, deadlineMs]));
    for (const run of this.#waiting.filter(({ id }) => deadlines.has(id))) {
      this.remove(run.id);
      this.add({ ...run, task, deadlineMs: deadlines.get(run.id) ?? null, obstacle: null });
    }
  }
}

function isBefore(a: WaitingRun, b: WaitingRun): boolean {
  const { priority } = b.task;
  return a.task.priority === priority ? a.id < b.id : a.task.priority > priority;
}
