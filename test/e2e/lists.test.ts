import type { Locator, Page } from 'playwright-core';
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

async function launchWith(names: readonly string[]) {
  const dataDir = tempDir();
  launched = await launchApp({ dataDir });
  const page = await launched.page();
  const call = callOver(dataDir);
  const ids: number[] = [];
  for (const name of names) ids.push((await call('tasks.create', makeTaskInput({ name }))).id);
  await page.evaluate(() => (location.hash = '/tasks?sort=name'));
  await row(page, names[0] ?? '').waitFor();
  return { page, call, ids, app: launched.app };
}

const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ hasText: new RegExp(`^${name},`) });

test('several tasks are chosen, changed and brought back by the keyboard alone', async () => {
  const { page, call, ids } = await launchWith(['a', 'b', 'c', 'd']);
  const isEnabled = async () => (await call('tasks.list')).map(({ task }) => task.enabled);
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Skip to the content' }).press('Enter');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.getByRole('toolbar').getByText('3 selected').waitFor();

  await page.keyboard.press('p');
  await page.getByText('Switched off 3 tasks.').waitFor();
  expect(await isEnabled()).toEqual([false, false, true, false]);
  await page.keyboard.press('Control+z');
  await until(async () => (await isEnabled()).every(Boolean), 'all on again');

  await page.keyboard.press('t');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('nightly');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'nightly', checked: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'nightly 3' }).waitFor();

  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+a');
  await page.getByRole('toolbar').getByText('4 selected').waitFor();
  await page.keyboard.press('Delete');
  await page.getByText('Deleted 4 tasks.').waitFor();
  expect(await call('tasks.list')).toEqual([]);
  await page.keyboard.press('Control+z');
  await row(page, 'd').waitFor();
  expect((await call('tasks.list')).map(({ task }) => task.id)).toEqual(ids);
});

test('a name of any length makes no list wider, and each head stands over its column', async () => {
  const long = 'a'.repeat(200);
  const { page } = await launchWith([long, ...Array.from({ length: 40 }, (_, at) => `task ${at}`)]);
  const list = page.locator('#list');
  const overflow = await list.evaluate((each) => [
    each.scrollWidth - each.clientWidth,
    each.scrollHeight - each.clientHeight,
  ]);
  expect(overflow[0]).toBe(0);
  // There is a scroll bar to stand beside.
  expect(overflow[1]).toBeGreaterThan(0);
  const startOf = (some: Locator) => some.evaluate((each) => each.getBoundingClientRect().left);
  for (const [at, name] of ['Task', 'Schedule', 'Last run'].entries()) {
    const head = page.getByRole('columnheader', { name, exact: true });
    const cell = page.locator('[data-task-id]').first().getByRole('gridcell').nth(at);
    expect(await startOf(head)).toBe(await startOf(cell));
  }
});

test('Back leads to the row and the lines that were left, by keyboard as well', async () => {
  const names = Array.from({ length: 60 }, (_, at) => `task ${String(at).padStart(2, '0')}`);
  const { page, call, ids } = await launchWith(names);
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest('[role=row]')?.textContent ?? '');
  const scrollTop = () => page.locator('#list').evaluate((list) => list.scrollTop);
  await row(page, 'task 00').focus();
  await page.keyboard.press('End');
  await expect.poll(focused).toContain('task 59');
  const leftAt = await scrollTop();
  expect(leftAt).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'task 59' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(focused).toContain('task 59');
  expect(await scrollTop()).toBe(leftAt);
  // Another visit starts at the top.
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+2');
  await row(page, 'task 00').waitFor();
  expect(await scrollTop()).toBe(0);

  for (const taskId of ids) await call('runs.start', { taskId });
  await page.keyboard.press('Control+3');
  const runs = page.locator('a[data-run]');
  await expect.poll(() => runs.count()).toBe(60);
  await page.getByLabel('Filter runs').press('ArrowDown');
  await page.keyboard.press('End');
  const id = await page.evaluate(() => document.activeElement?.getAttribute('data-run'));
  // The list hears with the next frame that it was scrolled.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  await page.keyboard.press('Enter');
  await page.getByText(`Run ${id}`, { exact: true }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-run')))
    .toBe(id);
  expect(await page.locator(`a[data-run="${id}"]`).evaluate(isInView)).toBe(true);
});

test('the native menu offers what the task can do, and its choice is done', async () => {
  const { page, call, ids, app } = await launchWith(['a', 'b']);
  // A menu of the system takes the keys of the test away, so this one chooses by itself.
  await app.evaluate(({ Menu }) => {
    Menu.prototype.popup = function choose() {
      const menus = (globalThis as unknown as { menus: string[][] }).menus;
      menus.push(this.items.map(({ label }) => label));
      const pause = this.items.find(({ label }) => label === 'Pause for…');
      pause?.submenu?.items[0]?.click();
    };
    Object.assign(globalThis, { menus: [] });
  });
  await row(page, 'b').click({ button: 'right' });
  await page.getByText('Paused “b” until').waitFor();
  expect((await call('tasks.get', { taskId: ids[1] ?? 0 })).task.pause).not.toBeNull();
  await row(page, 'a').click();
  await page.keyboard.press('Shift+F10');
  await page.getByText('Paused “a” until').waitFor();
  const menus = await app.evaluate(() => (globalThis as unknown as { menus: string[][] }).menus);
  expect(menus).toHaveLength(2);
  expect(menus[0]).toEqual(menus[1]);
  expect(menus[0]).toContain('Copy command');
});

