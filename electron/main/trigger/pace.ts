/** Decides how long a trigger that fires again and again has to wait each time. */

export interface Pace {
  /** When it fired lately without having waited, oldest first. */
  readonly firedMs: readonly number[];
  /** From one firing to the next; 0 is no wait. */
  readonly holdMs: number;
}

export const FREE_PACE: Pace = { firedMs: [], holdMs: 0 };
export const BURST = { count: 10, periodMs: 60_000 };
const FIRST_HOLD_MS = 60_000;
const LONGEST_HOLD_MS = 600_000;

/** With the firing at `nowMs`: the first wait after a burst, and twice the last one after a wait. */
export function paceAfter({ firedMs, holdMs }: Pace, nowMs: number): Pace {
  if (holdMs > 0) return { firedMs: [], holdMs: Math.min(2 * holdMs, LONGEST_HOLD_MS) };
  // A clock that was set back would count what is to come.
  const isRecent = (ms: number) => ms <= nowMs && ms > nowMs - BURST.periodMs;
  const recent = [...firedMs.filter(isRecent), nowMs];
  return recent.length < BURST.count
    ? { firedMs: recent, holdMs: 0 }
    : { firedMs: [], holdMs: FIRST_HOLD_MS };
}
