/** Writes how a run ended, whether it is tried again, and frees what it held. */

import { isActive, isFailure, type Run, type RunId } from '../../shared/run.ts';
import { admit } from './admission.ts';
import { discardControlFolder } from './control-folders.ts';
import type { SettlingEnd } from './outcome.ts';
import { decideRetry } from './retry.ts';
import type { RunWriter } from './run-changes.ts';
import type { RunParts } from './run-parts.ts';
import type { RunStarts } from './run-starts.ts';
import { toSettledRow } from './settle-run.ts';
import { toWaitingRun } from './waiting-run.ts';

export interface EndedRun {
  readonly runId: RunId;
  readonly end: SettlingEnd;
  /** Where its start is told with its end. */
  readonly startedAtMs: number | null;
}

export class RunEnds {
  readonly #parts: RunParts;
  readonly #starts: RunStarts;

  constructor(parts: RunParts, starts: RunStarts) {
    this.#parts = parts;
    this.#starts = starts;
  }

  /**
   * The ends and the attempts that follow them are one transaction, so that a crash neither loses
   * nor doubles an attempt. A second end of the same run changes nothing.
   */
  settle(ended: readonly EndedRun[]): void {
    const { database, runStore, changes, active, runsDir, taskStore } = this.#parts;
    changes.commit(
      (write) => ended.map((run) => this.#settle(run, write)),
      (retries) => {
        for (const { runId } of ended) active.remove(runId);
        for (const retry of retries)
          if (retry?.state === 'queued')
            active.wait(toWaitingRun(retry, taskStore.get(retry.taskId), runStore));
      },
    );
    this.#starts.drain();
    // Until then the folders alone tell after a power loss how the runs ended.
    void database.durableSoon().then(() => {
      for (const { runId } of ended) void discardControlFolder(runsDir, runId);
    });
  }

  /** @returns the attempt that follows */
  #settle({ runId, end, startedAtMs }: EndedRun, write: RunWriter): Run | null {
    const { runStore, active } = this.#parts;
    const stored = runStore.get(runId);
    if (!isActive(stored.state)) return null;
    const run = startedAtMs === null ? stored : { ...stored, startedAtMs };
    const adopted = active.running.get(runId)?.adopted ?? true;
    const settled = toSettledRow(run, end, adopted, this.#parts);
    const change = { startedAtMs: run.startedAtMs, ...settled };
    return this.#retry(write.update(runId, change), end, write);
  }

  /** Null when it is not tried again, among others because a newer run of its task waits already. */
  #retry(run: Run, end: SettlingEnd, write: RunWriter): Run | null {
    const { taskStore, runStore, random, now } = this.#parts;
    if (!isFailure(run.state)) return null;
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
