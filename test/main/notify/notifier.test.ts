import { EventEmitter } from 'node:events';
import { join } from 'node:path';

import { beforeEach, expect, onTestFinished, test } from 'vitest';

import { Notifier } from '../../../electron/main/notify/notifier.ts';
import type { Notice } from '../../../electron/main/notify/rules.ts';
import type { FreshnessEvents } from '../../../electron/main/run/freshness-watch.ts';
import { Database } from '../../../electron/main/store/database.ts';
import { RunStore } from '../../../electron/main/store/run-store.ts';
import { TaskStore } from '../../../electron/main/store/task-store.ts';
import type { Run } from '../../../electron/shared/run.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { tempDir } from '../../helpers/temp-dir.ts';

const START_MS = 1_764_000_000_000;

let taskStore: TaskStore;
let runStore: RunStore;
let events: EventEmitter<{ changed: [Run] }>;
let freshness: EventEmitter<FreshnessEvents>;
let told: Notice[];
let enabled: boolean;
let task: Task;

beforeEach(() => {
  const database = Database.open(join(tempDir(), 'cronpilot.db'));
  onTestFinished(() => database.close());
  taskStore = new TaskStore(database);
  runStore = new RunStore(database);
  events = new EventEmitter();
  freshness = new EventEmitter();
  told = [];
  enabled = true;
  task = taskStore.create(makeTaskInput({ name: 'Backup' }), START_MS);
  startNotifier();
});

function startNotifier(): void {
  const notifier = new Notifier({
    events,
    freshness,
    runStore,
    taskStore,
    enabled: () => enabled,
    now: () => START_MS,
    show: (notice) => told.push(notice),
  });
  notifier.start();
  onTestFinished(() => notifier.stop());
}

/** Stores a run that ended at a minute and tells of it, as the run service does. */
function end(state: Run['state'], minute: number, change: Partial<Run> = {}): Run {
  const finishedAtMs = START_MS + minute * 60_000;
  const { id: _id, ...row } = makeRun({
    taskId: task.id,
    state,
    startedAtMs: finishedAtMs - 1_000,
    finishedAtMs,
    ...change,
  });
  const run = runStore.insert(row);
  events.emit('changed', run);
  return run;
}

const kinds = () => told.map(({ kind }) => kind);

test('a streak is told at its start, at its tenth failure and at its end', () => {
  for (let minute = 1; minute <= 12; minute += 1) end('failed', minute);
  const success = end('succeeded', 13);
  end('succeeded', 14);
  expect(kinds()).toEqual(['failed', 'still_failing', 'recovered']);
  expect(told.at(-1)).toMatchObject({ runId: success.id, body: 'After 12 failures, in 1 s.' });
});

test('a streak longer than the first look into the history is counted to its start', () => {
  for (let minute = 1; minute <= 50; minute += 1) end('failed', minute);
  end('succeeded', 51);
  expect(kinds()).toEqual(['failed', ...Array(5).fill('still_failing'), 'recovered']);
  expect(told.at(-1)?.body).toMatch(/^After 50 failures/);
});

test('runs that were stopped, skipped or missed are neither told nor end a streak', () => {
  end('failed', 1);
  end('cancelled', 2);
  end('skipped', 3);
  end('missed', 4);
  end('running', 5);
  end('failed', 6);
  expect(kinds()).toEqual(['failed']);
});

test('a run that is changed after its end is told once', () => {
  const run = end('failed', 1);
  events.emit('changed', { ...run, logBytes: 9 });
  expect(kinds()).toEqual(['failed']);
});

test('of runs side by side, the one that ends last is the latest', () => {
  const slow = makeRun({ taskId: task.id, state: 'running', startedAtMs: START_MS });
  const { id: _id, ...row } = slow;
  const { id } = runStore.insert(row);
  end('succeeded', 5);
  events.emit(
    'changed',
    runStore.update(id, { state: 'failed', finishedAtMs: START_MS + 600_000 }),
  );
  expect(kinds()).toEqual(['failed']);
});

test('a slow run is told once, and not again by the next CronPilot', () => {
  for (let minute = 1; minute <= 5; minute += 1) end('succeeded', minute);
  const { id: _id, ...row } = makeRun({
    taskId: task.id,
    state: 'running',
    startedAtMs: START_MS - 60_000,
  });
  const { id } = runStore.insert(row);
  const slow = runStore.update(id, { durationWarning: 'too_long' });
  events.emit('changed', slow);
  events.emit('changed', slow);
  expect(kinds()).toEqual(['slow']);
  startNotifier();
  events.emit('changed', runStore.update(id, { pid: 7 }));
  expect(kinds()).toEqual(['slow']);
});

