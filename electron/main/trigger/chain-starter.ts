/** Starts the tasks that come after others: each end is followed up exactly once, also after a crash. */

import type { Run } from '../../shared/run.ts';
import type { TaskId } from '../../shared/task.ts';
import type { ChainStore } from '../store/chain-store.ts';
import type { RunStore } from '../store/run-store.ts';
import { type Chain, chainKey, decideChain } from './chain.ts';
import type { Firing } from './fire.ts';
import type { TriggerIndex } from './trigger-index.ts';

export interface ChainStarterOptions {
  readonly index: TriggerIndex;
  readonly chainStore: ChainStore;
  readonly runStore: RunStore;
  /** Writes the rows and, in the same transaction, what `alongside` writes. */
  readonly fire: (firings: readonly Firing[], alongside: () => void) => void;
}

export class ChainStarter {
  readonly #options: ChainStarterOptions;

  /** From here on the ends of predecessors are kept. */
  constructor(options: ChainStarterOptions) {
    this.#options = options;
    this.#watchPredecessors();
  }

  /** Call when the index has taken up a change of the task. */
  taskChanged(taskId: TaskId): void {
    const keys = this.#chains().flatMap((chain) => (chain.taskId === taskId ? chain.key : []));
    this.#options.chainStore.forgetArrivals(taskId, keys);
    this.#watchPredecessors();
  }

  /** Follows up all ends that are stored. */
  followUp(): void {
    const { chainStore, runStore, fire } = this.#options;
    const ends = chainStore.ends();
    if (ends.length === 0) return;
    // A row may have been taken out as old since; an attempt that is retried is no end.
    const ended = ends
      .flatMap((runId) => runStore.find(runId) ?? [])
      .filter((run) => !runStore.isRetried(run.id))
      .sort(byEnd);
    const steps = decideChain(ended, this.#chains(), ({ taskId, key }) =>
      chainStore.arrivals(taskId, key),
    );
    const firings = steps.flatMap((step) => (step.kind === 'start' ? toFiring(step) : []));
    fire(firings, () => {
      for (const runId of ends) chainStore.removeEnd(runId);
      for (const step of steps) {
        if (step.kind === 'arrive')
          chainStore.addArrival(step.chain.taskId, step.chain.key, step.run);
        else if (step.kind === 'clear') chainStore.clearArrivals(step.chain.taskId, step.chain.key);
      }
    });
  }

  #chains(): readonly Chain[] {
    return this.#options.index
      .all('after')
      .map((live) => ({ ...live, key: chainKey(live.trigger) }));
  }

  #watchPredecessors(): void {
    const predecessors = this.#chains().flatMap(({ trigger }) => trigger.taskIds);
    this.#options.chainStore.watch(new Set(predecessors));
  }
}

function toFiring({ taskId, run }: { readonly taskId: TaskId; readonly run: Run }): Firing {
  const { id, taskName, state } = run;
  return { taskId, trigger: 'chain', cause: { kind: 'chain', runId: id, taskName, state } };
}

function byEnd(a: Run, b: Run): number {
  return (a.finishedAtMs ?? 0) - (b.finishedAtMs ?? 0) || a.id - b.id;
}
