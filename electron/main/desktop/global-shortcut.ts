/** The key combination that brings up CronPilot's palette from anywhere, if the user wants one. */

import type { GlobalShortcut as Shortcuts } from 'electron';

export interface GlobalShortcutOptions {
  /** Electron's, of the whole desktop. */
  readonly shortcuts: Pick<Shortcuts, 'register' | 'unregister'>;
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
    if (this.#register(accelerator)) {
      this.#registered = accelerator;
      return;
    }
    this.#problem = isWayland()
      ? `This desktop gives no program the shortcut ${accelerator}. Set one in its keyboard settings for the command: cronpilot open --palette.`
      : `Another program uses the shortcut ${accelerator}.`;
    this.#options.log(this.#problem);
  }

  stop(): void {
    if (this.#registered !== null) this.#options.shortcuts.unregister(this.#registered);
    this.#registered = null;
    this.#problem = null;
  }

  #register(accelerator: string): boolean {
    const { shortcuts, onPressed } = this.#options;
    try {
      return shortcuts.register(accelerator, onPressed);
    } catch {
      // Electron throws for what it cannot read as a combination.
      return false;
    }
  }
}

function isWayland(): boolean {
  return process.platform === 'linux' && process.env['XDG_SESSION_TYPE'] === 'wayland';
}
