/** The key combination that brings up CronPilot's palette from anywhere, if the user wants one. */

import type { GlobalShortcut as Shortcuts } from 'electron';

import { t } from '../../shared/i18n.ts';

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
  /** What was refused. */
  #refused: string | null = null;

  constructor(options: GlobalShortcutOptions) {
    this.#options = options;
  }

  /** A sentence while the combination that the user chose does not work. */
  get problem(): string | null {
    if (this.#refused === null) return null;
    const accelerator = this.#refused;
    return isWayland()
      ? t(
          'This desktop gives no program the shortcut {accelerator}. Set one in its keyboard settings for the command: cronpilot open --palette.',
          { accelerator },
        )
      : t('Another program uses the shortcut {accelerator}.', { accelerator });
  }

  /** Follows the settings. */
  refresh(): void {
    const accelerator = this.#options.accelerator();
    if (accelerator === this.#registered && this.#refused === null) return;
    this.stop();
    if (accelerator === null) return;
    if (this.#register(accelerator)) {
      this.#registered = accelerator;
      return;
    }
    this.#refused = accelerator;
    this.#options.log(`The shortcut ${accelerator} was refused.`);
  }

  stop(): void {
    if (this.#registered !== null) this.#options.shortcuts.unregister(this.#registered);
    this.#registered = null;
    this.#refused = null;
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
