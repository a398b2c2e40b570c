/** The log of a run in the window: how it is searched and read. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';

import { violations } from '../helpers/axe-violations.ts';
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
  const log = page.getByRole('log');
  const marked = (hasText: string) => log.locator('[aria-current]').filter({ hasText });
  await log.getByText('E: gone').waitFor();
  await log.focus();
  await page.keyboard.press('F8');
  await marked('disk failed').waitFor();
  await page.keyboard.press('F8');
  await marked('E: gone').waitFor();
  await page.keyboard.press('Shift+F8');
  await marked('disk failed').waitFor();
  await page.getByRole('button', { name: 'Next error' }).click();
  await marked('E: gone').waitFor();
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

test('a link to a line reads a long log up to its start, and a long line is cut until asked', async () => {
  const page = await openLog(`head -c 60000 /dev/zero | tr '\\0' x; echo; seq 300000`);
  const log = page.getByRole('log');
  await log.getByText('300000', { exact: true }).waitFor();
  await page.evaluate(() => (location.hash += '?line=1'));
  const first = log.locator('[aria-current]');
  await first.waitFor();
  const shown = async () => ((await first.textContent()) ?? '').match(/^x+/)?.[0].length;
  expect(await shown()).toBe(10_000);
  await log.getByRole('button', { name: /^Show \d+ KB more$/ }).click();
  await until(async () => (await shown()) === 60_000, 'the whole line');
});

test('what is selected has no line numbers, and the whole log is saved where the user says', async () => {
  const page = await openLog('echo one; echo two');
  const log = page.getByRole('log');
  await log.getByText('two').waitFor();
  const selected = await page.evaluate(() => {
    const lines = document.querySelector('[role=log]');
    if (lines) getSelection()?.selectAllChildren(lines);
    return getSelection()?.toString();
  });
  expect(selected?.trim().split(/\n+/)).toEqual(['one', 'two']);

  const path = join(tempDir(), 'mine.log');
  await launched?.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
  await page.keyboard.press('Control+s');
  await page.getByText(`Saved as ${path}.`).waitFor();
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
});

test.each(['light', 'dark'] as const)(
  'a searched log breaks no rule of axe in the %s theme',
  async (theme) => {
    const page = await openLog(
      'echo ok; printf "\\033[34merror\\033[0m one\\n"; seq 9; printf "error \\033[96mtwo\\033[0m"',
    );
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: theme });
    await page.locator(`[data-theme=${theme}]`).waitFor();
    await page.getByRole('log').focus();
    await page.keyboard.press('F8');
    await page.getByRole('searchbox', { name: 'Search log' }).fill('two');
    await page.getByText('1 match', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('log').focus();
    await page.keyboard.press('f');
    await page
      .getByText(/lines? hidden/)
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
  },
);

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
