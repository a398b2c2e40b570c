/** A real scheduler on a real store with a clock that the test moves, and what it handed over. */

import { join } from 'node:path';
import { onTestFinished } from 'vitest';

import { Scheduler } from '../../electron/main/schedule/scheduler.ts';
import type { Due } from '../../electron/shared/due.ts';
import { Database } from '../../electron/main/store/database.ts';
import { TaskStore } from '../../electron/main/store/task-store.ts';
import type { Schedule } from '../../electron/shared/schedule.ts';
import type { TaskDraft } from '../../electron/shared/task.ts';
import { FakeClock } from './fake-clock.ts';
import { makeTaskInput } from './make-task.ts';
import { tempDir } from './temp-dir.ts';

/** Make it inside a test or a `beforeEach`. */
export class SchedulerStage {
  readonly clock: FakeClock;
  readonly database = Database.open(join(tempDir(), 'cronpilot.db'));
  readonly taskStore = new TaskStore(this.database);
  /** One for each call of `onDue` that was not made to fail. */
  batches: (readonly Due[])[] = [];
  readonly logged: string[] = [];
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

  started(lastAliveMs: number | null = null): Scheduler {
    const scheduler = new Scheduler({
      taskStore: this.taskStore,
      now: () => this.clock.wallMs,
      monotonicNow: () => this.clock.monotonicMs,
      setTimer: this.clock.setTimer,
      lastAliveMs,
      log: (message) => this.logged.push(message),
      onDue: (due, advance) => this.database.transaction(() => this.#record(due, advance)),
    });
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

  #record(due: readonly Due[], advance: () => void): void {
    advance();
    if (this.failNext > 0) {
      this.failNext -= 1;
      throw new Error('The disk is full');
    }
    this.batches.push(due);
  }
}
