/** A newcomer's path: from the empty window to a task that failed, was told of, and works again. */

import { afterEach, beforeEach, expect, test } from 'vitest';

import { type Bus, startBus } from '../helpers/dbus-broker.ts';
import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { NotifyHost } from '../helpers/notify-host.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let bus: Bus;
let host: NotifyHost;
let app: LaunchedApp;
let dataDir: string;

beforeEach(async () => {
  bus = await startBus();
  host = await NotifyHost.start(bus.address);
  dataDir = tempDir();
  app = await launchApp({ dataDir, env: { DBUS_SESSION_BUS_ADDRESS: bus.address } });
});
afterEach(async () => {
  await app.close();
  await host.close();
  await bus.close();
});

test('an example is tried, created, fires by itself, fails, is told of, mended, and healthy again', async () => {
  const page = await app.page();
  const call = callOver(dataDir);
  const button = (name: string) => page.getByRole('button', { name });
  const command = page.getByLabel('Command', { exact: true });
  await page.getByText('What should this computer do for you?').waitFor();
  await page.getByRole('link', { name: /Check free disk space/ }).click();
  await page.getByRole('heading', { name: 'New task', level: 1 }).waitFor();
  await button('Test run').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('region', { name: 'Test run' });
  await drawer.getByText(/Succeeded|Failed/).waitFor();
  expect(await call('tasks.list')).toEqual([]);

  // How full this disk is must not decide.
  await command.fill('echo plenty of room');
  await page.getByText('Every…', { exact: true }).click();
  await page.getByLabel('Every', { exact: true }).fill('2');
  await page.getByRole('button', { name: /minutes/ }).click();
  await page.getByRole('option', { name: 'seconds' }).click();
  await button('Create task').click();
  await page.getByRole('heading', { name: 'Check free disk space', level: 1 }).waitFor();
  const taskId = (await call('tasks.list'))[0]?.task.id ?? 0;
  const fired = await until(
    async () => (await call('runs.list', { taskId, states: ['succeeded'] }))[0],
    'the schedule to fire',
  );
  expect(fired.trigger).toBe('schedule');
  await page.getByText('Healthy').waitFor();

  await button('Edit').click();
  await command.fill('echo "No space left on device"; exit 3');
  await button('Save').click();
  const failed = await host.withTitle('Check free disk space failed');
  expect(failed.body).toMatch(/no space left on device/i);
  await page
    .getByText(/^Failing/)
    .first()
    .waitFor();
  host.press(failed, 'Open log');
  await page.getByRole('log').getByText('No space left on device').waitFor();

  await button('Edit task').click();
  await command.fill('echo plenty of room again');
  await button('Save').click();
  await button('Run now').click();
  await host.withTitle('Check free disk space works again');
  await page.getByText('Healthy').waitFor();
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  await page.getByText(/^Nothing needs you/).waitFor();
});
