/** The one window: made when it is needed, destroyed when it is closed, back where it was. */

import {
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  nativeTheme,
  screen,
  type WebContents,
} from 'electron';

import { isTrustedSender, type Sender } from './security.ts';
import { MIN_SIZE, placeWindow, type WindowState } from './window-state.ts';

export interface AppWindowOptions {
  /** `app://cronpilot/index.html`, or the address of the development server. */
  readonly pageUrl: string;
  readonly preloadPath: string;
  readonly iconPath: string;
  readonly systemTitleBar: () => boolean;
  readonly zoomPercent: () => number;
  /** False: closing would leave the user without a way back, so it minimises. */
  readonly canClose: () => boolean;
  /** Closing asks for the end of CronPilot instead, and the window stays until then. */
  readonly quitsOnClose: () => boolean;
  readonly onQuit: () => void;
  readonly loadState: () => unknown;
  readonly saveState: (state: WindowState) => void;
  /** Once, before the first window is made. */
  readonly beforeFirst: () => void;
  /** Asks the page in the window for a route such as `/runs/12`. */
  readonly onRoute: (path: string) => void;
  /** The user closed it; not at the end of the application. */
  readonly onClosed: () => void;
  readonly log: (message: string) => void;
}

const TITLE_BAR_HEIGHT = 40;
/** The tokens `sidebar`, `text` and `canvas`: the title bar has the colour of the sidebar. */
const COLOURS = {
  light: { titleBar: '#F7F7F8', symbols: '#17171C', canvas: '#FFFFFF' },
  dark: { titleBar: '#0C0C0E', symbols: '#EDEDF1', canvas: '#111114' },
} as const;
const SAVE_DELAY_MS = 500;
/** A page that ends more often than this within a minute is not loaded again. */
const MAX_RELOADS = 3;
const RELOAD_WINDOW_MS = 60_000;

export class AppWindow {
  readonly #options: AppWindowOptions;
  readonly #origin: string;
  readonly #onTheme = (): void => this.#paint();
  #window: BrowserWindow | null = null;
  #hadWindow = false;
  /** The title bar is ours; fixed when a window is made. */
  #hasOverlay = false;
  /** The page is there and hears what it is asked for. */
  #isLoaded = false;
  /** What was asked for last while it was not. */
  #wantedPath: string | null = null;
  #saveTimer: NodeJS.Timeout | null = null;
  #reloadedAtMs: number[] = [];
  #isStopping = false;

