/** A clock that a test moves: timers fire as it passes them, as they would in a real event loop. */

import type { Clock } from '../../electron/shared/clock.ts';

interface FakeTimer {
  readonly atMs: number;
  readonly callback: () => void;
}

export class FakeClock implements Clock {
  /** Epoch ms, as the user's clock shows it. */
  wallMs: number;
  monotonicMs = 0;
  /** Goes on while the computer sleeps; a test sets it to null for a system without such a clock. */
  bootMs: number | null = 0;
  /** Timers fire this much too early. */
  earlyMs = 0;
  firedTimers = 0;
  readonly #timers = new Set<FakeTimer>();

  constructor(wallMs: number) {
    this.wallMs = wallMs;
  }

  setTimer = (callback: () => void, delayMs: number): { cancel(): void } => {
    const earlyMs = delayMs > this.earlyMs ? this.earlyMs : 0;
    const timer = { atMs: this.monotonicMs + delayMs - earlyMs, callback };
    this.#timers.add(timer);
    return { cancel: () => this.#timers.delete(timer) };
  };

  now = (): number => this.wallMs;

  monotonicNow = (): number => this.monotonicMs;

  /** Lets both clocks run on, firing timers at their time. */
  advance(ms: number): void {
    const endMs = this.monotonicMs + ms;
    for (;;) {
      const [next] = [...this.#timers].sort((a, b) => a.atMs - b.atMs);
      if (!next || next.atMs > endMs) break;
      this.#moveTo(Math.max(next.atMs, this.monotonicMs));
      this.#timers.delete(next);
      this.firedTimers += 1;
      next.callback();
    }
    this.#moveTo(endMs);
  }

  /** Both clocks run on while the event loop is busy: timers fire late, at the end. */
  block(ms: number): void {
    this.#moveTo(this.monotonicMs + ms);
    this.advance(0);
  }

  /** The computer sleeps: the monotonic clock stands still. */
  sleep(ms: number): void {
    this.wallMs += ms;
    if (this.bootMs !== null) this.bootMs += ms;
  }

  /** Somebody sets the clock, back when negative. */
  set(ms: number): void {
    this.wallMs += ms;
  }

  #moveTo(monotonicMs: number): void {
    const elapsedMs = monotonicMs - this.monotonicMs;
    this.wallMs += elapsedMs;
    if (this.bootMs !== null) this.bootMs += elapsedMs;
    this.monotonicMs = monotonicMs;
  }
}
