/** What schedules mean, for whoever is writing them: sentences, next fire times, clock changes. */

import type { PreviewFacts } from './schedule-facts.ts';

export interface SchedulePreview {
  /** Soonest first. */
  readonly fireTimesMs: readonly number[];
  /** Sentence per schedule, same order: "At 02:30 on weekdays". */
  readonly sentences: readonly string[];
  /** What is wrong with a schedule, same order; null when nothing is. */
  readonly errors: readonly (string | null)[];
  /** Fire times that are not what the schedule says at first sight, soonest first. */
  readonly marks: readonly FireTimeMark[];
  /** Changes of the clock from now to the last fire time, soonest first. */
  readonly clockChanges: readonly ClockChangeNote[];
  /** Other ways to write a cron text, where clock changes have an effect that surprises. */
  readonly suggestions: readonly PatternSuggestion[];
}

/** With what the warnings rest on. */
export interface PreviewAnswer extends SchedulePreview {
  readonly facts: PreviewFacts;
  readonly sharing: MinuteSharing;
}

/** Which other tasks start in the minutes of the fire times. */
export interface MinuteSharing {
  /** Those that start in every one of at least two such minutes; null when there are none. */
  readonly always: OtherTasks | null;
  /** The further ones of single fire times, soonest first. */
  readonly single: readonly (OtherTasks & { readonly fireAtMs: number })[];
}

export interface OtherTasks {
  /** The oldest of them. */
  readonly taskName: string;
  /** Above 0. */
  readonly taskCount: number;
}

export interface FireTimeMark {
  readonly fireAtMs: number;
  /**
   * `moved_by_gap`: its time does not exist that day, it fires at the first that does.
   * `first_of_repeated`: its time comes twice that day, it fires the first time.
   * `repeated_hour`: it follows the clock and fires in both passes; this is one of them.
   */
  readonly kind: 'moved_by_gap' | 'first_of_repeated' | 'repeated_hour';
  readonly text: string;
}

export interface ClockChangeNote {
  /** First instant with the new time. */
  readonly atMs: number;
  readonly timeZone: string;
  readonly kind: 'gap' | 'repeated';
  /** Schedules that follow the clock and lose fire times in the gap. */
  readonly skippedScheduleIndexes: readonly number[];
  readonly text: string;
}

export interface PatternSuggestion {
  readonly scheduleIndex: number;
  /** The same times as a fixed-time pattern, which fires exactly once for each. */
  readonly pattern: string;
  readonly text: string;
}
