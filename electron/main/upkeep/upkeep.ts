/** Arms the jobs of CronPilot's own upkeep: one after the other, when each is due. */

import { AppError } from '../../shared/errors.ts';
import type { FactStore } from '../store/fact-store.ts';
import type { UpkeepJob } from './upkeep-job.ts';

export interface UpkeepOptions {
  readonly factStore: FactStore;
  readonly now: () => number;
  readonly setTimer: (callback: () => void, delayMs: number) => { cancel(): void };
  readonly log: {
    warn(text: string): void;
    error(text: string, error: unknown): void;
  };
}

/** Also how long a start is left in peace. */
const TICK_MS = 60_000;
/** The time of a job that is rarer than this outlives a restart. */
const KEPT_FROM_MS = 12 * 3_600_000;

export class Upkeep {
  readonly #options: UpkeepOptions;
  readonly #lastRunsMs = new Map<UpkeepJob, number>();
  /** In the order in which those run that are due together. */
  readonly #jobs: UpkeepJob[] = [];
  readonly #hurried = new Set<UpkeepJob>();
  readonly #stopping = new AbortController();
  #timer: { cancel(): void } | undefined;
  #working: Promise<void> = Promise.resolve();

  constructor(options: UpkeepOptions) {
    this.#options = options;
  }

  /** Aborted when it stops. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Before the start. Those that are due together run in the order of this. */
  add(...jobs: readonly UpkeepJob[]): void {
    this.#jobs.push(...jobs);
  }

  start(): void {
    this.#arm();
  }

  /** Resolves once nothing of it works any more. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#timer?.cancel();
    await this.#working;
  }

  /** Runs a job soon, whatever its time: at once unless another one is at work. */
  hurry(job: UpkeepJob): void {
    if (this.#hurried.has(job)) return;
    this.#hurried.add(job);
    this.#enqueue(() => {
      this.#hurried.delete(job);
      return this.#run(job);
    });
  }

  #arm(): void {
    if (this.#stopping.signal.aborted) return;
    this.#timer = this.#options.setTimer(() => {
      this.#enqueue(() => this.#runDue());
      void this.#working.then(() => this.#arm());
    }, this.#tickMs());
  }

  #tickMs(): number {
    return Math.min(TICK_MS, ...this.#jobs.map(({ everyMs }) => everyMs));
  }

  #enqueue(work: () => Promise<void>): void {
    this.#working = this.#working.then(work);
  }

  async #runDue(): Promise<void> {
    for (const job of this.#jobs) if (this.#isDue(job)) await this.#run(job);
  }

  #isDue(job: UpkeepJob): boolean {
    if (job.isUrgent?.()) return true;
    const sinceMs = this.#options.now() - this.#lastRunMs(job);
    // A clock that was set back must not put it off for as long.
    return sinceMs >= job.everyMs || sinceMs < 0;
  }

  /** Never rejects: upkeep that fails is tried again at the next tick. */
  async #run(job: UpkeepJob): Promise<void> {
    const { signal } = this.#stopping;
    const { log, now } = this.#options;
    if (signal.aborted) return;
    try {
      await job.run(signal);
      this.#noteRun(job, now());
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof AppError) log.warn(`Upkeep (${job.name}): ${error.message}`);
      else log.error(`Upkeep (${job.name}) failed`, error);
    }
  }

  #lastRunMs(job: UpkeepJob): number {
    const known = this.#lastRunsMs.get(job);
    if (known !== undefined) return known;
    const kept = job.everyMs > KEPT_FROM_MS ? this.#options.factStore.get(factName(job)) : null;
    return Number(kept ?? Number.NEGATIVE_INFINITY);
  }

  #noteRun(job: UpkeepJob, nowMs: number): void {
    this.#lastRunsMs.set(job, nowMs);
    if (job.everyMs > KEPT_FROM_MS) this.#options.factStore.set(factName(job), String(nowMs));
  }
}

function factName({ name }: UpkeepJob): string {
  return `upkeep.${name}`;
}
