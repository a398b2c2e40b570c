/** Tells what happened once, though its signals come late, doubled, or by two ways. */

export class FirstSignal {
  readonly #withinMs: number;
  #lastMs: number | null = null;

  /** @param withinMs Signals this close to the first one are of the same happening. */
  constructor(withinMs: number) {
    this.#withinMs = withinMs;
  }

  isFirst(atMs: number): boolean {
    if (this.#lastMs !== null && Math.abs(atMs - this.#lastMs) < this.#withinMs) return false;
    this.#lastMs = atMs;
    return true;
  }
}
