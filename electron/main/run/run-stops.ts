/** Ends runs before their time: takes them out of the queue, or has their process trees stopped. */

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import { isActive, type Run, type RunId } from '../../shared/run.ts';
import type { Task } from '../../shared/task.ts';
import type { StopCause } from '../../shared/worker-protocol.ts';
import type { RunParts } from './run-parts.ts';
import type { RunStarts } from './run-starts.ts';
import { untilEnded } from './until-ended.ts';
import { type Reason, TAKEN_OUT, TASK_DELETED, TASK_DISABLED } from './waiting-reasons.ts';

export interface StopOptions {
  readonly force?: boolean;
  /** One that has begun meanwhile is to go on. */
  readonly onlyWaiting?: boolean;
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
  stop(runId: RunId, { cause = 'user', force = false, onlyWaiting = false }: StopOptions): Run {
    const run = this.#parts.runStore.get(runId);
    if (!isActive(run.state)) {
      throw new AppError(
        'conflict',
        phrase('Run {runId} has already ended ({state})', { runId, state: run.state }),
      );
    }
    if (run.state === 'queued') return this.#takeOut(run, TAKEN_OUT);
    if (onlyWaiting) {
      throw new AppError('conflict', phrase('Run {runId} has begun meanwhile.', { runId }));
    }
    this.#stopRunning(runId, cause, force ? 0 : Infinity);
    return run;
  }

  /** Stops a running one for a newer run of its task. */
  replace(runId: RunId, byRunId: RunId): void {
    const { runStore, changes } = this.#parts;
    if (!isActive(runStore.get(runId).state)) return;
    changes.move(runId, { relatedRunId: byRunId });
    this.#stopRunning(runId, 'replaced', Infinity);
  }

  /**
   * Running ones go on. Of a deleted task nothing waits any longer, of a disabled one nothing that
   * would start by itself some time: its retries, and what waits for its time or for conditions.
   */
  taskChanged(task: Task): void {
    if (task.enabled && task.deletedAtMs === null) return;
    for (const run of this.#parts.runStore.activeOf(task.id)) {
      if (run.state !== 'queued') continue;
      if (task.deletedAtMs !== null) this.#takeOut(run, TASK_DELETED);
      else if (startsByItself(run, this.#parts.now())) this.#takeOut(run, TASK_DISABLED);
    }
  }

  /** Ends the runs that are set to stop with CronPilot, and hurries those that are being stopped. */
  async stopForQuit(): Promise<void> {
    const { active, runStore, changes } = this.#parts;
    const ending = [...active.running.keys()].filter(
      (runId) =>
        active.running.get(runId)?.isStopping || runStore.launchOf(runId)?.spec.stopWithApp,
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

  #takeOut(run: Run, why: Reason): Run {
    const { changes, active, now } = this.#parts;
    const cancelled = { ...why, state: 'cancelled', finishedAtMs: now() } as const;
    const moved = changes.move(run.id, cancelled, () => active.remove(run.id));
    this.#starts.drain();
    return moved;
  }
}

function startsByItself({ trigger, reasonCode, notBeforeMs }: Run, nowMs: number): boolean {
  return trigger === 'retry' || reasonCode === 'condition' || (notBeforeMs ?? nowMs) > nowMs;
}
