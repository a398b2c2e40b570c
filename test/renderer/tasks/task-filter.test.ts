import { describe, expect, test } from 'vitest';

import type { RecentRun, TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { filterTasks, type TaskFilter } from '../../../renderer/views/tasks/task-filter.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';

const all: TaskFilter = { text: '', status: null, order: 'name' };
const names = (tasks: readonly TaskSummary[]) => tasks.map(({ task }) => task.name);

function summary(name: string, change: Partial<TaskSummary> = {}, enabled = true): TaskSummary {
  const action = { kind: 'command', command: `run-${name}\n  --all` } as const;
  return {
    task: {
      ...makeTaskInput({ name, action, enabled, tags: ['nightly'], notes: 'Ask Anna' }),
      id: 1,
      revision: 1,
      createdAtMs: 0,
      updatedAtMs: 0,
      deletedAtMs: null,
      pause: null,
      storedSchedules: [],
    },
    scheduleSentence: '',
    nextFireAtMs: null,
    lastRun: null,
    recentRuns: [],
    usualDurationMs: null,
    ...change,
  };
}

const recent = (...states: RecentRun['state'][]) =>
  states.map((state, id) => ({ id, state, startedAtMs: 0, durationMs: 1 }));

describe('filterTasks', () => {
  test('finds every word in name, command, notes or tags, whatever its case', () => {
    const tasks = [summary('Backup'), summary('Report')];
    expect(names(filterTasks(tasks, { ...all, text: 'BACK nightly anna' }))).toEqual(['Backup']);
    expect(names(filterTasks(tasks, { ...all, text: 'run-report --all' }))).toEqual(['Report']);
    expect(filterTasks(tasks, { ...all, text: 'backup report' })).toEqual([]);
  });

  test('calls a task failing by its newest outcome, not by a run that was stopped', () => {
    const tasks = [
      summary('failed', { recentRuns: recent('cancelled', 'failed', 'succeeded') }),
      summary('recovered', { recentRuns: recent('succeeded', 'failed') }),
      summary('new'),
    ];
    expect(names(filterTasks(tasks, { ...all, status: 'failing' }))).toEqual(['failed']);
  });

  test('knows running tasks and those that are switched off', () => {
    const tasks = [
      summary('busy', { lastRun: makeRun({ state: 'running' }) }),
      summary('off', {}, false),
    ];
    expect(names(filterTasks(tasks, { ...all, status: 'running' }))).toEqual(['busy']);
    expect(names(filterTasks(tasks, { ...all, status: 'off' }))).toEqual(['off']);
  });

  test('orders by the next run, those without one last and by name', () => {
    const tasks = [
      summary('b'),
      summary('late', { nextFireAtMs: 2 }),
      summary('a'),
      summary('soon', { nextFireAtMs: 1 }),
    ];
    expect(names(filterTasks(tasks, { ...all, order: 'next_run' }))).toEqual([
      'soon',
      'late',
      'a',
      'b',
    ]);
  });
});
