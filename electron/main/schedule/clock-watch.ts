/** Compares the wall clock with one that nobody sets, to notice sleep and changed clocks. */

import type { Absence } from './absence.ts';

/** A wall clock this far ahead of the monotonic one was asleep, or was set. */
const JUMP_MS = 5_000;

export interface Clocks {
  /** Wall clock, epoch ms. */
  readonly now: () => number;
  /** A clock that nobody sets, ms; it may or may not stand still while the computer sleeps. */
  readonly monotonicNow: () => number;
}

export interface Look {
  readonly nowMs: number;
  /** The wall clock is behind the last look. */
  readonly wentBack: boolean;
  /** What to blame for fire times that are late now. */
  readonly absence: Absence;
}

export class ClockWatch {
  readonly #clocks: Clocks;
  #wallMs: number;
  #monotonicMs: number;
  /** Kept until settled, so that the reason outlives a check that failed. */
  #absence: Absence | null;

  /** `lastAliveMs`: when an earlier CronPilot was last known to be alive. */
  constructor(clocks: Clocks, lastAliveMs: number | null) {
    this.#clocks = clocks;
    this.#wallMs = clocks.now();
    this.#monotonicMs = clocks.monotonicNow();
    this.#absence = { kind: 'app_closed', fromMs: lastAliveMs, toMs: this.#wallMs };
  }

  /** `resumed`: the system said that the computer was asleep. */
  look(resumed: boolean): Look {
    const nowMs = this.#clocks.now();
    const monotonicMs = this.#clocks.monotonicNow();
    const lastMs = this.#wallMs;
    const jumpMs = nowMs - lastMs - (monotonicMs - this.#monotonicMs);
    this.#wallMs = nowMs;
    this.#monotonicMs = monotonicMs;
    if (!this.#absence && (resumed || jumpMs > JUMP_MS)) {
      this.#absence = { kind: 'asleep', fromMs: lastMs, toMs: nowMs };
    }
    const absence = this.#absence ?? { kind: 'unknown', fromMs: lastMs, toMs: nowMs };
    return { nowMs, wentBack: nowMs < lastMs, absence };
  }

  /** What was late has been dealt with. */
  settle(): void {
    this.#absence = null;
  }
}
