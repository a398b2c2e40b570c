/** A whole CronPilot without Electron: real engine, workers, handlers and control socket in this process. */

import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

import { ControlServer } from '../../electron/main/api/control-server.ts';
import { LocalApi } from '../../electron/main/api/local-api.ts';
import { createAppLog } from '../../electron/main/app-log.ts';
import { taskChecker } from '../../electron/main/check-task.ts';
import { CommandFile } from '../../electron/main/command-file.ts';
import { Engine } from '../../electron/main/engine.ts';
import type { EngineOptions } from '../../electron/main/engine-options.ts';
import { panelFile } from '../../electron/main/desktop/page-files.ts';
import { createHandlers } from '../../electron/main/ipc/create-handlers.ts';
import { dispatchCall } from '../../electron/main/ipc/dispatch.ts';
import { Publisher } from '../../electron/main/ipc/publish.ts';
import { createPaths, type Paths } from '../../electron/main/paths.ts';
import { logJobs } from '../../electron/main/run/log-jobs.ts';
import type { Surroundings } from '../../electron/main/run/surroundings.ts';
import { SettingsStore } from '../../electron/main/settings.ts';
import { skipNext } from '../../electron/main/skip-next.ts';
import { readStatus } from '../../electron/main/status.ts';
import { SystemSurroundings } from '../../electron/main/system-surroundings.ts';
import { forks } from './forks.ts';
import { tempDir } from './temp-dir.ts';

export interface TestCronPilot {
  readonly paths: Paths;
  readonly engine: Engine;
  readonly settings: SettingsStore;
  readonly localApi: LocalApi;
  /** Errors that were no AppErrors; empty in a test that goes well. */
  readonly bugs: readonly unknown[];
  /** Runs that are active go on. Called after the test if it was not before. */
  stop(): Promise<void>;
}

const DATABASE_THREAD_PATH = fileURLToPath(
  new URL('../../electron/main/store/database-thread.ts', import.meta.url),
);
const LOG_THREAD_PATH = fileURLToPath(
  new URL('../../electron/main/run/log-thread.ts', import.meta.url),
);
const PAGE_DIR = fileURLToPath(new URL('../../dist/renderer', import.meta.url));
const PYTHON_DIR = fileURLToPath(new URL('../../resources/python', import.meta.url));

/** Resolves when its control socket answers. */
export async function startCronPilot(
  dataDir = join(tempDir(), 'data'),
  surroundings: Surroundings = new SystemSurroundings(),
  environment: Partial<Pick<EngineOptions, 'loginShell' | 'ownEnv' | 'keyStore'>> = {},
): Promise<TestCronPilot> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const paths = createPaths(dataDir);
  const bugs: unknown[] = [];
  const settings = new SettingsStore({ dir: paths.settingsDir, log: () => undefined });
  const log = createAppLog(paths.appLogPath);
  const homeDir = homedir();
  const ownEnv = process.env;
  const engine = new Engine({
    paths,
    settings,
    ...forks,
    ownEnv,
    loginShell: null,
    keyStore: null,
    ...environment,
    homeDir,
    pythonDir: PYTHON_DIR,
    databaseThreadPath: DATABASE_THREAD_PATH,
    log,
    surroundings,
  });
  const status = statusOf(engine, settings, dataDir);
  const publisher = new Publisher(status);
  publishAll(engine, publisher);
  const localApi = new LocalApi({
    filePath: paths.apiFilePath,
    version: '0.0.0',
    call: (name, request) => call(name, request),
    subscribe: (listener) => publisher.subscribe(listener),
    receiveHook: (token, body) => engine.triggers.webhooks.receive(token, body),
    pageFile: (pathname) => panelFile(pathname, PAGE_DIR),
    onChanged: () => publisher.statusChanged(),
    log: (line) => log.info(line),
    onBug: (error) => bugs.push(error),
    now: Date.now,
  });
  const handlers = createHandlers({
    runLogJob: logJobs(LOG_THREAD_PATH),
    ...engine.parts,
    localApi,
    commandFile: new CommandFile({
      homeDir: join(dataDir, 'home'),
      platform: process.platform,
      program: { path: '/opt/CronPilot.AppImage', before: [], after: ['--cli', '--'] },
      sessionPath: '/usr/bin',
      loginPath: () => engine.environment.path,
    }),
    settings,
    paths,
    status,
    samples: () => [],
    checkTask: taskChecker({
      homeDir,
      environment: engine.environment,
      taskStore: engine.taskStore,
    }),
    pause: (pause) => engine.setPause(pause),
    taskChanged: (taskId) => engine.taskChanged(taskId),
    setDismissed: (runId, isDismissed) => engine.setDismissed(runId, isDismissed),
    skipNext: (taskId, fireAtMs) => skipNext(taskId, fireAtMs, engine),
    restart: () => undefined,
    desktop: null,
    unlockProblem: () => null,
    now: Date.now,
  });
  const call = (name: string, request: unknown) =>
    dispatchCall(handlers, name, request, (_, error) => bugs.push(error));
  const server = new ControlServer({
    socketPath: paths.socketPath,
    call,
    subscribe: (listener) => publisher.subscribe(listener),
    receiveHook: (token, body) => engine.triggers.webhooks.receive(token, body),
    onBug: (error) => bugs.push(error),
  });
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await localApi.stop();
    publisher.close();
    await server.stop();
    await engine.stop();
  };
  onTestFinished(() => (stopping ??= stop()));
  await server.start();
  await engine.start();
  await localApi.start();
  return { paths, engine, settings, localApi, bugs, stop: () => (stopping ??= stop()) };
}

function statusOf(engine: Engine, settings: SettingsStore, dataDir: string) {
  const startedAtMs = Date.now();
  return () =>
    readStatus({
      ...engine.parts,
      settings,
      version: '0.0.0',
      startedAtMs,
      dataDir,
      headless: true,
      trayAvailable: () => false,
      pause: () => engine.pause,
      problems: () => engine.problems,
    });
}

function publishAll(engine: Engine, publisher: Publisher): void {
  engine.runService.events.on('changed', (run) => {
    publisher.runChanged(run);
    publisher.statusChanged();
  });
  engine.runService.events.on('logGrew', (growth) => publisher.logGrew(growth));
  engine.runService.events.on('progressed', (progress) => publisher.runProgressed(progress));
  engine.events.on('taskChanged', (taskId) => publisher.taskChanged(taskId));
}
