/** Learns from a task's successes how long its runs take, and which are unusual. */

import { quantile } from '../../shared/quantile.ts';
import type { DurationWarning } from '../../shared/run.ts';

export interface DurationBand {
  /** Median. */
  readonly usualMs: number;
  /** Longer is too long. */
  readonly longestMs: number;
  /** Sooner is too short; 0 for tasks so quick that nothing is. */
  readonly shortestMs: number;
}

/** Fewer successes tell nothing. */
const LEAST_RUNS = 10;
const TOO_LONG_FACTOR = 3;
const TOO_SHORT_PART = 1 / 5;
/** A task whose own durations differ widely: what one run in ten takes is not unusual. */
const WIDE_PART = 0.1;
const WIDE_FACTOR = 1.5;
/** What nobody would notice: a run that takes longer by less, a usual time that is shorter. */
const LEAST_EXCESS_MS = 5_000;
const LEAST_USUAL_MS = 10_000;

/** @param durationsMs Of the last successes, in any order. Null when they are too few. */
export function decideDurationBand(durationsMs: readonly number[]): DurationBand | null {
  if (durationsMs.length < LEAST_RUNS) return null;
  const sorted = [...durationsMs].sort((a, b) => a - b);
  const usualMs = quantile(sorted, 0.5);
  const longestMs = Math.max(
    TOO_LONG_FACTOR * usualMs,
    WIDE_FACTOR * quantile(sorted, 1 - WIDE_PART),
    usualMs + LEAST_EXCESS_MS,
  );
  const shortestMs = Math.min(TOO_SHORT_PART * usualMs, quantile(sorted, WIDE_PART) / WIDE_FACTOR);
  return { usualMs, longestMs, shortestMs: usualMs < LEAST_USUAL_MS ? 0 : shortestMs };
}

export function decideDurationWarning(
  durationMs: number,
  band: DurationBand | null,
): DurationWarning | null {
  if (!band) return null;
  if (durationMs > band.longestMs) return 'too_long';
  return durationMs < band.shortestMs ? 'too_short' : null;
}
