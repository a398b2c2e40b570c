/** Lets so many through in any stretch of time, for each key on its own. */

export interface RateLimitOptions {
  readonly count: number;
  readonly periodMs: number;
}

export class RateLimit<K> {
  readonly #options: RateLimitOptions;
  /** When the last ones were let through, oldest first. */
  readonly #passedMs = new Map<K, number[]>();

  constructor(options: RateLimitOptions) {
    this.#options = options;
  }

  /** 0: it is let through and counts. Else how long to wait, in ms. */
  take(key: K, nowMs: number): number {
    const { count, periodMs } = this.#options;
    // A clock that was set back would hold everything up.
    const recent = (this.#passedMs.get(key) ?? []).filter(
      (ms) => ms <= nowMs && ms > nowMs - periodMs,
    );
    const [oldest] = recent;
    if (recent.length >= count && oldest !== undefined) return oldest + periodMs - nowMs;
    this.#passedMs.set(key, [...recent, nowMs]);
    return 0;
  }
}
