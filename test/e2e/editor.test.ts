import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';

import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { type Call, callOver } from '../helpers/launch-headless.ts';
import { tempDir } from '../helpers/temp-dir.ts';

let app: LaunchedApp;
let page: Page;
let call: Call;

beforeEach(async () => {
  const dataDir = tempDir();
  app = await launchApp({ dataDir, env: { TZ: 'Europe/Berlin' } });
  page = await app.page();
  call = callOver(dataDir);
});
afterEach(() => app.close());

test('a form is tried before it is saved, and its warning mended by a click', async () => {
  await page.getByRole('button', { name: 'New task' }).first().click();
  await page.getByLabel('Command', { exact: true }).fill('echo tried; exit 3');
  await page.keyboard.press('Control+Enter');
  const drawer = page.getByRole('region', { name: 'Test run' });
  await drawer.getByText('tried').waitFor();
  await drawer.getByText('Failed').waitFor();
  expect(await call('tasks.list')).toEqual([]);
  expect((await call('runs.list', {})).map(({ trigger }) => trigger)).toEqual(['test']);
  await drawer.getByRole('button', { name: 'Close the test run' }).click();

  await page.getByLabel('Cron text', { exact: true }).fill('0 0 13 * 5');
  await page.getByText('Cron reads this as “or”').waitFor();
  await page.getByRole('button', { name: 'Use that' }).click();
  const cronText = page.getByLabel('Cron text', { exact: true });
  expect(await cronText.inputValue()).toBe('0 0 13 * +5');
  await page.getByLabel('Name', { exact: true }).fill('Friday the 13th');
  await page.keyboard.press('Control+s');
  await page.getByRole('heading', { name: 'Friday the 13th' }).waitFor();
  expect((await call('tasks.list'))[0]?.task.schedules).toMatchObject([
    { kind: 'cron', pattern: '0 0 13 * +5' },
  ]);
});
