import { describe, expect, test } from 'vitest';

import { formatClock } from '../../../electron/shared/duration.ts';
import type { Run } from '../../../electron/shared/run.ts';
import type { Task, TaskDraft } from '../../../electron/shared/task.ts';
import { RunStage } from '../../helpers/run-stage.ts';
import { until } from '../../helpers/until.ts';

const HOUR_MS = 3_600_000;
const soon: TaskDraft['retry'] = { maxAttempts: 4, delayMs: 20 };
const later: TaskDraft['retry'] = { maxAttempts: 4, delayMs: HOUR_MS, jitter: 0 };

/** The rows of a task once its newest one, which is an attempt of that number, is in that state. */
async function rows(stage: RunStage, task: Task, attempt: number, state: Run['state']) {
  return await until(() => {
    const all = stage.runsOf(task);
    const newest = all.at(-1);
    return newest?.attempt === attempt && newest.state === state ? all : null;
  }, `attempt ${attempt} to be ${state}`);
}

/** A failed run and the attempt that waits to follow it. */
async function waitingRetry(stage: RunStage, draft: Partial<TaskDraft> = {}, command = 'exit 1') {
  const task = stage.createTask(command, { retry: later, ...draft });
  const failed = await stage.ended(stage.trigger(task, 'schedule'));
  const retry = stage.runsOf(task).at(-1) as Run;
  expect(retry).toMatchObject({ retryOfRunId: failed.id, state: 'queued' });
  return { task, failed, retry };
}

describe('a task that retries', () => {
  test('tries again until it succeeds, with a row and a log for each attempt', async () => {
    const stage = await RunStage.start();
    const task = stage.createTask('echo "$CRONPILOT_ATTEMPT"; test "$CRONPILOT_ATTEMPT" = 3', {
      retry: soon,
    });
    const followed: boolean[] = [];
    stage.engine.runService.events.on('changed', ({ id, state }) => {
      if (state === 'failed') followed.push(stage.engine.runStore.isRetried(id));
    });
    stage.trigger(task, 'schedule');
    const runs = await rows(stage, task, 3, 'succeeded');
    expect(followed).toEqual([true, true]);
    expect(runs.map(({ state, trigger, attempt }) => [state, trigger, attempt])).toEqual([
      ['failed', 'schedule', 1],
      ['failed', 'retry', 2],
      ['succeeded', 'retry', 3],
    ]);
    expect(runs.map(({ retryOfRunId }) => retryOfRunId)).toEqual([null, runs[0]?.id, runs[1]?.id]);
    expect(runs.map((run) => stage.log(run))).toEqual(['1\n', '2\n', '3\n']);
    expect(stage.engine.runStore.failing()).toEqual([]);
  });

  test('gives up after its last attempt, and is failing only then', async () => {
    const stage = await RunStage.start();
    const task = stage.createTask('exit 5', { retry: { ...soon, maxAttempts: 2 } });
    const failing: number[] = [];
    stage.engine.runService.events.on('changed', () => {
      failing.push(stage.engine.runStore.failing().length);
    });
    stage.ask(task);
    await rows(stage, task, 2, 'failed');
    await until(() => failing.includes(1), 'the task to be failing');
    expect(failing.indexOf(1)).toBe(failing.length - 1);
  });

  test('tells its user of the last failure alone, and of no recovery from the others', async () => {
    const stage = await RunStage.start();
    const told: string[] = [];
    stage.engine.events.on('noticed', ({ kind }) => told.push(kind));
    const recovers = stage.createTask('test "$CRONPILOT_ATTEMPT" = 2', { retry: soon });
    stage.ask(recovers);
    await rows(stage, recovers, 2, 'succeeded');
    expect(told).toEqual([]);
    const fails = stage.createTask('exit 1', { retry: { ...soon, maxAttempts: 2 } });
    stage.ask(fails);
    await rows(stage, fails, 2, 'failed');
    await until(() => told.length > 0, 'a notice');
    expect(told).toEqual(['failed']);
  });

  test('carries the parameters on, and is tried again after its time limit', async () => {
    const stage = await RunStage.start();
    const task = stage.createTask('test "$CRONPILOT_ATTEMPT" = 2 || sleep 60', {
      retry: soon,
      timeoutMs: 3_000,
      parameters: [{ name: 'folder', type: 'text' }],
    });
    stage.trigger(task, 'manual', { params: { folder: 'photos' } });
    const runs = await rows(stage, task, 2, 'succeeded');
    expect(runs.map(({ state }) => state)).toEqual(['timed_out', 'succeeded']);
    expect(runs.at(-1)?.params).toEqual({ folder: 'photos' });
  });

  test('is not tried again when its user stops it, or its exit code is not in the list', async () => {
    const stage = await RunStage.start();
    const stopped = stage.createTask('sleep 60', { retry: soon });
    const run = stage.ask(stopped);
    stage.engine.runService.stop(run.id, { force: true });
    await stage.ended(run);
    const other = stage.createTask('exit 2', { retry: { ...soon, onExitCodes: [75] } });
    await stage.ended(stage.ask(other));
    expect([stage.runsOf(stopped).length, stage.runsOf(other).length]).toEqual([1, 1]);
  });
});

