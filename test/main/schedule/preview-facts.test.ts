import { expect, test } from 'vitest';

import { gatherPreviewFacts } from '../../../electron/main/schedule/preview-facts.ts';
import { PeriodStore } from '../../../electron/main/store/period-store.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

const HOUR_MS = 3_600_000;
const NOW_MS = Date.UTC(2026, 10, 23, 12);
const daily = (time: string): Schedule => ({ kind: 'daily', times: [time], timeZone: 'UTC' });

function factsOf(schedule: Schedule, stores = openStores(), taskId: number | null = null) {
  const sources = { ...stores, keepLogsMs: 1, keepLogsPerTask: 2 };
  const fires = [NOW_MS + HOUR_MS, NOW_MS + 2 * HOUR_MS, NOW_MS + 2.5 * HOUR_MS];
  return gatherPreviewFacts([{ schedule, anchorMs: NOW_MS }], fires, taskId, NOW_MS, sources);
}

test('a schedule that never fires is told apart from one that cannot be read', () => {
  const never = (pattern: string) =>
    factsOf({ kind: 'cron', pattern, timeZone: null }).schedules[0]?.never;
  expect(never('0 0 31 2 *')).toBe('This never happens: February has no day 31.');
  expect(never('61 * * * *')).toBeNull();
  expect(never('0 0 1 1 *')).toBeNull();
});

test('other tasks that start in the same minute are counted, the edited one is not', () => {
  const stores = openStores();
  const add = (schedule: Schedule) => {
    const task = stores.taskStore.create(makeTaskInput({ schedules: [schedule] }), NOW_MS);
    for (const { id } of stores.taskStore.get(task.id).storedSchedules) {
      stores.taskStore.setNextFire(id, NOW_MS + HOUR_MS, NOW_MS);
    }
    return task.id;
  };
  const edited = add(daily('02:00'));
  add({ kind: 'cron', pattern: '*/30 * * * *', timeZone: 'UTC' });
  add(daily('13:00'));
  add({ kind: 'hourly', minute: 0, timeZone: 'UTC' });
  const others = (time: string, taskId: number | null) =>
    factsOf(daily(time), stores, taskId).schedules[0]?.start?.otherTaskCount;
  expect(others('02:00', edited)).toBe(2);
  expect(others('13:00', null)).toBe(4);
});

test('nights are those that CronPilot has seen, asleep or closed', () => {
  const stores = openStores();
  const app = new PeriodStore(stores.database, 'app');
  const awake = new PeriodStore(stores.database, 'awake');
  const day = (date: number, hour: number) => Date.UTC(2026, 10, date, hour);
  for (const date of [19, 20, 21]) {
    app.open(day(date, 0));
    awake.open(day(date, 0));
    awake.close(day(date, 1));
    awake.open(day(date, date === 21 ? 2 : 7));
    awake.close(day(date, 23));
    app.close(day(date, 23));
  }
  expect(factsOf(daily('03:00'), stores).schedules[0]?.start).toMatchObject({
    clock: '03:00',
    nightCount: 5,
    asleepCount: 2,
    closedCount: 2,
  });
});

test('runs of a day, the shortest time between two and the usual log are told', () => {
  const stores = openStores();
  const task = stores.taskStore.create(makeTaskInput(), NOW_MS);
  for (const logBytes of [100, 300]) {
    const { id: _id, ...run } = makeRun({ taskId: task.id, logBytes, logFilename: 'x' });
    stores.runStore.insert(run);
  }
  const everyMinute: Schedule = { kind: 'cron', pattern: '* * * * *', timeZone: 'UTC' };
  expect(factsOf(everyMinute, stores, task.id)).toMatchObject({
    runsPerDay: 1_440,
    periodMs: HOUR_MS / 2,
    meanLogBytes: 200,
    usualDurationMs: null,
  });
});

test('the next changes of the clock tell the first time in their hour', () => {
  const schedule: Schedule = {
    kind: 'daily',
    times: ['09:00', '02:30'],
    timeZone: 'Europe/Berlin',
  };
  expect(factsOf(schedule).schedules[0]?.clockChanges).toEqual([
    { kind: 'gap', date: '2027-03-28', from: '02:00', to: '03:00', affected: '02:30' },
    { kind: 'repeated', date: '2027-10-31', from: '02:00', to: '03:00', affected: '02:30' },
  ]);
  expect(factsOf(daily('02:30')).schedules[0]?.clockChanges).toEqual([]);
});
