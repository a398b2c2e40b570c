import { expect, test } from 'vitest';

import { readAway } from '../../../electron/main/today/read-away.ts';
import { readToday } from '../../../electron/main/today/read-today.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

const MINUTE_MS = 60_000;
const NOW = new Date('2026-11-24T14:30').getTime();

function stage() {
  const stores = openStores();
  const add = (name: string, change: Partial<Run>) => {
    const task = stores.taskStore.create(makeTaskInput({ name }), NOW - 90 * MINUTE_MS);
    const { id: _id, ...run } = makeRun({
      taskId: task.id,
      taskName: name,
      queuedAtMs: NOW - MINUTE_MS,
      startedAtMs: null,
      finishedAtMs: null,
      state: 'missed',
      reasonCode: 'asleep',
      ...change,
    });
    return stores.runStore.insert(run);
  };
  const names = () => readAway(stores, NOW).map(({ taskName }) => taskName);
  const attention = () => readToday(stores, NOW).attention.map(({ taskName }) => taskName);
  return { ...stores, add, names, attention };
}

test('what waits to catch up comes in the order of its start, then what stays undone', () => {
  const { add, names } = stage();
  const waiting = { state: 'queued', trigger: 'catch_up' } as const;
  add('Undone', {});
  add('Second', { ...waiting, notBeforeMs: NOW + 5_000 });
  add('First', { ...waiting, notBeforeMs: NOW + 1 });
  add('Retried', { ...waiting, trigger: 'retry', notBeforeMs: NOW + 1 });
  add('Told to run', { ...waiting, notBeforeMs: null });
  add('Its turn', { ...waiting, notBeforeMs: NOW });
  // Before the clock was set back.
  add('Begun', { ...waiting, state: 'running', notBeforeMs: NOW + 1 });
  expect(names()).toEqual(['First', 'Second', 'Undone']);
});

test('what was answered is asked no more', () => {
  const { add, names, dayStore } = stage();
  const run = add('Undone', {});
  dayStore.dismiss(run.id, NOW);
  expect(names()).toEqual([]);
  dayStore.recall(run.id);
  expect(names()).toEqual(['Undone']);
});

test('what nobody answers within an hour needs attention instead', () => {
  const { add, names, attention } = stage();
  add('New', {});
  add('Old', { queuedAtMs: NOW - 61 * MINUTE_MS });
  add('By the clock', { reasonCode: 'clock_set' });
  expect(names()).toEqual(['New']);
  expect(attention().sort()).toEqual(['By the clock', 'Old']);
});
