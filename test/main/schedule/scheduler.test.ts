import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { type Due, Scheduler } from '../../../electron/main/schedule/scheduler.ts';
import { Database } from '../../../electron/main/store/database.ts';
import { TaskStore } from '../../../electron/main/store/task-store.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
import type { TaskDraft } from '../../../electron/shared/task.ts';
import { FakeClock } from '../../helpers/fake-clock.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const START = at('2026-11-24T10:00:00');
const cron = (pattern: string): Schedule => ({ kind: 'cron', pattern, timeZone: 'UTC' });

let database: Database;
let taskStore: TaskStore;
let clock: FakeClock;
let batches: (readonly Due[])[];
let logged: string[];
let failNext: number;

beforeEach(() => {
  database = Database.open(join(tempDir(), 'cronpilot.db'));
  taskStore = new TaskStore(database);
  clock = new FakeClock(START);
  batches = [];
  logged = [];
  failNext = 0;
});

afterEach(() => database.close());

function createScheduler(lastAliveMs: number | null = null): Scheduler {
  return new Scheduler({
    taskStore,
    now: () => clock.wallMs,
    monotonicNow: () => clock.monotonicMs,
    setTimer: clock.setTimer,
    lastAliveMs,
    log: (message) => logged.push(message),
    onDue: (due, advance) =>
      database.transaction(() => {
        advance();
        if (failNext > 0) {
          failNext -= 1;
          throw new Error('The disk is full');
        }
        batches.push(due);
      }),
  });
}

function started(lastAliveMs: number | null = null): Scheduler {
  const scheduler = createScheduler(lastAliveMs);
  scheduler.start();
  return scheduler;
}

function createTask(schedules: readonly Schedule[], draft: Partial<TaskDraft> = {}): number {
  return taskStore.create(makeTaskInput({ ...draft, schedules: [...schedules] }), clock.wallMs).id;
}

function brief(): string[] {
  return batches
    .flat()
    .map(({ kind, scheduledForMs, dueCount }) =>
      [kind, new Date(scheduledForMs).toISOString().slice(8, 19), dueCount].join(' '),
    );
}

function storedNext(taskId: number): (number | null)[] {
  return taskStore.get(taskId).storedSchedules.map(({ nextFireAtMs }) => nextFireAtMs);
}

describe('firing', () => {
  test('happens at the exact time and moves the stored fire time on', () => {
    const taskId = createTask([cron('1 10 * * *')]);
    started();
    expect(storedNext(taskId)).toEqual([START + MINUTE_MS]);
    clock.advance(MINUTE_MS - 1);
    expect(batches).toEqual([]);
    clock.advance(1);
    expect(brief()).toEqual(['on_time 24T10:01:00 1']);
    expect(storedNext(taskId)).toEqual([START + MINUTE_MS + DAY_MS]);
  });

  test('never comes early when a timer does', () => {
    createTask([cron('1 10 * * *')]);
    clock.earlyMs = 3;
    started();
    clock.advance(MINUTE_MS - 1);
    expect(batches).toEqual([]);
    clock.advance(1);
    expect(brief()).toEqual(['on_time 24T10:01:00 1']);
  });

  test('hands over all that is due at once in one call, by time and then by schedule', () => {
    createTask([cron('*/5 * * * *'), cron('*/10 * * * *')]);
    createTask([{ kind: 'interval', everyMs: 1_000, anchorMs: START + 9 * MINUTE_MS + 58_000 }]);
    started();
    clock.advance(9 * MINUTE_MS + 57_000);
    batches = [];
    clock.block(3_500);
    expect(batches).toHaveLength(1);
    const order = batches
      .flat()
      .map(({ scheduledForMs, scheduleId }) => [scheduledForMs - START, scheduleId]);
    expect(order).toEqual([
      [598_000, 3],
      [599_000, 3],
      [600_000, 1],
      [600_000, 2],
      [600_000, 3],
    ]);
    expect(batches.flat().every(({ kind }) => kind === 'on_time')).toBe(true);
  });

  test('wakes the computer at most every 30 seconds when nothing is due', () => {
    createTask([cron('0 0 1 1 *')]);
    started();
    clock.advance(10 * MINUTE_MS);
    expect(clock.firedTimers).toBe(20);
  });

  test('of a single date happens once and is over', () => {
    const taskId = createTask([{ kind: 'once', at: '2026-11-24T10:00:30', timeZone: 'UTC' }]);
    const scheduler = started();
    clock.advance(DAY_MS);
    expect(brief()).toEqual(['on_time 24T10:00:30 1']);
    expect(storedNext(taskId)).toEqual([null]);
    expect(scheduler.nextFires(5)).toEqual([]);
  });

  test('stops with stop', () => {
    createTask([cron('* * * * *')]);
    const scheduler = started();
    scheduler.stop();
    scheduler.wake('resume');
    clock.advance(5 * MINUTE_MS);
    expect(batches).toEqual([]);
  });
});

