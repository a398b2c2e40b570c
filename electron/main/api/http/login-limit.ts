/** Slows down whoever guesses: after ten wrong logins there is one try every six seconds. */

const MAX_TRIES = 10;
const MS_PER_TRY = 6_000;

export class LoginLimit {
  readonly #now: () => number;
  #tries = MAX_TRIES;
  #countedAtMs: number;

  /** @param now a clock that nobody sets */
  constructor(now: () => number) {
    this.#now = now;
    this.#countedAtMs = now();
  }

  /** How long to wait before the next try, in ms; 0 when it may be made now. */
  get waitMs(): number {
    this.#count();
    return this.#tries >= 1 ? 0 : Math.ceil((1 - this.#tries) * MS_PER_TRY);
  }

  failed(): void {
    this.#count();
    this.#tries = Math.max(0, this.#tries - 1);
  }

  #count(): void {
    const nowMs = this.#now();
    this.#tries = Math.min(MAX_TRIES, this.#tries + (nowMs - this.#countedAtMs) / MS_PER_TRY);
    this.#countedAtMs = nowMs;
  }
}
