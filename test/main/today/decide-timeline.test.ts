import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { orderTimeline, sumDays } from '../../../electron/main/today/decide-timeline.ts';

beforeEach(() => void vi.stubEnv('TZ', 'Europe/Berlin'));
afterEach(() => void vi.unstubAllEnvs());

const at = (text: string) => new Date(text).getTime();

test('each day is there once, though one of them has 23 hours', () => {
  const counts = [
    { quarterMs: at('2026-03-28T23:45'), succeeded: 1, failed: 0 },
    { quarterMs: at('2026-03-29T23:45'), succeeded: 0, failed: 2 },
  ];
  expect(sumDays(counts, at('2026-03-30T00:30'), 3)).toEqual([
    { date: '2026-03-28', succeeded: 1, failed: 0 },
    { date: '2026-03-29', succeeded: 0, failed: 2 },
    { date: '2026-03-30', succeeded: 0, failed: 0 },
  ]);
});

test('the most recent problem is on top, then names as people count, then the older task', () => {
  const task = (taskId: number, taskName: string, lastProblemMs: number | null = null) => ({
    taskId,
    taskName,
    lastProblemMs,
  });
  const tasks = [
    task(4, 'b'),
    task(3, 'b'),
    task(1, 'Task 10'),
    task(2, 'task 9'),
    task(5, 'z', 5),
  ];
  expect(orderTimeline(tasks).map(({ taskId }) => taskId)).toEqual([5, 3, 4, 2, 1]);
});
