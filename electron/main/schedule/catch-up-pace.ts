/** Spreads the runs that make up for lost time, so that a resume is no storm. */

import type { Due } from '../../shared/due.ts';

export interface Pace {
  /** After a start or a sleep nothing is caught up for so long. */
  readonly catchUpQuietMs: number;
  /** Then one is started each time that so long has passed. */
  readonly catchUpEveryMs: number;
}

export class CatchUpPace {
  readonly #pace: () => Pace;
  readonly #lastWaitingMs: () => number | null;
  #quietUntilMs = -Infinity;
  /** When the last that was handed over may start. */
  #lastMs = -Infinity;

  /** `lastWaitingMs`: when the last of those that wait in the store may start. */
  constructor(pace: () => Pace, lastWaitingMs: () => number | null) {
    this.#pace = pace;
    this.#lastWaitingMs = lastWaitingMs;
  }

  /** CronPilot has just started, or the computer has just woken up. */
  keepQuiet(nowMs: number): void {
    this.#quietUntilMs = nowMs + this.#pace().catchUpQuietMs;
  }

  /** A clock that was set back takes the plan with it. */
  setBack(ms: number): void {
    this.#quietUntilMs -= ms;
    this.#lastMs -= ms;
  }

  /** Gives the catch-ups among them their start, in the order in which they come. */
  plan(due: readonly Due[], nowMs: number): readonly Due[] {
    const { catchUpEveryMs } = this.#pace();
    const waitingMs = due.some(isCatchUp) ? this.#lastWaitingMs() : null;
    let startMs = Math.max(this.#lastMs, waitingMs ?? -Infinity);
    return due.map((time) => {
      if (!isCatchUp(time)) return time;
      startMs = Math.max(nowMs, this.#quietUntilMs, startMs + catchUpEveryMs);
      return startMs > nowMs ? { ...time, notBeforeMs: startMs } : time;
    });
  }

  /** These are stored. */
  settle(due: readonly Due[], nowMs: number): void {
    for (const time of due.filter(isCatchUp)) {
      this.#lastMs = Math.max(this.#lastMs, time.notBeforeMs ?? nowMs);
    }
  }
}

function isCatchUp({ kind }: Due): boolean {
  return kind === 'catch_up';
}
