/** Tells the end of a sleep once, though its signals come late, doubled, or only as a jump of the clock. */

/** Signals this close to each other are of the same sleep. */
const SAME_SLEEP_MS = 60_000;

export class SleepEnd {
  #toldAtMs: number | null = null;

  /** True when this is the first signal of the end of a sleep. */
  isNew(awakeAtMs: number): boolean {
    const toldAtMs = this.#toldAtMs;
    if (toldAtMs !== null && Math.abs(awakeAtMs - toldAtMs) < SAME_SLEEP_MS) return false;
    this.#toldAtMs = awakeAtMs;
    return true;
  }
}
