/** What the application's own icon offers beside the tray: a count, and a menu in dock or task bar. */

import { app, type BrowserWindow, Menu, nativeImage } from 'electron';

import { msg, t } from '../../shared/i18n.ts';
import { openFailures, type Status } from '../../shared/status.ts';
import { linkTo } from '../../shared/app-link.ts';
import { inUserLanguage } from '../language.ts';

export interface AppIconOptions {
  /** A red dot of 16 x 16, shown on the task bar of Windows. */
  readonly overlayPath: string;
  readonly status: () => Status;
  readonly window: () => BrowserWindow | null;
  readonly onRoute: (route: string) => void;
}

const ENTRIES = [
  { title: msg('New task'), route: '/tasks/new' },
  { title: msg('Today'), route: '/today' },
  { title: msg('Runs'), route: '/runs' },
] as const;

/** The status of 10,000 tasks takes tens of ms to read. */
const GATHER_MS = 250;

export class AppIcon {
  readonly #options: AppIconOptions;
  #shownCount = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: AppIconOptions) {
    this.#options = options;
  }

  /** Needs `app` to be ready; again after a change of language. */
  applyLanguage(): void {
    inUserLanguage(() => this.#makeMenus());
  }

  #makeMenus(): void {
    const { onRoute } = this.#options;
    app.dock?.setMenu(
      Menu.buildFromTemplate(
        ENTRIES.map(({ title, route }) => ({ label: t(title), click: () => onRoute(route) })),
      ),
    );
    if (process.platform !== 'win32') return;
    app.setUserTasks(
      ENTRIES.map(({ title, route }) => ({
        title: t(title),
        description: t(title),
        program: process.execPath,
        arguments: linkTo(route),
        iconPath: process.execPath,
        iconIndex: 0,
      })),
    );
  }

  /** To be called after each change of the status, which is read once for all that come together. */
  refresh(): void {
    this.#timer ??= setTimeout(() => this.#draw(), GATHER_MS);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #draw(): void {
    this.#timer = null;
    const count = openFailures(this.#options.status()).length;
    if (count === this.#shownCount) return;
    this.#shownCount = count;
    if (process.platform === 'win32') this.#setOverlay(count);
    else app.setBadgeCount(count);
  }

  #setOverlay(count: number): void {
    const image = count === 0 ? null : nativeImage.createFromPath(this.#options.overlayPath);
    const words = inUserLanguage(() =>
      t('{count, plural, one {# task is failing} other {# tasks are failing}}', { count }),
    );
    this.#options.window()?.setOverlayIcon(image, count === 0 ? '' : words);
  }
}
