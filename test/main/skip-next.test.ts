import { afterEach, expect, test, vi } from 'vitest';
import { skipNext } from '../../electron/main/skip-next.ts';
import type { TaskDraft } from '../../electron/shared/task.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { startCronPilot } from '../helpers/start-cronpilot.ts';

afterEach(() => {
  vi.useRealTimers();
});

const CRON = { kind: 'cron', pattern: '7 3 * * *' } as const;

async function setUp(schedules: TaskDraft['schedules'] = [CRON]) {
  const { engine } = await startCronPilot();
  const task = engine.taskStore.create(makeTaskInput({ schedules }), Date.now());
  engine.taskChanged(task.id);
  const nextOf = () => engine.scheduler.nextFiresOf(task.id)[0]?.fireAtMs ?? 0;
  return { engine, task, nextOf };
}

test('a skipped run leaves one row, and the run after it is next, also once the task is edited', async () => {
  const { engine, task, nextOf } = await setUp();
  const firstMs = nextOf();
  skipNext(task.id, firstMs, engine);
  const secondMs = nextOf();
  expect(secondMs).toBeGreaterThan(firstMs);
  expect(engine.runStore.list({ taskId: task.id, limit: 9 })).toMatchObject([
    {
      state: 'skipped',
      trigger: 'schedule',
      finishedAtMs: expect.any(Number),
      reasonCode: 'skipped_by_user',
      reason: expect.stringMatching(/^Skipped by you at \d\d:\d\d\.$/),
      scheduledForMs: firstMs,
    },
  ]);
  engine.taskStore.update(
    task.id,
    { ...makeTaskInput(), schedules: task.schedules, notes: 'x' },
    Date.now(),
  );
  engine.taskChanged(task.id);
  expect(nextOf()).toBe(secondMs);
});

test('two skips leave two rows', async () => {
  const { engine, task, nextOf } = await setUp();
  const times = [nextOf()];
  skipNext(task.id, nextOf(), engine);
  times.push(nextOf());
  skipNext(task.id, nextOf(), engine);
  const rows = engine.runStore.list({ taskId: task.id, limit: 9 });
  expect(rows.map(({ scheduledForMs }) => scheduledForMs)).toEqual(times.reverse());
});

test('a time that is not the next one is refused, and nothing is stored', async () => {
  const { engine, task, nextOf } = await setUp();
  expect(() => skipNext(task.id, nextOf() + 60_000, engine)).toThrow(/^Backup is not due next at/);
  expect(() => skipNext(999, nextOf(), engine)).toThrow('There is no task 999.');
  expect(engine.runStore.list({ taskId: task.id, limit: 9 })).toEqual([]);
});

test('schedules that are due at the same instant are skipped together', async () => {
  const daily = { kind: 'daily' as const, times: ['03:07'] };
  const { engine, task, nextOf } = await setUp([CRON, daily]);
  const firstMs = nextOf();
  skipNext(task.id, firstMs, engine);
  const rows = engine.runStore.list({ taskId: task.id, limit: 9 });
  expect(rows.map(({ scheduledForMs }) => scheduledForMs)).toEqual([firstMs, firstMs]);
  expect(new Set(rows.map(({ scheduleId }) => scheduleId)).size).toBe(2);
  const next = engine.scheduler.nextFiresOf(task.id).map(({ fireAtMs }) => fireAtMs);
  expect(next.every((fireAtMs) => fireAtMs > firstMs)).toBe(true);
});

test('what is due by now is no longer skipped', async () => {
  const { engine, task, nextOf } = await setUp();
  const firstMs = nextOf();
  vi.useFakeTimers({ toFake: ['Date'], now: firstMs });
  expect(() => skipNext(task.id, firstMs, engine)).toThrow(/^Backup is not due next at/);
  expect(engine.runStore.list({ taskId: task.id, limit: 9 })).toEqual([]);
});