test('a success that ends too soon is told, but as a recovery when it is one', () => {
  for (let minute = 1; minute <= 5; minute += 1) end('succeeded', minute);
  end('succeeded', 6, { durationWarning: 'too_short' });
  end('failed', 7);
  end('succeeded', 8, { durationWarning: 'too_short' });
  expect(kinds()).toEqual(['too_short', 'failed', 'recovered']);
});

/** Stores a failure together with the attempt that is to follow it, and tells of both. */
function failAndRetry(minute: number, change: Partial<Run> = {}): { failed: Run; retry: Run } {
  const { id: _id, ...row } = makeRun({ taskId: task.id, state: 'failed', ...change });
  const failed = runStore.insert({ ...row, finishedAtMs: START_MS + minute * 60_000 });
  const retry = runStore.insert({ ...row, state: 'queued', retryOfRunId: failed.id });
  events.emit('changed', failed);
  events.emit('changed', retry);
  return { failed, retry };
}

function finish(run: Run, change: Partial<Run>): void {
  events.emit('changed', runStore.update(run.id, change));
}

test('a failure that is tried again keeps quiet, also when the next attempt succeeds', () => {
  const { retry } = failAndRetry(1);
  finish(retry, { state: 'succeeded', finishedAtMs: START_MS + 120_000 });
  expect(told).toEqual([]);
});

test('the last of several attempts speaks for all of them, once', () => {
  const { retry } = failAndRetry(1);
  const { retry: last } = failAndRetry(2, { retryOfRunId: null });
  finish(retry, { state: 'failed', finishedAtMs: START_MS + 180_000 });
  expect(told).toMatchObject([{ kind: 'failed', runId: retry.id }]);
  finish(last, { state: 'succeeded', finishedAtMs: START_MS + 240_000 });
  expect(told.at(-1)?.body).toBe('After 1 failure.');
});

test('a failure whose next attempt gave way or was skipped is told then', () => {
  const first = failAndRetry(1);
  finish(first.retry, { state: 'cancelled', reasonCode: 'retry_superseded' });
  expect(told).toMatchObject([{ kind: 'failed', runId: first.failed.id }]);
  end('succeeded', 2);
  const second = failAndRetry(3);
  finish(second.retry, { state: 'skipped', reasonCode: 'condition_deadline' });
  expect(told.at(-1)).toMatchObject({ kind: 'failed', runId: second.failed.id });
});

test('whoever takes the next attempt out of the queue is told nothing of the failure', () => {
  const { retry } = failAndRetry(1);
  finish(retry, { state: 'cancelled', reasonCode: 'stopped_by_user' });
  expect(told).toEqual([]);
});

const contract = () => ({
  taskId: task.id,
  taskName: 'Backup',
  freshnessMs: 60_000,
  liveSinceMs: START_MS - 180_000,
  lastSuccessAtMs: null,
});

test('a task is told when it goes stale and when it succeeds again', () => {
  freshness.emit('stale', { ...contract(), sinceMs: START_MS - 60_000 });
  end('succeeded', 1);
  freshness.emit('fresh', contract());
  expect(kinds()).toEqual(['stale', 'fresh']);
});

test('a success that ends a streak of failures is told once', () => {
  end('failed', 1);
  freshness.emit('stale', { ...contract(), sinceMs: START_MS - 60_000 });
  end('succeeded', 2);
  freshness.emit('fresh', contract());
  expect(kinds()).toEqual(['failed', 'stale', 'recovered']);
});

test('nothing is told while notifications are off, nor of a deleted task', () => {
  enabled = false;
  end('failed', 1);
  enabled = true;
  taskStore.softDelete(task.id, START_MS);
  end('succeeded', 2);
  expect(told).toEqual([]);
});

test('the streaks of two tasks are told apart', () => {
  end('failed', 1);
  task = taskStore.create(makeTaskInput({ name: 'Report' }), START_MS);
  end('failed', 2);
  expect(told.map(({ title }) => title)).toEqual(['Backup failed', 'Report failed']);
});
