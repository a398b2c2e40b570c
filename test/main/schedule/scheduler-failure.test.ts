import { beforeEach, describe, expect, test } from 'vitest';

import { Scheduler } from '../../../electron/main/schedule/scheduler.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
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

describe('a failure to record', () => {
  test('advances nothing, is logged, and the same times come again on time', () => {
    const taskId = stage.createTask([cron('1 10 * * *')]);
    stage.started();
    stage.failNext = 3;
    stage.clock.advance(MINUTE_MS);
    expect(stage.storedNext(taskId)).toEqual([START + MINUTE_MS]);
    expect(stage.logged).toHaveLength(1);
    expect(stage.logged[0]).toContain('The disk is full');
    stage.clock.advance(20_000);
    expect(stage.brief()).toEqual(['on_time 24T10:01:00 1']);
    expect(stage.logged).toHaveLength(3);
    expect(stage.storedNext(taskId)).toEqual([START + MINUTE_MS + DAY_MS]);
  });

  test('is tried again less and less often', () => {
    stage.createTask([cron('1 10 * * *')]);
    stage.started();
    stage.failNext = 1_000;
    stage.clock.advance(61 * MINUTE_MS);
    expect(stage.logged.length).toBeGreaterThan(100);
    expect(stage.logged.length).toBeLessThan(130);
  });

  test('is what a call that does not advance amounts to', () => {
    stage.createTask([cron('1 10 * * *')]);
    stage.started().stop();
    const scheduler = new Scheduler({
      taskStore: stage.taskStore,
      factStore: stage.factStore,
      occurrenceStore: stage.occurrenceStore,
      now: () => stage.clock.wallMs,
      monotonicNow: () => stage.clock.monotonicMs,
      bootNow: () => null,
      setTimer: stage.clock.setTimer,
      pace: () => stage.pace,
      log: (message) => stage.logged.push(message),
      onDue: () => undefined,
    });
    scheduler.start();
    stage.clock.advance(MINUTE_MS);
    expect(stage.logged[0]).toContain('without having called advance');
    expect(scheduler.nextFires(1)).toMatchObject([{ fireAtMs: START + MINUTE_MS }]);
  });

  test('keeps the sleep as the reason', () => {
    stage.createTask([cron('0 2 * * *')], { misfirePolicy: 'skip' });
    const scheduler = stage.started();
    stage.clock.sleep(20 * HOUR_MS);
    stage.failNext = 2;
    scheduler.wake('resume');
    stage.clock.advance(MINUTE_MS);
    expect(stage.due).toHaveLength(1);
    expect(stage.due[0]?.reason).toMatch(/^The computer was asleep from Tue 24 Nov/);
  });
});
