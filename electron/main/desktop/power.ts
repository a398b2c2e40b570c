/** Tells when the computer goes to sleep, wakes up and shuts down. */

import { powerMonitor } from 'electron';

export interface PowerOptions {
  readonly onSuspend: () => void;
  readonly onResume: () => void;
  /** The system waits a moment for CronPilot to quit. */
  readonly onShutdown: () => void;
}

export class Power {
  readonly #options: PowerOptions;
  #isAsleep = false;
  readonly #suspend = (): void => this.#setAsleep(true);
  readonly #resume = (): void => this.#setAsleep(false);
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
  }

  stop(): void {
    powerMonitor.off('suspend', this.#suspend);
    powerMonitor.off('resume', this.#resume);
    powerMonitor.off('shutdown', this.#shutdown);
  }

  /** Linux reports each change twice. */
  #setAsleep(isAsleep: boolean): void {
    if (isAsleep === this.#isAsleep) return;
    this.#isAsleep = isAsleep;
    if (isAsleep) this.#options.onSuspend();
    else this.#options.onResume();
  }
}
