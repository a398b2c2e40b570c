/** The answer to "Why didn't it run?": one sentence and what it rests on. */

import type { ReasonCode, RunId } from './run.ts';

/** A row's own reason, or what kept a task from being due at all. */
export type ExplanationCode =
  | ReasonCode
  | 'ran'
  | 'running'
  | 'waiting'
  | 'nothing_missed'
  | 'in_future'
  | 'not_created'
  | 'deleted'
  | 'disabled'
  | 'by_hand_only'
  | 'triggers_only'
  | 'schedule_ended'
  | 'schedule_not_begun'
  | 'schedule_added_later'
  | 'clock_change'
  | 'not_due'
  | 'forgotten'
  | 'unknown';

export interface Evidence {
  /** "The computer was asleep from 01:12 to 07:40." */
  readonly text: string;
  /** The run that it speaks of. */
  readonly runId: RunId | null;
}

export interface Explanation {
  readonly code: ExplanationCode;
  /** One or two sentences that need no other context. */
  readonly sentence: string;
  readonly evidence: readonly Evidence[];
  /** The row that was asked for or found. */
  readonly runId: RunId | null;
}
