/** Remembers which runs occupy a slot, with what they keep from others, and which wait. */

import type { RunId } from '../../shared/run.ts';
import type { Occupant, WaitingRun } from './decide-start.ts';
import { RunQueue } from './run-queue.ts';

export interface RunningRun extends Occupant {
  /** Started by an earlier CronPilot, or by a worker that is gone. */
  readonly adopted: boolean;
  readonly isStopping: boolean;
}

export class ActiveRuns {
  readonly queue = new RunQueue();
  readonly #running = new Map<RunId, RunningRun>();

  get running(): ReadonlyMap<RunId, RunningRun> {
    return this.#running;
  }

  /** It waits, whatever it did before. */
  wait(run: WaitingRun): void {
    this.remove(run.id);
    this.queue.add(run);
  }

  occupy(runId: RunId, occupant: Occupant, adopted: boolean): void {
    this.queue.remove(runId);
    this.#running.set(runId, { ...occupant, adopted, isStopping: false });
  }

  /** @returns false when it does not run. */
  markStopping(runId: RunId): boolean {
    const running = this.#running.get(runId);
    if (running) this.#running.set(runId, { ...running, isStopping: true });
    return running !== undefined;
  }

  remove(runId: RunId): void {
    if (!this.#running.delete(runId)) this.queue.remove(runId);
  }
}
