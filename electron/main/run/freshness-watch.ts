/** Watches over the tasks of which a success is expected every so often; tells once of each change. */

import { EventEmitter } from 'node:events';

import type { Clock } from '../../shared/clock.ts';
import type { Run } from '../../shared/run.ts';
import type { StaleTask } from '../../shared/status.ts';
import type { Database } from '../store/database.ts';
import { FactStore } from '../store/fact-store.ts';
import { type FreshnessContract, FreshnessStore } from '../store/freshness-store.ts';
import { decideFreshness } from './freshness.ts';
import { Retrier } from './retrier.ts';
import type { RunEvents } from './run-events.ts';

export interface FreshnessEvents {
  /** For the first time since its last success, also over restarts. */
  stale: [StaleTask];
  /** It was told to be stale, and has succeeded since. */
  fresh: [FreshnessContract];
}

interface FreshnessWatchOptions {
  readonly database: Database;
  readonly runEvents: EventEmitter<RunEvents>;
  readonly clock: Clock;
  /** Hears when other tasks are stale than before. */
  readonly onChanged: () => void;
  readonly log: (message: string) => void;
}

/** Holds the tasks that were told to be stale: a JSON list of their ids. */
const TOLD_FACT = 'stale_tasks_told';
/** A timer stands still while the computer sleeps. */
const MAX_DELAY_MS = 60_000;

export class FreshnessWatch {
  readonly events = new EventEmitter<FreshnessEvents>();
  readonly #options: FreshnessWatchOptions;
  readonly #freshnessStore: FreshnessStore;
  readonly #factStore: FactStore;
  readonly #retrier: Retrier;
  readonly #contracts = new Map<number, FreshnessContract>();
  #stale: readonly StaleTask[] = [];
  #timer: { cancel(): void } | null = null;
  readonly #onRunChanged = ({ taskId, state }: Run): void => {
    if (state === 'succeeded' && this.#contracts.has(taskId)) this.taskChanged(taskId);
  };

  constructor(options: FreshnessWatchOptions) {
    this.#options = options;
    this.#freshnessStore = new FreshnessStore(options.database);
    this.#factStore = new FactStore(options.database);
    this.#retrier = new Retrier(options.log);
  }

  get stale(): readonly StaleTask[] {
    return this.#stale;
  }

  /** Tells nothing before it has returned. */
  start(): void {
    for (const contract of this.#freshnessStore.contracts())
      this.#contracts.set(contract.taskId, contract);
    this.#options.runEvents.on('changed', this.#onRunChanged);
    this.#arm(0);
  }

  stop(): void {
    this.#options.runEvents.off('changed', this.#onRunChanged);
    this.#timer?.cancel();
    this.#retrier.stop();
  }

  /** Call after each stored change of a task. */
  taskChanged(taskId: number): void {
    const contract = this.#freshnessStore.contractOf(taskId);
    if (contract) this.#contracts.set(taskId, contract);
    else if (!this.#contracts.delete(taskId)) return;
    this.#retrier.attempt('freshness', () => this.#look());
  }

  #arm(delayMs: number): void {
    this.#timer?.cancel();
    const work = () => this.#retrier.attempt('freshness', () => this.#look());
    this.#timer = this.#options.clock.setTimer(work, Math.min(delayMs, MAX_DELAY_MS));
  }

  #look(): void {
    const nowMs = this.#options.clock.now();
    const { stale, nextAtMs } = decideFreshness([...this.#contracts.values()], nowMs);
    // Just behind the time, when it is over.
    if (nextAtMs !== null) this.#arm(nextAtMs + 1 - nowMs);
    const hasChanged = idsOf(stale).join() !== idsOf(this.#stale).join();
    this.#stale = stale;
    this.#tell(stale);
    if (hasChanged) this.#options.onChanged();
  }

  /** Noted before it is told: rather not told than told at every start. */
  #tell(stale: readonly StaleTask[]): void {
    const told = new Set(JSON.parse(this.#factStore.get(TOLD_FACT) ?? '[]') as readonly number[]);
    const ids = new Set(idsOf(stale));
    const news = stale.filter(({ taskId }) => !told.has(taskId));
    const over = [...told].filter((taskId) => !ids.has(taskId));
    if (news.length + over.length === 0) return;
    this.#factStore.set(TOLD_FACT, JSON.stringify([...ids]));
    for (const task of news) this.events.emit('stale', task);
    for (const taskId of over) {
      const contract = this.#contracts.get(taskId);
      if (contract && isFresh(contract, this.#options.clock.now()))
        this.events.emit('fresh', contract);
    }
  }
}

/** By a success, not by a change of the task. */
function isFresh({ lastSuccessAtMs, freshnessMs }: FreshnessContract, nowMs: number): boolean {
  return lastSuccessAtMs !== null && lastSuccessAtMs + freshnessMs >= nowMs;
}

function idsOf(stale: readonly StaleTask[]): readonly number[] {
  return stale.map(({ taskId }) => taskId);
}
