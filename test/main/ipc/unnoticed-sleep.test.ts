/** What is done to a task right after a sleep, before the scheduler has looked at its clocks. */

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

type Call = ReturnType<typeof callOver>;

test.each<readonly [string, (call: Call, taskId: number) => Promise<unknown>]>([
  ['edit', (call, taskId) => call('tasks.update', { taskId, input: makeTaskInput() })],
  ['switch', (call, taskId) => call('tasks.setEnabled', { taskId, enabled: false })],
  ['delete', (call, taskId) => call('tasks.delete', { taskId })],
  [
    'change',
    (call, taskId) => call('tasks.change', { taskIds: [taskId], change: { kind: 'disable' } }),
  ],
])('%s: a fire time in it has its row all the same', async (_, act) => {
  const stage = await RunStage.start();
  const dueMs = Date.now() + HOUR_MS;
  const task = stage.createTask('true', {
    misfirePolicy: 'skip',
    schedules: [{ kind: 'interval', everyMs: 24 * HOUR_MS, anchorMs: dueMs }],
  });
  vi.setSystemTime(dueMs + HOUR_MS);
  await act(callOver(join(stage.dir, 'data')), task.id);
  expect(stage.runsOf(task)).toMatchObject([{ state: 'missed', scheduledForMs: dueMs }]);
});
