/** What is done to a task after a sleep or while the clock is wrong, before the scheduler has looked. */

import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { callOver } from '../../helpers/launch-headless.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { RunStage } from '../../helpers/run-stage.ts';

const HOUR_MS = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const everyTenMinutes = makeTaskInput({
  schedules: [{ kind: 'interval', everyMs: HOUR_MS / 6, anchorMs: null }],
});

type Call = ReturnType<typeof callOver>;

test.each<readonly [string, (call: Call, taskId: number) => Promise<unknown>]>([
  ['edit', (call, taskId) => call('tasks.update', { taskId, input: makeTaskInput() })],
  ['switch', (call, taskId) => call('tasks.setEnabled', { taskId, enabled: false })],
  ['delete', (call, taskId) => call('tasks.delete', { taskId })],
  [
    'change',
    (call, taskId) => call('tasks.change', { taskIds: [taskId], change: { kind: 'disable' } }),
  ],
  ['revert', (call, taskId) => call('tasks.revert', { taskId, revision: 1 })],
  [
    'apply',
    (call) => call('definitions.apply', { text: 'tasks: []', isDryRun: false, prune: true }),
  ],
])('%s: a fire time in it has its row all the same', async (_, act) => {
  const stage = await RunStage.start();
  const dueMs = Date.now() + HOUR_MS;
  const task = stage.createTask('true', { misfirePolicy: 'skip' });
  stage.edit(task, {
    schedules: [{ kind: 'interval', everyMs: 24 * HOUR_MS, anchorMs: dueMs }],
  });
  vi.setSystemTime(dueMs + HOUR_MS);
  await act(callOver(join(stage.dir, 'data')), task.id);
  expect(stage.runsOf(task)).toMatchObject([{ state: 'missed', scheduledForMs: dueMs }]);
});

test.each<readonly [string, (call: Call, taskId: number) => Promise<unknown>]>([
  ['restored', (call, taskId) => call('tasks.restore', { taskId })],
  ['created', (call) => call('tasks.create', everyTenMinutes)],
])(
  'a task that is %s while the clock is ahead for a moment goes on from the time it is set back to',
  async (_, act) => {
    const stage = await RunStage.start();
    const call = callOver(join(stage.dir, 'data'));
    const startMs = Date.now();
    const task = stage.createTask('true', everyTenMinutes);
    stage.delete(task);
    vi.setSystemTime(startMs + 24 * HOUR_MS);
    await act(call, task.id);
    vi.setSystemTime(startMs);
    stage.engine.scheduler.wake('clock_jump');
    const [next] = stage.engine.scheduler.nextFires(1);
    expect(next?.fireAtMs).toBeLessThanOrEqual(startMs + HOUR_MS);
  },
);

test('whoever asks what comes next has a clock that was set noticed', async () => {
  const stage = await RunStage.start();
  stage.createTask('true', everyTenMinutes);
  for (const byMs of [24 * HOUR_MS, -48 * HOUR_MS]) {
    const nowMs = Date.now() + byMs;
    vi.setSystemTime(nowMs);
    const { next } = await callOver(join(stage.dir, 'data'))('status.get');
    expect(Math.abs(Number(next[0]?.fireAtMs) - nowMs)).toBeLessThanOrEqual(HOUR_MS);
  }
});
