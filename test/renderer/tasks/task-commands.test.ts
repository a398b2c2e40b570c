/** What the task list does with several tasks at once, and the way back. */

import { toast } from 'sonner';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { AppError } from '../../../electron/shared/errors.ts';
import type { CallHandlers, Request } from '../../../electron/shared/ipc-contract.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { undoLast } from '../../../renderer/undo.ts';
import {
  changeTasks,
  latestRunId,
  runAll,
  toggleChange,
} from '../../../renderer/views/tasks/task-commands.ts';
import { FakeCronPilot } from '../../helpers/fake-cronpilot.ts';
import { makeRun } from '../../helpers/make-task.ts';

const named = (id: number, change: Partial<Task> = {}) => ({
  task: { id, name: `Task ${id}`, enabled: true, pause: null, ...change } as Task,
});
const tasks = [named(1), named(2), named(3)];

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function serve(handlers: Partial<CallHandlers>): FakeCronPilot {
  const cronpilot = new FakeCronPilot(handlers);
  vi.stubGlobal('window', { cronpilot });
  return cronpilot;
}

const lastToast = () => {
  const last = toast.getHistory().at(-1);
  return last && 'title' in last ? last.title : null;
};

test('running several tells how many were started, skipped and refused ones not among them', async () => {
  const { calls } = serve({
    'runs.start': ({ taskId }) => {
      if (taskId === 1) throw new AppError('unavailable', 'The disk is full.');
      return makeRun({ taskId, state: taskId === 2 ? 'skipped' : 'queued' });
    },
  });
  await runAll(tasks, () => undefined);
  expect(calls.map(({ request }) => request)).toMatchObject([
    { taskId: 1 },
    { taskId: 2 },
    { taskId: 3 },
  ]);
  expect(lastToast()).toBe('Started 1 of 3 tasks.');
});

test('a change of several is undone for those that it changed', async () => {
  const { calls } = serve({ 'tasks.change': ({ taskIds }) => taskIds.filter((id) => id !== 2) });
  await changeTasks(tasks, { kind: 'add_tag', tag: 'ops' });
  expect(lastToast()).toBe('Tagged 2 tasks with ops.');
  await undoLast();
  expect(calls.at(-1)?.request).toEqual({
    taskIds: [1, 3],
    change: { kind: 'remove_tag', tag: 'ops' },
  });
});

test('one that was changed alone is named, and a change of none is not told', async () => {
  let changedIds: number[] = [2];
  const { calls } = serve({ 'tasks.change': () => changedIds });
  await changeTasks(tasks, { kind: 'delete' });
  expect(lastToast()).toBe('Deleted “Task 2”.');
  await undoLast();
  expect(calls.at(-1)?.request).toEqual({ taskIds: [2], change: { kind: 'restore' } });
  changedIds = [];
  const before = toast.getHistory().length;
  await changeTasks(tasks, { kind: 'delete' });
  expect(toast.getHistory()).toHaveLength(before);
});

test.each([
  [{ kind: 'enable' }, { kind: 'disable' }],
  [{ kind: 'disable' }, { kind: 'enable' }],
  [{ kind: 'pause', untilMs: 5 }, { kind: 'resume' }],
  [
    { kind: 'remove_tag', tag: 'x' },
    { kind: 'add_tag', tag: 'x' },
  ],
  [
    { kind: 'set_favourite', favourite: false },
    { kind: 'set_favourite', favourite: true },
  ],
] as const)('%o is undone by %o', async (change, back) => {
  const { calls } = serve({ 'tasks.change': ({ taskIds }) => taskIds });
  await changeTasks(tasks, change);
  await undoLast();
  expect(calls.at(-1)?.request).toEqual({ taskIds: [1, 2, 3], change: back });
});

test.each([
  [{ kind: 'pause', untilMs: 5 }, ['1 pause', '2,3 resume']],
  [{ kind: 'disable' }, ['1,2,3 enable', '1 pause']],
] as const)('undoing %o brings back the pauses that were in force', async (change, expected) => {
  const untilMs = Date.now() + 3_600_000;
  const before = [
    named(1, { pause: { sinceMs: 7, untilMs } }),
    named(2),
    named(3, { pause: { sinceMs: 7, untilMs: 8 } }),
  ];
  const { calls } = serve({ 'tasks.change': ({ taskIds }) => taskIds });
  await changeTasks(before, change);
  await undoLast();
  await expect.poll(() => calls).toHaveLength(3);
  const undone = calls.slice(1).map(({ request }) => request as Request<'tasks.change'>);
  expect(undone.map((each) => `${each.taskIds.join()} ${each.change.kind}`)).toEqual(expected);
  expect(undone).toContainEqual({ taskIds: [1], change: { kind: 'pause', sinceMs: 7, untilMs } });
});

test('the key of a task switches it on, ends its pause, or switches it off', () => {
  const untilMs = Date.now() + 60_000;
  const paused = named(1, { pause: { sinceMs: 0, untilMs } });
  const over = named(1, { pause: { sinceMs: 0, untilMs: 1 } });
  expect(
    [named(1, { enabled: false }), paused, over, named(1)].map((each) => toggleChange(each).kind),
  ).toEqual(['enable', 'resume', 'disable', 'disable']);
});

test('the latest log is of the newest run that was started, else of the last one', () => {
  const started = { id: 5, state: 'failed', startedAtMs: 0, durationMs: 1 } as const;
  const lastRun = makeRun({ id: 7, state: 'skipped' });
  expect(latestRunId({ ...named(1), recentRuns: [started], lastRun })).toBe(5);
  expect(latestRunId({ ...named(1), recentRuns: [], lastRun })).toBe(7);
  expect(latestRunId({ ...named(1), recentRuns: [], lastRun: null })).toBeNull();
});
