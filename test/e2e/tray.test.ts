import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { NextFire } from '../../electron/shared/status.ts';
import type { Task, TaskDraft } from '../../electron/shared/task.ts';
import { type Bus, startBus } from '../helpers/dbus-broker.ts';
import { launchApp, type LaunchedApp } from '../helpers/launch-app.ts';
import { type Call, callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { TrayHost, type TrayItem } from '../helpers/tray-host.ts';
import { until } from '../helpers/until.ts';

let bus: Bus;
let app: LaunchedApp;
let call: Call;
let dataDir: string;

beforeEach(async () => {
  bus = await startBus();
  dataDir = tempDir();
  call = callOver(dataDir);
});

afterEach(async () => {
  await app.close();
  await bus.close();
});

async function launch(...args: readonly string[]): Promise<void> {
  const env = { DBUS_SESSION_BUS_ADDRESS: bus.address };
  app = await launchApp({ dataDir, env, args });
  await until(() => call('status.get').catch(() => null), 'CronPilot to answer');
}

function createTask(command: string, draft: Partial<TaskDraft> = {}): Promise<Task> {
  const action = { kind: 'command', command } as const;
  return call('tasks.create', makeTaskInput({ ...draft, action }));
}

const showsLine = (item: TrayItem, pattern: RegExp) =>
  until(
    async () => (await item.labels()).find((label) => pattern.test(label)),
    `the menu line ${String(pattern)}`,
  );
const pageUrl = async () => (await app.page()).url();
const windowCount = () =>
  app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

describe('in a desktop with a tray', () => {
  let host: TrayHost;
  let item: TrayItem;

  beforeEach(async () => {
    host = await TrayHost.start(bus.address);
    await launch('--hidden');
    item = await host.item();
  });

  afterEach(() => host.close());

  test('a fresh start shows the icon, the menu and no window', async () => {
    await showsLine(item, /^No tasks yet$/);
    expect(await item.labels()).toEqual([
      'No tasks yet',
      '─',
      'Run a task',
      'Pause all schedules',
      '─',
      'Open CronPilot',
      'New task…',
      'Settings…',
      '─',
      'Quit CronPilot',
    ]);
    expect(await item.tooltip()).toBe('CronPilot: No tasks yet');
    expect(await windowCount()).toBe(0);
  });

  test('a running task is shown and stopped', async () => {
    const task = await createTask('sleep 60', { name: 'Sync_photos & __more__' });
    const run = await call('runs.start', { taskId: task.id });
    const line = await showsLine(item, /^Sync_photos & __more__, since \d\d:\d\d$/);
    expect(await item.labels(line)).toEqual(['Show log', 'Stop']);
    await item.click(line, 'Stop');
    const ended = await until(async () => {
      const now = await call('runs.get', { runId: run.id });
      return now.state === 'running' ? null : now;
    }, 'the end of the run');
    expect(ended).toMatchObject({ state: 'cancelled', reasonCode: 'stopped_by_user' });
  });

  test('the next runs are shown, and one is started ahead of its time', async () => {
    const schedules: TaskDraft['schedules'] = [{ kind: 'daily', times: ['03:07'] }];
    const task = await createTask('true', { name: 'Backup', schedules });
    const line = await showsLine(item, /03:07 {2}Backup$/);
    await item.click(line, 'Run now');
    await until(
      async () => (await call('runs.list', { taskId: task.id }))[0]?.state === 'succeeded',
      'the run',
    );
    expect(await item.tooltip()).toMatch(/^CronPilot: .+\. Next .*03:07$/);
  });

  test('a favourite is run from its submenu', async () => {
    const task = await createTask('true', { name: 'Empty trash', favourite: true });
    await until(
      async () => (await item.labels('Run a task')).includes('Empty trash'),
      'the favourite',
    );
    expect(await item.labels('Run a task')).toEqual(['Empty trash', '─', 'All tasks…']);
    await item.click('Run a task', 'Empty trash');
    await until(
      async () => (await call('runs.list', { taskId: task.id }))[0]?.state === 'succeeded',
      'the run',
    );
  });

  test('a failing task changes the icon, is run again and shows its log', async () => {
    const idle = await item.icon();
    const gate = join(dataDir, 'gate');
    const task = await createTask(`test -e '${gate}' || { touch '${gate}'; exit 3; }`, {
      name: 'Backup',
    });
    const run = await call('runs.start', { taskId: task.id });
    const line = await showsLine(item, /^Backup, failed \d\d:\d\d$/);
    await until(async () => (await item.icon()) !== idle, 'another icon');
    await item.click(line, 'Show log');
    await until(async () => (await pageUrl()).endsWith(`/runs/${run.id}`), 'the page of the run');
    await item.click(line, 'Dismiss');
    await showsLine(item, /^Your task is healthy$/);
    await until(async () => (await item.icon()) === idle, 'the icon of before');
    await call('runs.recall', { runId: run.id });
    await item.click(await showsLine(item, /^Backup, failed/), 'Run again');
    await showsLine(item, /^Your task is healthy$/);
  });

  test('the next run is skipped: the one after it is next, and a row says why', async () => {
    const schedules = [{ kind: 'cron', pattern: '7 3 * * *' }] as const;
    const task = await createTask('true', { name: 'Backup', schedules: [...schedules] });
    const [before] = (await call('status.get')).next;
    await item.click(await showsLine(item, /03:07 {2}Backup$/), 'Skip this run');
    await until(
      async () => (await call('status.get')).next[0]?.fireAtMs !== before?.fireAtMs,
      'the fire time after it',
    );
    const [after] = (await call('status.get')).next;
    expect(hoursBetween(before, after)).toBeGreaterThanOrEqual(23);
    expect(await call('runs.list', { taskId: task.id })).toMatchObject([
      { state: 'skipped', reasonCode: 'skipped_by_user', scheduledForMs: before?.fireAtMs },
    ]);
  });

  test('schedules are paused and resumed', async () => {
    const idle = await item.icon();
    await item.click('Pause all schedules', 'For 1 hour');
    await showsLine(item, /^Paused until .*\d\d:\d\d$/);
    expect((await call('status.get')).pause?.untilMs).toBeGreaterThan(Date.now() + 3_500_000);
    await until(async () => (await item.icon()) !== idle, 'another icon');
    await item.click('Resume schedules');
    await showsLine(item, /^No tasks yet$/);
    expect((await call('status.get')).pause).toBeNull();
  });

  test('a click on the icon opens the window; closed, it is gone and CronPilot goes on', async () => {
    await item.activate();
    await until(async () => (await windowCount()) === 1, 'the window');
    await app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await until(async () => (await windowCount()) === 0, 'the end of the window');
    await item.click('New task…');
    await until(async () => (await windowCount()) === 1, 'a new window');
    expect(await call('status.get')).toMatchObject({ trayAvailable: true });
  });

  test('Quit asks while a task runs, and waits for its end if that is wanted', async () => {
    const gate = join(dataDir, 'gate');
    await call('runs.start', {
      taskId: (await createTask(`until [ -e '${gate}' ]; do sleep 0.05; done`)).id,
    });
    await showsLine(item, /, since/);
    await answerDialogs(app, [2, 0]);
    await item.click('Quit CronPilot');
    await until(async () => (await dialogs(app)).length === 1, 'the question');
    await item.click('Quit CronPilot');
    await until(async () => (await dialogs(app)).length === 2, 'the second question');
    expect((await dialogs(app))[0]).toMatchObject({
      message: '1 task is running.',
      buttons: ['Quit when it finishes', 'Quit now', 'Cancel'],
      defaultId: 2,
    });
    const ended = once(app.app.process(), 'exit');
    writeFileSync(gate, '');
    expect(await ended).toEqual([0, null]);
  });

  test('Quit ends CronPilot', async () => {
    const ended = once(app.app.process(), 'exit');
    await item.click('Quit CronPilot');
    expect(await ended).toEqual([0, null]);
  });

  test('a panel that is restarted gets the icon again', async () => {
    await host.close();
    await until(async () => !(await call('status.get')).trayAvailable, 'the end of the tray');
    host = await TrayHost.start(bus.address);
    // The icon may come twice: from Chromium by itself, then anew from CronPilot.
    await until(async () => {
      const lines = await (await host.item()).labels().catch(() => []);
      return lines[0] === 'No tasks yet';
    }, 'the icon with its menu');
    await until(async () => (await call('status.get')).trayAvailable, 'the tray to be known');
  });
});

describe('in a desktop without a tray', () => {
  test('a panel that starts after CronPilot gets the icon', async () => {
    await launch('--hidden');
    expect(await call('status.get')).toMatchObject({ trayAvailable: false });
    const host = await TrayHost.start(bus.address);
    await showsLine(await host.item(), /^No tasks yet$/);
    await until(async () => (await call('status.get')).trayAvailable, 'the tray to be known');
    await host.close();
  });

  test('closing the window keeps it, so that there is a way back', async () => {
    await launch();
    await until(async () => (await windowCount()) === 1, 'the window');
    await app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    expect(await windowCount()).toBe(1);
    expect(await call('status.get')).toMatchObject({ trayAvailable: false });
  });

  test('a session without a bus starts all the same', async () => {
    app = await launchApp({ dataDir, env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' } });
    await until(() => call('status.get').catch(() => null), 'CronPilot to answer');
    await until(async () => (await windowCount()) === 1, 'the window');
    expect(await call('status.get')).toMatchObject({ trayAvailable: false });
  });
});

function hoursBetween(before?: NextFire, after?: NextFire): number {
  return ((after?.fireAtMs ?? 0) - (before?.fireAtMs ?? 0)) / 3_600_000;
}

type Asked = { readonly message: string; readonly buttons: readonly string[] };

/** Presses these buttons, in this order, in place of a user; the desktop here has no pointer. */
async function answerDialogs({ app: electron }: LaunchedApp, responses: number[]): Promise<void> {
  await electron.evaluate(({ dialog }, presses) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (...args: readonly unknown[]) => {
      asked.push(args.at(-1));
      return Promise.resolve({ response: presses[asked.length - 1] ?? 0, checkboxChecked: false });
    };
  }, responses);
}

function dialogs({ app: electron }: LaunchedApp): Promise<readonly Asked[]> {
  return electron.evaluate(() => (globalThis as unknown as { asked: Asked[] }).asked);
}
