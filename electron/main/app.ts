/** Builds every part of CronPilot and joins them. */

import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

import { appImageOf } from '../shared/app-image.ts';
import { decideLocale } from '../shared/decide-locale.ts';
import { type Locale, msg, t } from '../shared/i18n.ts';
import { type AppLog, createAppLog } from './app-log.ts';
import { buildDesktop } from './build-desktop.ts';
import { buildEngine } from './build-engine.ts';
import { buildServers } from './build-servers.ts';
import { taskChecker } from './check-task.ts';
import { createCommandFile } from './create-command-file.ts';
import type { Desktop } from './desktop/desktop.ts';
import { createDialogs } from './desktop/dialogs.ts';
import { createHandlers } from './ipc/create-handlers.ts';
import { dispatchCall } from './ipc/dispatch.ts';
import type { DesktopPort } from './ipc/handler-parts.ts';
import { Publisher, publishToWindow } from './ipc/publish.ts';
import { registerHandlers } from './ipc/register-handlers.ts';
import { followUser, inUserLanguage } from './language.ts';
import type { ShownNotice } from './notify/notice-board.ts';
import { toNotification } from './obey-notice.ts';
import { createPaths, type Paths } from './paths.ts';
import { createSamples, probeMachine } from './samples.ts';
import { logJobs } from './run/log-jobs.ts';
import { SettingsStore } from './settings.ts';
import { skipNext } from './skip-next.ts';
import { problemReader, statusReader } from './status-reader.ts';
import { UncaughtErrors } from './uncaught-errors.ts';
import { unlessRefused } from './unless-refused.ts';

export interface AppOptions {
  readonly dataDir: string;
  /** No window and no tray. */
  readonly headless: boolean;
  /** No window at the start. */
  readonly hidden: boolean;
  /** Of the window at the start; null is the first page. */
  readonly route: string | null;
}

export interface RunningApp {
  /** @param route such as `/runs/412`; null leaves the page as it is */
  openWindow(route: string | null): void;
  /** Runs go on and are adopted by the next start, but for those set to stop with CronPilot. */
  stop(): Promise<void>;
}

/**
 * Starts CronPilot: database, schedules, control socket, and tray and window where there is a display.
 *
 * @throws AppError `unavailable` when the data folder or the database cannot be used.
 */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const paths = createPaths(options.dataDir);
  const log = createAppLog(paths.appLogPath);
  const parts = buildParts(options, paths, log);
  const { engine, publisher, controlServer, localApi, commandFile, desktop } = parts;
  connect(parts);
  await controlServer.start();
  // The tray comes first, and the window's own process starts beside the engine.
  desktop?.start();
  if (!options.hidden) desktop?.openRoute(options.route);
  await engine.start();
  publisher.statusChanged();
  desktop?.refresh();
  await localApi.start();
  unlessRefused(() => commandFile.mend(), log);
  log.info(
    `CronPilot ${app.getVersion()} started, ${options.headless ? 'without' : 'with'} a desktop`,
  );
  return {
    openWindow: (route) => desktop?.openRoute(route),
    stop: async () => {
      desktop?.stop();
      await localApi.stop();
      publisher.close();
      await controlServer.stop();
      await engine.stop();
      log.info('CronPilot stopped');
    },
  };
}

const NO_SCREEN = msg('CronPilot runs without a desktop here, so no screen is unlocked.');

type Parts = ReturnType<typeof buildParts>;

