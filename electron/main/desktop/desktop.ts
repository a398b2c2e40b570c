/** The visible part of CronPilot: window, tray, notifications and power, joined to what they show. */

import { join } from 'node:path';
import {
  app,
  globalShortcut,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  session,
} from 'electron';

import { appImageOf } from '../../shared/app-image.ts';
import { PALETTE_ROUTE } from '../../shared/app-link.ts';
import type { RunId } from '../../shared/run.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Status } from '../../shared/status.ts';
import { inUserLanguage } from '../language.ts';
import { AppIcon } from './app-icon.ts';
import { guardDevServer, serveApp } from './app-protocol.ts';
import { askQuit } from './ask-quit.ts';
import type { QuitFacts } from './decide-quit.ts';
import { GlobalShortcut } from './global-shortcut.ts';
import { KeepAwake } from './keep-awake.ts';
import { LockWatch } from './lock-watch.ts';
import { setLoginItem } from './login-item.ts';
import { createNotifications, type Notifications, type NotificationText } from './notifications.ts';
import { Power } from './power.ts';
import { QuitGuard } from './quit-guard.ts';
import { denyPermissions, lockPages } from './security.ts';
import type { TrayCommand } from './tray-menu.ts';
import { AppTray } from './tray.ts';
import { AppWindow } from './window.ts';

export interface DesktopOptions {
  /** The application's own folder, with `dist` and `resources`. */
  readonly appDir: string;
  readonly homeDir: string;
  readonly settings: () => Settings;
  readonly status: () => Status;
  readonly loadWindowState: () => unknown;
  readonly saveWindowState: (state: unknown) => void;
  readonly onTrayCommand: (command: TrayCommand) => void;
  readonly onTrayAvailable: () => void;
  readonly onRoute: (path: string) => void;
  readonly onNotice: (notice: { readonly text: string; readonly runId: RunId | null }) => void;
  /** A button below a notification. */
  readonly onNoticeButton: (buttonId: string, text: NotificationText) => void;
  readonly onWindowClosed: () => void;
  readonly onPowerChange: (change: 'suspend' | 'resume') => void;
  readonly onUnlock: () => void;
  readonly quitFacts: () => QuitFacts;
  /** A task runs that keeps the computer awake. */
  readonly wantsAwake: () => boolean;
  readonly log: (message: string) => void;
}

const PAGE_URL = 'app://cronpilot/index.html';

export class Desktop {
  readonly window: AppWindow;
  readonly tray: AppTray;
  readonly #options: DesktopOptions;
  readonly #notifications: Notifications;
  readonly #power: Power;
  readonly #appIcon: AppIcon;
  readonly #keepAwake: KeepAwake;
  readonly #globalShortcut: GlobalShortcut;
  readonly #quitGuard: QuitGuard;
  /** Elsewhere Electron tells. */
  readonly #lockWatch: LockWatch | null;

