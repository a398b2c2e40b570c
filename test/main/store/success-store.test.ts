import { expect, test } from 'vitest';

import { SuccessStore } from '../../../electron/main/store/success-store.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

const START_MS = 1_764_000_000_000;

function prepare() {
  const { database, taskStore, runStore } = openStores();
  const successStore = new SuccessStore(database);
  const input = (path: string) => makeTaskInput({ success: { outputFile: { path } } });
  const task = taskStore.create(input('/a'), START_MS);
  const add = (durationMs: number, change: Partial<Run> = {}) => {
    const { id: _id, ...row } = makeRun({
      taskId: task.id,
      taskRevision: taskStore.get(task.id).revision,
      state: 'succeeded',
      startedAtMs: START_MS,
      finishedAtMs: START_MS + durationMs,
      ...change,
    });
    return runStore.insert(row);
  };
  const look = (path: string) => taskStore.update(task.id, input(path), START_MS);
  return { successStore, task, add, look };
}

test('durations are those of the last thirty successes, newest first', () => {
  const { successStore, task, add } = prepare();
  for (let durationMs = 1; durationMs <= 35; durationMs += 1) add(durationMs);
  add(99, { state: 'failed' });
  const durationsMs = successStore.durationsMs(task.id);
  expect(durationsMs).toHaveLength(30);
  expect(durationsMs.slice(0, 2)).toEqual([35, 34]);
});

test('the size of the file is that after the last success', () => {
  const { successStore, task, add } = prepare();
  expect(successStore.outputFileBytes(task.id, '/a')).toBeNull();
  add(1, { outputFileBytes: 100 });
  add(1, { outputFileBytes: 7, state: 'failed' });
  add(1);
  expect(successStore.outputFileBytes(task.id, '/a')).toBe(100);
});

test('the size of another file counts for nothing', () => {
  const { successStore, task, add, look } = prepare();
  add(1, { outputFileBytes: 100 });
  look('/b');
  expect(successStore.outputFileBytes(task.id, '/b')).toBeNull();
  add(1, { outputFileBytes: 5 });
  expect(successStore.outputFileBytes(task.id, '/b')).toBe(5);
});
