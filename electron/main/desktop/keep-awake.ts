/** Keeps the computer from falling asleep by itself while tasks run that ask for it. */

import type { PowerSaveBlocker } from 'electron';

export class KeepAwake {
  readonly #isWanted: () => boolean;
  readonly #blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  #blockerId: number | null = null;

  /** @param isWanted Whether such a task runs now. */
  constructor(isWanted: () => boolean, blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>) {
    this.#isWanted = isWanted;
    this.#blocker = blocker;
  }

  /** To be called after each change of a run. */
  refresh(): void {
    const isWanted = this.#isWanted();
    if (isWanted === (this.#blockerId !== null)) return;
    if (isWanted) this.#blockerId = this.#blocker.start('prevent-app-suspension');
    else this.stop();
  }

  stop(): void {
    if (this.#blockerId !== null) this.#blocker.stop(this.#blockerId);
    this.#blockerId = null;
  }
}