function buildParts({ headless }: AppOptions, paths: Paths, log: AppLog) {
  const uncaught = new UncaughtErrors(log, () => engine.events.emit('problemsChanged'));
  const settings = openSettings(paths, log);
  const appDir = app.getAppPath();
  const homeDir = homedir();
  const engine = buildEngine({ paths, settings, log, appDir, homeDir, headless });
  const { taskStore, environment } = engine;
  const known = { engine, settings, paths, log };
  const otherProblems = () => [localApi.problem, uncaught.problem];
  const problems = problemReader({ ...known, otherProblems });
  const status = statusReader({
    ...known,
    headless,
    trayAvailable: () => desktop?.tray.available ?? false,
    problems,
  });
  const publisher = new Publisher(status);
  const desktop = headless ? null : buildDesktop({ ...known, publisher, status, appDir, homeDir });
  const onBug = (name: string, error: unknown) => log.error(`The call ${name} failed`, error);
  const { localApi, ...servers } = buildServers({
    ...known,
    publisher,
    appDir,
    call: (name, request) => dispatchCall(handlers, name, request, onBug),
  });
  const commandFile = createCommandFile(homeDir, environment);
  const handlers = createHandlers({
    runLogJob: logJobs(join(app.getAppPath(), 'dist/log/log-thread.js')),
    ...engine.parts,
    ...known,
    localApi,
    commandFile,
    status,
    samples: () => createSamples(probeMachine()),
    checkTask: taskChecker({ homeDir, environment, taskStore }),
    pause: (pause) => engine.setPause(pause),
    taskChanged: (taskId) => engine.taskChanged(taskId),
    setDismissed: (runId, isDismissed) => engine.setDismissed(runId, isDismissed),
    skipNext: (taskId, fireAtMs) => skipNext(taskId, fireAtMs, engine),
    restart,
    desktop: desktop && desktopPort(desktop),
    unlockProblem: () => (desktop ? desktop.unlockProblem : t(NO_SCREEN)),
    now: Date.now,
  });
  const notify = noticeTeller(desktop, publisher);
  const seen = { publisher, desktop, notify, onBug, problems };
  return { ...known, ...servers, ...seen, handlers, localApi, commandFile };
}

function desktopPort(desktop: Desktop): DesktopPort {
  return {
    ...createDialogs(() => desktop.window.browserWindow),
    shortcutProblem: () => desktop.shortcutProblem,
    quit: () => void desktop.requestQuit(),
  };
}

/** From here on the user is spoken to in the language that they name. */
function openSettings(paths: Paths, log: AppLog): SettingsStore {
  const settings = new SettingsStore({ dir: paths.settingsDir, log: (text) => log.warn(text) });
  followUser(() => localeOf(settings));
  return settings;
}

/** As the window decides it. */
function localeOf(settings: SettingsStore): Locale {
  const url = BrowserWindow.getAllWindows()[0]?.webContents.getURL();
  // Asked with each change of a run, for which parsing the address takes too long.
  const asked = /[?&]locale=([\w-]+)/.exec(url ?? '')?.[1] ?? null;
  return decideLocale(settings.get().language, app.getLocale(), asked);
}

/** Natively where there is a desktop, else to whoever listens. */
function noticeTeller(desktop: Desktop | null, publisher: Publisher) {
  return (notice: ShownNotice): void =>
    desktop
      ? desktop.notify(inUserLanguage(() => toNotification(notice)))
      : publisher.noticeRaised({ text: `${notice.title}. ${notice.body}`, runId: notice.runId });
}

/** Each change is told to the clients and shown in the tray. */
function connect(parts: Parts): void {
  const { engine, settings, publisher, desktop, handlers, notify, onBug, problems } = parts;
  const statusChanged = () => {
    publisher.statusChanged();
    desktop?.refresh();
  };
  engine.runService.events.on('changed', (run) => {
    publisher.runChanged(run);
    statusChanged();
  });
  engine.runService.events.on('pruned', (taskId) => publisher.taskChanged(taskId));
  engine.runService.events.on('logGrew', (growth) => publisher.logGrew(growth));
  engine.runService.events.on('progressed', (progress) => publisher.runProgressed(progress));
  engine.events.on('taskChanged', (taskId) => {
    publisher.taskChanged(taskId);
    statusChanged();
  });
  engine.events.on('pauseChanged', statusChanged);
  engine.events.on('attentionChanged', statusChanged);
  engine.events.on('problemsChanged', statusChanged);
  engine.events.on('upkeepChanged', statusChanged);
  engine.events.on('noticed', notify);
  engine.events.on('alertsChanged', () => {
    publisher.alertsChanged(engine.alerts.messages().length);
    statusChanged();
  });
  settings.events.on('changed', (changed) => {
    publisher.settingsChanged(changed);
    desktop?.applySettings();
    statusChanged();
  });
  if (!desktop) return;
  publishToWindow(
    publisher,
    () => desktop.window.webContents,
    () => inUserLanguage(problems),
  );
  registerHandlers(handlers, {
    isTrusted: (event) => desktop.window.isTrusted(event),
    onError: onBug,
  });
}

/** The answer to whoever asked leaves first. */
function restart(): void {
  setImmediate(() => {
    // An AppImage is mounted anew at each start.
    const execPath = appImageOf(process.env, process.execPath);
    app.relaunch(execPath === null ? {} : { execPath });
    app.quit();
  });
}
