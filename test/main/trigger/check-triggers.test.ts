import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTriggers, predecessorsOf } from '../../../electron/main/trigger/check-triggers.ts';
import type { Task } from '../../../electron/shared/task.ts';
import type { TaskTrigger } from '../../../electron/shared/task-trigger.ts';

type Known = Pick<Task, 'id' | 'name' | 'triggers' | 'deletedAtMs'>;

describe('checkTriggers', () => {
  test('refuses a task that waits for itself, with the way by names', () => {
    const tasks = [task(1, 'A')];
    expectRefusal(() => check(tasks, 1, 'A', after(1)), 'triggers.0.taskIds', '`A → A`');
  });

  test('refuses tasks that wait for each other, with the way by names', () => {
    const tasks = [task(1, 'A'), task(2, 'B', after(1)), task(3, 'C', after(2))];
    expectRefusal(
      () => check(tasks, 1, 'New A', after(3)),
      'triggers.0.taskIds',
      '`New A → B → C → New A`',
    );
  });

  test('names the trigger to blame', () => {
    const tasks = [task(1, 'A'), task(2, 'B', after(1))];
    const triggers = [{ kind: 'resume' } as const, after(2)];
    expectRefusal(() => check(tasks, 1, 'A', ...triggers), 'triggers.1.taskIds', 'A → B → A');
  });

  test('lets two tasks wait for the same one', () => {
    const tasks = [task(1, 'A'), task(2, 'B', after(1)), task(3, 'C', after(1))];
    expect(() => check(tasks, 4, 'D', after(2, 3))).not.toThrow();
    expect(() => check(tasks, null, 'D', after(2, 3))).not.toThrow();
  });

  test('refuses a task that does not exist', () => {
    expectRefusal(() => check([], null, 'A', after(7)), 'triggers.0.taskIds', 'exist, got `7`');
  });

  test('refuses a deleted task, but for one that was waited for before', () => {
    const deleted = { ...task(1, 'Old'), deletedAtMs: 5 };
    const tasks = [deleted, task(2, 'B', after(1)), task(3, 'C')];
    expectRefusal(() => check(tasks, 3, 'C', after(1)), 'triggers.0.taskIds', 'got `Old`');
    expectRefusal(() => check(tasks, null, 'D', after(1)), 'triggers.0.taskIds', 'got `Old`');
    expect(() => check(tasks, 2, 'B', after(1))).not.toThrow();
  });

  test('finds a circle that goes through a deleted task, since it can be restored', () => {
    const tasks = [
      task(1, 'A'),
      { ...task(2, 'B', after(1)), deletedAtMs: 5 },
      task(3, 'C', after(2)),
    ];
    expectRefusal(() => check(tasks, 1, 'A', after(3)), 'triggers.0.taskIds', 'A → B → C → A');
  });

  test('refuses a path that is not a full one', () => {
    const file = { kind: 'file', path: 'inbox', glob: null, settleMs: 100, poll: false } as const;
    expectRefusal(() => check([], null, 'A', file), 'triggers.0.path', 'got `inbox`');
    expect(() => check([], null, 'A', { ...file, path: '~/inbox' })).not.toThrow();
    expect(() => check([], null, 'A', { ...file, path: '/inbox' })).not.toThrow();
  });

  test('whatever is saved in whatever order, no task ever waits for itself', () => {
    const edits = fc.array(
      fc.record({
        id: fc.integer({ min: 1, max: 6 }),
        taskIds: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(edits, (saves) => {
        let tasks = Array.from({ length: 6 }, (_, at) => task(at + 1, `T${at + 1}`));
        for (const { id, taskIds } of saves) {
          const edited = tasks.map((each) =>
            each.id === id ? task(id, `T${id}`, after(...taskIds)) : each,
          );
          const refused = isRefused(() => check(tasks, id, `T${id}`, after(...taskIds)));
          expect(refused).toBe(hasCircle(edited));
          if (!refused) tasks = edited;
        }
      }),
    );
  });
});

/** Takes away what waits for nothing that is left, until nothing or only circles remain. */
function hasCircle(tasks: readonly Known[]): boolean {
  const left = new Map(tasks.map((each) => [each.id, predecessorsOf(each.triggers)]));
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const [id, predecessors] of left)
      if (!predecessors.some((predecessor) => left.has(predecessor))) left.delete(id);
  }
  return left.size > 0;
}

function expectRefusal(work: () => void, field: string, part: string): void {
  const message = expect.stringContaining(part);
  expect(work).toThrow(expect.objectContaining({ code: 'invalid_input', field, message }));
}

function isRefused(work: () => void): boolean {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}

function check(
  tasks: readonly Known[],
  taskId: number | null,
  name: string,
  ...triggers: TaskTrigger[]
): void {
  const findTask = (id: number) => tasks.find((each) => each.id === id) ?? null;
  checkTriggers({ name, triggers }, { homeDir: '/home/you', taskId, findTask });
}

function task(id: number, name: string, ...triggers: TaskTrigger[]): Known {
  return { id, name, triggers, deletedAtMs: null };
}

function after(...taskIds: number[]): TaskTrigger {
  return { kind: 'after', taskIds, join: 'any', on: 'success' };
}
