/** Notices when the scheduler no longer looks for what is due, says so, and nudges it. */

import { isDeepStrictEqual } from 'node:util';

import type { Clock } from '../../shared/clock.ts';
import { type Phrase, phrase, say } from '../../shared/phrase.ts';

interface TickWatchOptions {
  readonly clock: Clock;
  /** The scheduler has gone without a tick, or ticks again. */
  readonly onChanged: (problem: Phrase | null) => void;
  /** Makes it look now. */
  readonly nudge: () => void;
}

const LOOK_MS = 30_000;
/** The scheduler looks at least every 30 seconds, and after a failure within as many. */
const STALLED_AFTER_MS = 120_000;

/** By the monotonic clock, which stands still while the computer sleeps. */
export class TickWatch {
  readonly #options: TickWatchOptions;
  #lastTickMs = 0;
  #lastTickAtMs = 0;
  #lastLookMs = 0;
  #timer: { cancel(): void } | null = null;
  #problem: Phrase | null = null;

  constructor(options: TickWatchOptions) {
    this.#options = options;
  }

  /** A sentence; null while the scheduler ticks. */
  get problem(): string | null {
    return this.#problem && say(this.#problem);
  }

  start(): void {
    this.tick();
    this.#lastLookMs = this.#options.clock.monotonicNow();
    this.#arm();
  }

  stop(): void {
    this.#timer?.cancel();
  }

  tick(): void {
    this.#lastTickMs = this.#options.clock.monotonicNow();
    this.#lastTickAtMs = this.#options.clock.now();
    this.#report(null);
  }

  #arm(): void {
    this.#timer = this.#options.clock.setTimer(() => this.#look(), LOOK_MS);
  }

  #look(): void {
    const nowMs = this.#options.clock.monotonicNow();
    // Both were held up: the scheduler gets the chance to tick first.
    const wasHeldUp = nowMs - this.#lastLookMs > 2 * LOOK_MS;
    this.#lastLookMs = nowMs;
    if (!wasHeldUp && nowMs - this.#lastTickMs > STALLED_AFTER_MS) {
      this.#report(
        phrase('CronPilot has not looked for due tasks since {since}. Its log says why.', {
          since: { clockMs: this.#lastTickAtMs },
        }),
      );
      this.#options.nudge();
    }
    this.#arm();
  }

  #report(problem: Phrase | null): void {
    if (isDeepStrictEqual(problem, this.#problem)) return;
    this.#problem = problem;
    this.#options.onChanged(problem);
  }
}
