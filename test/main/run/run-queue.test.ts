import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type QueuedRun, RunQueue } from '../../../electron/main/run/run-queue.ts';

function queued(
  runId: number,
  taskId: number,
  priority = 0,
  policy: 'skip' | 'allow' = 'skip',
): QueuedRun {
  return { runId, task: { id: taskId, overlapPolicy: policy, maxInstances: 2, priority } };
}

const ids = (taken: readonly QueuedRun[]) => taken.map(({ runId }) => runId);

describe('RunQueue', () => {
  test('hands out runs first in, first out within a priority, higher priorities first', () => {
    const queue = new RunQueue();
    for (const entry of [queued(1, 1), queued(2, 2, 5), queued(3, 3), queued(4, 4, 5)])
      queue.add(entry);
    expect(queue.runIds).toEqual([2, 4, 1, 3]);
    expect(ids(queue.takeStartable(3, new Map()))).toEqual([2, 4, 1]);
    expect(queue.runIds).toEqual([3]);
  });

  test('passes over a run whose task is still active without holding up others', () => {
    const queue = new RunQueue();
    for (const entry of [queued(1, 7), queued(2, 8)]) queue.add(entry);
    expect(ids(queue.takeStartable(10, new Map([[7, 1]])))).toEqual([2]);
    expect(queue.runIds).toEqual([1]);
  });

  test('never lets more than the limit or two runs of one task be active', () => {
    const entries = fc.array(
      fc.record({
        taskId: fc.integer({ min: 1, max: 5 }),
        priority: fc.integer({ min: -2, max: 2 }),
      }),
    );
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 6 }), (rows, limit) => {
        const queue = new RunQueue();
        rows.forEach(({ taskId, priority }, at) => queue.add(queued(at + 1, taskId, priority)));
        const taken = queue.takeStartable(limit, new Map());
        const tasks = taken.map(({ task }) => task.id);
        expect(taken.length).toBeLessThanOrEqual(limit);
        expect(new Set(tasks).size).toBe(tasks.length);
        expect(taken.length + queue.runIds.length).toBe(rows.length);
        expect(taken.length).toBe(Math.min(limit, new Set(rows.map(({ taskId }) => taskId)).size));
      }),
    );
  });

  test('forgets a run that is removed', () => {
    const queue = new RunQueue();
    queue.add(queued(1, 1));
    expect(queue.remove(1)).toBe(true);
    expect(queue.remove(1)).toBe(false);
    expect(queue.takeStartable(1, new Map())).toEqual([]);
  });
});
