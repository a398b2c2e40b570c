import { describe, expect, test } from 'vitest';

import {
  formToTaskDraft,
  newTaskForm,
  type TaskForm,
} from '../../../renderer/views/edit/form-state.ts';
import { fieldOf, findProblems } from '../../../renderer/views/edit/problems.ts';
import { newScheduleForm } from '../../../renderer/views/edit/schedule-form.ts';

const complete: TaskForm = { ...newTaskForm(), name: 'Backup', command: 'true' };
const problemsOf = (patch: Partial<TaskForm>) => {
  const form = { ...complete, ...patch };
  return Object.fromEntries(findProblems(formToTaskDraft(form, { enabled: true }), form));
};

describe('the problems of a form', () => {
  test('of the weekdays of a month stand below its days', () => {
    const form = { ...complete, schedules: [newScheduleForm] };
    expect(fieldOf(['schedules', '0', 'weekdays', '1', 'nth'], form)).toBe('schedules.0.days');
  });

  test('are none when it is complete', () => {
    expect(problemsOf({})).toEqual({});
  });

  test('say what to enter, each under its field', () => {
    expect(
      problemsOf({
        name: ' ',
        command: '',
        timeout: 'soon',
        grace: '2h',
        priority: '11',
        nice: 'very',
        successExitCodes: '0, 300',
        tags: ['ok', 'x'.repeat(41)],
      }),
    ).toEqual({
      name: 'Enter a name.',
      'action.command': 'Enter a command.',
      timeoutMs: 'Enter a duration like 30s, 5m or 1h 30m, at most 24 days.',
      graceMs: 'Enter a duration like 10s or 2m, at most 1 hour.',
      priority: 'Enter a whole number from -10 to 10.',
      nice: 'Enter a whole number from 0 to 19.',
      successExitCodes: 'Enter exit codes from 0 to 255, like 0, 3.',
      tags: 'Enter a tag of at most 40 characters.',
    });
  });

  test('name the schedule and the time they are about', () => {
    const schedules = [
      { ...newScheduleForm, times: ['09:00', '25:00'] },
      { ...newScheduleForm, tab: 'every' as const, every: '' },
      { ...newScheduleForm, tab: 'weekly' as const, weekdays: [] },
      { ...newScheduleForm, tab: 'cron' as const },
      { ...newScheduleForm, tab: 'once' as const },
    ];
    expect(problemsOf({ schedules })).toEqual({
      'schedules.0.times.1': 'Enter a time of day from 00:00 to 23:59, like 14:30.',
      'schedules.1.everyMs': 'Enter a number above 0: at least 1 second, at most 366 days.',
      'schedules.2.days': 'Choose at least one day.',
      'schedules.3.pattern': 'Enter a cron text like 30 2 * * *.',
      'schedules.4.at': 'Enter a date and time that exists, like 2026-11-24T14:30.',
    });
  });

  test('name the row of a variable', () => {
    const env = [
      { name: '', value: '' },
      { name: 'HOME_DIR', value: '/a' },
      { name: '2ND', value: 'b' },
      { name: '', value: 'no name' },
      { name: ' HOME_DIR', value: '/c' },
    ];
    expect(problemsOf({ env })).toEqual({
      'env.2': 'Enter a variable name like BACKUP_DIR.',
      'env.3': 'Enter a variable name like BACKUP_DIR.',
      'env.4': 'HOME_DIR is already there.',
    });
  });

  test('of the main process belong to the fields of the same names', () => {
    const fields = ['action.path', 'cwd', 'schedules.0.pattern', 'env.B'].map((field) =>
      fieldOf(field.split('.'), {
        ...complete,
        env: [
          { name: 'A', value: '' },
          { name: 'B', value: '' },
        ],
      }),
    );
    expect(fields).toEqual(['action.path', 'cwd', 'schedules.0.pattern', 'env.1']);
  });
});