describe('an attempt that waits', () => {
  test('says which one it is and when, and survives restarts once', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const task = stage.createTask(`${gate.wait}; exit 1`, { retry: later });
    const first = stage.ask(task);
    await stage.started(first);
    await stage.stop();
    gate.open();
    await stage.noProcessLeft();
    await stage.restart();
    const failed = await stage.ended(first);
    const [, retry] = stage.runsOf(task);
    const at = Number(failed.finishedAtMs) + HOUR_MS;
    expect(retry).toMatchObject({ notBeforeMs: at, reasonCode: 'retry_delay', attempt: 2 });
    expect(retry?.reason).toMatch(new RegExp(`^Attempt 2 of 4 at .*${formatClock(at)}.$`));
    await stage.restart();
    expect(stage.runsOf(task)).toEqual([failed, retry]);
    expect(stage.engine.runService.active.queued).toEqual([retry?.id]);
  });

  test.each(['schedule', 'manual'] as const)('gives way to a newer run: %s', async (trigger) => {
    const stage = await RunStage.start();
    const { task, failed, retry } = await waitingRetry(stage);
    expect(stage.engine.runStore.failing()).toEqual([]);
    const newer = stage.trigger(task, trigger);
    expect(newer.state).toBe('running');
    expect(stage.get(retry)).toMatchObject({
      state: 'cancelled',
      reasonCode: 'retry_superseded',
      relatedRunId: newer.id,
    });
    expect(stage.engine.runStore.failing()).toMatchObject([{ lastRun: { id: failed.id } }]);
  });

  test('leaves the queue when its task is disabled or deleted', async () => {
    const stage = await RunStage.start();
    const [disabled, deleted] = [await waitingRetry(stage), await waitingRetry(stage)];
    stage.setEnabled(disabled.task, false);
    stage.delete(deleted.task);
    expect(stage.get(disabled.retry)).toMatchObject({ reasonCode: 'task_disabled' });
    expect(stage.get(deleted.retry)).toMatchObject({ reasonCode: 'task_deleted' });
    expect(stage.engine.runService.active.queued).toEqual([]);
  });

  test('can be taken out of the queue by the user', async () => {
    const stage = await RunStage.start();
    const { retry } = await waitingRetry(stage);
    stage.engine.runService.stop(retry.id);
    expect(stage.get(retry)).toMatchObject({ state: 'cancelled', reasonCode: 'stopped_by_user' });
  });

  test('is not made while a newer run of its task waits already', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const draft = { retry: later, overlapPolicy: 'queue' } as const;
    const task = stage.createTask(`${gate.wait}; exit 1`, draft);
    const [first, second] = [stage.ask(task), stage.ask(task)];
    gate.open();
    await stage.ended(first);
    await stage.ended(second);
    expect(stage.runsOf(task).map(({ attempt }) => attempt)).toEqual([1, 1, 2]);
  });

  test('that has begun is a run like any other to the overlap policy', async () => {
    const stage = await RunStage.start();
    const command = 'test "$CRONPILOT_ATTEMPT" = 1 && exit 1; sleep 60';
    const task = stage.createTask(command, { retry: soon });
    stage.trigger(task, 'schedule');
    const [, retry] = await rows(stage, task, 2, 'running');
    expect(stage.trigger(task, 'schedule')).toMatchObject({
      state: 'skipped',
      relatedRunId: retry?.id,
    });
  });

  test('falls out in a blackout, and the failure before it counts', async () => {
    const stage = await RunStage.start();
    const blackouts = [{ kind: 'dates', from: '2000-01-01', to: '2999-12-31' }] as const;
    const task = stage.createTask('exit 1', { retry: soon, blackouts: [...blackouts] });
    const failed = await stage.ended(stage.ask(task));
    expect(stage.runsOf(task).at(-1)).toMatchObject({
      state: 'skipped',
      reasonCode: 'blackout',
      retryOfRunId: failed.id,
    });
    expect(stage.engine.runStore.failing()).toMatchObject([{ lastRun: { id: failed.id } }]);
  });
});
