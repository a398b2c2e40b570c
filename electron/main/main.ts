/** The main process: one instance, its data directory, its start and its end. */

import { resolve } from 'node:path';
import { app, dialog } from 'electron';

import { decideLocale } from '../shared/decide-locale.ts';
import { AppError } from '../shared/errors.ts';
import { t } from '../shared/i18n.ts';
import { say, sayEnglish } from '../shared/phrase.ts';
import { type RunningApp, startApp } from './app.ts';
import { cliArguments, runCli } from './cli-mode.ts';
import { LINK_PROTOCOL, routeAmong, routeOfLink } from '../shared/app-link.ts';
import { registerAppScheme } from './desktop/app-protocol.ts';
import { followUser, inUserLanguage } from './language.ts';

/** No window and no tray: a display is missing, or the user wants a service. */
const headless = app.commandLine.hasSwitch('headless-service');
/** Started at login: tray only. */
const hidden = app.commandLine.hasSwitch('hidden');

/** @param onStarted called once everything is at work; not by a start as the command line */
export function main(onStarted: () => void): void {
  // Without a window there is nothing to draw.
  if (headless) app.disableHardwareAcceleration();

  const dataDir = process.env['CRONPILOT_DATA_DIR'];
  if (dataDir) app.setPath('userData', resolve(dataDir));

  const cliArgs = cliArguments(process.argv);

  if (cliArgs) {
    void runCli(cliArgs);
  } else if (app.requestSingleInstanceLock()) {
    registerAppScheme();
    void app
      .whenReady()
      .then(() => run(onStarted))
      .catch(giveUp);
  } else {
    yieldToOther();
  }
}

/** Electron has told the other copy, unless both were started in the same moment. */
function yieldToOther(): void {
  process.stdout.write('CronPilot is already running; its window opens.\n');
  app.exit(0);
}

async function run(onStarted: () => void): Promise<void> {
  // Until the settings say otherwise.
  followUser(() => decideLocale('system', app.getLocale(), null));
  const route = routeAmong(process.argv);
  const starting = startApp({ headless, hidden, route, dataDir: app.getPath('userData') });
  endCleanly(starting);
  // macOS hands over links as events, others as arguments.
  app.on('open-url', (event, link) => {
    event.preventDefault();
    void starting.then((running) => running.openWindow(routeOfLink(link)));
  });
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_PROTOCOL);
  const running = await starting;
  app.on('second-instance', (_event, args) => running.openWindow(routeAmong(args)));
  app.on('activate', () => running.openWindow(null));
  // Closing the window keeps CronPilot running; without a listener Electron would quit.
  app.on('window-all-closed', () => undefined);
  onStarted();
}

/**
 * Quits in two steps: the first attempt stops everything in order, the second one really quits.
 * One that comes during the start waits for its end.
 */
function endCleanly(starting: Promise<RunningApp>): void {
  let stopping: Promise<void> | null = null;
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    stopping ??= starting
      .then((running) => running.stop())
      .finally(() => {
        stopped = true;
        app.quit();
      });
  });
  // Node's handler must be installed anew: a library's listener has installed it before Chromium
  // put its own in front, which lets the second signal kill.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.removeAllListeners(signal).on(signal, () => app.quit());
}

/** A start that failed: the reason for a person who looks at a terminal or at the screen. */
function giveUp(error: unknown): void {
  if (error instanceof AppError && error.code === 'conflict') return yieldToOther();
  const wording =
    error instanceof AppError
      ? error.wording
      : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`CronPilot cannot start: ${sayEnglish(wording)}\n`);
  if (!headless)
    inUserLanguage(() => dialog.showErrorBox(t('CronPilot cannot start'), say(wording)));
  app.exit(1);
}
