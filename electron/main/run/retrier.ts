/** Does again a little later what a full disk or a locked database refuses now. */

import { AppError } from '../../shared/errors.ts';

const RETRY_MS = 1_000;

export class Retrier {
  readonly #log: (message: string) => void;
  /** In the order in which they were first tried. */
  readonly #pending = new Map<string, () => void>();
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(log: (message: string) => void) {
    this.#log = log;
  }

  /**
   * Does `work` now, and once a second again for as long as the database refuses it.
   *
   * @param name A later attempt of the same name takes the place of one that is still to come.
   * @throws Whatever else `work` throws.
   */
  attempt(name: string, work: () => void): void {
    try {
      work();
      this.#pending.delete(name);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'unavailable')) throw error;
      if (!this.#pending.has(name)) this.#log(`Will try again (${name}): ${error.message}`);
      this.#pending.set(name, work);
      this.#arm();
    }
  }

  /** Nothing is tried again after this. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #arm(): void {
    if (this.#stopped) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const [name, work] of this.#pending) this.attempt(name, work);
    }, RETRY_MS).unref();
  }
}
