import { expect, test } from 'vitest';
import { changeTasks } from '../../../electron/main/ipc/change-tasks.ts';
import type { TaskChange } from '../../../electron/shared/task-change.ts';
import { pauseInForce } from '../../../electron/shared/task.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

const NOW = 1_764_000_000_000;

function threeTasks() {
  const { taskStore } = openStores();
  const ids = ['a', 'b', 'c'].map((name) => taskStore.create(makeTaskInput({ name }), NOW).id);
  const change = (what: TaskChange, taskIds: readonly number[] = ids) =>
    changeTasks(taskIds, what, taskStore, NOW);
  return { taskStore, ids, change };
}

test.each<[TaskChange, TaskChange]>([
  [{ kind: 'disable' }, { kind: 'enable' }],
  [{ kind: 'delete' }, { kind: 'restore' }],
  [
    { kind: 'add_tag', tag: 'nightly' },
    { kind: 'remove_tag', tag: 'nightly' },
  ],
  [
    { kind: 'set_favourite', favourite: true },
    { kind: 'set_favourite', favourite: false },
  ],
])('%j answers those that were not so, and the opposite of these undoes it', (what, opposite) => {
  const { taskStore, ids, change } = threeTasks();
  change(what, [ids[1] ?? 0]);
  const before = ids.map((id) => taskStore.get(id));
  const changed = change(what, [...ids, ...ids]);
  expect(changed).toEqual([ids[0], ids[2]]);
  change(opposite, changed);
  const withoutTimes = ids.map((id) => taskStore.get(id));
  for (const [at, task] of withoutTimes.entries()) {
    const { enabled, deletedAtMs, tags, favourite } = before[at] ?? task;
    expect(task).toMatchObject({ enabled, deletedAtMs, tags, favourite });
  }
});

test('changes none when one of them cannot be changed', () => {
  const { taskStore, ids, change } = threeTasks();
  change({ kind: 'delete' }, [ids[2] ?? 0]);
  expect(() => change({ kind: 'disable' })).toThrow('is deleted');
  expect(taskStore.get(ids[0] ?? 0).enabled).toBe(true);
});

test('pauses until a time to come; switching off or resuming ends it', () => {
  const { taskStore, ids, change } = threeTasks();
  expect(() => change({ kind: 'pause', untilMs: NOW })).toThrow('a time in the future');
  expect(change({ kind: 'pause', untilMs: NOW + 1 })).toEqual(ids);
  const [first = 0, second = 0, third = 0] = ids;
  expect(pauseInForce(taskStore.get(first), NOW)).toEqual({ sinceMs: NOW, untilMs: NOW + 1 });
  expect(pauseInForce(taskStore.get(first), NOW + 1)).toBeNull();
  change({ kind: 'disable' }, [second]);
  expect(change({ kind: 'resume' })).toEqual([first, third]);
  expect(ids.map((id) => taskStore.get(id).pause)).toEqual([null, null, null]);
});

test('a pause that comes back keeps its beginning, which is never to come', () => {
  const { taskStore, ids, change } = threeTasks();
  const first = ids[0] ?? 0;
  change({ kind: 'pause', untilMs: NOW + 9, sinceMs: NOW - 5 }, [first]);
  expect(taskStore.get(first).pause).toEqual({ sinceMs: NOW - 5, untilMs: NOW + 9 });
  change({ kind: 'pause', untilMs: NOW + 9, sinceMs: NOW + 5 }, [first]);
  expect(taskStore.get(first).pause).toEqual({ sinceMs: NOW, untilMs: NOW + 9 });
});

test('a pause is set anew each time, for each task once, and one that is over needs no end', () => {
  const { taskStore, ids, change } = threeTasks();
  change({ kind: 'pause', untilMs: NOW + 1 });
  expect(change({ kind: 'pause', untilMs: NOW + 9 }, [...ids, ...ids])).toEqual(ids);
  expect(ids.map((id) => taskStore.get(id).pause?.untilMs)).toEqual([NOW + 9, NOW + 9, NOW + 9]);
  expect(changeTasks(ids, { kind: 'resume' }, taskStore, NOW + 9)).toEqual([]);
});

test('a task takes twenty tags, and no more', () => {
  const { taskStore, ids, change } = threeTasks();
  for (let number = 1; number <= 20; number += 1) change({ kind: 'add_tag', tag: `t${number}` });
  expect(() => change({ kind: 'add_tag', tag: 'one more' })).toThrow('has 20 tags already');
  expect(taskStore.get(ids[0] ?? 0).tags).toHaveLength(20);
});
