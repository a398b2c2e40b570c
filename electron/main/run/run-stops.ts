/** Ends runs before their time: takes them out of the queue, or has their process trees stopped. */

import { AppError } from '../../shared/errors.ts';
import { isActive, type Run, type RunId } from '../../shared/run.ts';
import type { TaskId } from '../../shared/task.ts';
import type { StopCause } from '../../shared/worker-protocol.ts';
import type { RunParts } from './run-parts.ts';
import type { RunStarts } from './run-starts.ts';
import { untilEnded } from './until-ended.ts';
import { TASK_DELETED, takenOut } from './waiting-reasons.ts';

export interface StopOptions {
  readonly force?: boolean;
  readonly cause?: StopCause;
}

/** A session that ends waits no longer for its programs than a few seconds. */
const QUIT_GRACE_MS = 1_500;
const QUIT_PATIENCE_MS = 3_000;

export class RunStops {
  readonly #parts: RunParts;
  readonly #starts: RunStarts;

  constructor(parts: RunParts, starts: RunStarts) {
    this.#parts = parts;
    this.#starts = starts;
  }

  /** See RunService. */
  stop(runId: RunId, { cause = 'user', force = false }: StopOptions): Run {
    const run = this.#parts.runStore.get(runId);
    if (!isActive(run.state)) {
      throw new AppError('conflict', `Run ${runId} has already ended (${run.state})`);
    }
    if (run.state === 'queued') return this.#cancelQueued(run, takenOut(cause));
    this.#stopRunning(runId, cause, force ? 0 : Infinity);
    return run;
  }

  /** Of several that were asked for together, each replaces those before it. */
  replace(runId: RunId, byRunId: RunId): void {
    const { runStore, changes } = this.#parts;
    if (!isActive(runStore.get(runId).state)) return;
    changes.move(runId, { relatedRunId: byRunId });
    this.stop(runId, { cause: 'replaced' });
  }

  /** Takes the waiting runs of a deleted task out of the queue; running ones go on. */
  cancelWaiting(taskId: TaskId): void {
    for (const run of this.#parts.runStore.activeOf(taskId)) {
      if (run.state === 'queued') this.#cancelQueued(run, TASK_DELETED);
    }
  }

  /** Ends the runs that are set to stop with CronPilot, and hurries those that are being stopped. */
  async stopForQuit(): Promise<void> {
    const { active, runStore, changes } = this.#parts;
    const ending = active.runningIds.filter(
      (runId) => active.running(runId)?.isStopping || runStore.launchOf(runId)?.spec.stopWithApp,
    );
    const ended = untilEnded(changes.events, ending, QUIT_PATIENCE_MS);
    for (const runId of ending) this.#stopRunning(runId, 'app_quit', QUIT_GRACE_MS);
    await ended;
  }

  /** With no more grace than the task is set to. */
  #stopRunning(runId: RunId, cause: StopCause, mostGraceMs: number): void {
    const { runStore, workerHost, active } = this.#parts;
    const graceMs = runStore.launchOf(runId)?.spec.graceMs ?? 0;
    active.markStopping(runId);
    workerHost.stop(runId, cause, Math.min(graceMs, mostGraceMs));
  }

  #cancelQueued(run: Run, cause: Pick<Run, 'reasonCode' | 'reason'>): Run {
    const { changes, active, now } = this.#parts;
    const cancelled = { ...cause, state: 'cancelled', finishedAtMs: now() } as const;
    const moved = changes.move(run.id, cancelled, () => active.remove(run.id));
    this.#starts.drain();
    return moved;
  }
}
