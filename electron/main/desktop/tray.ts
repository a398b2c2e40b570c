/** The icon in the desktop's tray: its shape, tooltip and menu follow the status. */

import { join } from 'node:path';

import { Menu, type MenuItemConstructorOptions, nativeTheme, Tray } from 'electron';

import { type Status, type TrayState, trayState } from '../../shared/status.ts';
import { inUserLanguage } from '../language.ts';
import {
  buildTrayMenu,
  escapeMenuLabel,
  type TrayCommand,
  type TrayItem,
  trayTooltip,
} from './tray-menu.ts';
import { TrayWatch } from './tray-watch.ts';

export interface AppTrayOptions {
  /** Holds `trayIdle.png` and the other pictures of `resources/icons/tray`. */
  readonly iconDir: string;
  readonly status: () => Status;
  readonly onCommand: (command: TrayCommand) => void;
  /** The desktop began or ceased to show tray icons; also called with the first finding. */
  readonly onAvailable: (available: boolean) => void;
  readonly log: (message: string) => void;
}

/** An open menu closes when it is made anew, so not more often than this. */
const MIN_REFRESH_MS = 1_000;
/** A run that starts is not to wait for its icon. */
const GATHER_MS = 100;
const ICON_NAMES: Readonly<Record<TrayState, string>> = {
  idle: 'trayIdle',
  running: 'trayRunning',
  failing: 'trayFailing',
  paused: 'trayPaused',
  stopped: 'trayStopped',
};

export class AppTray {
  readonly #options: AppTrayOptions;
  readonly #watch: TrayWatch | null;
  readonly #onTheme = (): void => this.#draw();
  #tray: Tray | null = null;
  #shown = { menu: '', tooltip: '', icon: '' };
  #drawnAtMs = 0;
  #refreshTimer: NodeJS.Timeout | undefined;
  #midnightTimer: NodeJS.Timeout | undefined;

  constructor(options: AppTrayOptions) {
    this.#options = options;
    this.#watch =
      process.platform === 'linux'
        ? new TrayWatch({ onChange: (available) => this.#onWatch(available), log: options.log })
        : null;
  }

  /** Whether the desktop shows tray icons at all; on Linux not known before the watch has asked. */
  get available(): boolean {
    return this.#tray !== null && (this.#watch?.available ?? true);
  }

  /** Needs a display, and `app` to be ready. */
  start(): void {
    nativeTheme.on('updated', this.#onTheme);
    if (this.#watch) {
      this.#watch.start();
    } else {
      this.#make();
      this.#options.onAvailable(true);
    }
  }

  stop(): void {
    nativeTheme.off('updated', this.#onTheme);
    this.#watch?.stop();
    this.#clearTimers();
    this.#tray?.destroy();
    this.#tray = null;
  }

  /** To be called after each change of the status; draws soon, and at most once a second. */
  refresh(): void {
    if (!this.#tray) return;
    const waitMs = this.#drawnAtMs + MIN_REFRESH_MS - performance.now();
    this.#refreshTimer ??= setTimeout(() => this.#draw(), Math.max(GATHER_MS, waitMs));
  }

  /**
   * Electron looks for the desktop's tray only when an icon is made, so each new tray gets a new
   * one. One is also made where none is found: older panels embed it without being asked for.
   */
  #onWatch(available: boolean): void {
    if (available || !this.#tray) this.#make();
    this.#options.onAvailable(available);
  }

  #make(): void {
    this.#tray?.destroy();
    this.#shown = { menu: '', tooltip: '', icon: '' };
    this.#tray = new Tray(this.#iconPath(trayState(this.#options.status())));
    this.#tray.on('click', () => this.#onClick());
    this.#draw();
  }

  /** On macOS a click opens the menu already. */
  #onClick(): void {
    if (process.platform !== 'darwin') this.#run({ kind: 'open', path: null });
  }

  /** After the click was answered: the command may change the menu, or end the tray. */
  #run(command: TrayCommand): void {
    setImmediate(() => this.#options.onCommand(command));
  }

  #draw(): void {
    this.#clearTimers();
    if (!this.#tray) return;
    this.#drawnAtMs = performance.now();
    const status = this.#options.status();
    const nowMs = Date.now();
    const items = inUserLanguage(() => buildTrayMenu(status, nowMs));
    const wanted = {
      menu: JSON.stringify(items),
      tooltip: inUserLanguage(() => trayTooltip(status, nowMs)),
      icon: this.#iconPath(trayState(status)),
    };
    if (wanted.icon !== this.#shown.icon) this.#tray.setImage(wanted.icon);
    if (wanted.tooltip !== this.#shown.tooltip) this.#tray.setToolTip(wanted.tooltip);
    if (wanted.menu !== this.#shown.menu) {
      this.#tray.setContextMenu(Menu.buildFromTemplate(this.#toTemplate(items)));
    }
    this.#shown = wanted;
    // From then on, the day before is told by its date.
    this.#midnightTimer = setTimeout(() => this.#draw(), msToMidnight(nowMs));
  }

  #clearTimers(): void {
    clearTimeout(this.#refreshTimer);
    clearTimeout(this.#midnightTimer);
    this.#refreshTimer = undefined;
  }

  #toTemplate(items: readonly TrayItem[]): MenuItemConstructorOptions[] {
    return items.map(({ label, command, submenu }) => {
      if (label === null) return { type: 'separator' };
      return {
        label: escapeMenuLabel(label),
        enabled: Boolean(command ?? submenu),
        ...(submenu && { submenu: this.#toTemplate(submenu) }),
        ...(command && { click: () => this.#run(command) }),
      };
    });
  }

  #iconPath(state: TrayState): string {
    return join(this.#options.iconDir, `${ICON_NAMES[state]}${iconSuffix()}`);
  }
}

function iconSuffix(): string {
  switch (process.platform) {
    case 'darwin':
      return 'Template.png';
    case 'win32':
      return nativeTheme.shouldUseDarkColors ? 'OnDark.ico' : 'OnLight.ico';
    default:
      return '.png';
  }
}

function msToMidnight(nowMs: number): number {
  const now = new Date(nowMs);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime() - nowMs;
}
