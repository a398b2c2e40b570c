/** Keeps the computer from falling asleep by itself while tasks run that ask for it. */

import type { PowerSaveBlocker } from 'electron';

/** Whether one is wanted is asked of every task that runs. */
const GATHER_MS = 250;

export class KeepAwake {
  readonly #isWanted: () => boolean;
  readonly #blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  #blockerId: number | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** @param isWanted Whether such a task runs now. */
  constructor(isWanted: () => boolean, blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>) {
    this.#isWanted = isWanted;
    this.#blocker = blocker;
  }

  /** To be called after each change of a run; looks once for all that come together. */
  refresh(): void {
    this.#timer ??= setTimeout(() => this.#look(), GATHER_MS);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#release();
  }

  #look(): void {
    this.#timer = null;
    const isWanted = this.#isWanted();
    if (isWanted === (this.#blockerId !== null)) return;
    if (isWanted) this.#blockerId = this.#blocker.start('prevent-app-suspension');
    else this.#release();
  }

  #release(): void {
    if (this.#blockerId !== null) this.#blocker.stop(this.#blockerId);
    this.#blockerId = null;
  }
}
