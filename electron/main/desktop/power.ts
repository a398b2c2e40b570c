/** Tells when the computer goes to sleep, wakes up and shuts down, and its screen is unlocked. */

import type { EventEmitter } from 'node:events';

export interface PowerOptions {
  /** Electron's, which needs `app` to be ready. */
  readonly monitor: Pick<EventEmitter, 'on' | 'off'>;
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

  start(): void {
    const { monitor, onUnlock } = this.#options;
    monitor.on('suspend', this.#suspend);
    monitor.on('resume', this.#resume);
    monitor.on('shutdown', this.#shutdown);
    monitor.on('unlock-screen', onUnlock);
  }

  stop(): void {
    const { monitor, onUnlock } = this.#options;
    monitor.off('suspend', this.#suspend);
    monitor.off('resume', this.#resume);
    monitor.off('shutdown', this.#shutdown);
    monitor.off('unlock-screen', onUnlock);
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
