import { describe, expect, test } from 'vitest';

import { readToday } from '../../../electron/main/today/read-today.ts';
import type { Run } from '../../../electron/shared/run.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const local = (text: string) => new Date(text).getTime();
const MIDNIGHT = local('2026-11-24T00:00');
const NOW = local('2026-11-24T14:30');

function stage() {
  const stores = openStores();
  const create = (name: string, schedules: readonly Schedule[] = []) => {
    const input = makeTaskInput({ name, schedules: [...schedules] });
    const task = stores.taskStore.create(input, MIDNIGHT - 30 * DAY_MS);
    for (const { id } of task.storedSchedules)
      stores.taskStore.setNextFire(id, local('2026-11-24T15:00'), NOW);
    return task;
  };
  const add = (taskId: number, startMs: number, change: Partial<Run> = {}) => {
    const { id: _id, ...run } = makeRun({
      taskId,
      queuedAtMs: startMs,
      startedAtMs: startMs,
      finishedAtMs: startMs + MINUTE_MS,
      state: 'succeeded',
      ...change,
    });
    return stores.runStore.insert(run);
  };
  return { ...stores, create, add, today: () => readToday(stores, NOW) };
}

describe('readToday', () => {
  test('counts what has ended since midnight and sums up the days before', () => {
    const { create, add, today } = stage();
    const task = create('Backup');
    add(task.id, MIDNIGHT - MINUTE_MS);
    add(task.id, MIDNIGHT + HOUR_MS);
    add(task.id, MIDNIGHT + 2 * HOUR_MS, { state: 'failed' });
    add(task.id, MIDNIGHT + 3 * HOUR_MS, { state: 'timed_out' });
    add(task.id, MIDNIGHT + 4 * HOUR_MS, { state: 'skipped' });
    const { succeeded, failed, failedTaskCount, days } = today();
    expect({ succeeded, failed, failedTaskCount }).toEqual({
      succeeded: 2,
      failed: 2,
      failedTaskCount: 1,
    });
    expect(days).toHaveLength(84);
    expect(days.at(-1)).toEqual({ date: '2026-11-24', succeeded: 2, failed: 2 });
    expect(days.at(-2)).toEqual({ date: '2026-11-23', succeeded: 0, failed: 0 });
  });

  test('keeps the sums when a run is corrected or removed', () => {
    const { create, add, runStore, database, today } = stage();
    const task = create('Backup');
    const run = add(task.id, MIDNIGHT + HOUR_MS);
    runStore.update(run.id, { state: 'failed' });
    expect(today().days.at(-1)).toMatchObject({ succeeded: 0, failed: 1 });
    database.prepare('DELETE FROM runs').run();
    expect(today().days.at(-1)).toMatchObject({ succeeded: 0, failed: 1 });
  });

  test('draws the runs of today, the most recent problem on top, and what is to come', () => {
    const { create, add, today } = stage();
    const late: Schedule = { kind: 'daily', times: ['15:00', '21:00'], timeZone: null };
    const [a, b, c] = ['Alpha', 'Beta', 'Gamma'].map((name) => create(name, [late]));
    add(a?.id ?? 0, MIDNIGHT + HOUR_MS);
    add(c?.id ?? 0, MIDNIGHT + HOUR_MS, { state: 'failed' });
    add(c?.id ?? 0, NOW - MINUTE_MS, { state: 'running', finishedAtMs: null });
    add(b?.id ?? 0, MIDNIGHT - DAY_MS);
    const { timeline } = today();
    expect(timeline.map(({ taskName }) => taskName)).toEqual(['Gamma', 'Alpha', 'Beta']);
    expect(timeline[0]?.blocks).toMatchObject([
      { state: 'failed', startMs: MIDNIGHT + HOUR_MS, endMs: MIDNIGHT + HOUR_MS + MINUTE_MS },
      { state: 'running', endMs: null },
    ]);
    expect(timeline[2]).toMatchObject({
      blocks: [],
      upcomingMs: [local('2026-11-24T15:00'), local('2026-11-24T21:00')],
    });
  });

  test('gathers the runs of a busy task into buckets of ten minutes', () => {
    const { create, add, database, today } = stage();
    const task = create('Poll');
    database.transaction(() => {
      for (let minute = 0; minute < 200; minute += 1) {
        const state = minute === 57 ? 'failed' : 'succeeded';
        add(task.id, MIDNIGHT + minute * MINUTE_MS, { state });
      }
    });
    const [row] = today().timeline;
    expect(row?.blocks).toEqual([]);
    expect(row?.buckets).toHaveLength(20);
    expect(row?.buckets[5]).toEqual({
      startMs: MIDNIGHT + 50 * MINUTE_MS,
      runCount: 10,
      failedCount: 1,
    });
  });

  test('draws 144 runs one by one, and buckets of more', () => {
    const { create, add, database, today } = stage();
    const task = create('Poll');
    database.transaction(() => {
      for (let at = 0; at < 144; at += 1) add(task.id, MIDNIGHT + at * MINUTE_MS);
    });
    expect(today().timeline[0]?.blocks).toHaveLength(144);
    add(task.id, MIDNIGHT + 200 * MINUTE_MS);
    expect(today().timeline[0]?.blocks).toEqual([]);
  });

  test('what is due at midnight belongs to the next day', () => {
    const { create, today, ...stores } = stage();
    const daily = (...times: string[]): Schedule => ({ kind: 'daily', times, timeZone: null });
    const [midnight] = create('Midnight', [daily('00:00')]).storedSchedules;
    stores.taskStore.setNextFire(midnight?.id ?? 0, MIDNIGHT + DAY_MS, NOW);
    create('Both', [daily('21:00', '00:00'), daily('16:00')]);
    expect(today().timeline).toMatchObject([
      {
        taskName: 'Both',
        upcomingMs: [local('2026-11-24T16:00'), local('2026-11-24T21:00')],
      },
    ]);
    const late = readToday(stores, local('2026-11-24T23:30'));
    expect(late.timeline.map(({ taskName }) => taskName)).toEqual(['Both']);
    expect(late.dueCount).toBe(2);
  });

  test('has room for a hundred tasks, those with a problem first', () => {
    const { create, add, today } = stage();
    for (let number = 1; number <= 102; number += 1) {
      const task = create(`Task ${number}`);
      add(task.id, MIDNIGHT + HOUR_MS, { state: number === 102 ? 'failed' : 'succeeded' });
    }
    const { timeline, timelineTaskCount } = today();
    expect(timelineTaskCount).toBe(102);
    expect(timeline).toHaveLength(100);
    expect(timeline[0]?.taskName).toBe('Task 102');
    expect(timeline.at(-1)?.taskName).toBe('Task 99');
  });

  test('spaces what is to come as far as it can be told apart', () => {
    const { create, today } = stage();
    create('Often', [{ kind: 'cron', pattern: '* * * * *', timeZone: null }]);
    const [first = 0, second = 0, ...more] = today().timeline[0]?.upcomingMs ?? [];
    expect(second - first).toBe(10 * MINUTE_MS);
    expect(more.length).toBeGreaterThan(50);
  });

  test('counts the fire times of the next hour', () => {
    const { create, today } = stage();
    create('Once', [{ kind: 'daily', times: ['15:00'], timeZone: null }]);
    create('Often', [{ kind: 'cron', pattern: '*/10 * * * *', timeZone: null }]);
    expect(today()).toMatchObject({ dueCount: 7, firstDueMs: local('2026-11-24T15:00') });
  });

  test('reminds of what was missed on this day and the six before', () => {
    const { create, add, today } = stage();
    const miss = (name: string, queuedAtMs: number) =>
      add(create(name).id, queuedAtMs, { taskName: name, startedAtMs: null, state: 'missed' });
    miss('Too old', local('2026-11-17T23:59'));
    miss('Old', local('2026-11-18T00:00'));
    expect(today().attention.map(({ taskName }) => taskName)).toEqual(['Old']);
  });

  test('names what needs the user until it is dismissed', () => {
    const { create, add, dayStore, runStore, today } = stage();
    const [failing, missed, answered] = ['Failing', 'Missed', 'Answered'].map((name) =>
      create(name),
    );
    const at = { scheduledForMs: MIDNIGHT, startedAtMs: null };
    add(failing?.id ?? 0, MIDNIGHT + HOUR_MS, { state: 'failed' });
    const miss = add(missed?.id ?? 0, MIDNIGHT + 2 * HOUR_MS, { ...at, state: 'missed' });
    add(answered?.id ?? 0, MIDNIGHT, { ...at, state: 'missed' });
    add(answered?.id ?? 0, MIDNIGHT + HOUR_MS);
    const names = () => today().attention.map(({ kind, run }) => [kind, run.taskId]);
    expect(names()).toEqual([
      ['missed', missed?.id],
      ['failing', failing?.id],
    ]);
    dayStore.dismiss(miss.id, NOW);
    expect(names()).toEqual([['failing', failing?.id]]);
    dayStore.recall(miss.id);
    expect(names()).toHaveLength(2);
    const slow = add(answered?.id ?? 0, NOW, { state: 'running', finishedAtMs: null });
    runStore.update(slow.id, { durationWarning: 'too_long' });
    expect(names()[0]).toEqual(['slow', answered?.id]);
  });
});
