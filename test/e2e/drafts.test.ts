import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';

import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { type Call, callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';

let app: LaunchedApp;
let page: Page;
let call: Call;

beforeEach(async () => {
  const dataDir = tempDir();
  app = await launchApp({ dataDir });
  page = await app.page();
  call = callOver(dataDir);
});
afterEach(() => app.close());

const nameField = () => page.getByLabel('Name', { exact: true });

async function openEditor(route: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), route);
  await nameField().waitFor();
}

async function leave(): Promise<void> {
  await page.getByRole('link', { name: 'Runs' }).click();
  await page.getByRole('heading', { name: 'Runs' }).waitFor();
}

test('a form that is left by a link is a draft, and one click opens it again', async () => {
  await openEditor('/tasks/new');
  await nameField().fill('Half a task');
  await leave();
  await page.getByText('Draft kept.').waitFor();
  await page.getByRole('button', { name: 'Open it' }).click();
  await nameField().waitFor();
  expect(await nameField().inputValue()).toBe('Half a task');
  await nameField().fill('Half a task more');
  await page.reload();
  await nameField().waitFor();
  expect(await nameField().inputValue()).toBe('Half a task more');
});

test('one draft never takes the place of another', async () => {
  const { id } = await call('tasks.create', makeTaskInput({ name: 'Stored' }));
  await openEditor('/tasks/new');
  await nameField().fill('First');
  await leave();

  // A copy is a new task, too.
  await openEditor(`/tasks/new?copyOf=${id}`);
  await page.getByText('Draft of “First” kept').waitFor();
  await nameField().fill('Second');
  await page.getByRole('button', { name: 'Create task' }).click();
  await page.getByRole('heading', { name: 'Second', exact: true }).waitFor();

  // What was typed before the draft was opened becomes one itself.
  await openEditor('/tasks/new');
  await page.getByText('Draft of “First” kept').waitFor();
  await nameField().fill('Third');
  await page.getByRole('status').getByRole('button', { name: 'Open it' }).click();
  await page.getByText('Draft of “Third” kept').waitFor();
  expect(await nameField().inputValue()).toBe('First');
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByText('Draft of “Third” kept').waitFor({ state: 'detached' });
  await leave();

  await openEditor('/tasks/new');
  await page.getByText('Draft of “First” kept').waitFor();
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByText('Draft of “').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => localStorage.getItem('draft:new'))).toBeNull();
});
