import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { CronPilotApi, Payload } from '../../electron/shared/ipc-contract.ts';
import type { Run } from '../../electron/shared/run.ts';
import { type Bus, startBus } from '../helpers/dbus-broker.ts';
import { launchApp, type LaunchedApp } from '../helpers/launch-app.ts';
import { type Call, callOver } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { NotifyHost } from '../helpers/notify-host.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let bus: Bus;
let app: LaunchedApp;
let call: Call;
let dataDir: string;
/** The task succeeds while this file is there. */
let gate: string;

beforeEach(async () => {
  bus = await startBus();
  dataDir = tempDir();
  gate = join(dataDir, 'gate');
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

async function createTask(name: string): Promise<number> {
  const action = { kind: 'command', command: `test -e '${gate}'` } as const;
  const { id } = await call('tasks.create', makeTaskInput({ name, action }));
  return id;
}

/** Starts the task and waits for the end of the run. */
async function run(taskId: number): Promise<Run> {
  const { id } = await call('runs.start', { taskId });
  return until(async () => {
    const now = await call('runs.get', { runId: id });
    return now.finishedAtMs === null ? null : now;
  }, 'the end of the run');
}

describe('in a desktop with a notification service', () => {
  let host: NotifyHost;

  beforeEach(async () => {
    host = await NotifyHost.start(bus.address);
    await launch('--hidden');
  });

  afterEach(() => host.close());

  test('a failure is told once, a click opens its run, and the recovery is told', async () => {
    const taskId = await createTask('Nightly database backup');
    const first = await run(taskId);
    const failed = await host.withTitle('Nightly database backup failed');
    expect(failed.body).toMatch(/^Exit code 1\. \d[\d.]* m?s\.$/);
    expect(failed.appName).toBe('CronPilot');

    await run(taskId);
    writeFileSync(gate, '');
    const success = await run(taskId);
    const recovered = await host.withTitle('Nightly database backup works again');
    expect(recovered.body).toMatch(/^After 2 failures, in \d[\d.]* m?s\.$/);
    expect(host.shown).toHaveLength(2);

    host.click(failed);
    const page = await app.page();
    await until(() => page.url().endsWith(`/runs/${first.id}`), 'the page of the failed run');
    const routes = await listen('route.requested');
    host.click(recovered);
    await until(async () => (await routes()).length > 0, 'the request for another page');
    expect(await routes()).toEqual([{ path: `/runs/${success.id}` }]);
  });

  test('its buttons run it again, mute it, and pause it once it keeps failing', async () => {
    const taskId = await createTask('Backup');
    await run(taskId);
    const failed = await host.withTitle('Backup failed');
    expect(Object.values(failed.buttons)).toEqual(['Open log', 'Run again', 'Mute 1 day']);
    const failures = async () => (await call('runs.list', { taskId, states: ['failed'] })).length;
    host.press(failed, 'Run again');
    await until(async () => (await failures()) === 2, 'the second failure');
    for (let count = 3; count <= 10; count += 1) await run(taskId);
    const again = await host.withTitle('Backup keeps failing');
    host.press(again, 'Pause task');
    await until(async () => !(await call('tasks.get', { taskId })).task.enabled, 'the pause');
    host.press(failed, 'Mute 1 day');
    const mute = await until(async () => (await call('alerts.mutes'))[0], 'the mute');
    expect(mute).toMatchObject({ taskId, taskName: 'Backup' });
    host.press(again, 'Open log');
    const page = await app.page();
    await until(() => /\/runs\/\d+$/.test(page.url()), 'the page of the run');
  });

  test('five failures at once become one notification', async () => {
    const ids = await Promise.all(['A', 'B', 'C', 'D', 'E'].map(createTask));
    for (const taskId of ids) await call('runs.start', { taskId });
    const burst = await host.withTitle('5 tasks failed');
    expect(Object.values(burst.buttons)).toEqual(['Open CronPilot']);
    const firstId = host.shown[0]?.id;
    expect(burst.id).toBe(firstId);
    const open = new Set(host.shown.map(({ id }) => id).filter((id) => !host.closed.includes(id)));
    expect([...open]).toEqual([firstId]);
  });

  test('a name is shown as it is, whatever it holds', async () => {
    await run(await createTask('<b>R&D</b> "backup"'));
    await host.withTitle('<b>R&D</b> "backup" failed');
  });

  test('a reason is shown as it is, though the body is markup', async () => {
    const cwd = join(dataDir, 'R&D <i>');
    mkdirSync(cwd);
    const action = { kind: 'command', command: 'true' } as const;
    const { id } = await call('tasks.create', makeTaskInput({ name: 'Backup', action, cwd }));
    rmSync(cwd, { recursive: true });
    await run(id);
    const failed = await host.withTitle('Backup failed');
    expect(failed.body).toContain('R&amp;D &lt;i&gt;');
  });

  test('nothing is shown while notifications are off', async () => {
    const taskId = await createTask('Backup');
    await call('settings.update', { notifications: false });
    await run(taskId);
    await call('settings.update', { notifications: true });
    writeFileSync(gate, '');
    await run(taskId);
    await host.withTitle('Backup works again');
    rmSync(gate);
    await run(taskId);
    await host.withTitle('Backup failed');
    expect(host.shown).toHaveLength(2);
  });
});

test('without a notification service the window is told', async () => {
  await launch();
  const notices = await listen('notice.raised');
  const failed = await run(await createTask('Backup'));
  await until(async () => (await notices()).length > 0, 'the notice');
  expect(await notices()).toEqual([
    { text: expect.stringMatching(/^Backup failed\. Exit code 1\./), runId: failed.id },
  ]);
});

/** Keeps what the window is told from now on. */
async function listen<N extends 'notice.raised' | 'route.requested'>(
  name: N,
): Promise<() => Promise<readonly Payload<N>[]>> {
  const page = await app.page();
  const handle = await page.evaluateHandle((eventName) => {
    const { cronpilot } = window as unknown as { readonly cronpilot: CronPilotApi };
    const heard: unknown[] = [];
    cronpilot.on(eventName, (payload) => heard.push(payload));
    return heard;
  }, name);
  return () => handle.jsonValue() as Promise<readonly Payload<N>[]>;
}
