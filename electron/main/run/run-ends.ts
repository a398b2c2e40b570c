/** Writes how a run ended, whether it is tried again, and frees what it held. */

import { isActive, type Run, type RunId } from '../../shared/run.ts';
import { admit } from './admission.ts';
import { discardControlFolder } from './control-folders.ts';
import type { SettlingEnd } from './outcome.ts';
import { decideRetry } from './retry.ts';
import type { RunWriter } from './run-changes.ts';
import type { RunParts } from './run-parts.ts';
import type { RunStarts } from './run-starts.ts';
import { toSettledRow } from './settle-run.ts';
import { toWaitingRun } from './waiting-run.ts';

export class RunEnds {
  readonly #parts: RunParts;
  readonly #starts: RunStarts;

  constructor(parts: RunParts, starts: RunStarts) {
    this.#parts = parts;
    this.#starts = starts;
  }

  /**
   * The end and the attempt that follows it are one transaction, so that a crash neither loses nor
   * doubles the attempt. A second end of the same run changes nothing.
   */
  settle(runId: RunId, end: SettlingEnd): void {
    const { database, runStore, changes, active, runsDir, taskStore } = this.#parts;
    const run = runStore.get(runId);
    if (isActive(run.state)) {
      const adopted = active.running.get(runId)?.adopted ?? true;
      const settled = toSettledRow(run, end, adopted, this.#parts);
      changes.commit(
        (write) => this.#retry(write.update(runId, settled), end, write),
        (retry) => {
          active.remove(runId);
          if (retry?.state !== 'queued') return;
          active.wait(toWaitingRun(retry, taskStore.get(retry.taskId), runStore));
        },
      );
    }
    this.#starts.drain();
    // Until then the folder alone tells after a power loss how the run ended.
    void database.durableSoon().then(() => discardControlFolder(runsDir, runId));
  }

  /** Null when it is not tried again, among others because a newer run of its task waits already. */
  #retry(run: Run, end: SettlingEnd, write: RunWriter): Run | null {
    const { taskStore, runStore, random, now } = this.#parts;
    const task = taskStore.get(run.taskId);
    if (!task.enabled || task.deletedAtMs !== null) return null;
    const retryAfterMs = end.kind === 'exited' ? (end.report?.retryAfterMs ?? null) : null;
    const decision = decideRetry(run, task.retry, retryAfterMs, random());
    if (decision.kind === 'none') return null;
    if (runStore.activeOf(task.id).some(isNewRequest)) return null;
    const { cause, params, attempt, id } = run;
    const { notBeforeMs } = decision;
    const again = { cause, params, notBeforeMs, attempt: attempt + 1, retryOfRunId: id } as const;
    return admit({ task, trigger: 'retry', ...again }, write, runStore, now()).run;
  }
}

function isNewRequest({ state, trigger }: Run): boolean {
  return state === 'queued' && trigger !== 'retry';
}
