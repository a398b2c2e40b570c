/** Tells when the computer goes to sleep, wakes up and shuts down, and its screen is unlocked. */

import { powerMonitor } from 'electron';

export interface PowerOptions {
  readonly onSuspend: () => void;
  readonly onResume: () => void;
  /** On macOS and Windows alone. */
  readonly onUnlock: () => void;
  /** The system waits a moment for CronPilot to quit. */
  readonly onShutdown: () => void;
}

/** The same change again within so long is the same report. */
const DOUBLED_MS = 5_000;

export class Power {
  readonly #options: PowerOptions;
  #reported: { readonly isAsleep: boolean; readonly atMs: number } | null = null;
  readonly #suspend = (): void => this.#report(true);
  readonly #resume = (): void => this.#report(false);
  readonly #shutdown = (event?: { preventDefault(): void }): void => {
    event?.preventDefault();
    this.#options.onShutdown();
  };

  constructor(options: PowerOptions) {
    this.#options = options;
  }

  /** Needs `app` to be ready. */
  start(): void {
    powerMonitor.on('suspend', this.#suspend);
    powerMonitor.on('resume', this.#resume);
    powerMonitor.on('shutdown', this.#shutdown);
    powerMonitor.on('unlock-screen', this.#options.onUnlock);
  }

  stop(): void {
    powerMonitor.off('suspend', this.#suspend);
    powerMonitor.off('resume', this.#resume);
    powerMonitor.off('shutdown', this.#shutdown);
    powerMonitor.off('unlock-screen', this.#options.onUnlock);
  }

  /** Linux reports each change twice, and one may be missing. */
  #report(isAsleep: boolean): void {
    const atMs = performance.now();
    const last = this.#reported;
    if (last?.isAsleep === isAsleep && atMs - last.atMs < DOUBLED_MS) return;
    this.#reported = { isAsleep, atMs };
    if (isAsleep) this.#options.onSuspend();
    else this.#options.onResume();
  }
}
