import { beforeEach, describe, expect, test } from 'vitest';

import type { Schedule } from '../../../electron/shared/schedule.ts';
import { SchedulerStage } from '../../helpers/scheduler-stage.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START = Date.parse('2026-11-24T00:00:00Z');
const cron = (pattern: string): Schedule => ({ kind: 'cron', pattern, timeZone: 'UTC' });

let stage: SchedulerStage;
beforeEach(() => {
  stage = new SchedulerStage(START);
  stage.pace = { catchUpQuietMs: 60_000, catchUpEveryMs: 5_000 };
});

/** Schedule and seconds after a time at which each catch-up may start, in the order handed over. */
const starts = (sinceMs: number) =>
  stage.due
    .filter(({ kind }) => kind === 'catch_up')
    .map(({ scheduleId, notBeforeMs }) => [scheduleId, (Number(notBeforeMs) - sinceMs) / 1000]);

describe('after a sleep', () => {
  test('there is quiet, and then one start after the other by fire time over all schedules', () => {
    stage.createTask([cron('0 3 * * *'), cron('0 1 * * *')]);
    stage.createTask([cron('0 2,5 * * *')], { misfirePolicy: 'run_all' });
    stage.started();
    stage.clock.sleep(7 * HOUR_MS);
    const awakeMs = stage.clock.wallMs;
    stage.clock.advance(MINUTE_MS);
    const seenMs = awakeMs + 30_000;
    expect(starts(seenMs)).toEqual([
      [2, 60],
      [3, 65],
      [1, 70],
      [3, 75],
    ]);
  });

  test('what is on time waits for nothing', () => {
    stage.createTask([cron('0 * * * *'), cron('30 3 * * *')]);
    const scheduler = stage.started();
    stage.clock.sleep(4 * HOUR_MS);
    scheduler.wake('resume');
    const onTime = stage.due.filter(({ kind }) => kind === 'on_time');
    expect(onTime).toMatchObject([{ scheduleId: 1, notBeforeMs: null }]);
    expect(starts(stage.clock.wallMs)).toEqual([[2, 60]]);
  });

  test('what falls due while others still wait comes after them', () => {
    stage.createTask([cron('0 1 * * *'), cron('0 2 * * *'), cron('0 4 * * *')]);
    const scheduler = stage.started();
    stage.clock.sleep(3 * HOUR_MS);
    scheduler.wake('resume');
    const firstMs = stage.clock.wallMs;
    stage.clock.sleep(HOUR_MS + 10_000);
    scheduler.wake('resume');
    expect(starts(firstMs)).toEqual([
      [1, 60],
      [2, 65],
      [3, 3600 + 10 + 60],
    ]);
  });

  test('a second sleep within the quiet prolongs it for what comes then, in line', () => {
    stage.createTask([cron('0 1 * * *'), cron('0 2 * * *'), cron('10 3 * * *')]);
    const scheduler = stage.started();
    stage.clock.sleep(3 * HOUR_MS + 9 * MINUTE_MS + 50_000);
    scheduler.wake('resume');
    const firstMs = stage.clock.wallMs;
    stage.clock.sleep(20_000);
    scheduler.wake('resume');
    expect(starts(firstMs)).toEqual([
      [1, 60],
      [2, 65],
      [3, 80],
    ]);
  });
});

test('after a start those that wait since before go first', () => {
  stage.createTask([cron('0 1 * * *'), cron('0 2 * * *')]);
  stage.createTask([cron('5 3 * * *')]);
  const scheduler = stage.started();
  stage.pace = { catchUpQuietMs: 600_000, catchUpEveryMs: 5_000 };
  stage.clock.sleep(3 * HOUR_MS);
  scheduler.wake('resume');
  const firstMs = stage.clock.wallMs;
  scheduler.stop();
  stage.clock.sleep(5 * MINUTE_MS + 10_000);
  stage.pace = { catchUpQuietMs: 60_000, catchUpEveryMs: 5_000 };
  stage.started(firstMs);
  expect(starts(firstMs)).toEqual([
    [1, 600],
    [2, 605],
    [3, 610],
  ]);
});

test('a clock that is set back takes the plan with it', () => {
  stage.createTask([cron('0 1 * * *')]);
  const scheduler = stage.started();
  stage.clock.sleep(2 * HOUR_MS);
  scheduler.wake('resume');
  for (const { id } of stage.runStore.list({ states: ['queued'], limit: 10 }))
    stage.runStore.update(id, { state: 'succeeded' });
  stage.clock.set(-24 * HOUR_MS);
  scheduler.wake('clock_jump');
  scheduler.refreshTask(stage.createTask([cron('30 2 * * *')]));
  stage.clock.sleep(HOUR_MS);
  scheduler.wake('resume');
  expect(starts(stage.clock.wallMs).at(-1)).toEqual([2, 60]);
});
