import { expect, test } from 'vitest';
import { skipNext } from '../../electron/main/skip-next.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { startCronPilot } from '../helpers/start-cronpilot.ts';

async function setUp() {
  const { engine } = await startCronPilot();
  const pattern = '7 3 * * *';
  const schedules = [{ kind: 'cron', pattern } as const];
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
