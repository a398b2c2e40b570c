import { describe, expect, test } from 'vitest';

import { settingsOf } from '../../../renderer/views/task/settings-words.ts';
import type { Task, TaskDraft } from '../../../electron/shared/task.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';

const rowsOf = (draft: Partial<TaskDraft>, section: string, triggers: readonly string[] = []) => {
  const task = {
    ...makeTaskInput(draft),
    id: 1,
    revision: 1,
    createdAtMs: 0,
    updatedAtMs: 0,
    deletedAtMs: null,
    pause: null,
    storedSchedules: [],
  } as Task;
  const found = settingsOf(task, triggers).find(({ id }) => id === section);
  return found?.rows.map(({ label, value }) => `${label}: ${value}`);
};

describe('the settings of a task', () => {
  test('name what it does, and no value that authenticates', () => {
    const action = {
      kind: 'http',
      url: 'https://a.example',
      headers: { 'X-Api-Key': 'k', Accept: '*' },
    } as const;
    const rows = rowsOf({ action, env: { PASSWORD: 'p', DIR: '/d' } }, 'task');
    expect(rows).toContain('Kind: HTTP request');
    expect(rows).toContain('Variable PASSWORD: ••••••');
    expect(rows).toContain('Variable DIR: /d');
    expect(rows?.join()).not.toMatch(/: [kp]\b/);
  });

  test('name what starts it', () => {
    const schedules = [{ kind: 'daily', times: ['02:00'] }] as const;
    expect(
      rowsOf({ schedules: [...schedules] as never }, 'schedule', ['After Backup fails']),
    ).toEqual(['Schedule: Every day at 02:00', 'Triggers: After Backup fails']);
  });

  test('leave out what means nothing', () => {
    expect(rowsOf({}, 'conditions')).toEqual([]);
    expect(rowsOf({}, 'trouble')?.join()).not.toMatch(/retry|Attempts/i);
    expect(rowsOf({}, 'more')).toEqual([]);
  });

  test('tell a share in percent', () => {
    const retry = { maxAttempts: 3, jitter: 0.25 };
    expect(rowsOf({ retry }, 'trouble')).toContain('Retry jitter: 25 %');
  });

  test('tell the deadline of conditions', () => {
    const conditions = {
      network: true,
      deadline: { kind: 'at', time: '18:00' },
      onDeadline: 'run',
    } as const;
    expect(rowsOf({ conditions }, 'conditions')).toEqual([
      'Network: Yes',
      'Deadline: no later than 18:00',
      'After the deadline: Run anyway',
    ]);
  });
});
