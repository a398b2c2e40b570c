import { afterEach, expect, test } from 'vitest';

import { Database } from '../../electron/main/store/database.ts';
import { TaskStore } from '../../electron/main/store/task-store.ts';
import { createPaths } from '../../electron/main/paths.ts';
import { launchApp, type LaunchedApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const HOUR_MS = 3_600_000;

let app: LaunchedApp;
afterEach(() => app.close());

test('what fell due while CronPilot was closed is run or skipped by a click each', async () => {
  const dataDir = tempDir();
  closedForHours(dataDir);
  app = await launchApp({ dataDir });
  let page = await app.page();
  const call = callOver(dataDir);
  const rowOf = (name: string) =>
    page.getByRole('region', { name: 'While you were away' }).getByRole('listitem').filter({
      hasText: name,
    });

  await rowOf('Caught up').getByText('Starts by itself in').waitFor();
  await rowOf('Caught up').getByRole('button', { name: 'Run', exact: true }).click();
  await rowOf('Caught up').waitFor({ state: 'detached' });
  const caughtUp = async () => call('runs.list', { taskId: 1, triggers: ['catch_up'] });
  await until(async () => (await caughtUp())[0]?.state === 'succeeded', 'the run');

  await rowOf('Left undone').getByRole('button', { name: 'Why didn’t it run?' }).click();
  await page.getByRole('dialog').getByText('The task is set to skip').waitFor();
  await page.keyboard.press('Escape');
  await rowOf('Left undone').getByRole('button', { name: 'Skip' }).click();
  await rowOf('Left undone').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await rowOf('Left undone').waitFor();

  await app.close();
  app = await launchApp({ dataDir });
  page = await app.page();
  await rowOf('Left undone').getByRole('button', { name: 'Skip' }).click();
  await page.getByRole('region', { name: 'While you were away' }).waitFor({ state: 'detached' });
  expect(await call('today.away')).toEqual([]);
});

/** Two tasks of which a fire time passed within the last six hours. */
function closedForHours(dataDir: string): void {
  const database = Database.open(createPaths(dataDir).databasePath);
  const taskStore = new TaskStore(database);
  const nowMs = Date.now();
  const schedules = [{ kind: 'daily' as const, times: ['00:00', '06:00', '12:00', '18:00'] }];
  for (const [name, misfirePolicy] of [
    ['Caught up', 'run_once'],
    ['Left undone', 'skip'],
  ] as const) {
    const input = makeTaskInput({ name, schedules, misfirePolicy });
    const { storedSchedules } = taskStore.create(input, nowMs - 7 * HOUR_MS);
    for (const { id, nextFireAtMs } of storedSchedules)
      taskStore.setNextFire(id, nextFireAtMs ?? nowMs - HOUR_MS, nowMs - 7 * HOUR_MS);
  }
  database.close();
}
