/** A real scheduler on a real store with a clock that the test moves, and what it handed over. */

import { join } from 'node:path';
import { onTestFinished } from 'vitest';

import { newRun } from '../../electron/main/run/new-run.ts';
import type { Pace } from '../../electron/main/schedule/catch-up-pace.ts';
import { Scheduler } from '../../electron/main/schedule/scheduler.ts';
import { Database } from '../../electron/main/store/database.ts';
import { FactStore } from '../../electron/main/store/fact-store.ts';
import { OccurrenceStore } from '../../electron/main/store/occurrence-store.ts';
import { RunStore } from '../../electron/main/store/run-store.ts';
import { TaskStore } from '../../electron/main/store/task-store.ts';
import type { Due } from '../../electron/shared/due.ts';
import type { Schedule } from '../../electron/shared/schedule.ts';
import type { Pause } from '../../electron/shared/status.ts';
import type { TaskDraft } from '../../electron/shared/task.ts';
import { FakeClock } from './fake-clock.ts';
import { makeTaskInput } from './make-task.ts';
import { tempDir } from './temp-dir.ts';

/** Make it inside a test or a `beforeEach`. */
export class SchedulerStage {
  readonly clock: FakeClock;
  readonly database = Database.open(join(tempDir(), 'cronpilot.db'));
  readonly taskStore = new TaskStore(this.database);
  readonly runStore = new RunStore(this.database);
  readonly factStore = new FactStore(this.database);
  readonly occurrenceStore = new OccurrenceStore(this.database);
  /** One for each call of `onDue` that was not made to fail. */
  batches: (readonly Due[])[] = [];
  readonly logged: string[] = [];
  /** What the clocks said of the computer's sleep: from and to. */
  readonly slept: (readonly [number, number])[] = [];
  /** How far the clock was set back, each time. */
  readonly setBack: number[] = [];
  /** Of all tasks. */
  pauses: readonly Pause[] = [];
  pace: Pace = { catchUpQuietMs: 0, catchUpEveryMs: 0 };
  /** So many calls of `onDue` fail after they advanced, as a full disk makes them. */
  failNext = 0;

  constructor(startMs: number) {
    this.clock = new FakeClock(startMs);
    onTestFinished(() => this.database.close());
  }

  get due(): readonly Due[] {
    return this.batches.flat();
  }

  /** "on_time 24T10:01:00 1": kind, day and time in UTC, fire times it stands for. */
  brief(): string[] {
    return this.due.map(({ kind, scheduledForMs, dueCount }) =>
      [kind, new Date(scheduledForMs).toISOString().slice(8, 19), dueCount].join(' '),
    );
  }

  scheduler(lastAliveMs: number | null = null): Scheduler {
    return new Scheduler({
      taskStore: this.taskStore,
      factStore: this.factStore,
      occurrenceStore: this.occurrenceStore,
      now: () => this.clock.wallMs,
      monotonicNow: () => this.clock.monotonicMs,
      bootNow: () => this.clock.bootMs,
      setTimer: this.clock.setTimer,
      pace: () => this.pace,
      pausesAfter: () => this.pauses,
      lastAliveMs,
      log: (message) => this.logged.push(message),
      onDue: (due, advance) => this.database.transaction(() => this.#record(due, advance)),
      onSetBack: (byMs) => this.setBack.push(byMs),
      onSlept: (fromMs, toMs) => this.slept.push([fromMs, toMs]),
    });
  }

  started(lastAliveMs: number | null = null): Scheduler {
    const scheduler = this.scheduler(lastAliveMs);
    scheduler.start();
    return scheduler;
  }

  createTask(schedules: readonly Schedule[], draft: Partial<TaskDraft> = {}): number {
    const input = makeTaskInput({ ...draft, schedules: [...schedules] });
    return this.taskStore.create(input, this.clock.wallMs).id;
  }

  storedNext(taskId: number): (number | null)[] {
    return this.taskStore.get(taskId).storedSchedules.map(({ nextFireAtMs }) => nextFireAtMs);
  }

  /** Every fire time gets its row, as if each run had ended at once. */
  #record(due: readonly Due[], advance: () => void): void {
    advance();
    for (const time of due) this.runStore.insert({ ...this.#rowOf(time) });
    if (this.failNext > 0) {
      this.failNext -= 1;
      throw new Error('The disk is full');
    }
    if (due.length > 0) this.batches.push(due);
  }

  #rowOf({ taskId, kind, reasonCode, reason, ...time }: Due) {
    const trigger = kind === 'catch_up' ? 'catch_up' : 'schedule';
    const row = newRun({ ...time, task: this.taskStore.get(taskId), trigger }, this.clock.wallMs);
    if (kind === 'missed') return { ...row, state: 'missed', reasonCode, reason } as const;
    // One that still has its start before it waits.
    const waits = (time.notBeforeMs ?? 0) > this.clock.wallMs;
    return { ...row, state: waits ? 'queued' : 'succeeded' } as const;
  }
}
