import { expect, onTestFinished, test } from 'vitest';

import type { RunFilter } from '../../../electron/main/store/list-runs-sql.ts';
import { setLocale } from '../../../electron/shared/i18n.ts';
import { german } from '../../../electron/shared/locales/de.ts';
import { phrase } from '../../../electron/shared/phrase.ts';
import { because } from '../../../electron/shared/reason.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

/** Ids from 1 in the given order, of task 1 unless told. */
function listOf(runs: readonly Partial<Run>[]) {
  const { taskStore, runStore } = openStores();
  for (const name of ['One', 'Two']) taskStore.create(makeTaskInput({ name }), 0);
  for (const run of runs) runStore.insert(makeRun(run));
  return (filter: Partial<RunFilter>) =>
    runStore.list({ limit: 50, ...filter }).map(({ id }) => id);
}

test('runs are found by what started them', () => {
  const list = listOf([{ trigger: 'api' }, { trigger: 'manual' }, { trigger: 'file' }]);
  expect(list({ triggers: ['api', 'file'] })).toEqual([3, 1]);
  expect(list({ triggers: ['api', 'file'], limit: 1 })).toEqual([3]);
  expect(list({ triggers: ['api', 'file'], beforeRunId: 3 })).toEqual([1]);
  expect(list({ triggers: [] })).toEqual([3, 2, 1]);
});

test('runs are found by the task whose end set them off', () => {
  const cause = (runId: number) =>
    ({ kind: 'chain', runId, taskName: 'One', state: 'succeeded' }) as const;
  const list = listOf([
    { taskId: 1 },
    { taskId: 2 },
    { taskId: 2, trigger: 'chain', cause: cause(1) },
    { taskId: 1, trigger: 'chain', cause: cause(2) },
    { taskId: 1, trigger: 'retry', cause: cause(1) },
    // That row is gone.
    { taskId: 1, trigger: 'chain', cause: cause(77) },
  ]);
  expect(list({ afterTaskId: 1 })).toEqual([3]);
  expect(list({ afterTaskId: 2 })).toEqual([4]);
  expect(list({ afterTaskId: 1, taskId: 1 })).toEqual([]);
});

test('runs are found since a time', () => {
  const list = listOf([{ queuedAtMs: 10 }, { queuedAtMs: 20, taskId: 2 }, { queuedAtMs: 30 }]);
  expect(list({ sinceMs: 20 })).toEqual([3, 2]);
  expect(list({ sinceMs: 20, taskId: 1 })).toEqual([3]);
  expect(list({ sinceMs: 31 })).toEqual([]);
});

test('a row that was asked for before the time is left out, also where the clock was set back', () => {
  const list = listOf([{ queuedAtMs: 50 }, { queuedAtMs: 10 }, { queuedAtMs: 60 }]);
  expect(list({ sinceMs: 40 })).toEqual([3, 1]);
});

test('runs are found by a part of the name or the reason, signs taken as they are', () => {
  const list = listOf([
    { taskName: 'Nightly Backup' },
    { reason: 'The disk is 100% full.' },
    { reason: 'Waited 100 s for a_b.' },
  ]);
  expect(list({ text: 'backup' })).toEqual([3, 2, 1]);
  expect(list({ text: 'NIGHTLY' })).toEqual([1]);
  expect(list({ text: '100%' })).toEqual([2]);
  expect(list({ text: 'a_b' })).toEqual([3]);
  expect(list({ text: 'a__' })).toEqual([]);
  expect(list({ text: String.raw`\%` })).toEqual([]);
});

test('words are looked for in the reason as its reader sees it', () => {
  onTestFinished(() => setLocale('en'));
  const atMs = Date.UTC(2026, 4, 6, 12);
  const list = listOf([
    because(phrase('Run {runId} of this task was already waiting.', { runId: 812 })),
    because(phrase('The computer was asleep until {to}.', { to: { dateTimeMs: atMs, nowMs: 0 } })),
    because('No space left.'),
    { reason: 'Ended with exit code 127: the command was not found.' },
    { taskName: 'Übersicht' },
    {},
  ]);
  expect(list({ text: 'asleep until' })).toEqual([2]);
  setLocale('de', german);
  expect(list({ text: 'asleep until' })).toEqual([]);
  expect(list({ text: 'Computer SCHLIEF bis' })).toEqual([2]);
  expect(list({ text: 'mai 2026' })).toEqual([2]);
  expect(list({ text: 'lauf 812' })).toEqual([1]);
  expect(list({ text: 'lauf 813' })).toEqual([]);
  expect(list({ text: 'no space' })).toEqual([3]);
  expect(list({ text: 'mit exit-code 127' })).toEqual([4]);
  expect(list({ text: 'übersicht' })).toEqual([5]);
  expect(list({ text: 'e', limit: 2 })).toHaveLength(2);
});

test('every filter narrows what the others leave', () => {
  const list = listOf([
    { state: 'failed', trigger: 'api', queuedAtMs: 10, reason: 'full' },
    { state: 'failed', trigger: 'api', queuedAtMs: 20, reason: 'full' },
    { state: 'missed', trigger: 'api', queuedAtMs: 30, reason: 'full' },
    { state: 'succeeded', trigger: 'api', queuedAtMs: 40, reason: 'full' },
    { state: 'failed', trigger: 'file', queuedAtMs: 50, reason: 'full' },
    { state: 'failed', trigger: 'api', queuedAtMs: 60, taskId: 2, reason: 'full' },
    { state: 'failed', trigger: 'api', queuedAtMs: 70, reason: 'empty' },
  ]);
  const filter = { taskId: 1, triggers: ['api'], sinceMs: 20, text: 'full' } as const;
  expect(list({ ...filter, states: ['failed', 'missed'] })).toEqual([3, 2]);
  expect(list(filter)).toEqual([4, 3, 2]);
});
