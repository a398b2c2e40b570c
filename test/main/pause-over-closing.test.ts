/** What was due in a pause that ended while CronPilot was closed, or waits to catch up at its start. */

import { join } from 'node:path';
import { expect, test } from 'vitest';

import { openStores } from '../helpers/open-stores.ts';
import { RunStage } from '../helpers/run-stage.ts';
import { until } from '../helpers/until.ts';

const EVERY_MS = 600_000;

/** Ten fire times have passed at the next start; the pause began before the first of them. */
async function closedInPause(what: 'all' | 'task', pausedCount: number) {
  const stage = await RunStage.start();
  stage.cronpilot.settings.update({ catchUpQuietMs: 0, catchUpEveryMs: 0 });
  const firstMs = Date.now() - 60_000 - 9 * EVERY_MS;
  const task = stage.createTask('true', {
    misfirePolicy: 'run_once',
    schedules: [{ kind: 'interval', everyMs: EVERY_MS, anchorMs: firstMs }],
  });
  const pause = { sinceMs: firstMs - 1_000, untilMs: firstMs + (pausedCount - 1) * EVERY_MS + 1 };
  if (what === 'all') stage.cronpilot.settings.setPause(pause);
  await stage.stop();
  const { taskStore } = openStores(join(stage.dir, 'data', 'cronpilot.db'));
  if (what === 'task') taskStore.setPause(task.id, pause.untilMs, pause.sinceMs);
  taskStore.setNextFire(Number(task.storedSchedules[0]?.id), firstMs, firstMs - 1);
  await stage.restart();
  await until(() => stage.runsOf(task)[0], 'the first row');
  return { stage, task, firstMs };
}

test.each(['all', 'task'] as const)('is held back by it, of %s', async (what) => {
  const { stage, task, firstMs } = await closedInPause(what, 10);
  expect(stage.runsOf(task)).toMatchObject([
    { state: 'skipped', reasonCode: 'paused', dueCount: 10, dueFromMs: firstMs },
  ]);
});

test('is held back by it, and what was due later is caught up', async () => {
  const { stage, task, firstMs } = await closedInPause('all', 6);
  const rows = stage.runsOf(task);
  expect(rows.map(({ state, dueCount }) => [state, dueCount]).slice(0, 2)).toEqual([
    ['missed', 3],
    ['skipped', 6],
  ]);
  const [, , caughtUp] = rows;
  expect(caughtUp).toMatchObject({ trigger: 'catch_up', scheduledForMs: firstMs + 9 * EVERY_MS });
  if (caughtUp) await stage.ended(caughtUp);
});

test('a pause that is set while runs wait to catch up keeps them back', async () => {
  const stage = await RunStage.start();
  stage.engine.setPause({ sinceMs: Date.now(), untilMs: null });
  const notBeforeMs = Date.now() + 1;
  const run = stage.trigger(stage.createTask('true'), 'catch_up', { notBeforeMs });
  expect(await stage.ended(run)).toMatchObject({ state: 'skipped', reasonCode: 'paused' });
});
