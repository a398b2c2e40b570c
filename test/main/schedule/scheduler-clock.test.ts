import { beforeEach, describe, expect, test } from 'vitest';

import type { Schedule } from '../../../electron/shared/schedule.ts';
import { SchedulerStage } from '../../helpers/scheduler-stage.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const START = at('2026-11-24T10:00:00');
const cron = (pattern: string): Schedule => ({ kind: 'cron', pattern, timeZone: 'UTC' });

let stage: SchedulerStage;
beforeEach(() => {
  stage = new SchedulerStage(START);
});

describe('sleep', () => {
  test('is noticed by the clocks, and what passed follows the policy', () => {
    stage.createTask([cron('0 * * * *')]);
    stage.createTask([cron('30 3 * * *')], { misfirePolicy: 'skip' });
    stage.createTask([cron('45 4 * * *')]);
    stage.started();
    stage.clock.sleep(21 * HOUR_MS + 40 * MINUTE_MS);
    stage.clock.advance(30_000);
    expect(stage.brief()).toEqual([
      'missed 25T03:30:00 1',
      'catch_up 25T04:45:00 1',
      'missed 25T07:00:00 21',
    ]);
    expect(stage.batches).toHaveLength(1);
    expect(stage.due[0]).toMatchObject({ reasonCode: 'asleep' });
    expect(stage.due[0]?.reason).toMatch(/^The computer was asleep from .* to .*\.$/);
  });

  test('is over at once when the system says so', () => {
    stage.createTask([cron('0 2 * * *')]);
    const scheduler = stage.started();
    stage.clock.sleep(20 * HOUR_MS);
    scheduler.wake('resume');
    expect(stage.brief()).toEqual(['catch_up 25T02:00:00 1']);
    stage.clock.advance(MINUTE_MS);
    expect(stage.batches).toHaveLength(1);
  });

  test('is believed though the monotonic clock went on, when the system says so', () => {
    stage.createTask([cron('0 2 * * *')], { misfirePolicy: 'skip' });
    const scheduler = stage.started();
    stage.clock.sleep(20 * HOUR_MS);
    stage.clock.monotonicMs += 20 * HOUR_MS;
    scheduler.wake('resume');
    expect(stage.due[0]?.reason).toMatch(/^The computer was asleep from/);
  });
});

describe('a clock that is set back', () => {
  test('by an hour repeats nothing', () => {
    stage.createTask([cron('*/10 * * * *')]);
    stage.started();
    stage.clock.advance(30 * MINUTE_MS);
    stage.clock.sleep(-HOUR_MS);
    stage.clock.advance(HOUR_MS + 20 * MINUTE_MS);
    expect(stage.brief()).toEqual([
      'on_time 24T10:10:00 1',
      'on_time 24T10:20:00 1',
      'on_time 24T10:30:00 1',
      'on_time 24T10:40:00 1',
      'on_time 24T10:50:00 1',
    ]);
  });

  test('by a day was a correction: schedules go on from there', () => {
    const taskId = stage.createTask([cron('*/10 * * * *')]);
    stage.started();
    stage.clock.advance(10 * MINUTE_MS);
    stage.clock.sleep(-DAY_MS);
    stage.clock.advance(10 * MINUTE_MS);
    expect(stage.brief()).toEqual(['on_time 24T10:10:00 1', 'on_time 23T10:20:00 1']);
    expect(stage.storedNext(taskId)).toEqual([at('2026-11-23T10:30')]);
  });

  test('while CronPilot was closed is a correction too', () => {
    stage.createTask([cron('*/10 * * * *')]);
    stage.started().stop();
    stage.clock.sleep(-DAY_MS);
    expect(stage.started().nextFires(1)).toMatchObject([{ fireAtMs: at('2026-11-23T10:10') }]);
  });
});

test('a schedule without a zone goes with the computer', () => {
  const before = process.env['TZ'];
  try {
    process.env['TZ'] = 'Europe/Berlin';
    stage.createTask([{ kind: 'daily', times: ['12:00'], timeZone: null }, cron('0 12 * * *')]);
    const scheduler = stage.started();
    expect(scheduler.nextFires(2)).toMatchObject([
      { scheduleId: 1, fireAtMs: at('2026-11-24T11:00') },
      { scheduleId: 2, fireAtMs: at('2026-11-24T12:00') },
    ]);
    process.env['TZ'] = 'America/New_York';
    stage.clock.advance(30_000);
    expect(scheduler.nextFires(2)).toMatchObject([
      { scheduleId: 2, fireAtMs: at('2026-11-24T12:00') },
      { scheduleId: 1, fireAtMs: at('2026-11-24T17:00') },
    ]);
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
});
