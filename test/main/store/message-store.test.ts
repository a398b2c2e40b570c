import { expect, test } from 'vitest';

import { AlertMarkStore } from '../../../electron/main/store/alert-mark-store.ts';
import { type Message, MessageStore } from '../../../electron/main/store/message-store.ts';
import { MuteStore } from '../../../electron/main/store/mute-store.ts';
import { purgeTask } from '../../../electron/main/store/purge-task.ts';
import { RunStore } from '../../../electron/main/store/run-store.ts';
import { TaskStore } from '../../../electron/main/store/task-store.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

interface Text {
  readonly text: string;
}

const message = (overrides: Partial<Message<Text>> = {}) => ({
  channel: 'mail' as const,
  recipient: 'anna@example.org',
  taskId: null,
  notice: { text: 'It failed' },
  state: 'waiting' as const,
  createdAtMs: 1,
  dueAtMs: 10,
  ...overrides,
});

test('a message is due at its time, by its way, and gone when it is removed', () => {
  const store = new MessageStore<Text>(openStores().database);
  store.add(message());
  store.add(message({ channel: 'webhook', recipient: null, dueAtMs: 5 }));
  store.add(message({ state: 'held', dueAtMs: 3 }));
  expect(store.due('mail', 9)).toEqual([]);
  const [due] = store.due('mail', 10);
  expect(due).toEqual({ ...message(), id: 1, attemptCount: 0, problem: null });
  expect(store.nextDueAtMs()).toBe(3);
  expect(store.held().map(({ id }) => id)).toEqual([3]);
  store.remove([1, 3]);
  expect(store.nextDueAtMs()).toBe(5);
  expect(() => store.get(1)).toThrow('There is no message 1.');
});

test('what has failed is listed newest first, and what is gone cannot be changed', () => {
  const store = new MessageStore<Text>(openStores().database);
  for (let count = 0; count < 3; count += 1) store.add(message());
  store.update(1, { state: 'failed', problem: 'No.' });
  store.update(3, { problem: 'Not yet.', attemptCount: 1 });
  store.update(99, { problem: 'Nobody.' });
  expect(store.troubled(5).map(({ id, problem }) => [id, problem])).toEqual([
    [3, 'Not yet.'],
    [1, 'No.'],
  ]);
  expect(store.failedCount()).toBe(1);
});

test('a task that is purged takes its messages and its mute with it', () => {
  const { database } = openStores();
  const task = new TaskStore(database).create(makeTaskInput(), 1);
  const store = new MessageStore<Text>(database);
  const muteStore = new MuteStore(database);
  store.add(message({ taskId: task.id }));
  store.add(message());
  muteStore.set(task.id, 100);
  database.transaction(() => {
    for (const table of ['task_revisions', 'task_changes'])
      database.prepare(`DELETE FROM ${table} WHERE task_id = ?`).run(task.id);
  });
  purgeTask(database, task.id);
  expect(store.due('mail', 10).map(({ id }) => id)).toEqual([2]);
  expect(muteStore.list(0)).toEqual([]);
});

test('a mute holds until its time, and the list leaves out what is over', () => {
  const { database } = openStores();
  const taskStore = new TaskStore(database);
  const muteStore = new MuteStore(database);
  const [a, b] = ['A', 'B'].map((name) => taskStore.create(makeTaskInput({ name }), 1).id);
  muteStore.set(a ?? 0, 200);
  muteStore.set(b ?? 0, 100);
  expect(muteStore.list(50).map(({ taskName }) => taskName)).toEqual(['B', 'A']);
  expect(muteStore.list(100).map(({ taskName }) => taskName)).toEqual(['A']);
  expect([muteStore.untilMs(a ?? 0, 199), muteStore.untilMs(a ?? 0, 200)]).toEqual([200, null]);
  muteStore.set(a ?? 0, null);
  expect(muteStore.list(0)).toHaveLength(1);
});

test('what is news of a run is marked in the transaction of its change, and nothing else', () => {
  const { database } = openStores();
  const markStore = new AlertMarkStore(database);
  const runStore = new RunStore(database, (before, after) => markStore.follow(before, after));
  const taskId = new TaskStore(database).create(makeTaskInput(), 1).id;
  const insert = (change: Partial<Run>): Run => {
    const { id: _id, ...row } = makeRun({ taskId, ...change });
    return runStore.insert(row);
  };
  const running = insert({ state: 'running' });
  insert({ state: 'cancelled' });
  const skipped = insert({ state: 'skipped' });
  expect(markStore.all()).toEqual([]);
  runStore.update(running.id, { durationWarning: 'too_long' });
  expect(markStore.has(running.id)).toBe(true);
  markStore.remove([running.id]);
  runStore.update(running.id, { pid: 7 });
  expect(markStore.all()).toEqual([]);
  runStore.update(running.id, { state: 'failed' });
  const missed = insert({ state: 'missed' });
  const givenUp = insert({ state: 'skipped', retryOfRunId: running.id });
  expect(markStore.all()).toEqual([running.id, missed.id, givenUp.id]);
  expect(() =>
    database.transaction(() => {
      runStore.update(skipped.id, { state: 'missed' });
      throw new Error('The end of the transaction');
    }),
  ).toThrow('The end');
  expect(markStore.has(skipped.id)).toBe(false);
});
