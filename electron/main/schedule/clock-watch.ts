/** Compares the wall clock with clocks that nobody sets, to tell sleep from a clock that was set. */

import type { Absence } from './absence.ts';

/** Clocks that differ by less went on together. */
export const JUMP_MS = 5_000;
/** A wall clock that is behind the last look by less was only put right. */
export const MIN_SET_BACK_MS = 1_000;
/** Longest time between two looks while the computer is awake. */
export const MAX_TICK_MS = 30_000;

export interface Clocks {
  /** Wall clock, epoch ms. */
  readonly now: () => number;
  /** A clock that nobody sets, ms; it may or may not stand still while the computer sleeps. */
  readonly monotonicNow: () => number;
  /** A clock that nobody sets and that goes on through sleep, ms; null where there is none. */
  readonly bootNow: () => number | null;
}

/** The wall clock was set forward. */
export interface ClockJump {
  readonly setMs: number;
  /** Just before it, at `seenFromMs` at the latest and within one tick; to when it was seen. */
  readonly passedOver: Absence & { readonly fromMs: number };
  /** From here on the time may have passed as it should, for it is not known when it was set. */
  readonly seenFromMs: number;
}

export interface Look {
  readonly nowMs: number;
  /** When it was looked before. */
  readonly lastMs: number;
  /** How far the wall clock was set back behind the last look; 0 when it was not. */
  readonly setBackMs: number;
  /** If the clock was set since the last look, the time may have passed as it should from here on. */
  readonly seenFromMs: number;
  /** The computer slept since the last look. */
  readonly slept: boolean;
  /** What to blame for fire times that are late now. */
  readonly absence: Absence;
  /** Null unless the clock was set forward and what it passed over is not dealt with. */
  readonly jump: ClockJump | null;
}

interface Reading {
  readonly wallMs: number;
  readonly monotonicMs: number;
  readonly bootMs: number | null;
}

export class ClockWatch {
  readonly #clocks: Clocks;
  #last: Reading;
  /** Both are kept until settled, so that the reason outlives a check that failed. */
  #absence: Absence | null;
  #jump: ClockJump | null = null;

  /** `lastAliveMs`: when an earlier CronPilot was last known to be alive. */
  constructor(clocks: Clocks, lastAliveMs: number | null) {
    this.#clocks = clocks;
    this.#last = this.#read();
    this.#absence = { kind: 'app_closed', fromMs: lastAliveMs, toMs: this.#last.wallMs };
  }

  /** `resumed`: the system said that the computer was asleep. */
  look(resumed: boolean): Look {
    const last = this.#last;
    const now = this.#read();
    this.#last = now;
    const { setMs, slept } = compare(last, now, resumed);
    const lastMs = last.wallMs;
    const nowMs = now.wallMs;
    if (slept) this.#absence ??= { kind: 'asleep', fromMs: lastMs, toMs: nowMs - setMs };
    const setBackMs = lastMs - nowMs >= MIN_SET_BACK_MS ? lastMs - nowMs : 0;
    if (setBackMs > 0) this.#jump = null;
    if (setMs > 0) this.#jump = jumpOf(last, now, setMs, this.#jump);
    const absence = this.#absence ?? { kind: 'unknown', fromMs: lastMs, toMs: nowMs };
    const seenFromMs = nowMs - awakeMs(last, now);
    return { nowMs, lastMs, setBackMs, seenFromMs, slept, absence, jump: this.#jump };
  }

  /** The clocks have parted since the last look. */
  haveParted(): boolean {
    const { wallMs, monotonicMs } = this.#read();
    const aheadMs = wallMs - monotonicMs - (this.#last.wallMs - this.#last.monotonicMs);
    return Math.abs(aheadMs) >= MIN_SET_BACK_MS;
  }

  /** What was late has been dealt with. */
  settle(): void {
    this.#absence = null;
    this.#jump = null;
  }

  #read(): Reading {
    const { now, monotonicNow, bootNow } = this.#clocks;
    return { wallMs: now(), monotonicMs: monotonicNow(), bootMs: bootNow() };
  }
}

/** Without a clock that goes on through sleep, a wall clock that is ahead is taken for sleep. */
function compare(last: Reading, now: Reading, resumed: boolean) {
  const wallMs = now.wallMs - last.wallMs;
  const monotonicMs = now.monotonicMs - last.monotonicMs;
  const elapsedMs = now.bootMs === null || last.bootMs === null ? null : now.bootMs - last.bootMs;
  const aheadMs = elapsedMs === null ? 0 : wallMs - elapsedMs;
  const sleptMs = (elapsedMs ?? wallMs) - monotonicMs;
  return {
    setMs: aheadMs > JUMP_MS ? aheadMs : 0,
    slept: sleptMs > JUMP_MS || (resumed && wallMs > JUMP_MS),
  };
}

/** Two that were not dealt with count as one. */
function jumpOf(last: Reading, now: Reading, setMs: number, earlier: ClockJump | null): ClockJump {
  const seenFromMs = now.wallMs - awakeMs(last, now);
  const fromMs = earlier?.passedOver.fromMs ?? seenFromMs - setMs;
  return {
    setMs: setMs + (earlier?.setMs ?? 0),
    passedOver: { kind: 'clock_set', fromMs, toMs: now.wallMs },
    seenFromMs,
  };
}

function awakeMs(last: Reading, now: Reading): number {
  return Math.min(now.monotonicMs - last.monotonicMs, MAX_TICK_MS);
}
