import { expect, onTestFinished, test, vi } from 'vitest';

import { runDaysOf } from '../../../renderer/components/run-days.ts';
import { afterChoices } from '../../../renderer/views/runs/after-choices.ts';
import { runFilterOf, startedAfter } from '../../../renderer/views/runs/run-filter.ts';
import { makeRun } from '../../helpers/make-task.ts';

const NOW = new Date('2026-11-23T14:32').getTime();
const AFTER = { kind: 'after', join: 'any', on: 'success' } as const;
const filterOf = (query: string) => runFilterOf(new URLSearchParams(query), NOW);

test('a query asks for runs by task, result, trigger and text', () => {
  expect(filterOf('task=3&result=failed&by=api&text=%20disk%20')).toEqual({
    taskId: 3,
    states: ['failed'],
    triggers: ['api'],
    text: 'disk',
  });
});

test('a query asks for runs that another task set off', () => {
  expect(filterOf(`by=${startedAfter(7)}`)).toEqual({ afterTaskId: 7 });
  for (const by of ['after:', 'after:0', 'after:x', 'after:1.5'])
    expect(filterOf(`by=${by}`)).toEqual({});
});

test('tasks that others wait for can be chosen, and the one that is', () => {
  const taskOf = (id: number, name: string, taskIds: number[] = []) => ({
    task: {
      id,
      name,
      triggers: taskIds.length > 0 ? [{ ...AFTER, taskIds }] : [],
    },
  });
  const tasks = [
    taskOf(1, 'Sync'),
    taskOf(2, 'Report', [1, 4]),
    taskOf(3, 'Lone'),
    taskOf(4, 'Dump'),
  ];
  const choices = [
    { value: 'after:4', label: 'After “Dump”' },
    { value: 'after:1', label: 'After “Sync”' },
  ];
  expect(afterChoices(tasks, null)).toEqual(choices);
  expect(afterChoices(tasks, 'after:3')).toEqual([
    choices[0],
    { value: 'after:3', label: 'After “Lone”' },
    choices[1],
  ]);
});

test('any failure is every state that is one', () => {
  expect(filterOf('result=failure')).toEqual({ states: ['failed', 'timed_out', 'abandoned'] });
});

test.each([
  ['today', '2026-11-23T00:00'],
  ['7d', '2026-11-17T00:00'],
  ['30d', '2026-10-25T00:00'],
])('period %s begins at the midnight of %s', (period, from) => {
  expect(filterOf(`period=${period}`)).toEqual({ sinceMs: new Date(from).getTime() });
});

test('a period begins at a midnight though one of its days had 25 hours', () => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  onTestFinished(() => void vi.unstubAllEnvs());
  const nowMs = new Date('2026-10-28T12:00').getTime();
  expect(runFilterOf(new URLSearchParams('period=7d'), nowMs).sinceMs).toBe(
    new Date('2026-10-22T00:00').getTime(),
  );
});

test('a text is looked for as far as main takes it', () => {
  expect(filterOf(`text=${'x'.repeat(300)}`).text).toHaveLength(200);
});

test('what a query asks in words that nobody knows is not asked', () => {
  expect(filterOf('task=-1&result=fine&by=nobody&period=9d&text=%20')).toEqual({});
  expect(filterOf('task=1.5')).toEqual({});
});

test('runs are parted into the days on which they began or were due', () => {
  const at = (text: string) => new Date(text).getTime();
  const runs = [
    makeRun({ id: 4, startedAtMs: at('2026-11-23T00:10') }),
    makeRun({ id: 3, scheduledForMs: at('2026-11-22T23:50'), queuedAtMs: at('2026-11-23T00:05') }),
    makeRun({ id: 2, queuedAtMs: at('2026-11-22T08:00') }),
    makeRun({ id: 1, queuedAtMs: at('2026-11-20T08:00') }),
  ];
  expect(runDaysOf(runs).map((day) => day.runs.map(({ id }) => id))).toEqual([[4], [3, 2], [1]]);
  expect(runDaysOf([])).toEqual([]);
});

test('a day keeps its key when newer and older runs come, also one that comes twice', () => {
  const on = (id: number, day: string) =>
    makeRun({ id, startedAtMs: new Date(`2026-11-${day}T12:00`).getTime() });
  const keys = (...runs: readonly ReturnType<typeof makeRun>[]) =>
    runDaysOf(runs).map(({ key }) => key);
  const [today, yesterday, again] = keys(on(3, '23'), on(2, '22'), on(1, '23'));
  expect(new Set([today, yesterday, again]).size).toBe(3);
  expect(keys(on(4, '23'), on(3, '23'), on(2, '22'))).toEqual([today, yesterday]);
  expect(keys(on(3, '23'), on(2, '22'), on(1, '23'), on(0, '23'))).toEqual([
    today,
    yesterday,
    again,
  ]);
});
