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

/** One task for each command; every one was run by hand, and those that end have ended. */
async function launchWith(commands: Readonly<Record<string, string>>) {
  const dataDir = tempDir();
  launched = await launchApp({ dataDir });
  const page = await launched.page();
  const call = callOver(dataDir);
  for (const [name, command] of Object.entries(commands)) {
    const action = { kind: 'command', command, shell: '/bin/sh' } as const;
    const { id: taskId } = await call('tasks.create', makeTaskInput({ name, action }));
    await call('runs.start', { taskId });
  }
  const isEnded = async () =>
    (await call('runs.list', {})).every(({ taskName, state }) =>
      taskName.startsWith('long') ? state === 'running' : state !== 'queued' && state !== 'running',
    );
  await until(isEnded, 'the runs to end');
  await page.evaluate(() => (location.hash = '/today'));
  return { page, call };
}

test('each figure of the day leads to what it counts', async () => {
  const { page } = await launchWith({
    'long one': 'sleep 600',
    'long two': 'sleep 600',
    good: 'true',
    bad: 'exit 1',
  });
  const figure = (name: string) => page.getByRole('main').getByRole('link', { name });
  const rows = page.getByRole('row').filter({ has: page.locator('a, [role=gridcell]') });

  await figure('Failed today 1 1 task').click();
  await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining('bad')]);
  await page.keyboard.press('Control+1');
  await figure('Succeeded today 1 50').click();
  await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining('good')]);
  await page.keyboard.press('Control+1');
  await figure('Running now 2 long one and 1 more').click();
  await expect.poll(() => rows.count()).toBe(2);
  await page.keyboard.press('Control+1');
  await figure('Due in the next hour 0').click();
  await page.getByText('No task matches').waitFor();
});

test('a row that is dismissed, and a button that shows more, hand on the focus', async () => {
  const names = Array.from({ length: 12 }, (_, at) => `bad ${at}`);
  const { page } = await launchWith(Object.fromEntries(names.map((name) => [name, 'exit 1'])));
  const rows = page.getByRole('region', { name: 'Needs attention' }).getByRole('listitem');
  await page.getByRole('button', { name: 'Show 4 more' }).waitFor();
  expect(await rows.count()).toBe(8);
  const nameOf = (at: number) => rows.nth(at).getByRole('link').innerText();
  const ofFocus = () => page.evaluate(() => document.activeElement?.closest('li')?.innerText);
  const [first, second] = [await nameOf(0), await nameOf(1)];

  await rows.first().getByRole('button', { name: 'Dismiss' }).press('Enter');
  await page.getByText(`Dismissed “${first}”.`).waitFor();
  await expect.poll(() => nameOf(0)).toBe(second);
  expect(await ofFocus()).toContain(second);

  await page.getByRole('button', { name: 'Show 3 more' }).press('Enter');
  await expect.poll(() => rows.count()).toBe(11);
  expect(await ofFocus()).toContain(await nameOf(8));
});

test('a failure that was dismissed makes no task healthy', async () => {
  const { page } = await launchWith({ good: 'true', bad: 'exit 1' });
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByText('Nothing needs you. 1 task is healthy.').waitFor();
});

test('a run between two attempts counts down to the next wherever it is shown', async () => {
  const { page, call } = await launchWith({});
  const { id: taskId } = await call(
    'tasks.create',
    makeTaskInput({
      action: { kind: 'command', command: 'exit 1', shell: '/bin/sh' },
      retry: { maxAttempts: 2, delayMs: 600_000 },
    }),
  );
  await call('runs.start', { taskId });
  const newest = async () => (await call('runs.list', { limit: 1 }))[0];
  await until(async () => (await newest())?.attempt === 2, 'the next attempt');
  const runId = (await newest())?.id;
  const words = page.getByRole('main').getByText(/^Retrying in \d+:\d\d$/);
  for (const [route, count] of [
    ['/today', 1],
    ['/tasks', 1],
    ['/runs', 1],
    // Its badge, and its first row.
    [`/tasks/${taskId}`, 2],
    // Its badge, the facts, and the attempts.
    [`/runs/${runId}`, 3],
  ] as const) {
    await page.evaluate((hash) => (location.hash = hash), route);
    await expect.poll(() => words.count(), { message: route }).toBe(count);
  }
  const before = await words.first().innerText();
  await expect.poll(() => words.first().innerText()).not.toBe(before);
});
