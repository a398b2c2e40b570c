/** What this page can do: in the window there is Electron behind it, in a browser there is not. */

export interface Capabilities {
  /** Native dialogs for files and folders. */
  readonly pickFiles: boolean;
  /** Opens the file manager at a file. */
  readonly showFiles: boolean;
  /** Native menus. */
  readonly menus: boolean;
  /** The window's own frame: zoom, title bar, quitting. */
  readonly frame: boolean;
  /** Passwords and tokens of the HTTP API, which is not to give out more of itself. */
  readonly manageApi: boolean;
}

const WINDOW: Capabilities = {
  pickFiles: true,
  showFiles: true,
  menus: true,
  frame: true,
  manageApi: true,
};
const BROWSER: Capabilities = {
  pickFiles: false,
  showFiles: false,
  menus: false,
  frame: false,
  manageApi: false,
};

export function capabilities(): Capabilities {
  return window.cronpilot ? WINDOW : BROWSER;
}
