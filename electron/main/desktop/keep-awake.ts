/** Keeps the computer from falling asleep by itself while tasks run that ask for it. */

import { powerSaveBlocker } from 'electron';

export class KeepAwake {
  readonly #isWanted: () => boolean;
  #blockerId: number | null = null;

  /** @param isWanted Whether such a task runs now. */
  constructor(isWanted: () => boolean) {
    this.#isWanted = isWanted;
  }

  /** To be called after each change of a run. */
  refresh(): void {
    const isWanted = this.#isWanted();
    if (isWanted === (this.#blockerId !== null)) return;
    if (isWanted) this.#blockerId = powerSaveBlocker.start('prevent-app-suspension');
    else this.stop();
  }

  stop(): void {
    if (this.#blockerId !== null) powerSaveBlocker.stop(this.#blockerId);
    this.#blockerId = null;
  }
}
