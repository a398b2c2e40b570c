/** Remembers which runs occupy a slot and which wait for one. */

import type { Run, RunId } from '../../shared/run.ts';
import type { Task, TaskId } from '../../shared/task.ts';
import { type QueuedRun, RunQueue } from './run-queue.ts';

export interface RunningRun {
  readonly taskId: TaskId;
  /** Started by an earlier CronPilot, or by a worker that is gone. */
  readonly adopted: boolean;
  readonly isStopping: boolean;
}

export class ActiveRuns {
  readonly #queue = new RunQueue();
  readonly #running = new Map<RunId, RunningRun>();

  get runningIds(): readonly RunId[] {
    return [...this.#running.keys()];
  }

  /** In the order in which they will start. */
  get queuedIds(): readonly RunId[] {
    return this.#queue.runIds;
  }

  running(runId: RunId): RunningRun | undefined {
    return this.#running.get(runId);
  }

  /** It waits for a slot, whatever it did before. */
  queue(runId: RunId, task: Task): void {
    this.#running.delete(runId);
    this.#queue.add({ runId, task });
  }

  occupy({ id, taskId }: Run, adopted: boolean): void {
    this.#running.set(id, { taskId, adopted, isStopping: false });
  }

  /** @returns false when it does not run. */
  markStopping(runId: RunId): boolean {
    const running = this.#running.get(runId);
    if (running) this.#running.set(runId, { ...running, isStopping: true });
    return running !== undefined;
  }

  remove(runId: RunId): void {
    this.#running.delete(runId);
    this.#queue.remove(runId);
  }

  /** Hands the runs that may start now to `start`. When it throws, they wait as before. */
  startWaiting(limit: number, start: (runIds: readonly RunId[]) => void): void {
    const taken = this.#queue.takeStartable(limit, this.#countByTask());
    if (taken.length === 0) return;
    try {
      start(taken.map(({ runId }) => runId));
    } catch (error) {
      this.#putBack(taken);
      throw error;
    }
  }

  #putBack(taken: readonly QueuedRun[]): void {
    for (const entry of taken) this.#queue.add(entry);
  }

  #countByTask(): ReadonlyMap<TaskId, number> {
    const counts = new Map<TaskId, number>();
    for (const { taskId } of this.#running.values())
      counts.set(taskId, (counts.get(taskId) ?? 0) + 1);
    return counts;
  }
}
