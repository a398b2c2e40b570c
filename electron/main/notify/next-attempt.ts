/** Decides when a message that did not arrive is sent again, or that it is given up. */

import { phrase, type Wording } from '../../shared/phrase.ts';
import type { Message } from '../store/message-store.ts';

/** What came of an attempt. */
export type Delivery =
  | { readonly kind: 'delivered' }
  /** Nothing was tried: this computer is not connected. */
  | { readonly kind: 'offline' }
  | {
      readonly kind: 'failed';
      readonly problem: Wording;
      /** Another attempt would end the same way. */
      readonly isFinal: boolean;
      /** As the other side asked for. */
      readonly retryAfterMs?: number;
    };

type Failure = Exclude<Delivery, { readonly kind: 'delivered' }>;
type Change = Pick<Message<unknown>, 'state' | 'dueAtMs' | 'attemptCount'> & {
  readonly problem: Wording;
};

const MIN_DELAY_MS = 60_000;
const MAX_DELAY_MS = 3_600_000;
/** From when the message was made, also while the computer is offline. */
export const GIVE_UP_AFTER_MS = 24 * 3_600_000;

/** After 1, 2, 4, … 60 minutes, for a day. */
export function decideNextAttempt(
  message: Pick<Message<unknown>, 'createdAtMs' | 'attemptCount'>,
  failure: Failure,
  nowMs: number,
): Change {
  const isOffline = failure.kind === 'offline';
  const attemptCount = message.attemptCount + (isOffline ? 0 : 1);
  const problem = isOffline ? phrase('This computer is offline.') : failure.problem;
  const ended = { state: 'failed', dueAtMs: nowMs, attemptCount } as const;
  if (!isOffline && failure.isFinal) return { ...ended, problem };
  const delayMs = isOffline ? MIN_DELAY_MS : backoffMs(attemptCount, failure.retryAfterMs);
  const dueAtMs = nowMs + delayMs;
  if (dueAtMs <= message.createdAtMs + GIVE_UP_AFTER_MS)
    return { state: 'waiting', dueAtMs, attemptCount, problem };
  const duration = { durationMs: GIVE_UP_AFTER_MS };
  return { ...ended, problem: [phrase('Given up after {duration}.', { duration }), problem] };
}

function backoffMs(attemptCount: number, askedMs = 0): number {
  const delayMs = MIN_DELAY_MS * 2 ** Math.min(attemptCount - 1, 10);
  return Math.min(Math.max(delayMs, askedMs), MAX_DELAY_MS);
}
