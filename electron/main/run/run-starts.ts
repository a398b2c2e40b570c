/** Starts runs that wait, as soon as nothing is in their way, and says of the others why they wait. */

import type { RunId } from '../../shared/run.ts';
import { beginRun } from './begin-run.ts';
import type { RunParts } from './run-parts.ts';
import { NO_FREE_SLOT } from './waiting-reasons.ts';

export class RunStarts {
  readonly #parts: RunParts;
  #closed = false;

  constructor(parts: RunParts) {
    this.#parts = parts;
  }

  /** Starts as many waiting runs as there are free slots. */
  drain(): void {
    const { retrier, active, settings, canStart } = this.#parts;
    retrier.attempt('start of waiting runs', () => {
      if (this.#closed || !canStart()) return;
      const { maxConcurrentRuns } = settings();
      active.startWaiting(maxConcurrentRuns, (runIds) => this.#startAll(runIds));
    });
  }

  /** Says of a run that waits for a slot that it does; its place in line changes without a write. */
  explainWaiting(runId: RunId): void {
    const { retrier, runStore, changes } = this.#parts;
    retrier.attempt(`wait ${runId}`, () => {
      const { state, reasonCode } = runStore.get(runId);
      if (state === 'queued' && reasonCode === null) changes.move(runId, NO_FREE_SLOT);
    });
  }

  /** Nothing is started after this. */
  close(): void {
    this.#closed = true;
  }

  #startAll(runIds: readonly RunId[]): void {
    const { changes, active, workerHost, settings } = this.#parts;
    const context = { ...this.#parts, settings: settings() };
    const started = changes.commit(
      (write) => runIds.map((runId) => beginRun(runId, write, context)),
      (begun) => {
        for (const { run } of begun) active.occupy(run, false);
      },
    );
    for (const { run, spec, refusal } of started) {
      if (refusal) workerHost.refuse(run.id, refusal);
      else workerHost.run(spec);
    }
  }
}
