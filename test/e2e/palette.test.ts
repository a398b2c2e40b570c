import { afterEach, expect, test } from 'vitest';

import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let launched: LaunchedApp | undefined;
afterEach(async () => {
  await launched?.close();
});

test('the palette runs a task, shows what else can be done with it, and goes everywhere', async () => {
  const dataDir = tempDir();
  launched = await launchApp({ dataDir });
  const page = await launched.page();
  const call = callOver(dataDir);
  const task = await call('tasks.create', makeTaskInput({ name: 'Sync photos' }));
  await page.evaluate(() => (location.hash = '/tasks'));
  await page.getByText('Sync photos').waitFor();

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Find a task or a command' });
  await palette.waitFor();
  await page.keyboard.type('sync');
  const first = palette.getByRole('option', { name: 'Run “Sync photos” now' });
  await first.waitFor();
  expect(await first.getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Enter');
  await until(
    async () => (await call('runs.list', { taskId: task.id }))[0]?.state === 'succeeded',
    'the run of the palette',
  );
  await palette.waitFor({ state: 'detached' });

  // Not a letter acts on the page or is lost, however soon it comes: N is “New task” there.
  await page.reload();
  await page.getByText('Sync photos').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('next sync');
  await palette.waitFor();
  await expect.poll(() => palette.getByRole('combobox').inputValue()).toBe('next sync');
  expect(await page.evaluate(() => location.hash)).toBe('#/tasks');

  await palette.getByRole('combobox').fill('sync');
  await first.waitFor();
  await page.keyboard.press('Tab');
  await palette.getByRole('option', { name: 'Edit “Sync photos”' }).click();
  await page.getByRole('heading', { name: 'Edit Sync photos' }).waitFor();

  await page.keyboard.press('Control+k');
  await palette.getByRole('combobox').evaluate(typeAndEnter, 'go to today');
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('heading', { name: 'Edit Sync photos' }).waitFor();
  await page.keyboard.press('Control+1');
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Shortcuts' });
  await sheet.getByText('Stop this run').waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
});

/** In one go: before the hits of what was typed are shown. */
function typeAndEnter(field: HTMLElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
  );
}
