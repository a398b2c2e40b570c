/** A task that the command line or a script changes while its editor is open. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';

import type { Task } from '../../electron/shared/task.ts';
import { launchApp, type LaunchedApp } from '../helpers/launch-app.ts';
import { type Call, callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';

let app: LaunchedApp;
let page: Page;
let call: Call;
let taskId: number;

beforeEach(async () => {
  const dataDir = tempDir();
  app = await launchApp({ dataDir });
  page = await app.page();
  call = callOver(dataDir);
  ({ id: taskId } = await call('tasks.create', makeTaskInput({ name: 'One' })));
  await page.evaluate((id) => (location.hash = `/tasks/${id}/edit`), taskId);
  await page.getByRole('heading', { name: 'Edit One' }).waitFor();
});
afterEach(() => app.close());

const nameField = () => page.getByLabel('Name', { exact: true });
const banner = () => page.getByRole('status').filter({ hasText: 'changed elsewhere at' });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const stored = async () => (await call('tasks.get', { taskId })).task as Task;
const rename = (name: string) =>
  call('tasks.update', { taskId, input: makeTaskInput({ name, tags: ['theirs'] }) });

test('the form follows while nothing was typed, and typing goes on where only the switch moved', async () => {
  await rename('Two');
  await page.getByRole('heading', { name: 'Edit Two' }).waitFor();
  await expect.poll(() => nameField().inputValue()).toBe('Two');
  await nameField().fill('Three');
  await call('tasks.setEnabled', { taskId, enabled: false });
  await page.getByRole('link', { name: 'Paused 1' }).waitFor();
  await button('Save').click();
  await page.getByRole('heading', { name: 'Three', exact: true }).waitFor();
  expect(await stored()).toMatchObject({ name: 'Three', tags: ['theirs'], enabled: false });
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('what was typed is saved only once the user keeps it', async () => {
  await nameField().fill('Mine');
  await rename('Theirs');
  await banner().waitFor();
  await button('Save').click();
  await page.getByText('it is at revision 2, not 1').waitFor();
  expect(await stored()).toMatchObject({ name: 'Theirs', revision: 2 });
  await button('Show changes').click();
  await banner().getByRole('row', { name: 'Name One Theirs' }).waitFor();
  await button('Keep mine').click();
  await banner().waitFor({ state: 'detached' });
  await button('Save').click();
  await page.getByRole('heading', { name: 'Mine', exact: true }).waitFor();
  expect(await stored()).toMatchObject({ name: 'Mine', tags: [], revision: 3 });
});

test('whoever takes theirs finds what was typed among the drafts', async () => {
  await nameField().fill('Mine');
  await rename('Theirs');
  await button('Take theirs').click();
  await banner().waitFor({ state: 'detached' });
  expect(await nameField().inputValue()).toBe('Theirs');
  await page.getByText('Draft of “Mine” kept').waitFor();
  await button('Open it').click();
  await banner().waitFor();
  expect(await nameField().inputValue()).toBe('Mine');
  expect(await stored()).toMatchObject({ name: 'Theirs', revision: 2 });
});
