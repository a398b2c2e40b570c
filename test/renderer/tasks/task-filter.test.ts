import { describe, expect, test } from 'vitest';

import type { RecentRun, TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import {
  commandLine,
  filterTasks,
  isFiltered,
  readTaskFilter,
} from '../../../renderer/views/tasks/task-filter.ts';
import type { TaskDraft } from '../../../electron/shared/task.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';

const NOW = 1_764_000_000_000;
const names = (tasks: readonly TaskSummary[]) => tasks.map(({ task }) => task.name);
const filtered = (tasks: readonly TaskSummary[], query: string) =>
  names(filterTasks(tasks, readTaskFilter(new URLSearchParams(query)), NOW));

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

describe('the filter', () => {
  test('finds every word in name, command, notes or tags, whatever its case', () => {
    const tasks = [summary('Backup'), summary('Report')];
    expect(filtered(tasks, 'q=BACK nightly anna')).toEqual(['Backup']);
    expect(filtered(tasks, 'q=run-report --all')).toEqual(['Report']);
    expect(filtered(tasks, 'q="report --all"')).toEqual(['Report']);
    expect(filtered(tasks, 'q=backup report')).toEqual([]);
  });

  test('calls a task failing by its newest outcome, not by a run that was stopped', () => {
    const tasks = [
      summary('failed', { recentRuns: recent('cancelled', 'failed', 'succeeded') }),
      summary('recovered', { recentRuns: recent('succeeded', 'failed') }),
      summary('new'),
    ];
    expect(filtered(tasks, 'status=failing')).toEqual(['failed']);
  });

  test('knows running, missed and paused tasks, from the route as from the text', () => {
    const paused = summary('for a while');
    const tasks = [
      summary('busy', { recentRuns: recent('running') }),
      summary('to retry', { lastRun: makeRun(), recentRuns: recent('cancelled') }),
      summary('late', { lastRun: makeRun({ state: 'missed' }) }),
      summary('off', {}, false),
      { ...paused, task: { ...paused.task, pause: { sinceMs: 0, untilMs: NOW + 1 } } },
      { ...paused, task: { ...paused.task, pause: { sinceMs: 0, untilMs: NOW } } },
    ];
    for (const [status, wanted] of [
      ['running', ['busy']],
      ['missed', ['late']],
      ['paused', ['for a while', 'off']],
    ] as const) {
      expect(filtered(tasks, `status=${status}`)).toEqual(wanted);
      expect(filtered(tasks, `q=Status:${status.toUpperCase()}`)).toEqual(wanted);
    }
  });

  test('takes tags, types and the time of the next run from the text', () => {
    const tasks = [
      summary('soon', { nextFireAtMs: NOW + 3_600_000 }),
      summary('later', { nextFireAtMs: NOW + 3_600_001 }),
      summary('never'),
    ];
    expect(filtered(tasks, 'q=next:<1h')).toEqual(['soon']);
    expect(filtered(tasks, 'q=next:2h type:command tag:Nightly')).toEqual(['soon', 'later']);
    expect(filtered(tasks, 'q=tag:"at night"')).toEqual([]);
    expect(filtered(tasks, 'q=type:http')).toEqual([]);
    expect(filtered(tasks, 'q=type:http type:Command next:2h')).toEqual(['soon', 'later']);
    expect(filtered(tasks, 'type=command&tag=nightly&q=late')).toEqual(['later']);
  });

  test('looks for what it does not know as a word', () => {
    const tasks = [summary('status:foo'), summary('http://host')];
    expect(filtered(tasks, 'q=status:foo')).toEqual(['status:foo']);
    expect(filtered(tasks, 'q=http://host')).toEqual(['http://host']);
    expect(filtered([summary('foo')], 'q=status:foo')).toEqual([]);
    expect(filtered(tasks, 'status=foo')).toHaveLength(2);
  });

  test('equal times are in the order of their names as people count', () => {
    const tasks = ['task 10', 'Task 9', 'task 1'].map((name) => summary(name));
    expect(filtered(tasks, '')).toEqual(['task 1', 'Task 9', 'task 10']);
  });

  test('orders by the next run, those without one last and by name', () => {
    const tasks = [
      summary('b'),
      summary('late', { nextFireAtMs: 2 }),
      summary('a'),
      summary('soon', { nextFireAtMs: 1 }),
    ];
    expect(filtered(tasks, '')).toEqual(['soon', 'late', 'a', 'b']);
    expect(filtered(tasks, 'sort=name')).toEqual(['b', 'late', 'a', 'soon']);
  });
});

test.each([
  ['', false],
  ['sort=name&tag=', false],
  ['q=a', true],
  ['status=failing', true],
  ['type=http', true],
  ['tag=ops', true],
])('whether %j filters is %s', (query, expected) => {
  expect(isFiltered(new URLSearchParams(query))).toBe(expected);
});

describe('what a task runs', () => {
  const lineOf = (action: TaskDraft['action']) => commandLine(makeTaskInput({ action }));

  test('is on one line, with what it is given', () => {
    expect(lineOf({ kind: 'command', command: ' a \\\n\tb ' })).toBe('a \\ b');
    const args = ['-x', 'y'];
    expect(lineOf({ kind: 'script', path: '/a b.sh', interpreter: 'sh', args })).toBe(
      'sh /a b.sh -x y',
    );
  });

  test('of a request shows neither user nor password', () => {
    const url = 'https://anna:pass@example.org/a@b?c';
    expect(lineOf({ kind: 'http', method: 'PUT', url })).toBe('PUT https://example.org/a@b?c');
  });
});