describe('a start', () => {
  test('hands over what fell due while CronPilot was closed', () => {
    createTask([cron('0 2 * * *')]);
    started().stop();
    clock.sleep(3 * DAY_MS);
    started(START + HOUR_MS);
    expect(brief()).toEqual(['missed 26T02:00:00 2', 'catch_up 27T02:00:00 1']);
    expect(batches.flat()[0]).toMatchObject({ reasonCode: 'coalesced' });
    expect(batches.flat()[0]?.reason).toMatch(/^CronPilot was closed from Tue 24 Nov /);
  });

  test('hands nothing over twice', () => {
    createTask([cron('0 2 * * *'), cron('*/5 * * * *')]);
    started().stop();
    clock.sleep(DAY_MS);
    started().stop();
    batches = [];
    started();
    expect(batches).toEqual([]);
  });

  test('computes only what has no stored fire time', () => {
    const taskId = createTask([cron('0 2 * * *')]);
    const [schedule] = taskStore.liveSchedulesOf(taskId);
    const notOfThePattern = START + 12_345;
    taskStore.setNextFire(schedule?.scheduleId ?? 0, notOfThePattern, START);
    expect(started().nextFires(1)).toEqual([{ scheduleId: 1, taskId, fireAtMs: notOfThePattern }]);
  });

  test('owes what fell due after a schedule was stored, though it was never computed', () => {
    createTask([cron('30 10 * * *')]);
    clock.sleep(HOUR_MS);
    started();
    expect(brief()).toEqual(['catch_up 24T10:30:00 1']);
  });

  test('goes on when a schedule cannot be computed, and says which', () => {
    const lost: Schedule = { kind: 'daily', times: ['10:01'], timeZone: 'Mars/Olympus_Mons' };
    const input = { ...makeTaskInput(), schedules: [lost, { ...lost, times: ['10:02'] }] };
    const taskId = taskStore.create(input, START).id;
    const [schedule] = taskStore.liveSchedulesOf(taskId);
    taskStore.setNextFire(schedule?.scheduleId ?? 0, START + MINUTE_MS, START);
    createTask([cron('* * * * *')]);
    started();
    clock.advance(2 * MINUTE_MS);
    expect(brief()).toEqual(['on_time 24T10:01:00 1', 'on_time 24T10:02:00 1']);
    expect(logged[0]).toMatch(/^Schedule 2 of task 1 will not fire: /);
    expect(logged[1]).toMatch(/^Schedule 1 of task 1 will not fire: /);
  });
});