  /** Needs `app` to be ready. */
  constructor(options: DesktopOptions) {
    this.#options = options;
    const { appDir, log } = options;
    const iconPath = join(appDir, 'resources/icons/icon.png');
    const devUrl = app.isPackaged ? undefined : process.env['VITE_DEV_SERVER_URL'];
    this.window = new AppWindow({
      pageUrl: devUrl ?? PAGE_URL,
      preloadPath: join(appDir, 'dist/preload/preload.cjs'),
      iconPath,
      systemTitleBar: () => options.settings().systemTitleBar,
      zoomPercent: () => options.settings().zoomPercent,
      canClose: () => this.tray.available,
      quitsOnClose: () => options.settings().onWindowClosed === 'quit',
      onQuit: () => void this.requestQuit(),
      loadState: options.loadWindowState,
      saveState: options.saveWindowState,
      beforeFirst: () => this.#guardSession(devUrl),
      onRoute: options.onRoute,
      onClosed: options.onWindowClosed,
      log,
    });
    this.tray = new AppTray({
      iconDir: join(appDir, 'resources/icons/tray'),
      status: options.status,
      onCommand: options.onTrayCommand,
      onAvailable: options.onTrayAvailable,
      log,
    });
    this.#notifications = createNotifications({
      iconPath,
      isSilent: () => !options.settings().notificationSounds,
      onAction: options.onNoticeButton,
      onClick: ({ runId }) => this.window.show(runId === null ? null : `/runs/${runId}`),
      onFailed: ({ title, body, runId }) => options.onNotice({ text: `${title}. ${body}`, runId }),
      log,
    });
    this.#appIcon = this.#createAppIcon();
    this.#keepAwake = new KeepAwake(options.wantsAwake, powerSaveBlocker);
    this.#globalShortcut = new GlobalShortcut({
      shortcuts: globalShortcut,
      accelerator: () => options.settings().globalShortcut,
      onPressed: () => this.openRoute(PALETTE_ROUTE),
      log,
    });
    this.#quitGuard = this.#createQuitGuard();
    this.#power = this.#createPower();
    this.#lockWatch = process.platform === 'linux' ? new LockWatch(options) : null;
    lockPages(app, log);
  }

  /** Why unlocking the screen is not noticed, as a sentence; null when it is. */
  get unlockProblem(): string | null {
    return this.#lockWatch?.problem ?? null;
  }

  /** A sentence while the global shortcut that the user chose does not work. */
  get shortcutProblem(): string | null {
    return this.#globalShortcut.problem;
  }

  start(): void {
    this.applySettings();
    this.tray.start();
    this.#notifications.start();
    this.#power.start();
    this.#lockWatch?.start();
  }

  stop(): void {
    this.#globalShortcut.stop();
    this.#keepAwake.stop();
    this.#power.stop();
    this.#lockWatch?.stop();
    this.#notifications.stop();
    this.tray.stop();
    this.#appIcon.stop();
    this.window.stop();
  }

  /** To be called after each change of the status. */
  refresh(): void {
    this.tray.refresh();
    this.#appIcon.refresh();
    this.#keepAwake.refresh();
    this.#quitGuard.runsChanged();
  }

  /** Null leaves the page as it is. */
  openRoute(route: string | null): void {
    this.window.show(route);
  }

  /** Asks while tasks run. */
  requestQuit(): Promise<void> {
    return inUserLanguage(() => this.#quitGuard.request());
  }

  notify(text: NotificationText): void {
    this.#notifications.show(text);
  }

  /** Language, theme, zoom, shortcut and login item follow the settings. */
  applySettings(): void {
    this.#globalShortcut.refresh();
    this.#appIcon.applyLanguage();
    const { theme, openAtLogin, startHidden } = this.#options.settings();
    nativeTheme.themeSource = theme;
    this.window.applyZoom();
    const command: [string, ...string[]] = app.isPackaged
      ? [appImageOf(process.env, process.execPath) ?? process.execPath]
      : [process.execPath, this.#options.appDir];
    if (startHidden) command.push('--hidden');
    try {
      setLoginItem(openAtLogin, { command, homeDir: this.#options.homeDir, env: process.env });
    } catch (error) {
      this.#options.log(`Starting at login could not be set: ${String(error)}`);
    }
  }

  #createAppIcon(): AppIcon {
    const { appDir, status } = this.#options;
    return new AppIcon({
      overlayPath: join(appDir, 'resources/icons/overlay.png'),
      status,
      window: () => this.window.browserWindow,
      onRoute: (route) => this.openRoute(route),
    });
  }

  #createQuitGuard(): QuitGuard {
    return new QuitGuard({
      facts: this.#options.quitFacts,
      ask: (question) => askQuit(question, this.window.browserWindow),
      quit: () => app.quit(),
    });
  }

  #createPower(): Power {
    const { log, onPowerChange, onUnlock } = this.#options;
    return new Power({
      monitor: powerMonitor,
      onSuspend: () => {
        log('The computer goes to sleep.');
        onPowerChange('suspend');
      },
      onResume: () => onPowerChange('resume'),
      onUnlock,
      onShutdown: () => app.quit(),
    });
  }

  /** Nobody who stays in the tray pays for a session. */
  #guardSession(devUrl: string | undefined): void {
    denyPermissions(session.defaultSession, this.window.origin);
    serveApp(join(this.#options.appDir, 'dist/renderer'));
    if (devUrl !== undefined) guardDevServer(this.window.origin);
  }
}
