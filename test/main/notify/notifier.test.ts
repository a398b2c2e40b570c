import { beforeEach, expect, test } from 'vitest';

import type { Run } from '../../../electron/shared/run.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { makeRun } from '../../helpers/make-task.ts';
import { NotifyStage, STAGE_START_MS as START_MS } from '../../helpers/notify-stage.ts';
import { openStores } from '../../helpers/open-stores.ts';

const MINUTE_MS = 60_000;

let stage: NotifyStage;
let task: Task;

beforeEach(() => {
  stage = new NotifyStage(openStores().database);
  task = stage.createTask({ name: 'Backup' });
  stage.startNotifier();
});

const end = (state: Run['state'], minute: number, change: Partial<Run> = {}): Run =>
  stage.end(task, state, minute * MINUTE_MS, change);
const kinds = () => stage.kinds;

test('a streak is told at its start, at its tenth failure and at its end', () => {
  for (let minute = 1; minute <= 12; minute += 1) end('failed', minute);
  const success = end('succeeded', 13);
  end('succeeded', 14);
  expect(kinds()).toEqual(['failed', 'still_failing', 'recovered']);
  expect(stage.told.at(-1)).toMatchObject({
    runId: success.id,
    body: 'After 12 failures, in 1 s.',
  });
});

test('a streak longer than the first look into the history is counted to its start', () => {
  for (let minute = 1; minute <= 50; minute += 1) end('failed', minute);
  end('succeeded', 51);
  expect(kinds()).toEqual(['failed', ...Array(5).fill('still_failing'), 'recovered']);
  expect(stage.told.at(-1)?.body).toMatch(/^After 50 failures/);
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
  stage.tell({ ...run, logBytes: 9 });
  expect(kinds()).toEqual(['failed']);
});

test('of runs side by side, the one that ends last is the latest', () => {
  const slow = stage.insert(task, { state: 'running', startedAtMs: START_MS });
  end('succeeded', 5);
  stage.update(slow, { state: 'failed', finishedAtMs: START_MS + 600_000 });
  expect(kinds()).toEqual(['failed']);
});

