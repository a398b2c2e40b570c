/** Logs that are large or odd, in the real window: what is shown of them, and how to get about in them. */

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

test('a log of 1,000,000 lines opens at its end with numbers, is searched whole, and leads to any line', async () => {
  const page = await openLog('seq -f "line %.0f" 1000000');
  const log = page.getByRole('log');
  await log.getByText('line 1000000', { exact: true }).waitFor();
  await log.locator('[data-number="1000000"]').waitFor();
  const field = page.getByRole('searchbox', { name: 'Search log' });
  await field.fill('line 5000');
  await page.getByText('111 matches').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('1 of 111').waitFor();
  await log.getByText('line 5000', { exact: true }).waitFor();
  await field.fill('7');
  await page.getByText('600,000 matches').waitFor();
  await page.keyboard.press('F8');
  await page.getByText('No line of the loaded part looks like an error.').waitFor();

  await page.evaluate(() => (location.hash += '?line=250000'));
  const marked = log.locator('[aria-current]');
  await until(async () => (await marked.textContent()) === 'line 250000', 'the line of the link');
  await page.getByRole('slider', { name: 'Place in the whole log' }).fill('0');
  await log.getByText('line 1', { exact: true }).waitFor({ state: 'attached' });
  await log.focus();
  await page.keyboard.press('End');
  await log.getByText('line 1000000', { exact: true }).waitFor();
});

test('bars, colours, links, bytes that are no text and a line of 5 MB are shown as they can be', async () => {
  const page = await openLog(
    [
      String.raw`printf '1 %%\r50 %%\r100 %%\n'`,
      String.raw`printf '\033[38;5;226myellow\033[0m\n'`,
      String.raw`printf '\033]8;;https://example.com/report\033\\the report\033]8;;\033\\\n'`,
      String.raw`printf '\033]8;;file:///etc/passwd\033\\a file\033]8;;\033\\\n'`,
      String.raw`printf '\377\376bytes\n'`,
      `head -c 5000000 /dev/zero | tr '\\0' x; echo; echo last`,
    ].join('; '),
  );
  await launched?.app.evaluate(({ shell }) => {
    shell.openExternal = async (url) => void Object.assign(globalThis, { opened: url });
  });
  const log = page.getByRole('log');
  await log.getByText('last', { exact: true }).waitFor();
  await page.evaluate(() => (location.hash += '?line=1'));
  await log.getByText('100 %').waitFor();
  await log.getByText('3 updates').waitFor();
  await log.getByText('\ufffd\ufffdbytes').waitFor();
  await log.getByRole('button', { name: /^Show .* [KM]B more$/ }).waitFor();
  expect(await log.getByRole('button', { name: 'a file' }).count()).toBe(0);
  const colour = () =>
    log.getByText('yellow').evaluate((element) => getComputedStyle(element).color);
  const readable = await colour();
  await page.getByRole('button', { name: 'Options' }).click();
  await page.getByRole('menuitem', { name: 'Keep program colours' }).click();
  await until(async () => (await colour()) === 'rgb(255, 255, 0)', 'the colour of the program');
  expect(readable).not.toBe('rgb(255, 255, 0)');

  await log.getByRole('button', { name: 'the report' }).click();
  await page.getByText('https://example.com/report').waitFor();
  const opened = () => launched?.app.evaluate(() => Reflect.get(globalThis, 'opened') as unknown);
  expect(await opened()).toBeUndefined();
  await page.getByRole('button', { name: 'Open in the browser' }).click();
  await until(async () => (await opened()) === 'https://example.com/report', 'the browser');
});

test('lines have the times at which they came, by the clock or from the start', async () => {
  const page = await openLog('echo one; sleep 1; echo two');
  const log = page.getByRole('log');
  await log.getByText('two').waitFor();
  const times = log.locator('[data-time]');
  await log.focus();
  await until(async () => /^\d\d:\d\d:\d\d\.\d$/.test(await timeAt(0)), 'a time of day');
  await page.keyboard.press('i');
  await until(async () => (await timeAt(0)).startsWith('+0:00'), 'a time since the start');
  expect(await timeAt(1)).toMatch(/^\+\d+:(?!00)\d\d\.\d$/);
  await page.keyboard.press('i');
  await times.first().waitFor({ state: 'detached' });

  async function timeAt(index: number): Promise<string> {
    return (await times.nth(index).getAttribute('data-time')) ?? '';
  }
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
  await until(
    async () => (await call('runs.get', { runId })).state === 'succeeded',
    'the end of the run',
  );
  await page.evaluate((to) => (location.hash = `/runs/${to}`), runId);
  await page.getByRole('log').waitFor();
  return page;
}
