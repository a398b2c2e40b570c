import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createPaths } from '../../electron/main/paths.ts';
import type { Run } from '../../electron/shared/run.ts';
import type { TaskDraft } from '../../electron/shared/task.ts';
import { changeUntil } from '../helpers/change-until.ts';
import { type Bus, startBus } from '../helpers/dbus-broker.ts';
import { launchApp, type LaunchedApp } from '../helpers/launch-app.ts';
import {
  type Call,
  callOver,
  type HeadlessApp,
  launchHeadless,
} from '../helpers/launch-headless.ts';
import { LoginHost } from '../helpers/login-host.ts';
import { commandAction } from '../helpers/run-stage.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { openStores } from '../helpers/open-stores.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let dataDir: string;
let call: Call;
beforeEach(() => {
  dataDir = tempDir();
  call = callOver(dataDir);
});

async function createTask(triggers: TaskDraft['triggers'], command = 'true'): Promise<number> {
  const action = commandAction(command);
  const { id } = await call('tasks.create', makeTaskInput({ action, triggers }));
  return id;
}

const runsOf = (taskId: number) => call('runs.list', { taskId });

function anyRunOf(taskId: number): Promise<Run> {
  return until(async () => (await runsOf(taskId))[0], `a run of task ${taskId}`);
}

describe('in a desktop', () => {
  let buses: readonly [session: Bus, system: Bus];
  let login: LoginHost;
  let app: LaunchedApp;

  beforeEach(async () => {
    buses = await Promise.all([startBus(), startBus()]);
    const [session, system] = buses;
    login = await LoginHost.start(system.address);
    const env = {
      DBUS_SESSION_BUS_ADDRESS: session.address,
      DBUS_SYSTEM_BUS_ADDRESS: system.address,
    };
    app = await launchApp({ dataDir, env });
    await until(() => call('status.get').catch(() => null), 'CronPilot to answer');
  });

  afterEach(async () => {
    await app.close();
    await login.close();
    await Promise.all(buses.map((bus) => bus.close()));
  });

  test('waking up starts a task once, though it is reported twice', async () => {
    const taskId = await createTask([{ kind: 'resume' }]);
    login.suspend();
    login.suspend();
    login.resume();
    login.resume();
    expect(await anyRunOf(taskId)).toMatchObject({ trigger: 'resume' });
    // Comes after the second report.
    login.shutDown();
    const { appLogPath, databasePath } = createPaths(dataDir);
    const isStopped = () => readFileSync(appLogPath, 'utf8').includes('CronPilot stopped');
    await until(isStopped, 'the end of CronPilot');
    const { runStore } = openStores(databasePath);
    expect(runStore.list({ taskId, limit: 10 })).toHaveLength(1);
  });

  test('unlocking the screen starts a task', async () => {
    const taskId = await createTask([{ kind: 'unlock' }]);
    await until(async () => (await call('triggers.support')).unlock === null, 'the session');
    login.setLocked(true);
    login.setLocked(false);
    expect(await anyRunOf(taskId)).toMatchObject({ trigger: 'unlock' });
  });
});

describe('without a desktop', () => {
  let app: HeadlessApp;
  afterEach(async () => {
    await app.end();
  });

  test('a change of a folder starts a task with the path, and that one starts another', async () => {
    app = await launchHeadless(dataDir);
    const dir = join(dataDir, 'inbox');
    mkdirSync(dir);
    const file = { kind: 'file', path: dir, glob: '*.csv', settleMs: 100 } as const;
    const firstId = await createTask([file], 'test -f "$CRONPILOT_CHANGED_PATH"');
    const second = await createTask([{ kind: 'after', taskIds: [firstId] }]);
    writeFileSync(join(dir, 'notes.txt'), '');
    const path = join(dir, 'a.csv');
    await changeUntil(path, async () => (await runsOf(firstId)).length > 0);
    const [first] = await runsOf(firstId);
    expect(first).toMatchObject({ trigger: 'file', cause: { paths: [path], pathCount: 1 } });
    expect((await anyRunOf(second)).cause).toMatchObject({ kind: 'chain', runId: first?.id });
    const { scheduleSentence, nextFireAtMs } = await call('tasks.get', { taskId: second });
    expect([scheduleSentence, nextFireAtMs]).toEqual(['After Backup succeeds', null]);
    expect((await call('triggers.support')).unlock).toContain('without a desktop');
  });

  test('a start after kill -9 starts what is for each start, and not again what is for the boot', async () => {
    app = await launchHeadless(dataDir);
    const [start, boot] = [
      await createTask([{ kind: 'app_start' }]),
      await createTask([{ kind: 'boot' }]),
    ];
    await app.end('SIGKILL');
    app = await launchHeadless(dataDir);
    expect(await anyRunOf(start)).toMatchObject({ trigger: 'startup' });
    expect(await runsOf(boot)).toEqual([]);
  });
});
