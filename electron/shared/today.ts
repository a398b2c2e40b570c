/** What the page "Today" shows: the day so far, what is to come, and what needs the user. */

import type { Run, RunState } from './run.ts';
import type { TaskId } from './task.ts';

export interface Today {
  /** Midnight before and after, in the computer's zone. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Tasks with a failure today. */
  readonly failedTaskCount: number;
  /** Fire times within the next hour. */
  readonly dueCount: number;
  readonly firstDueMs: number | null;
  /** Most recent problem first. */
  readonly attention: readonly Attention[];
  /** Those with the most recent problem first, then by name; at most 100. */
  readonly timeline: readonly TimelineRow[];
  /** Also of those that the timeline has no room for. */
  readonly timelineTaskCount: number;
  /** The last 84 days up to today, oldest first. */
  readonly days: readonly DayResult[];
}

export interface Attention {
  readonly kind: 'failing' | 'missed' | 'slow';
  readonly run: Run;
  /** The task's name now. */
  readonly taskName: string;
  /** Failures in a row; 1 for the other kinds. */
  readonly failureCount: number;
}

export interface TimelineRow {
  readonly taskId: TaskId;
  readonly taskName: string;
  readonly blocks: readonly TimelineBlock[];
  /** Instead of blocks, where runs are too many to tell apart. */
  readonly buckets: readonly TimelineBucket[];
  /** Fire times to come, at least `BUCKET_MS` apart for each schedule. */
  readonly upcomingMs: readonly number[];
}

export interface TimelineBlock {
  readonly runId: number;
  readonly state: RunState;
  readonly startMs: number;
  /** Null while it runs. */
  readonly endMs: number | null;
}

export interface TimelineBucket {
  readonly startMs: number;
  readonly runCount: number;
  readonly failedCount: number;
}

export interface DayResult {
  /** YYYY-MM-DD in the computer's zone. */
  readonly date: string;
  readonly succeeded: number;
  readonly failed: number;
}

/** Width of a bucket of the timeline. */
export const BUCKET_MS = 600_000;
