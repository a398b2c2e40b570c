import { beforeEach, expect, test } from 'vitest';

import { Backlog, type Decided } from '../../../electron/main/schedule/backlog.ts';
import type { Entry } from '../../../electron/main/schedule/fire-table.ts';
import type { LiveSchedule } from '../../../electron/main/store/task-store.ts';
import type { Due } from '../../../electron/shared/due.ts';

let backlog: Backlog;
beforeEach(() => {
  backlog = new Backlog();
});

const entry = (scheduleId: number, fireAtMs: number): Entry => ({
  scheduleId,
  live: { scheduleId, taskId: scheduleId } as LiveSchedule,
  fireAtMs,
  cursorMs: 0,
});

/** What fell due first is caught up last. */
const decide = (fallen: Entry): Decided => {
  const scheduledForMs = 1_000 - fallen.fireAtMs;
  const due = { scheduleId: fallen.scheduleId, scheduledForMs, kind: 'catch_up' } as Due;
  return { entry: fallen, due: [due], nextFireAtMs: null, cursorMs: 1_000 };
};
const plans: number[][] = [];
const plan = (due: readonly Due[]) => {
  plans.push(due.map(({ scheduledForMs }) => scheduledForMs));
  return due;
};
const take = (hasTime: boolean) =>
  backlog.takeSlice({ decide, plan, hasTime: () => hasTime }).map((each) => each.entry.scheduleId);

test('late ones are handed over by what they catch up, once all of them are decided', () => {
  plans.length = 0;
  backlog.add([entry(1, 10), entry(2, 20), entry(3, 30)], () => true);
  expect([take(false), take(false)]).toEqual([[], []]);
  expect(plans).toEqual([]);
  expect(take(false)).toEqual([3, 2, 1]);
  expect(plans).toEqual([[970, 980, 990]]);
  expect(backlog.isEmpty).toBe(true);
});

test('those that are not late go first and wait for nobody', () => {
  backlog.add([entry(1, 10), entry(2, 20)], () => true);
  backlog.add([entry(3, 900), entry(4, 901)], () => false);
  expect([take(false), take(false)]).toEqual([[3], [4]]);
  expect([take(false), take(false)]).toEqual([[], [2, 1]]);
});

test('what is taken back or removed is not handed over', () => {
  backlog.add([entry(1, 10), entry(2, 20), entry(3, 30)], () => true);
  take(false);
  backlog.removeTask(1);
  backlog.removeTask(3);
  expect(backlog.ofTask(2)).toHaveLength(1);
  expect(backlog.takeAll().map(({ scheduleId }) => scheduleId)).toEqual([2]);
  expect(backlog.isEmpty).toBe(true);
});
