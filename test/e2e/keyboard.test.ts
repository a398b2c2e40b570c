/** The ten main journeys, by the keys alone. */

import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';

import { launchApp } from '../helpers/launch-app.ts';
import { type Call, callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { openPanel } from '../helpers/open-panel.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const MAX_TAB_STOPS = 60;

/** The same pages: in the window, and in a browser. */
const PLACES = ['window', 'browser panel'] as const;

let page: Page;
let call: Call;

describe.each(PLACES)('in the %s', (place) => {
  beforeEach(async () => {
    const dataDir = tempDir();
    page = place === 'window' ? await openWindow(dataDir) : (await openPanel(dataDir)).page;
    call = callOver(dataDir);
    await shown(heading('Tasks'));
  });

  test('a task is created, run, followed, stopped, edited and saved', async () => {
    await press('n');
    await shown(heading('New task'));
    await tabTo(page.getByLabel('Name', { exact: true }));
    await type('Count');
    await tabTo(page.getByLabel('Command', { exact: true }));
    await type('for i in 1 2 3; do echo "line $i"; done; sleep 600');
    await press('Control+s');
    await shown(heading('Count'));

    await press('r');
    await until(async () => (await newestRun())?.state === 'running', 'the run');
    await press('l');
    await shown(page.getByRole('log').getByText('line 3'));
    await shown(page.getByRole('button', { name: 'Following', pressed: true }));

    await press('Control+.');
    await shown(page.getByText('Stopped').first());
    expect((await newestRun())?.state).toBe('cancelled');

    await press('e');
    await shown(heading('Edit Count'));
    await tabTo(page.getByLabel('Command', { exact: true }));
    await press('Control+a');
    await type('echo counted');
    await press('Control+s');
    await shown(heading('Count'));
    const [stored] = await call('tasks.list');
    expect(stored?.task.action).toMatchObject({ command: 'echo counted' });
  });

  test('the palette finds a task and runs it, and a dialog gives the focus back', async () => {
    const task = await create('Sync photos');
    await create('Backup');
    await press('Control+2');
    const row = page.getByRole('row').filter({ hasText: /^Backup/ });
    await shown(row);
    await focusList();
    await shown(focused(row));
    for (const [key, name] of [
      ['?', 'Shortcuts'],
      ['Control+k', 'Find a task or a command'],
      ['t', 'Tags of “Backup”'],
    ] as const) {
      await press(key);
      await shown(page.getByRole('dialog', { name }));
      await press('Escape');
      await gone(page.getByRole('dialog'));
      await shown(focused(row));
    }

    await press('Control+k');
    await type('sync');
    await shown(page.getByRole('option', { name: 'Run “Sync photos” now', selected: true }));
    await press('Enter');
    await gone(page.getByRole('dialog'));
    await until(
      async () => (await call('runs.list', { taskId: task.id }))[0]?.state === 'succeeded',
      'the run',
    );
  });

  test('a filter finds a task, and its result is opened', async () => {
    await create('Sync photos');
    const { id } = await create('Backup', 'echo saved');
    await run(id);
    await press('Control+2');
    await shown(page.getByRole('row').filter({ hasText: /^Sync/ }));
    await press('/');
    await type('back');
    await gone(page.getByRole('row').filter({ hasText: /^Sync/ }));
    await focusList();
    await press('Enter');
    await shown(heading('Backup'));
    await tabTo(page.getByRole('link', { name: /^Run \d+, Succeeded/ }));
    await press('Enter');
    await shown(page.getByRole('log').getByText('saved'));
  });

  test('several tasks are paused and switched on again, and both are undone', async () => {
    for (const name of ['a', 'b', 'c']) await create(name);
    const areEnabled = async () => (await call('tasks.list')).map(({ task }) => task.enabled);
    await page.evaluate(() => (location.hash = '/tasks?sort=name'));
    await shown(page.getByRole('row').filter({ hasText: /^c/ }));
    await focusList();
    await press('Shift+ArrowDown');
    await shown(page.getByText('2 selected'));
    await press('p');
    await shown(page.getByText('Switched off 2 tasks.'));
    expect(await areEnabled()).toEqual([false, false, true]);
    await press('Control+z');
    const switches = (checked: boolean) =>
      page.getByRole('switch', { name: /^[ab] enabled$/, checked });
    const areShown = (checked: boolean) =>
      until(async () => (await switches(checked).count()) === 2, `both shown as ${checked}`);
    await areShown(true);
    expect(await areEnabled()).toEqual([true, true, true]);
    await press('p');
    await areShown(false);
    await press('p');
    await areShown(true);
    await press('Control+z');
    await areShown(false);
    expect(await areEnabled()).toEqual([false, false, true]);
  });

  test('a log is searched, and the keys go from match to match and from error to error', async () => {
    const { id } = await create('Backup', 'seq 200; echo "disk failed"; seq 200; echo "E: gone"');
    const runId = await run(id);
    await page.evaluate((hash) => (location.hash = hash), `/runs/${runId}`);
    await shown(page.getByRole('log').getByText('E: gone'));
    await press('Control+f');
    await type('20');
    await shown(page.getByText(/^\d+ matches$/));
    await press('Enter');
    const place = page.getByText(/^\d+ of \d+$/);
    await shown(place);
    const first = (await place.textContent()) ?? '';
    await press('Enter');
    await gone(page.getByText(first, { exact: true }));
    await press('Shift+Enter');
    await shown(page.getByText(first, { exact: true }));
    await press('F8');
    await shown(page.getByRole('log').getByText('disk failed'));
    await press('F8');
    await shown(page.getByRole('log').getByText('E: gone'));
    await press('Shift+F8');
    await shown(page.getByRole('log').locator('[aria-current]').getByText('disk failed'));
  });

  test('all schedules are paused and resumed', async () => {
    await create('Backup');
    const isPaused = async () => (await call('status.get')).pause !== null;
    await press('Control+1');
    await shown(heading('Today'));
    const opener = page.getByRole('button', { name: 'Pause all…' });
    await tabTo(opener);
    await press('Enter');
    await shown(focused(page.getByRole('menuitem', { name: 'For 30 minutes' })));
    await press('Escape');
    await shown(focused(opener));
    await press('Enter');
    await shown(focused(page.getByRole('menuitem', { name: 'For 30 minutes' })));
    await press('End');
    await shown(focused(page.getByRole('menuitem', { name: 'Until I resume' })));
    await press('Enter');
    await until(isPaused, 'the pause');
    await tabTo(page.getByRole('button', { name: /^Resume/ }).first());
    await press('Enter');
    await until(async () => !(await isPaused()), 'the end of the pause');
  });

  test('a setting is changed, and a skipped row says why it did not run', async () => {
    const { id } = await create('Wait', 'sleep 600');
    await call('runs.start', { taskId: id });
    await call('runs.start', { taskId: id });
    await press('Control+,');
    await shown(page.getByRole('searchbox', { name: 'Search settings' }));
    await tabTo(page.getByRole('link', { name: 'Appearance' }));
    await press('Enter');
    const hints = page.getByRole('switch', { name: 'Keys along the lower edge of lists' });
    await tabTo(hints);
    await press(' ');
    await until(async () => !(await call('settings.get')).hintBar, 'the new setting');

    await press('Control+3');
    await shown(page.getByRole('link', { name: /^Run \d+, Skipped/ }));
    const why = page.getByRole('button', { name: 'Why didn’t it run?' });
    await tabTo(why);
    await press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Why didn’t Wait run?' });
    await shown(dialog.getByRole('button', { name: /^Show run/ }));
    await press('Escape');
    await gone(dialog);
    await shown(focused(why));
  });
});

async function openWindow(dataDir: string): Promise<Page> {
  const app = await launchApp({ dataDir });
  onTestFinished(() => app.close());
  return app.page();
}

const press = (key: string) => page.keyboard.press(key);
const type = (text: string) => page.keyboard.type(text);
const shown = (locator: Locator) => locator.waitFor();
const gone = (locator: Locator) => locator.waitFor({ state: 'detached' });
const focused = (locator: Locator) => locator.and(page.locator(':focus'));
const heading = (name: string) => page.getByRole('heading', { name, exact: true, level: 1 });

/** By as few presses as a user needs who knows no other key. */
async function tabTo(target: Locator): Promise<void> {
  await shown(target);
  for (let count = 0; (await focused(target).count()) === 0; count += 1) {
    if (count === MAX_TAB_STOPS)
      throw new Error(`${target.toString()} is not among the next Tab stops`);
    await press('Tab');
  }
}

/** Past the title bar and the sidebar, as the first Tab stop of the window offers. */
async function focusList(): Promise<void> {
  await shown(page.getByRole('row').nth(1));
  await tabTo(page.locator('[role=row][tabindex="0"]').first());
}

function create(name: string, command = 'true') {
  return call(
    'tasks.create',
    makeTaskInput({ name, stopWithApp: true, action: { kind: 'command', command } }),
  );
}

/** Waits for its end, and answers its id. */
async function run(taskId: number): Promise<number> {
  const { id } = await call('runs.start', { taskId });
  await until(async () => (await call('runs.get', { runId: id })).finishedAtMs !== null, 'its end');
  return id;
}

async function newestRun() {
  return (await call('runs.list', { limit: 1 }))[0];
}
