import { beforeEach, describe, expect, it } from 'vitest';

import { OccurrenceStore } from '../../../electron/main/store/occurrence-store.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

let occurrences: OccurrenceStore;
let insert: (row: Partial<Run>) => Run;
beforeEach(() => {
  const { database, taskStore, runStore } = openStores();
  const schedules = [{ kind: 'interval', everyMs: 1_000 }] as const;
  taskStore.create(makeTaskInput({ schedules: [...schedules, ...schedules] }), 0);
  occurrences = new OccurrenceStore(database);
  insert = (row) => runStore.insert(makeRun({ scheduleId: 1, state: 'succeeded', ...row }));
});

describe('settledAfter', () => {
  it('is every row of the epoch after a time, with what it stands for', () => {
    insert({ scheduledForMs: 10 });
    insert({ scheduledForMs: 40, dueFromMs: 20, dueCount: 3, state: 'missed' });
    insert({ scheduledForMs: 50, clockEpoch: 1 });
    insert({ scheduledForMs: 60, scheduleId: 2 });
    expect(occurrences.settledAfter(1, 10, 0, false)).toEqual([{ fromMs: 20, toMs: 40 }]);
    expect(occurrences.settledAfter(1, 10, 1, false)).toEqual([{ fromMs: 50, toMs: 50 }]);
  });

  it('is of any epoch for a fixed time, but for what the clock passed over', () => {
    insert({ scheduledForMs: 20 });
    insert({ scheduledForMs: 30, state: 'missed', reasonCode: 'clock_set' });
    insert({ scheduledForMs: 40, state: 'missed', reasonCode: 'asleep' });
    const spans = occurrences.settledAfter(1, 10, 1, true);
    expect(spans.map(({ toMs }) => toMs)).toEqual([20, 40]);
    expect(occurrences.settledAfter(1, 10, 0, true)).toHaveLength(3);
  });
});

it('the newest row before a time is that of the newest epoch', () => {
  insert({ scheduledForMs: 20 });
  const repeated = insert({ scheduledForMs: 20, clockEpoch: 1 });
  insert({ scheduledForMs: 30 });
  expect(occurrences.latestBefore(1, 30)?.id).toBe(repeated.id);
  expect(occurrences.latestBefore(1, 20)).toBeNull();
});

it('the last catch-up is the last of those that wait', () => {
  expect(occurrences.lastCatchUpMs()).toBeNull();
  const waits = { state: 'queued', trigger: 'catch_up', scheduledForMs: 1 } as const;
  insert({ ...waits, notBeforeMs: 70 });
  insert({ ...waits, scheduledForMs: 2, notBeforeMs: 60 });
  insert({ ...waits, scheduledForMs: 3, notBeforeMs: 80, state: 'succeeded' });
  insert({ ...waits, scheduledForMs: 4, notBeforeMs: 90, trigger: 'retry' });
  expect(occurrences.lastCatchUpMs()).toBe(70);
});
