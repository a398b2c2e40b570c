import { expect, test } from 'vitest';

import { RunQueue } from '../../../electron/main/run/run-queue.ts';
import { makeWaitingRun as waiting } from '../../helpers/make-waiting-run.ts';

const ids = (queue: RunQueue) => queue.runs.map(({ id }) => id);

function queueOf(...runs: Parameters<typeof waiting>[]): RunQueue {
  const queue = new RunQueue();
  for (const run of runs) queue.add(waiting(...run));
  return queue;
}

test('runs wait first in, first out within a priority, higher priorities first', () => {
  const queue = queueOf([1], [2, { priority: 5 }], [3], [4, { priority: 5 }]);
  expect(ids(queue)).toEqual([2, 4, 1, 3]);
});

test('a run that comes back takes its old place', () => {
  const queue = queueOf([1], [3], [2]);
  expect(ids(queue)).toEqual([1, 2, 3]);
});

test('a run that is removed is forgotten', () => {
  const queue = queueOf([1], [2]);
  queue.remove(1);
  queue.remove(1);
  expect(ids(queue)).toEqual([2]);
});

test('the waiting runs of an edited task move to their new place, with their new deadlines', () => {
  const queue = queueOf([1, { id: 7 }], [2, { id: 8 }], [3, { id: 7 }]);
  const { task } = waiting(0, { id: 8, priority: 1 });
  queue.setTask(task, [{ id: 2, deadlineMs: 99 }]);
  expect(ids(queue)).toEqual([2, 1, 3]);
  expect(queue.runs[0]).toMatchObject({ task: { priority: 1 }, deadlineMs: 99 });
});