  constructor(options: AppWindowOptions) {
    this.#options = options;
    const { protocol, host } = new URL(options.pageUrl);
    this.#origin = `${protocol}//${host}`;
    nativeTheme.on('updated', this.#onTheme);
  }

  /** Of the page, such as `app://cronpilot`. */
  get origin(): string {
    return this.#origin;
  }

  /** Null while the window is closed. */
  get browserWindow(): BrowserWindow | null {
    return this.#window;
  }

  get webContents(): WebContents | null {
    return this.#window?.webContents ?? null;
  }

  /** Opens the window or brings it to the front, and asks for `path`, null leaving the page as it is. */
  show(path: string | null = null): void {
    const window = this.#window;
    if (!window) {
      this.#open(path);
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    if (path !== null) this.#askFor(path);
  }

  /** Follows the settings; the title bar of our own keeps up with the page under it. */
  applyZoom(): void {
    const window = this.#window;
    const factor = this.#zoomFactor;
    if (!window || window.webContents.getZoomFactor() === factor) return;
    window.webContents.setZoomFactor(factor);
    if (this.#hasOverlay) window.setTitleBarOverlay({ height: titleBarHeight(factor) });
  }

  get #zoomFactor(): number {
    return this.#options.zoomPercent() / 100;
  }

  /** Closes the window for good, for the end of the application. */
  stop(): void {
    this.#isStopping = true;
    nativeTheme.off('updated', this.#onTheme);
    this.#saveNow();
    this.#window?.destroy();
  }

  isTrusted(event: Sender): boolean {
    return isTrustedSender(event, this.webContents, this.#origin);
  }

  #askFor(path: string): void {
    if (this.#isLoaded) this.#options.onRoute(path);
    else this.#wantedPath = path;
  }

  #open(path: string | null): void {
    if (!this.#hadWindow) this.#options.beforeFirst();
    this.#hadWindow = true;
    const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea);
    const state = placeWindow(this.#options.loadState(), workAreas);
    this.#hasOverlay = !this.#options.systemTitleBar() && process.platform !== 'darwin';
    const window = new BrowserWindow(this.#windowOptions(state));
    this.#window = window;
    this.#isLoaded = false;
    this.#wantedPath = null;
    if (state.isMaximized) window.once('show', () => window.maximize());
    window.once('ready-to-show', () => window.show());
    window.removeMenu();
    this.#followWindow(window);
    this.#followPage(window);
    void this.#load(window, path);
  }

  /** The route stands in the hash: the page is not there yet to be asked. */
  async #load(window: BrowserWindow, path: string | null): Promise<void> {
    try {
      await window.loadURL(`${this.#options.pageUrl}${path === null ? '' : `#${path}`}`);
    } catch (error) {
      // Closed while it was loading; to show a window that is closing ends Electron.
      if (window !== this.#window) return;
      this.#options.log(`The page was not loaded: ${String(error)}`);
      window.show();
    }
  }

  #windowOptions({ width, height, position }: WindowState): BrowserWindowConstructorOptions {
    return {
      width,
      height,
      ...position,
      minWidth: MIN_SIZE.width,
      minHeight: MIN_SIZE.height,
      title: 'CronPilot',
      icon: this.#options.iconPath,
      show: false,
      backgroundColor: colours().canvas,
      ...(this.#options.systemTitleBar() ? {} : titleBarOptions(this.#zoomFactor)),
      webPreferences: {
        preload: this.#options.preloadPath,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        zoomFactor: this.#zoomFactor,
      },
    };
  }

  #followWindow(window: BrowserWindow): void {
    const save = () => this.#saveSoon();
    window.on('resize', save);
    window.on('move', save);
    window.on('maximize', save);
    window.on('unmaximize', save);
    window.on('close', (event) => {
      this.#saveNow();
      if (!this.#isStopping && this.#options.quitsOnClose()) {
        event.preventDefault();
        this.#options.onQuit();
      } else if (this.#isStopping || this.#options.canClose()) {
        this.#window = null;
      } else {
        event.preventDefault();
        window.minimize();
      }
    });
    window.on('closed', () => {
      if (this.#window === window) this.#window = null;
      if (!this.#isStopping) this.#options.onClosed();
    });
  }

  #followPage(window: BrowserWindow): void {
    const contents = window.webContents;
    contents.on('did-finish-load', () => {
      if (window === this.#window) this.#loaded();
    });
    contents.on('render-process-gone', (_event, { reason, exitCode }) => {
      this.#options.log(`The window's page ended: ${reason}, exit code ${exitCode}`);
      if (window === this.#window) this.#reload(window);
    });
    contents.on('unresponsive', () => {
      this.#options.log("The window's page does not answer and is ended.");
      contents.forcefullyCrashRenderer();
    });
    // A page may not refuse to be closed.
    contents.on('will-prevent-unload', (event) => event.preventDefault());
  }

  #loaded(): void {
    const path = this.#wantedPath;
    this.#isLoaded = true;
    this.#wantedPath = null;
    if (path !== null) this.#options.onRoute(path);
  }

  #reload(window: BrowserWindow): void {
    this.#isLoaded = false;
    const nowMs = performance.now();
    this.#reloadedAtMs = this.#reloadedAtMs.filter((atMs) => atMs > nowMs - RELOAD_WINDOW_MS);
    if (this.#reloadedAtMs.length >= MAX_RELOADS) {
      this.#options.log("The window's page ends again and again; the window is closed.");
      window.destroy();
      return;
    }
    this.#reloadedAtMs.push(nowMs);
    window.webContents.reload();
  }

  #saveSoon(): void {
    if (this.#saveTimer) clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => this.#saveNow(), SAVE_DELAY_MS);
  }

  #saveNow(): void {
    if (this.#saveTimer) clearTimeout(this.#saveTimer);
    this.#saveTimer = null;
    if (!this.#window || this.#window.isDestroyed()) return;
    const { x, y, width, height } = this.#window.getNormalBounds();
    const position = isWayland() ? null : { x, y };
    this.#options.saveState({ width, height, position, isMaximized: this.#window.isMaximized() });
  }

  #paint(): void {
    const { canvas, titleBar, symbols } = colours();
    this.#window?.setBackgroundColor(canvas);
    if (this.#hasOverlay) {
      this.#window?.setTitleBarOverlay({ color: titleBar, symbolColor: symbols });
    }
  }
}

/** Of the page's own bar, in pixels of the screen. */
function titleBarHeight(zoomFactor: number): number {
  return Math.round(TITLE_BAR_HEIGHT * zoomFactor);
}

function titleBarOptions(zoomFactor: number): BrowserWindowConstructorOptions {
  if (process.platform === 'darwin') {
    return { titleBarStyle: 'hiddenInset', trafficLightPosition: { x: 14, y: 13 } };
  }
  const { titleBar, symbols } = colours();
  return {
    titleBarStyle: 'hidden',
    titleBarOverlay: { color: titleBar, symbolColor: symbols, height: titleBarHeight(zoomFactor) },
  };
}

function colours() {
  return nativeTheme.shouldUseDarkColors ? COLOURS.dark : COLOURS.light;
}

/** There a window neither learns nor chooses its position. */
function isWayland(): boolean {
  return process.platform === 'linux' && process.env['XDG_SESSION_TYPE'] === 'wayland';
}
