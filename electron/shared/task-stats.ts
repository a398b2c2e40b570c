/** A task's record: how often it succeeds, how long it takes, how it went of late. */

import type { RecentRun } from './ipc-contract.ts';
import type { RunId, RunState } from './run.ts';
import type { DayResult } from './today.ts';

/** A run of which a retry is the last word is no success and no failure of its own. */
export interface StartedRun extends RecentRun {
  readonly isRetried: boolean;
}

export interface TaskStats {
  /** Within the last 30 days, today among them, in the computer's zone. */
  readonly succeeded: number;
  readonly failed: number;
  /** Each of these days, oldest first. */
  readonly days: readonly DayResult[];
  /** Within these days; null when none has ended. */
  readonly slowest: EndedRun | null;
  /** Of the last 30 successes, whenever they were; null below five. */
  readonly usual: UsualDuration | null;
  /** Failures since the last success. */
  readonly failureStreak: number;
  /** When the first of them began; null without one. */
  readonly failingSinceMs: number | null;
  readonly lastSuccess: EndedRun | null;
  readonly lastFailure: EndedRun | null;
  /** All rows, those that were not started among them. */
  readonly runCount: number;
  /** The last 60 that succeeded or failed, retried ones among them, oldest first. */
  readonly durations: readonly EndedRun[];
}

export interface EndedRun {
  readonly runId: RunId;
  readonly state: RunState;
  readonly startedAtMs: number;
  readonly durationMs: number;
}

export interface UsualDuration {
  readonly medianMs: number;
  /** A quarter of the successes took less. */
  readonly lowMs: number;
  /** A quarter took longer. */
  readonly highMs: number;
}
