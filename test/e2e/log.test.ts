/** The log of a run in the window: how it is searched and read. */

import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';

import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';

let launched: LaunchedApp | undefined;
afterEach(async () => {
  await launched?.close();
  launched = undefined;
});

test('a search takes case and patterns, and a pattern that never ends does not hold the window', async () => {
  const page = await openLog(`echo Alpha; echo alpha 12; echo ${'a'.repeat(40)}b`);
  const field = page.getByRole('searchbox', { name: 'Search log' });
  await field.fill('Alpha');
  await page.getByText('2 matches').waitFor();
  await page.getByRole('button', { name: 'Match case' }).click();
  await page.getByText('1 match', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Regular expression' }).click();
  await field.fill('[0-9]+$');
  await page.getByText('1 match', { exact: true }).waitFor();
  await field.fill('([0-9]+$');
  await page.getByText('Not a regular expression: Unterminated group').waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');

  await field.fill('(a+)+$');
  await page.getByText('This pattern takes too long').waitFor();
  await field.fill('(a+)+b');
  await page.getByText('1 match', { exact: true }).waitFor();
});

test('F8 goes from error to error and passes over a line that counts none', async () => {
  const page = await openLog(
    'seq 300; echo "disk failed"; seq 300; echo "0 errors"; echo "E: gone"',
  );
  const marked = page.getByRole('log').locator('[aria-current]');
  await page.getByRole('log').focus();
  await page.keyboard.press('F8');
  expect(await marked.textContent()).toContain('disk failed');
  await page.keyboard.press('F8');
  await page.getByRole('log').getByText('E: gone').waitFor();
  expect(await marked.textContent()).toContain('E: gone');
  await page.keyboard.press('Shift+F8');
  await page.getByRole('log').getByText('disk failed').waitFor();
  await page.getByRole('button', { name: 'Next error' }).click();
  await page.getByRole('log').getByText('E: gone').waitFor();
  expect(await marked.textContent()).toContain('E: gone');
});

test('a filter hides the lines between those that match, and F8 shows what it would hide', async () => {
  const page = await openLog('seq 100; echo failed');
  const log = page.getByRole('log');
  await page.getByRole('searchbox', { name: 'Search log' }).fill('50');
  await page.getByRole('button', { name: 'Filter lines' }).click();
  await page.getByRole('menuitem', { name: 'Show matches with 2 lines around' }).click();
  await log.getByText('… 47 lines hidden …').waitFor();
  await log.getByText('… 49 lines hidden …').waitFor();
  expect((await log.innerText()).match(/\d\d(?= *$)/gm)).toEqual(['48', '49', '50', '51', '52']);
  await page.getByText('Showing 5 of 101 lines').waitFor();
  await log.focus();
  await page.keyboard.press('F8');
  await log.getByText('failed').waitFor();
  await page.keyboard.press('f');
  await log.getByText('98', { exact: true }).waitFor();
});

test('a line number is a link to its line', async () => {
  const page = await openLog('seq 2000');
  const log = page.getByRole('log');
  const run = new URL(page.url()).hash;
  await log.locator('[data-number="1999"]').click();
  expect(await log.locator('[aria-current]').textContent()).toBe('1999');
  expect(new URL(page.url()).hash).toBe(`${run}?line=1999`);
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await page.evaluate((hash) => (location.hash = hash), `${run}?line=120`);
  await log.getByText('120', { exact: true }).waitFor();
  expect(await log.locator('[aria-current]').textContent()).toBe('120');
});

/** The page of a run that has written its output and ended. */
async function openLog(command: string): Promise<Page> {
  const dataDir = tempDir();
  launched = await launchApp({ dataDir });
  const page = await launched.page();
  const call = callOver(dataDir);
  await page.getByRole('link', { name: 'Runs', exact: true }).waitFor();
  const action = { kind: 'command', command, shell: '/bin/bash' } as const;
  const { id } = await call('tasks.create', makeTaskInput({ action }));
  const { id: runId } = await call('runs.start', { taskId: id });
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await page.getByRole('link', { name: new RegExp(`^Run ${runId}, (Succeeded|Failed)`) }).click();
  await page.getByRole('log').waitFor();
  return page;
}
