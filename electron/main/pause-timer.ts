/** Tells when a pause of all schedules is over. */

/** The clock may be set meanwhile. */
const LOOK_EVERY_MS = 30_000;

export class PauseTimer {
  readonly #untilMs: () => number | null;
  readonly #onOver: () => void;
  #timer: NodeJS.Timeout | undefined;

  /** @param untilMs end of the pause in force; null without one, and for one without an end */
  constructor(untilMs: () => number | null, onOver: () => void) {
    this.#untilMs = untilMs;
    this.#onOver = onOver;
  }

  /** Call at the start and after each change. */
  arm(): void {
    clearTimeout(this.#timer);
    const untilMs = this.#untilMs();
    if (untilMs === null) return;
    const restMs = untilMs - Date.now();
    // Also once it is over: until that could be noted.
    const lookInMs = restMs > 0 ? Math.min(restMs, LOOK_EVERY_MS) : LOOK_EVERY_MS;
    this.#timer = setTimeout(() => this.arm(), lookInMs);
    if (restMs <= 0) this.#onOver();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
