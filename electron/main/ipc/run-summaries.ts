/** Remembers what a task's row shows of its runs, since a list of 10,000 tasks needs 30,000 queries. */

import type { TaskSummary } from '../../shared/ipc-contract.ts';
import type { TaskId } from '../../shared/task.ts';
import type { HandlerParts } from './handler-parts.ts';

/** Runs in a task's strip. */
const RECENT_RUN_COUNT = 24;

type RunSummary = Pick<TaskSummary, 'lastRun' | 'recentRuns' | 'usualDurationMs'>;

/** A task's runs are read again after each change of one of them, of which the run service tells. */
export class RunSummaries {
  readonly #runStore: HandlerParts['runStore'];
  readonly #known = new Map<TaskId, RunSummary>();

  constructor({ runStore, runService }: Pick<HandlerParts, 'runStore' | 'runService'>) {
    this.#runStore = runStore;
    runService.events.on('changed', ({ taskId }) => this.#known.delete(taskId));
    runService.events.on('pruned', (taskId) => this.#known.delete(taskId));
  }

  of(taskId: TaskId): RunSummary {
    const known = this.#known.get(taskId);
    if (known) return known;
    const summary = {
      lastRun: this.#runStore.lastOf(taskId),
      recentRuns: this.#runStore.recentOf(taskId, RECENT_RUN_COUNT),
      usualDurationMs: this.#runStore.usualDurationMs(taskId),
    };
    this.#known.set(taskId, summary);
    return summary;
  }
}
