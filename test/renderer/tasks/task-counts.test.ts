import { expect, test } from 'vitest';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { PAUSE_CHOICES } from '../../../renderer/views/tasks/pause-choices.ts';
import { tagCounts } from '../../../renderer/views/tasks/task-counts.ts';

test('counts tags by task, in the order of their names', () => {
  const tasks = [['ops', 'backup'], ['ops', 'ops'], []].map(
    (tags) => ({ task: { tags } }) as unknown as TaskSummary,
  );
  expect(tagCounts(tasks)).toEqual([
    { tag: 'backup', count: 1 },
    { tag: 'ops', count: 2 },
  ]);
});

test('a pause ends later than now and, but for the hour, at eight in the morning', () => {
  for (let day = 1; day <= 14; day += 1) {
    const now = new Date(2026, 10, day, 9, 30);
    const ends = PAUSE_CHOICES.map(({ untilMs }) => new Date(untilMs(now.getTime())));
    expect(ends.every((end) => end > now)).toBe(true);
    expect(ends.slice(1).map((end) => end.getHours())).toEqual([8, 8, 8]);
    expect(ends[2]?.getDay()).toBe(1);
    expect(ends[2]?.getDate() === now.getDate()).toBe(false);
  }
});
