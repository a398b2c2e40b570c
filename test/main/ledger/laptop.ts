/** A laptop with a scheduler on a real store: it sleeps, crashes and travels, on a simulated clock. */

import { join } from 'node:path';

import { admitDue } from '../../../electron/main/run/admit-due.ts';
import { newRun, type NewRun } from '../../../electron/main/run/new-run.ts';
import type { RunService } from '../../../electron/main/run/run-service.ts';
import { Scheduler } from '../../../electron/main/schedule/scheduler.ts';
import { Database } from '../../../electron/main/store/database.ts';
import { FactStore } from '../../../electron/main/store/fact-store.ts';
import { OccurrenceStore } from '../../../electron/main/store/occurrence-store.ts';
import { RunStore } from '../../../electron/main/store/run-store.ts';
import { TaskStore } from '../../../electron/main/store/task-store.ts';
import type { Due } from '../../../electron/shared/due.ts';
import type { Pause } from '../../../electron/shared/status.ts';
import { FakeClock } from '../../helpers/fake-clock.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const PACE = { catchUpQuietMs: 60_000, catchUpEveryMs: 5_000 };
/** Looks at clocks and zone while nothing is due come no more often than that. */
const IDLE_MS = 600_000;

export class Laptop {
  readonly clock: FakeClock;
  readonly logged: string[] = [];
  /** The last one that was set. */
  pause: Pause | null = null;
  /** So many rows from now the disk refuses one; -1 is never. */
  refuseAfterRows = -1;
  readonly #path = join(tempDir(), 'cronpilot.db');
  #parts: ReturnType<typeof open>;
  #scheduler: Scheduler | null = null;

  constructor(startMs: number) {
    this.clock = new FakeClock(startMs);
    this.#parts = open(this.#path);
  }

  get stores() {
    return this.#parts;
  }

  startApp(lastAliveMs: number | null): void {
    const { clock } = this;
    this.#scheduler = new Scheduler({
      ...this.#parts,
      now: () => clock.wallMs,
      monotonicNow: () => clock.monotonicMs,
      bootNow: () => clock.bootMs,
      setTimer: (callback, delayMs) => clock.setTimer(callback, this.#idle(delayMs)),
      pace: () => PACE,
      lastAliveMs,
      pausesAfter: () => (this.pause ? [this.pause] : []),
      log: (message) => this.logged.push(message),
      onDue: (due, advance) => this.#admit(due, advance),
    });
    this.#scheduler.start();
  }

  look(resumed = false): void {
    this.#scheduler?.wake(resumed ? 'resume' : 'clock_jump');
  }

  /** Nothing is told or closed in order; the computer is off for a while. */
  crash(offMs: number): void {
    const lastAliveMs = this.clock.wallMs - 20_000;
    this.#scheduler?.stop();
    this.#parts.database.close();
    this.clock.sleep(offMs);
    this.clock.bootMs = 0;
    this.#parts = open(this.#path);
    this.startApp(lastAliveMs);
  }

  quit(): void {
    this.#scheduler?.stop();
  }

  close(): void {
    this.quit();
    this.#parts.database.close();
  }

  #idle(delayMs: number): number {
    if (delayMs < 30_000) return delayMs;
    const [next] = this.#scheduler?.nextFires(1) ?? [];
    const untilNextMs = (next?.fireAtMs ?? Infinity) - this.clock.wallMs;
    return Math.max(delayMs, Math.min(untilNextMs, IDLE_MS));
  }

  #admit(due: readonly Due[], advance: () => void): void {
    const { taskStore, runStore, occurrenceStore } = this.#parts;
    admitDue(due, advance, {
      runService: { requestAll: (...args) => this.#requestAll(...args) },
      runStore,
      occurrenceStore,
      taskOf: (taskId) => taskStore.get(taskId),
      pause: this.#pauseAt(this.clock.wallMs),
      pauseAt: (ms) => this.#pauseAt(ms),
      nowMs: this.clock.wallMs,
    });
  }

  #pauseAt(ms: number): Pause | null {
    const { pause } = this;
    return pause && pause.sinceMs <= ms && ms < (pause.untilMs ?? Infinity) ? pause : null;
  }

  /** Every run ends as soon as it may start. */
  #requestAll(...[requests, notStarted, alongside]: Parameters<RunService['requestAll']>) {
    const { database, runStore } = this.#parts;
    return database.transaction(() => {
      alongside?.();
      for (const { id, notBeforeMs } of runStore.list({ states: ['queued'], limit: 10_000 })) {
        if ((notBeforeMs ?? 0) <= this.clock.wallMs) runStore.update(id, { state: 'succeeded' });
      }
      for (const row of notStarted) this.#insert(row);
      return requests.map((request) => {
        const row = newRun(request, this.clock.wallMs);
        const waits = (row.notBeforeMs ?? 0) > this.clock.wallMs;
        return this.#insert({ ...row, state: waits ? 'queued' : 'succeeded' });
      });
    });
  }

  #insert(row: NewRun) {
    if (this.refuseAfterRows === 0) throw new Error('The disk is full');
    if (this.refuseAfterRows > 0) this.refuseAfterRows -= 1;
    return this.#parts.runStore.insert(row);
  }
}

function open(path: string) {
  const database = Database.open(path);
  // A power cut is no part of it, and a year has many commits.
  database.prepare('PRAGMA synchronous = OFF').run();
  database.prepare('PRAGMA wal_autocheckpoint = 20000').get();
  return {
    database,
    taskStore: new TaskStore(database),
    runStore: new RunStore(database),
    factStore: new FactStore(database),
    occurrenceStore: new OccurrenceStore(database),
  };
}