describe('sleep', () => {
  test('is noticed by the clocks, and what passed follows the policy', () => {
    createTask([cron('0 * * * *')]);
    createTask([cron('30 3 * * *')], { misfirePolicy: 'skip' });
    createTask([cron('45 4 * * *')]);
    started();
    clock.sleep(21 * HOUR_MS + 40 * MINUTE_MS);
    clock.advance(30_000);
    expect(brief()).toEqual([
      'missed 25T03:30:00 1',
      'catch_up 25T04:45:00 1',
      'missed 25T07:00:00 21',
    ]);
    expect(batches).toHaveLength(1);
    expect(batches.flat()[0]).toMatchObject({ reasonCode: 'asleep' });
    expect(batches.flat()[0]?.reason).toMatch(/^The computer was asleep from .* to .*\.$/);
  });

  test('is over at once when the system says so', () => {
    createTask([cron('0 2 * * *')]);
    const scheduler = started();
    clock.sleep(20 * HOUR_MS);
    scheduler.wake('resume');
    expect(brief()).toEqual(['catch_up 25T02:00:00 1']);
    clock.advance(MINUTE_MS);
    expect(batches).toHaveLength(1);
  });

  test('is believed though the monotonic clock went on, when the system says so', () => {
    createTask([cron('0 2 * * *')], { misfirePolicy: 'skip' });
    const scheduler = started();
    clock.sleep(20 * HOUR_MS);
    clock.monotonicMs += 20 * HOUR_MS;
    scheduler.wake('resume');
    expect(batches.flat()[0]?.reason).toMatch(/^The computer was asleep from/);
  });
});

describe('a clock that is set back', () => {
  test('by an hour repeats nothing', () => {
    createTask([cron('*/10 * * * *')]);
    started();
    clock.advance(30 * MINUTE_MS);
    clock.sleep(-HOUR_MS);
    clock.advance(HOUR_MS + 20 * MINUTE_MS);
    expect(brief()).toEqual([
      'on_time 24T10:10:00 1',
      'on_time 24T10:20:00 1',
      'on_time 24T10:30:00 1',
      'on_time 24T10:40:00 1',
      'on_time 24T10:50:00 1',
    ]);
  });

  test('by a day was a correction: schedules go on from there', () => {
    const taskId = createTask([cron('*/10 * * * *')]);
    started();
    clock.advance(10 * MINUTE_MS);
    clock.sleep(-DAY_MS);
    clock.advance(10 * MINUTE_MS);
    expect(brief()).toEqual(['on_time 24T10:10:00 1', 'on_time 23T10:20:00 1']);
    expect(storedNext(taskId)).toEqual([at('2026-11-23T10:30')]);
  });

  test('while CronPilot was closed is a correction too', () => {
    createTask([cron('*/10 * * * *')]);
    started().stop();
    clock.sleep(-DAY_MS);
    expect(started().nextFires(1)).toMatchObject([{ fireAtMs: at('2026-11-23T10:10') }]);
  });
});

describe('a failure to record', () => {
  test('advances nothing, is logged, and the same times come again on time', () => {
    const taskId = createTask([cron('1 10 * * *')]);
    started();
    failNext = 3;
    clock.advance(MINUTE_MS);
    expect(storedNext(taskId)).toEqual([START + MINUTE_MS]);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('The disk is full');
    clock.advance(20_000);
    expect(brief()).toEqual(['on_time 24T10:01:00 1']);
    expect(logged).toHaveLength(3);
    expect(storedNext(taskId)).toEqual([START + MINUTE_MS + DAY_MS]);
  });

  test('is tried again less and less often', () => {
    createTask([cron('1 10 * * *')]);
    started();
    failNext = 1_000;
    clock.advance(61 * MINUTE_MS);
    expect(logged.length).toBeGreaterThan(100);
    expect(logged.length).toBeLessThan(130);
  });

  test('is what a call that does not advance amounts to', () => {
    createTask([cron('1 10 * * *')]);
    const scheduler = new Scheduler({
      taskStore,
      now: () => clock.wallMs,
      monotonicNow: () => clock.monotonicMs,
      setTimer: clock.setTimer,
      log: (message) => logged.push(message),
      onDue: () => undefined,
    });
    scheduler.start();
    clock.advance(MINUTE_MS);
    expect(logged[0]).toContain('without having called advance');
    expect(scheduler.nextFires(1)).toMatchObject([{ fireAtMs: START + MINUTE_MS }]);
  });

  test('keeps the sleep as the reason', () => {
    createTask([cron('0 2 * * *')], { misfirePolicy: 'skip' });
    const scheduler = started();
    clock.sleep(20 * HOUR_MS);
    failNext = 2;
    scheduler.wake('resume');
    clock.advance(MINUTE_MS);
    expect(batches.flat()).toHaveLength(1);
    expect(batches.flat()[0]?.reason).toMatch(/^The computer was asleep from Tue 24 Nov/);
  });
});