test('the page of a task takes the keys of its row: it is tagged, deleted and brought back', async () => {
  const { page, call, ids } = await launchWith(['Backup', 'Sync photos']);
  await page.evaluate((id) => (location.hash = `/tasks/${id}`), ids[0]);
  await page.getByRole('heading', { name: 'Backup' }).waitFor();
  await page.keyboard.press('t');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('nightly');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'nightly', checked: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.keyboard.press('Delete');
  await page.getByText('Deleted “Backup”.').waitFor();
  await row(page, 'Sync photos').waitFor();
  expect((await call('tasks.list')).map(({ task }) => task.name)).toEqual(['Sync photos']);
  await page.keyboard.press('Control+z');
  await row(page, 'Backup').waitFor();
});

test('the page of a task is peeked from, finds among its runs, and leads to its row', async () => {
  const names = Array.from({ length: 30 }, (_, at) => `task ${String(at).padStart(2, '0')}`);
  const { page, call, ids } = await launchWith(names);
  const taskId = ids.at(-1) ?? 0;
  const input = makeTaskInput({
    name: 'task 29',
    action: { kind: 'command', command: 'echo No space; exit 3', shell: '/bin/sh' },
  });
  await call('tasks.update', { taskId, input });
  const { id: runId } = await call('runs.start', { taskId });
  await until(async () => (await call('runs.get', { runId })).state === 'failed', 'the failure');
  await page.evaluate((id) => (location.hash = `/tasks/${id}`), taskId);
  await page.getByRole('heading', { name: 'task 29' }).waitFor();
  const peek = page.getByRole('complementary', { name: 'Latest run of task 29' });
  await page.keyboard.press(' ');
  await peek.getByText('No space').waitFor();
  await page.keyboard.press('Escape');
  await peek.waitFor({ state: 'detached' });

  // Of a button, Space is its own.
  await page.getByRole('button', { name: 'Search tasks, runs and commands' }).focus();
  await page.keyboard.press(' ');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await peek.count()).toBe(0);

  await page.keyboard.press('/');
  await page.keyboard.type('nothing like it');
  await page.getByText('No run among the newest 50,000 matches.').waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('link', { name: `Run ${runId}, Failed` }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.press('Tab');
  await page.keyboard.type('no space');
  await page.getByText('Found in 1 of 1 logs').waitFor();
  expect(page.url()).toContain(`/tasks/${taskId}?tab=runs`);

  await page.getByRole('heading', { name: 'task 29' }).click();
  await page.keyboard.press('x');
  await page.locator(`[role=row][data-task-id="${taskId}"]:focus`).waitFor();
  await expect.poll(() => row(page, 'task 29').evaluate(isInView)).toBe(true);
  expect(await row(page, 'task 29').getAttribute('aria-selected')).toBe('true');
});

test('runs are those of the one task whose name was typed a part of, until that is taken off', async () => {
  const { page, call, ids } = await launchWith(['Backup', 'Sync photos']);
  for (const taskId of ids) await call('runs.start', { taskId });
  await page.keyboard.press('Control+3');
  const runOf = (name: string) => page.getByRole('row').filter({ hasText: name });
  await runOf('Backup').waitFor();
  await page.getByRole('button', { name: 'Task: All tasks' }).click();
  await page.keyboard.type('PHOTO');
  await page.getByRole('option', { name: 'Backup' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await runOf('Backup').waitFor({ state: 'detached' });
  await runOf('Sync photos').waitFor();
  await page.getByRole('button', { name: 'Task: Sync photos' }).click();
  await page.getByRole('option', { name: 'All tasks' }).click();
  await runOf('Backup').waitFor();
});

test('runs are filtered while words are typed, and those before stay until then', async () => {
  const { page, call, ids } = await launchWith(['Backup', 'Sync photos']);
  for (const taskId of ids) await call('runs.start', { taskId });
  await page.keyboard.press('Control+3');
  const runOf = (name: string) => page.getByRole('row').filter({ hasText: name });
  await runOf('Backup').waitFor();
  await page.getByLabel('Filter runs').pressSequentially('photos');
  await runOf('Backup').waitFor({ state: 'detached' });
  await runOf('Sync photos').waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await runOf('Backup').waitFor();
});

test('a run is peeked at, found by what its log holds, and opened at that line', async () => {
  const { page, call, ids } = await launchWith(['a', 'b']);
  const [taskId = 0] = ids;
  const input = makeTaskInput({
    name: 'a',
    action: { kind: 'command', command: 'echo one; echo No space; exit 3', shell: '/bin/sh' },
  });
  await call('tasks.update', { taskId, input });
  const { id: runId } = await call('runs.start', { taskId });
  await until(async () => (await call('runs.get', { runId })).state === 'failed', 'the failure');
  await row(page, 'a').click();
  await page.keyboard.press(' ');
  const peek = page.getByRole('complementary', { name: 'Latest run of a' });
  await peek.getByText('No space').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('complementary', { name: 'Latest run of b' }).waitFor();

  await page.keyboard.press('Control+3');
  await page.getByRole('searchbox', { name: 'In log text' }).fill('no space');
  await page.getByText('Found in 1 of 1 logs').waitFor();
  await page.getByRole('link', { name: /2: No space/ }).click();
  await page.getByRole('heading', { name: 'a', exact: true }).waitFor();
  expect(page.url()).toContain(`/runs/${runId}?line=2`);
});

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
}
