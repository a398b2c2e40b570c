/** What the main process knows of schedules that are being written, for the warnings about them. */

/** Of one schedule. */
export interface ScheduleFacts {
  /** Why it never fires; null when it does. */
  readonly never: string | null;
  /** The next two changes of its zone's clock, soonest first; none for an interval. */
  readonly clockChanges: readonly ClockEffect[];
  /** Null when it is never due, or at more times of day than can be told apart. */
  readonly start: StartFacts | null;
}

/** What a change of the clock does to fixed times of day. */
export interface ClockEffect {
  readonly kind: 'gap' | 'repeated';
  /** YYYY-MM-DD by the clock on the wall. */
  readonly date: string;
  /** The hour that is left out or comes twice: `02:00` to `03:00`. */
  readonly from: string;
  readonly to: string;
  /** The first fire time in that hour, as `02:30`; null when there is none. */
  readonly affected: string | null;
}

/** Of the next fire time. */
export interface StartFacts {
  /** `02:00` in the schedule's zone. */
  readonly clock: string;
  /** Tasks beside this one that start in the same minute. */
  readonly otherTaskCount: number;
  /** Days of the last seven on which that time was observed at all. */
  readonly nightCount: number;
  /** Those of them on which the computer slept, and on which CronPilot was not running. */
  readonly asleepCount: number;
  readonly closedCount: number;
}

/** Of all schedules of the task together. */
export interface PreviewFacts {
  readonly schedules: readonly ScheduleFacts[];
  readonly runsPerDay: number;
  /** Shortest time between two of the next runs; null below two. */
  readonly periodMs: number | null;
  /** Null for a task with less than five successes. */
  readonly usualDurationMs: number | null;
  /** Null for a task without a log. */
  readonly meanLogBytes: number | null;
  readonly keepLogsMs: number;
  readonly keepLogsPerTask: number;
}