describe('a change of a task', () => {
  test('that creates it schedules it', () => {
    const scheduler = started();
    const taskId = createTask([cron('1 10 * * *')]);
    scheduler.refreshTask(taskId);
    clock.advance(MINUTE_MS);
    expect(brief()).toEqual(['on_time 24T10:01:00 1']);
  });

  test('that keeps a schedule keeps what it owes', () => {
    const taskId = createTask([cron('1 10 * * *')]);
    const scheduler = started();
    clock.sleep(2 * HOUR_MS);
    taskStore.update(
      taskId,
      makeTaskInput({ name: 'Other', schedules: [cron('1 10 * * *')] }),
      clock.wallMs,
    );
    scheduler.refreshTask(taskId);
    clock.advance(1);
    expect(brief()).toEqual(['catch_up 24T10:01:00 1']);
  });

  test('that replaces a schedule ends the old one', () => {
    const taskId = createTask([cron('1 10 * * *')]);
    const scheduler = started();
    taskStore.update(taskId, makeTaskInput({ schedules: [cron('2 10 * * *')] }), clock.wallMs);
    scheduler.refreshTask(taskId);
    clock.advance(3 * MINUTE_MS);
    expect(brief()).toEqual(['on_time 24T10:02:00 1']);
  });

  test.each([
    ['disables', (taskId: number) => taskStore.setEnabled(taskId, false, clock.wallMs)],
    ['deletes', (taskId: number) => taskStore.softDelete(taskId, clock.wallMs)],
  ])('that %s it ends its schedules, and nothing of that time is owed later', (_, end) => {
    const taskId = createTask([cron('*/10 * * * *')]);
    const scheduler = started();
    end(taskId);
    scheduler.refreshTask(taskId);
    expect(scheduler.nextFires(1)).toEqual([]);
    clock.advance(HOUR_MS + MINUTE_MS);
    if (taskStore.get(taskId).deletedAtMs === null)
      taskStore.setEnabled(taskId, true, clock.wallMs);
    else taskStore.restore(taskId, clock.wallMs);
    scheduler.refreshTask(taskId);
    clock.advance(9 * MINUTE_MS);
    expect(brief()).toEqual(['on_time 24T11:10:00 1']);
  });
});

test('a schedule without a zone goes with the computer', () => {
  const before = process.env['TZ'];
  try {
    process.env['TZ'] = 'Europe/Berlin';
    createTask([{ kind: 'daily', times: ['12:00'], timeZone: null }, cron('0 12 * * *')]);
    const scheduler = started();
    expect(scheduler.nextFires(2)).toMatchObject([
      { scheduleId: 1, fireAtMs: at('2026-11-24T11:00') },
      { scheduleId: 2, fireAtMs: at('2026-11-24T12:00') },
    ]);
    process.env['TZ'] = 'America/New_York';
    clock.advance(30_000);
    expect(scheduler.nextFires(2)).toMatchObject([
      { scheduleId: 2, fireAtMs: at('2026-11-24T12:00') },
      { scheduleId: 1, fireAtMs: at('2026-11-24T17:00') },
    ]);
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
});

test('the next fire times come soonest first', () => {
  createTask([cron('5 10 * * *'), cron('3 10 * * *')]);
  createTask([cron('4 10 * * *')]);
  expect(
    started()
      .nextFires(2)
      .map(({ taskId, fireAtMs }) => [taskId, fireAtMs - START]),
  ).toEqual([
    [1, 3 * MINUTE_MS],
    [2, 4 * MINUTE_MS],
  ]);
});
