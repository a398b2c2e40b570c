import { beforeEach, describe, expect, test } from 'vitest';

import type { Schedule } from '../../../electron/shared/schedule.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { SchedulerStage } from '../../helpers/scheduler-stage.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const START = Date.parse('2026-11-24T10:00:00Z');
const cron = (pattern: string): Schedule => ({ kind: 'cron', pattern, timeZone: 'UTC' });

let stage: SchedulerStage;
beforeEach(() => {
  stage = new SchedulerStage(START);
});

describe('firing', () => {
  test('happens at the exact time and moves the stored fire time on', () => {
    const taskId = stage.createTask([cron('1 10 * * *')]);
    stage.started();
    expect(stage.storedNext(taskId)).toEqual([START + MINUTE_MS]);
    stage.clock.advance(MINUTE_MS - 1);
    expect(stage.batches).toEqual([]);
    stage.clock.advance(1);
    expect(stage.brief()).toEqual(['on_time 24T10:01:00 1']);
    expect(stage.storedNext(taskId)).toEqual([START + MINUTE_MS + DAY_MS]);
  });

  test('never comes early when a timer does', () => {
    stage.createTask([cron('1 10 * * *')]);
    stage.clock.earlyMs = 3;
    stage.started();
    stage.clock.advance(MINUTE_MS - 1);
    expect(stage.batches).toEqual([]);
    stage.clock.advance(1);
    expect(stage.brief()).toEqual(['on_time 24T10:01:00 1']);
  });

  test('hands over all that is due at once in one call, by time and then by schedule', () => {
    stage.createTask([cron('*/5 * * * *'), cron('*/10 * * * *')]);
    stage.createTask([
      { kind: 'interval', everyMs: 1_000, anchorMs: START + 9 * MINUTE_MS + 58_000 },
    ]);
    stage.started();
    stage.clock.advance(9 * MINUTE_MS + 57_000);
    stage.batches = [];
    stage.clock.block(3_500);
    expect(stage.batches).toHaveLength(1);
    const order = stage.batches
      .flat()
      .map(({ scheduledForMs, scheduleId }) => [scheduledForMs - START, scheduleId]);
    expect(order).toEqual([
      [598_000, 3],
      [599_000, 3],
      [600_000, 1],
      [600_000, 2],
      [600_000, 3],
    ]);
    expect(stage.due.every(({ kind }) => kind === 'on_time')).toBe(true);
  });

  test('wakes the computer at most every 30 seconds when nothing is due', () => {
    stage.createTask([cron('0 0 1 1 *')]);
    stage.started();
    stage.clock.advance(10 * MINUTE_MS);
    expect(stage.clock.firedTimers).toBe(20);
  });

  test('of a single date happens once and is over', () => {
    const taskId = stage.createTask([{ kind: 'once', at: '2026-11-24T10:00:30', timeZone: 'UTC' }]);
    const scheduler = stage.started();
    stage.clock.advance(DAY_MS);
    expect(stage.brief()).toEqual(['on_time 24T10:00:30 1']);
    expect(stage.storedNext(taskId)).toEqual([null]);
    expect(scheduler.nextFires(5)).toEqual([]);
  });

  test('stops with stop', () => {
    stage.createTask([cron('* * * * *')]);
    const scheduler = stage.started();
    scheduler.stop();
    scheduler.wake('resume');
    stage.clock.advance(5 * MINUTE_MS);
    expect(stage.batches).toEqual([]);
  });
});

