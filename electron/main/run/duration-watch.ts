/** Watches running runs, and marks each as soon as it takes unusually long. */

import type { Clock } from '../../shared/clock.ts';
import type { Run, RunId } from '../../shared/run.ts';
import type { RunStore } from '../store/run-store.ts';
import type { SuccessStore } from '../store/success-store.ts';
import { decideDurationBand } from './duration-band.ts';
import type { Retrier } from './retrier.ts';
import type { RunChanges } from './run-changes.ts';

interface DurationWatchOptions {
  readonly changes: RunChanges;
  readonly runStore: RunStore;
  readonly successStore: SuccessStore;
  readonly retrier: Retrier;
  readonly clock: Clock;
}

interface WatchedRun {
  readonly taskId: number;
  /** By the monotonic clock: the time of a sleep does not count. */
  readonly startedAtMs: number;
  /** The next look; never again when infinite. */
  readonly dueAtMs: number;
}

/** Sooner no run is called long, so most runs end before anything is read about them. */
const FIRST_LOOK_MS = 5_000;
/** Beyond about 24 days a timer fires at once. */
const MAX_DELAY_MS = 86_400_000;

export class DurationWatch {
  readonly #options: DurationWatchOptions;
  readonly #watched = new Map<RunId, WatchedRun>();
  #timer: { cancel(): void } | null = null;
  #timerAtMs = Number.POSITIVE_INFINITY;
  readonly #onChanged = (run: Run): void => this.#follow(run);

  constructor(options: DurationWatchOptions) {
    this.#options = options;
  }

  /** Runs that go on since an earlier CronPilot are watched as well. */
  start(): void {
    const { changes, runStore } = this.#options;
    changes.events.on('changed', this.#onChanged);
    for (const run of runStore.active()) this.#follow(run);
  }

  stop(): void {
    this.#options.changes.events.off('changed', this.#onChanged);
    this.#timer?.cancel();
    this.#watched.clear();
  }

  /** How long a run has been running while the computer was awake; null when it is not watched. */
  awakeMs(runId: RunId): number | null {
    const watched = this.#watched.get(runId);
    return watched ? this.#options.clock.monotonicNow() - watched.startedAtMs : null;
  }

  #follow({ id, taskId, state, startedAtMs, durationWarning }: Run): void {
    if (state !== 'running' || startedAtMs === null) {
      this.#watched.delete(id);
    } else if (!this.#watched.has(id)) {
      const { clock } = this.#options;
      const start = clock.monotonicNow() - Math.max(0, clock.now() - startedAtMs);
      const dueAtMs = durationWarning === null ? start + FIRST_LOOK_MS : Number.POSITIVE_INFINITY;
      this.#watched.set(id, { taskId, startedAtMs: start, dueAtMs });
      this.#arm(dueAtMs);
    }
  }

  /** The timer is set anew only for what comes sooner. */
  #arm(dueAtMs: number): void {
    if (dueAtMs >= this.#timerAtMs) return;
    this.#timer?.cancel();
    const { clock } = this.#options;
    const delayMs = Math.max(0, dueAtMs - clock.monotonicNow());
    this.#timerAtMs = dueAtMs;
    this.#timer = clock.setTimer(() => this.#look(), Math.min(delayMs, MAX_DELAY_MS));
  }

  #look(): void {
    this.#timerAtMs = Number.POSITIVE_INFINITY;
    const nowMs = this.#options.clock.monotonicNow();
    for (const [runId, watched] of this.#watched) {
      if (watched.dueAtMs <= nowMs) this.#lookAt(runId, watched, nowMs);
    }
    for (const { dueAtMs } of this.#watched.values()) this.#arm(dueAtMs);
  }

  #lookAt(runId: RunId, watched: WatchedRun, nowMs: number): void {
    const { runStore, successStore, changes, retrier } = this.#options;
    const isAsked = runStore.launchOf(runId)?.watchDuration ?? false;
    const band = isAsked ? decideDurationBand(successStore.durationsMs(watched.taskId)) : null;
    const limitAtMs = watched.startedAtMs + (band?.longestMs ?? Number.POSITIVE_INFINITY);
    const isTooLong = nowMs >= limitAtMs;
    const dueAtMs = isTooLong ? Number.POSITIVE_INFINITY : limitAtMs;
    this.#watched.set(runId, { ...watched, dueAtMs });
    if (!isTooLong) return;
    retrier.attempt(`slow ${runId}`, () => {
      if (this.#watched.has(runId)) changes.move(runId, { durationWarning: 'too_long' });
    });
  }
}