test('a slow run is told once, and not again by the next CronPilot', () => {
  for (let minute = 1; minute <= 5; minute += 1) end('succeeded', minute);
  const running = stage.insert(task, { state: 'running', startedAtMs: START_MS });
  const slow = stage.update(running, { durationWarning: 'too_long' });
  stage.tell(slow);
  expect(kinds()).toEqual(['slow']);
  stage.startNotifier();
  stage.update(slow, { pid: 7 });
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
  const finishedAtMs = START_MS + minute * MINUTE_MS;
  const row = { taskId: task.id, taskName: 'Backup', ...change } as const;
  const { id: _id, ...failure } = makeRun({ ...row, state: 'failed', finishedAtMs });
  const failed = stage.runStore.insert(failure);
  const retry = stage.runStore.insert({ ...failure, state: 'queued', retryOfRunId: failed.id });
  stage.tell(failed);
  stage.tell(retry);
  return { failed, retry };
}

const finish = (run: Run, change: Partial<Run>): Run => stage.update(run, change);

test('a failure that is tried again keeps quiet, also when the next attempt succeeds', () => {
  const { retry } = failAndRetry(1);
  finish(retry, { state: 'succeeded', finishedAtMs: START_MS + 120_000 });
  expect(stage.told).toEqual([]);
});

test('the last of several attempts speaks for all of them, once', () => {
  const { retry } = failAndRetry(1);
  const { retry: last } = failAndRetry(2, { retryOfRunId: null });
  finish(retry, { state: 'failed', finishedAtMs: START_MS + 180_000 });
  expect(stage.told).toMatchObject([{ kind: 'failed', runId: retry.id }]);
  finish(last, { state: 'succeeded', finishedAtMs: START_MS + 240_000 });
  expect(stage.told.at(-1)?.body).toBe('After 1 failure.');
});

test('a failure whose next attempt gave way or was skipped is told then', () => {
  const first = failAndRetry(1);
  finish(first.retry, { state: 'cancelled', reasonCode: 'retry_superseded' });
  expect(stage.told).toMatchObject([{ kind: 'failed', runId: first.failed.id }]);
  end('succeeded', 2);
  const second = failAndRetry(3);
  finish(second.retry, { state: 'skipped', reasonCode: 'condition_deadline' });
  expect(stage.told.at(-1)).toMatchObject({ kind: 'failed', runId: second.failed.id });
});

test('whoever takes the next attempt out of the queue is told nothing of the failure', () => {
  const { retry } = failAndRetry(1);
  finish(retry, { state: 'cancelled', reasonCode: 'stopped_by_user' });
  expect(stage.told).toEqual([]);
});

const contract = () => ({
  taskId: task.id,
  taskName: 'Backup',
  freshnessMs: 60_000,
  liveSinceMs: START_MS - 180_000,
  lastSuccessAtMs: null,
});

test('a task is told when it goes stale and when it succeeds again', () => {
  stage.freshness.emit('stale', { ...contract(), sinceMs: START_MS - 60_000 });
  end('succeeded', 1);
  stage.freshness.emit('fresh', contract());
  expect(kinds()).toEqual(['stale', 'fresh']);
});

test('a success that ends a streak of failures is told once', () => {
  end('failed', 1);
  stage.freshness.emit('stale', { ...contract(), sinceMs: START_MS - 60_000 });
  end('succeeded', 2);
  stage.freshness.emit('fresh', contract());
  expect(kinds()).toEqual(['failed', 'stale', 'recovered']);
});

test('nothing is told while notifications are off, nor of a deleted task', () => {
  stage.settings = { ...stage.settings, notifications: false };
  end('failed', 1);
  stage.settings = { ...stage.settings, notifications: true };
  stage.taskStore.softDelete(task.id, START_MS);
  end('succeeded', 2);
  expect(stage.told).toEqual([]);
});

test('nothing is told of a muted task until its mute is over; then the streak goes on', () => {
  stage.muteStore.set(task.id, START_MS + 5 * MINUTE_MS);
  end('failed', 1);
  expect(stage.told).toEqual([]);
  end('failed', 6);
  expect(stage.told).toEqual([]);
  end('succeeded', 7);
  expect(stage.told.at(-1)?.body).toMatch(/^After 2 failures/);
});

test('what a crash left untold is told by the next CronPilot, each once and in its order', () => {
  stage = new NotifyStage(openStores().database);
  task = stage.createTask({ name: 'Backup' });
  end('failed', 1);
  end('failed', 2);
  end('succeeded', 3);
  expect(stage.markStore.all()).toHaveLength(3);
  stage.startNotifier().stop();
  expect(kinds()).toEqual(['failed', 'recovered']);
  expect(stage.markStore.all()).toEqual([]);
  stage.startNotifier();
  expect(kinds()).toEqual(['failed', 'recovered']);
});

test('each end is told to whoever asked for it, and a failure not twice', () => {
  const rules = { ...stage.settings.alerts, completion: ['notification'] } as const;
  stage.settings = { ...stage.settings, alerts: { ...rules, completion: ['notification'] } };
  end('succeeded', 1);
  end('failed', 2);
  end('failed', 3);
  end('succeeded', 4);
  expect(kinds()).toEqual(['succeeded', 'failed', 'ended_badly', 'recovered']);
});

test('a task that is missed night after night says so at the first and every tenth', () => {
  task = stage.createTask({ name: 'Index', schedules: [{ kind: 'daily', times: ['03:30'] }] });
  const [stored] = task.storedSchedules;
  const miss = (night: number, change: Partial<Run> = {}) =>
    stage.insert(task, {
      state: 'missed',
      reasonCode: 'asleep',
      scheduleId: stored?.id ?? null,
      scheduledForMs: START_MS + night * 86_400_000,
      ...change,
    });
  for (let night = 1; night <= 20; night += 1) miss(night);
  expect(kinds()).toEqual(['missed', 'missed', 'missed']);
  expect(stage.told[1]?.body).toMatch(/^The computer was asleep at .*the 10th time in a row\.$/);
  end('succeeded', 30_000);
  miss(22, { reasonCode: 'coalesced' });
  miss(23, { reasonCode: 'clock_set' });
  expect(kinds()).toHaveLength(3);
});

test('what is due again within the hour is not told as missed', () => {
  task = stage.createTask({ schedules: [{ kind: 'interval', everyMs: 300_000 }] });
  const scheduleId = task.storedSchedules[0]?.id ?? null;
  const change = { reasonCode: 'asleep', scheduleId, scheduledForMs: START_MS } as const;
  stage.insert(task, { state: 'missed', ...change });
  expect(stage.told).toEqual([]);
});

test('the streaks of two tasks are told apart', () => {
  end('failed', 1);
  task = stage.createTask({ name: 'Report' });
  end('failed', 2);
  expect(stage.told.map(({ title }) => title)).toEqual(['Backup failed', 'Report failed']);
});
