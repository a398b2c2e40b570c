/** The key combination that brings up CronPilot's palette from anywhere, if the user wants one. */

import { globalShortcut } from 'electron';

export interface GlobalShortcutOptions {
  /** As Electron writes accelerators, like `Control+Alt+C`; null is none. */
  readonly accelerator: () => string | null;
  readonly onPressed: () => void;
  readonly log: (message: string) => void;
}

export class GlobalShortcut {
  readonly #options: GlobalShortcutOptions;
  #registered: string | null = null;
  #problem: string | null = null;

  constructor(options: GlobalShortcutOptions) {
    this.#options = options;
  }

  /** A sentence while the combination that the user chose does not work. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Follows the settings. */
  refresh(): void {
    const accelerator = this.#options.accelerator();
    if (accelerator === this.#registered && this.#problem === null) return;
    this.stop();
    if (accelerator === null) return;
    if (isRegistered(accelerator, this.#options.onPressed)) {
      this.#registered = accelerator;
      return;
    }
    this.#problem = isWayland()
      ? `This desktop gives no program the shortcut ${accelerator}. Set one in its keyboard settings for the command: cronpilot open --palette.`
      : `Another program uses the shortcut ${accelerator}.`;
    this.#options.log(this.#problem);
  }

  stop(): void {
    if (this.#registered !== null) globalShortcut.unregister(this.#registered);
    this.#registered = null;
    this.#problem = null;
  }
}

function isRegistered(accelerator: string, onPressed: () => void): boolean {
  try {
    return globalShortcut.register(accelerator, onPressed);
  } catch {
    // Electron throws for what it cannot read as a combination.
    return false;
  }
}

function isWayland(): boolean {
  return process.platform === 'linux' && process.env['XDG_SESSION_TYPE'] === 'wayland';
}
