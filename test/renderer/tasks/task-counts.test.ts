import { expect, test } from 'vitest';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { PAUSE_CHOICES } from '../../../renderer/views/tasks/pause-choices.ts';
import { statusCounts, tagCounts } from '../../../renderer/views/tasks/task-counts.ts';

test('counts tags by task, in the order of their names', () => {
  const tasks = [['ops', 'backup'], ['ops', 'ops'], []].map(
    (tags) => ({ task: { tags } }) as unknown as TaskSummary,
  );
  expect(tagCounts(tasks)).toEqual([
    { tag: 'backup', count: 1 },
    { tag: 'ops', count: 2 },
  ]);
});

test('counts each state that a task is in', () => {
  const task = { enabled: true, pause: null };
  const run = (state: string) => ({ state });
  const summaries = [
    { task, lastRun: run('running'), recentRuns: [run('running'), run('failed')] },
    { task, lastRun: run('queued'), recentRuns: [run('running')] },
    { task, lastRun: run('queued'), recentRuns: [] },
    { task: { ...task, enabled: false }, lastRun: run('missed'), recentRuns: [] },
  ] as unknown as readonly TaskSummary[];
  const counts = { failing: 1, running: 2, missed: 1, paused: 1 };
  expect(statusCounts(summaries, 0)).toEqual(counts);
});

// The 23rd is a Monday.
test.each([
  [new Date(2026, 10, 18, 9, 30), [18, 10, 30], [19, 8, 0], [23, 8, 0], [25, 8, 0]],
  [new Date(2026, 10, 22, 23, 59), [23, 0, 59], [23, 8, 0], [23, 8, 0], [29, 8, 0]],
  [new Date(2026, 10, 23, 0, 0), [23, 1, 0], [24, 8, 0], [30, 8, 0], [30, 8, 0]],
])('a pause from %s ends an hour later, or at eight on a coming morning', (now, ...wanted) => {
  const ends = PAUSE_CHOICES.map(({ untilMs }) => new Date(untilMs(now.getTime())));
  expect(ends.map((end) => [end.getDate(), end.getHours(), end.getMinutes()])).toEqual(wanted);
});

test('a pause until Monday ends on one, whatever the day', () => {
  for (let day = 1; day <= 14; day += 1) {
    const now = new Date(2026, 10, day, 9, 30);
    const end = new Date(PAUSE_CHOICES[2]?.untilMs(now.getTime()) ?? 0);
    expect(end > now && end.getDate() !== now.getDate()).toBe(true);
    expect(end.getDay()).toBe(1);
  }
});