describe('a start', () => {
  test('hands over what fell due while CronPilot was closed', () => {
    stage.createTask([cron('0 2 * * *')]);
    stage.started().stop();
    stage.clock.sleep(3 * DAY_MS);
    stage.started(START + HOUR_MS);
    expect(stage.brief()).toEqual(['missed 26T02:00:00 2', 'catch_up 27T02:00:00 1']);
    expect(stage.due[0]).toMatchObject({ reasonCode: 'coalesced' });
    expect(stage.due[0]?.reason).toMatch(/^CronPilot was closed from Tue 24 Nov /);
  });

  test('hands nothing over twice', () => {
    stage.createTask([cron('0 2 * * *'), cron('*/5 * * * *')]);
    stage.started().stop();
    stage.clock.sleep(DAY_MS);
    stage.started().stop();
    stage.batches = [];
    stage.started();
    expect(stage.batches).toEqual([]);
  });

  test('computes only what has no stored fire time', () => {
    const taskId = stage.createTask([cron('0 2 * * *')]);
    const [schedule] = stage.taskStore.liveSchedulesOf(taskId);
    const notOfThePattern = START + 12_345;
    stage.taskStore.setNextFire(schedule?.scheduleId ?? 0, notOfThePattern, START);
    expect(stage.started().nextFires(1)).toEqual([
      { scheduleId: 1, taskId, fireAtMs: notOfThePattern },
    ]);
  });

  test('owes what fell due after a schedule was stored, though it was never computed', () => {
    stage.createTask([cron('30 10 * * *')]);
    stage.clock.sleep(HOUR_MS);
    stage.started();
    expect(stage.brief()).toEqual(['catch_up 24T10:30:00 1']);
  });

  test('goes on when a schedule cannot be computed, and says which', () => {
    const lost: Schedule = { kind: 'daily', times: ['10:01'], timeZone: 'Mars/Olympus_Mons' };
    const input = { ...makeTaskInput(), schedules: [lost, { ...lost, times: ['10:02'] }] };
    const taskId = stage.taskStore.create(input, START).id;
    const [schedule] = stage.taskStore.liveSchedulesOf(taskId);
    stage.taskStore.setNextFire(schedule?.scheduleId ?? 0, START + MINUTE_MS, START);
    stage.createTask([cron('* * * * *')]);
    stage.started();
    stage.clock.advance(2 * MINUTE_MS);
    expect(stage.brief()).toEqual(['on_time 24T10:01:00 1', 'on_time 24T10:02:00 1']);
    expect(stage.logged[0]).toMatch(/^Schedule 2 of task 1 will not fire: /);
    expect(stage.logged[1]).toMatch(/^Schedule 1 of task 1 will not fire: /);
  });
});

describe('a change of a task', () => {
  test('that creates it schedules it', () => {
    const scheduler = stage.started();
    const taskId = stage.createTask([cron('1 10 * * *')]);
    scheduler.refreshTask(taskId);
    stage.clock.advance(MINUTE_MS);
    expect(stage.brief()).toEqual(['on_time 24T10:01:00 1']);
  });

  test('that keeps a schedule keeps what it owes', () => {
    const taskId = stage.createTask([cron('1 10 * * *')]);
    const scheduler = stage.started();
    stage.clock.sleep(2 * HOUR_MS);
    stage.taskStore.update(
      taskId,
      makeTaskInput({ name: 'Other', schedules: [cron('1 10 * * *')] }),
      stage.clock.wallMs,
    );
    scheduler.refreshTask(taskId);
    stage.clock.advance(1);
    expect(stage.brief()).toEqual(['catch_up 24T10:01:00 1']);
  });

  test('that replaces a schedule ends the old one', () => {
    const taskId = stage.createTask([cron('1 10 * * *')]);
    const scheduler = stage.started();
    stage.taskStore.update(
      taskId,
      makeTaskInput({ schedules: [cron('2 10 * * *')] }),
      stage.clock.wallMs,
    );
    scheduler.refreshTask(taskId);
    stage.clock.advance(3 * MINUTE_MS);
    expect(stage.brief()).toEqual(['on_time 24T10:02:00 1']);
  });

  test.each([
    ['disables', (taskId: number) => stage.taskStore.setEnabled(taskId, false, stage.clock.wallMs)],
    ['deletes', (taskId: number) => stage.taskStore.softDelete(taskId, stage.clock.wallMs)],
  ])('that %s it ends its schedules, and nothing of that time is owed later', (_, end) => {
    const taskId = stage.createTask([cron('*/10 * * * *')]);
    const scheduler = stage.started();
    end(taskId);
    scheduler.refreshTask(taskId);
    expect(scheduler.nextFires(1)).toEqual([]);
    stage.clock.advance(HOUR_MS + MINUTE_MS);
    if (stage.taskStore.get(taskId).deletedAtMs === null)
      stage.taskStore.setEnabled(taskId, true, stage.clock.wallMs);
    else stage.taskStore.restore(taskId, stage.clock.wallMs);
    scheduler.refreshTask(taskId);
    stage.clock.advance(9 * MINUTE_MS);
    expect(stage.brief()).toEqual(['on_time 24T11:10:00 1']);
  });
});

test('the next fire times come soonest first', () => {
  stage.createTask([cron('5 10 * * *'), cron('3 10 * * *')]);
  stage.createTask([cron('4 10 * * *')]);
  expect(
    stage
      .started()
      .nextFires(2)
      .map(({ taskId, fireAtMs }) => [taskId, fireAtMs - START]),
  ).toEqual([
    [1, 3 * MINUTE_MS],
    [2, 4 * MINUTE_MS],
  ]);
});
