import { beforeEach, describe, expect, test } from 'vitest';

import type { Due } from '../../../electron/shared/due.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
import { SchedulerStage } from '../../helpers/scheduler-stage.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const START = at('2026-11-24T10:00:00');
const cron = (pattern: string): Schedule => ({ kind: 'cron', pattern, timeZone: 'UTC' });

const epochAndTime = ({ clockEpoch, scheduledForMs }: Due) =>
  `${clockEpoch} ${new Date(scheduledForMs).toISOString().slice(8, 16)}`;

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

describe('a pause that ended during a sleep', () => {
  const sleepInPause = (pauseForMs: number) => {
    stage.pauses = [{ sinceMs: START, untilMs: START + pauseForMs }];
    stage.started();
    stage.clock.sleep(8 * HOUR_MS + 30 * MINUTE_MS);
    stage.clock.advance(30_000);
  };

  test('covers what was due in it, and what came after it is caught up', () => {
    stage.createTask([cron('0 */2 * * *')]);
    stage.createTask([cron('15 11 * * *')]);
    sleepInPause(4 * HOUR_MS);
    expect(stage.brief()).toEqual([
      'paused 24T11:15:00 1',
      'paused 24T12:00:00 1',
      'missed 24T16:00:00 2',
      'catch_up 24T18:00:00 1',
    ]);
  });

  test('leaves one row for all of it, and nothing to be made up for', () => {
    stage.createTask([cron('*/30 * * * *')], { misfirePolicy: 'run_all' });
    sleepInPause(9 * HOUR_MS);
    expect(stage.brief()).toEqual(['paused 24T18:30:00 17']);
    expect(stage.due[0]).toMatchObject({ dueFromMs: START + 30 * MINUTE_MS });
  });
});

describe('a clock that is set back', () => {
  test('by an hour repeats no fixed time', () => {
    stage.createTask([cron('10,20,30,40,50 10,11 * * *')]);
    stage.started();
    stage.clock.advance(30 * MINUTE_MS);
    stage.clock.set(-HOUR_MS);
    stage.clock.advance(HOUR_MS + 20 * MINUTE_MS);
    expect(stage.brief()).toEqual([
      'on_time 24T10:10:00 1',
      'on_time 24T10:20:00 1',
      'on_time 24T10:30:00 1',
      'on_time 24T10:40:00 1',
      'on_time 24T10:50:00 1',
    ]);
  });

  test('by a day does not silence an interval that was created meanwhile', () => {
    const scheduler = stage.started();
    stage.clock.set(DAY_MS);
    scheduler.refreshTask(
      stage.createTask([{ kind: 'interval', everyMs: 10 * MINUTE_MS, anchorMs: null }]),
    );
    stage.clock.advance(MINUTE_MS);
    stage.clock.set(-DAY_MS);
    stage.clock.advance(20 * MINUTE_MS);
    // Up to a tick has passed since the last look.
    expect(stage.setBack).toEqual([expect.closeTo(DAY_MS, -5)]);
    expect(stage.brief()).toEqual(['on_time 24T10:10:00 1', 'on_time 24T10:20:00 1']);
  });

  test('by half an hour is followed by what goes by the clock, in a new epoch', () => {
    const everyTenMinutes = { kind: 'interval', everyMs: 10 * MINUTE_MS, anchorMs: 0 } as const;
    stage.createTask([cron('*/10 * * * *')]);
    stage.createTask([everyTenMinutes]);
    stage.started();
    stage.clock.advance(20 * MINUTE_MS);
    stage.clock.set(-30 * MINUTE_MS);
    stage.clock.advance(40 * MINUTE_MS);
    const before = ['0 24T10:10', '0 24T10:20'];
    const after = ['1 24T10:00', '1 24T10:10', '1 24T10:20', '1 24T10:30'];
    for (const scheduleId of [1, 2]) {
      const own = stage.due.filter((time) => time.scheduleId === scheduleId);
      expect(own.map(epochAndTime)).toEqual([...before, ...after]);
    }
    expect(stage.factStore.get('clock_epoch')).toBe('1');
  });

  test('repeats nothing of the tick in which that was done', () => {
    stage.createTask([cron('30 * * * * *')]);
    stage.createTask([cron('0 * * * * *')]);
    stage.started();
    stage.clock.advance(2 * MINUTE_MS + 29_000);
    stage.clock.set(-40_000);
    stage.clock.advance(60_000);
    expect(stage.due.map(epochAndTime)).toEqual([
      '0 24T10:00',
      '0 24T10:01',
      '0 24T10:01',
      '0 24T10:02',
      '1 24T10:02',
      '1 24T10:02',
    ]);
  });

  test('by less than a second was only put right', () => {
    stage.createTask([{ kind: 'interval', everyMs: 1_000, anchorMs: 0 }]);
    const scheduler = stage.started();
    stage.clock.advance(2_000);
    stage.clock.set(-999);
    scheduler.wake('clock_jump');
    stage.clock.advance(2_000);
    expect(stage.brief()).toEqual([
      'on_time 24T10:00:01 1',
      'on_time 24T10:00:02 1',
      'on_time 24T10:00:03 1',
    ]);
    expect(stage.factStore.get('clock_epoch')).toBeNull();
  });

  test('while CronPilot was closed raises the epoch too', () => {
    stage.createTask([cron('*/10 * * * *')]);
    const scheduler = stage.started();
    stage.clock.advance(30 * MINUTE_MS);
    scheduler.stop();
    stage.clock.set(-25 * MINUTE_MS);
    stage.started(START + 30 * MINUTE_MS);
    stage.clock.advance(5 * MINUTE_MS);
    expect(stage.due.map(epochAndTime)).toEqual([
      '0 24T10:10',
      '0 24T10:20',
      '0 24T10:30',
      '1 24T10:10',
    ]);
  });

  test('by a day was a correction: schedules go on from there', () => {
    const taskId = stage.createTask([cron('*/10 * * * *')]);
    stage.started();
    stage.clock.advance(10 * MINUTE_MS);
    stage.clock.set(-DAY_MS);
    stage.clock.advance(10 * MINUTE_MS);
    expect(stage.brief()).toEqual(['on_time 24T10:10:00 1', 'on_time 23T10:20:00 1']);
    expect(stage.storedNext(taskId)).toEqual([at('2026-11-23T10:30')]);
  });

  test('while CronPilot was closed is a correction too', () => {
    stage.createTask([cron('*/10 * * * *')]);
    stage.started().stop();
    stage.clock.set(-DAY_MS);
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
