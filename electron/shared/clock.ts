/** What tells the time and wakes up, so that a test can let time pass. */

export interface Clock {
  /** Epoch ms, as the user's clock shows it. */
  readonly now: () => number;
  /** Ms since some moment; stands still while the computer sleeps, and nobody sets it. */
  readonly monotonicNow: () => number;
  readonly setTimer: (callback: () => void, delayMs: number) => { cancel(): void };
}
