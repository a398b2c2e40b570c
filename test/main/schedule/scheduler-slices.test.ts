import { beforeEach, describe, expect, test } from 'vitest';

import { SLICE_SIZE } from '../../../electron/main/schedule/backlog.ts';
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

/** Twenty tasks of fifty schedules each, given the number of the schedule. */
function createThousand(pattern: (index: number) => string): void {
  for (let task = 0; task < 20; task += 1) {
    const schedules = Array.from({ length: 50 }, (_, index) => cron(pattern(index * 7 + task)));
    stage.createTask(schedules, { misfirePolicy: 'run_all' });
  }
}

const everyMinute = (index: number) => `${index % 60} 1 * * *`;

describe('a thousand schedules', () => {
  test('that a sleep passed over are handed over in slices, one a turn, in order of time', () => {
    createThousand((index) => `${index % 60} 1,2 * * *`);
    stage.started();
    stage.clock.advance(1_000);
    stage.clock.sleep(4 * HOUR_MS);
    stage.clock.advance(MINUTE_MS);
    expect(stage.due).toHaveLength(2_000);
    expect(stage.batches.length).toBe(1_000 / SLICE_SIZE);
    const starts = stage.due.map(({ notBeforeMs }) => Number(notBeforeMs));
    const inOrder = stage.due.toSorted(
      (a, b) => a.scheduledForMs - b.scheduledForMs || a.scheduleId - b.scheduleId,
    );
    expect(inOrder.map(({ notBeforeMs }) => notBeforeMs)).toEqual(starts.toSorted((a, b) => a - b));
    expect(new Set(stage.due.map(({ reason }) => reason)).size).toBe(1);
    expect(stage.due[0]?.reason).toMatch(/^The computer was asleep from /);
  });

  test('that are due at once are handed over in order', () => {
    createThousand(() => '0 1 * * *');
    stage.started();
    stage.clock.advance(2 * HOUR_MS);
    expect(stage.due).toHaveLength(1_000);
    expect(stage.batches.length).toBe(1_000 / SLICE_SIZE);
    const order = stage.due.map((time) => [time.scheduledForMs, time.scheduleId]);
    expect(order).toEqual(order.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d));
    expect(stage.due.every(({ kind }) => kind === 'on_time')).toBe(true);
  });

  test('do not hold up what falls due meanwhile', () => {
    createThousand(everyMinute);
    const scheduler = stage.started();
    stage.clock.advance(1_000);
    stage.clock.sleep(4 * HOUR_MS);
    scheduler.wake('resume');
    const taskId = stage.createTask([
      { kind: 'interval', everyMs: HOUR_MS, anchorMs: stage.clock.wallMs + 1_000 },
    ]);
    scheduler.refreshTask(taskId);
    const handedOver = stage.batches.length;
    stage.clock.block(1_000);
    const mine = stage.batches.findIndex((batch) => batch.some((time) => time.taskId === taskId));
    expect(mine).toBe(handedOver);
    expect(stage.batches[mine]?.find((time) => time.taskId === taskId)?.kind).toBe('on_time');
    expect(stage.due).toHaveLength(1_001);
  });

  test('are all accounted for before a task is changed', () => {
    createThousand(everyMinute);
    const scheduler = stage.started();
    stage.clock.advance(1_000);
    stage.clock.sleep(4 * HOUR_MS);
    scheduler.settle();
    expect(stage.due).toHaveLength(1_000);
  });

  test('lose nothing of a slice that could not be stored', () => {
    createThousand(everyMinute);
    const scheduler = stage.started();
    stage.clock.advance(1_000);
    stage.clock.sleep(4 * HOUR_MS);
    stage.failNext = 2;
    scheduler.wake('resume');
    stage.clock.advance(MINUTE_MS);
    expect(stage.logged).toHaveLength(2);
    expect(stage.due).toHaveLength(1_000);
    const starts = stage.due.map(({ notBeforeMs }) => Number(notBeforeMs)).sort((a, b) => a - b);
    expect(starts).toEqual(starts.map((_, index) => Number(starts[0]) + index * 5_000));
  });

  test('forget a task that is deleted while they wait', () => {
    createThousand(everyMinute);
    const scheduler = stage.started();
    stage.clock.advance(1_000);
    stage.clock.sleep(4 * HOUR_MS);
    scheduler.wake('resume');
    const handedOver = () => stage.due.filter((time) => time.taskId === 20).length;
    const before = handedOver();
    expect(before).toBeLessThan(50);
    stage.taskStore.softDelete(20, stage.clock.wallMs);
    scheduler.refreshTask(20);
    stage.clock.advance(MINUTE_MS);
    expect(handedOver()).toBe(before);
    expect(stage.due).toHaveLength(950 + before);
  });
});
