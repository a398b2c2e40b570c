import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';

import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let launched: LaunchedApp | undefined;
afterEach(async () => {
  await launched?.close();
  launched = undefined;
});

async function open(dataDir = tempDir()) {
  launched = await launchApp({ dataDir });
  return { dataDir, page: await launched.page(), call: callOver(dataDir) };
}

const goTo = (page: Page, route: string) =>
  page.evaluate((hash) => (location.hash = hash), route).then(() => undefined);
const zoomOf = (app: LaunchedApp | undefined) =>
  app?.app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor() ?? 0,
  );

test('the language changes at once, and zoom and language are there after a restart', async () => {
  const { dataDir, page } = await open();
  await goTo(page, '/settings/general');
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
  await page.keyboard.press('Control+=');
  await page.keyboard.press('Control+=');
  await until(async () => (await zoomOf(launched)) === 1.25, 'a zoom of 125 %');
  await launched?.close();

  const again = await open(dataDir);
  await goTo(again.page, '/settings/appearance');
  await again.page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
  await again.page.getByText('125 %', { exact: true }).waitFor();
  expect(await zoomOf(launched)).toBe(1.25);
  await again.page.keyboard.press('Control+0');
  await until(async () => (await zoomOf(launched)) === 1, 'the actual size');
});

test('keys are recorded, a conflict names the other command, and all places show them', async () => {
  const { page, call } = await open();
  await goTo(page, '/settings/shortcuts');
  const keysOf = (name: string) =>
    page.getByRole('button', { name: new RegExp(`^Keys for “${name}”`) });
  await keysOf('Go to Runs').click();
  await page.keyboard.press('Control+j');
  await keysOf('Go to Runs').getByText('Ctrl J').waitFor();
  await page.keyboard.press('Control+3');
  expect(await page.getByRole('heading', { name: 'Settings' }).count()).toBe(1);

  await keysOf('Go to Today').click();
  await page.keyboard.press('Control+j');
  await page.getByText('Ctrl J is used for “Go to Runs”.').waitFor();
  await page.getByRole('button', { name: 'Use it here instead' }).click();
  await keysOf('Go to Runs').getByText('No keys').waitFor();
  await page.keyboard.press('Control+j');
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Shortcuts' });
  await sheet.getByText('Ctrl J').waitFor();
  expect(await sheet.getByText('Go to Runs').count()).toBe(0);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });

  await call('settings.update', { singleKeys: false });
  await goTo(page, '/settings/shortcuts');
  await page.getByRole('switch', { name: 'Keys of a single letter', checked: false }).waitFor();
  await page.keyboard.press('?');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Find a task or a command' }).waitFor();
  expect(await sheet.count()).toBe(0);
});

test('a refused setting stays in its field, with what is expected there', async () => {
  const { page, call } = await open();
  await goTo(page, '/settings/mail');
  const port = page.getByRole('textbox', { name: 'Port' });
  await port.fill('many');
  await port.press('Enter');
  await page.getByText('Enter a port from 1 to 65535.').waitFor();
  expect(await port.inputValue()).toBe('many');

  await goTo(page, '/settings/runs');
  const shell = page.getByRole('textbox', { name: 'Shell of commands' });
  await shell.fill('/no/such/shell');
  await shell.press('Enter');
  await page.getByText('Enter a program that exists.').waitFor();
  expect(await shell.inputValue()).toBe('/no/such/shell');
  await shell.fill('/bin/sh');
  await shell.press('Enter');
  await until(async () => (await call('settings.get')).shell === '/bin/sh', 'the shell');

  await page.getByRole('button', { name: 'Add a variable' }).click();
  await page.getByRole('textbox', { name: 'Variable 1', exact: true }).fill('TWICE');
  await page.getByRole('textbox', { name: 'Value of Variable 1' }).fill('1');
  await page.getByRole('button', { name: 'Add a variable' }).click();
  await page.getByRole('textbox', { name: 'Variable 2', exact: true }).fill('TWICE');
  await shell.focus();
  await page.getByText('TWICE is already there.').waitFor();
  await page.getByRole('textbox', { name: 'Variable 2', exact: true }).fill('ONCE');
  await shell.focus();
  const env = { TWICE: '1', ONCE: '' };
  await expect.poll(async () => (await call('settings.get')).env).toEqual(env);
});

test('a section is reset, and the reset undone by its keys', async () => {
  const { page, call } = await open();
  await call('settings.update', { theme: 'dark', zoomPercent: 110 });
  await goTo(page, '/settings/appearance');
  await page.getByRole('button', { name: 'Reset section' }).click();
  await page.getByText('“Appearance” is as it came.').waitFor();
  expect(await call('settings.get')).toMatchObject({ theme: 'system', zoomPercent: 100 });
  await page.keyboard.press('Control+z');
  await page.locator('[data-theme=dark]').waitFor();
  expect(await call('settings.get')).toMatchObject({ theme: 'dark', zoomPercent: 110 });
});

test('the search goes over all sections; deleted tasks are restored or erased', async () => {
  const { page, call } = await open();
  const [kept, gone] = await Promise.all(
    ['Sync', 'Old'].map((name) => call('tasks.create', makeTaskInput({ name }))),
  );
  for (const task of [kept, gone]) await call('tasks.delete', { taskId: task?.id ?? 0 });
  await goTo(page, '/settings/general');
  await page.getByLabel('Search settings').fill('deleted');
  const section = page.getByRole('region', { name: 'Backup and export' });
  await section.getByText('Keep deleted tasks for').first().waitFor();
  expect(await page.getByText('Open CronPilot when I log in').count()).toBe(0);
  const row = (name: string) =>
    section.locator('[data-setting]').filter({ has: page.getByText(name, { exact: true }) });
  await row('Sync').getByRole('button', { name: 'Restore' }).click();
  await row('Sync').waitFor({ state: 'detached' });
  await row('Old').getByRole('button', { name: 'Erase…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Erase' }).click();
  await row('Old').waitFor({ state: 'detached' });
  expect((await call('tasks.list')).map(({ task }) => task.name)).toEqual(['Sync']);
  expect(await call('tasks.deleted')).toEqual([]);

  await page.getByLabel('Search settings').fill('qqxyz');
  await page.getByText('No setting fits “qqxyz”.').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Find a task or a command' }).waitFor();
  await page.keyboard.type('density');
  await page.getByRole('option', { name: /^Density of lists/ }).click();
  await page.locator('[data-setting]:focus-within').getByText('Density of lists').waitFor();
});

test('the command for terminals is made by a switch, and taken away by it', async () => {
  const home = tempDir();
  launched = await launchApp({ dataDir: tempDir(), env: { HOME: home, PATH: '/usr/bin:/bin' } });
  const page = await launched.page();
  await goTo(page, '/settings/general');
  const path = join(home, '.local/bin/cronpilot');
  const toggle = page.getByRole('switch', { name: 'The command cronpilot in terminals' });
  await page.getByText(`Not installed. It would be ${path}.`).waitFor();
  await toggle.press('Space');
  await page.getByText(`The command is ${path}.`).waitFor();
  expect(readFileSync(path, 'utf8')).toContain("scripts/cronpilot.mjs'");
  await toggle.press('Space');
  await page.getByText(`Not installed. It would be ${path}.`).waitFor();
  expect(existsSync(path)).toBe(false);
});
