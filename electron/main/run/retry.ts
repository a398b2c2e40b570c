/** Decides whether a run that failed is tried again, and when. */

import type { Run } from '../../shared/run.ts';
import type { RetryPolicy } from '../../shared/task-policy.ts';

export type RetryDecision =
  | { readonly kind: 'none' }
  | { readonly kind: 'retry'; readonly notBeforeMs: number };

/** The longest delay that a policy can have; a server that asks for more gets this. */
const MAX_DELAY_MS = 7 * 86_400_000;

/**
 * @param retryAfterMs What the server asked for, null when it did not.
 * @param random From 0 up to 1, for the jitter.
 */
export function decideRetry(
  run: Pick<Run, 'state' | 'attempt' | 'exitCode' | 'finishedAtMs' | 'queuedAtMs'>,
  policy: RetryPolicy,
  retryAfterMs: number | null,
  random: number,
): RetryDecision {
  if (run.state !== 'failed' && run.state !== 'timed_out') return { kind: 'none' };
  if (run.attempt >= policy.maxAttempts) return { kind: 'none' };
  const { onExitCodes } = policy;
  if (onExitCodes && (run.exitCode === null || !onExitCodes.includes(run.exitCode)))
    return { kind: 'none' };
  const grownMs = policy.delayMs * policy.backoffFactor ** (run.attempt - 1);
  const jitter = 1 + policy.jitter * (2 * random - 1);
  const ownMs = Math.round(Math.min(grownMs, policy.maxDelayMs) * jitter);
  const delayMs = Math.max(ownMs, Math.min(retryAfterMs ?? 0, MAX_DELAY_MS));
  return { kind: 'retry', notBeforeMs: (run.finishedAtMs ?? run.queuedAtMs) + delayMs };
}
