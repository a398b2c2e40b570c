import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decideRetry } from '../../../electron/main/run/retry.ts';
import { type RetryPolicy, retryPolicySchema } from '../../../electron/shared/task-policy.ts';
import { runStates } from '../../../electron/shared/run.ts';
import { makeRun } from '../../helpers/make-task.ts';

const END_MS = 1_764_000_000_000;
const MIDDLE = 0.5;

const policy = (change: Partial<RetryPolicy> = {}) =>
  retryPolicySchema.parse({ maxAttempts: 4, delayMs: 60_000, ...change });
const failed = makeRun({ state: 'failed', exitCode: 1, finishedAtMs: END_MS });

/** Null when there is no other attempt. */
function delayOf(
  run = failed,
  rules = policy(),
  retryAfterMs: number | null = null,
  random = MIDDLE,
) {
  const decision = decideRetry(run, rules, retryAfterMs, random);
  return decision.kind === 'none' ? null : decision.notBeforeMs - END_MS;
}

describe('decideRetry', () => {
  test.each(runStates)('%s: only a failed or timed-out run is tried again', (state) => {
    const isRetried = state === 'failed' || state === 'timed_out';
    expect(delayOf({ ...failed, state }) !== null).toBe(isRetried);
  });

  test('tries as often as it is told to, the first time included', () => {
    const attempts = [1, 2, 3, 4, 5].map((attempt) => delayOf({ ...failed, attempt }) !== null);
    expect(attempts).toEqual([true, true, true, false, false]);
    expect(delayOf(failed, policy({ maxAttempts: 1 }))).toBeNull();
  });

  test('waits longer each time, up to the longest delay', () => {
    const rules = policy({ maxAttempts: 9, backoffFactor: 3, maxDelayMs: 600_000 });
    const delays = [1, 2, 3, 4, 5].map((attempt) => delayOf({ ...failed, attempt }, rules));
    expect(delays).toEqual([60_000, 180_000, 540_000, 600_000, 600_000]);
  });

  test('with a list of exit codes tries after these alone', () => {
    const rules = policy({ onExitCodes: [75, 1] });
    expect(delayOf(failed, rules)).toBe(60_000);
    expect(delayOf({ ...failed, exitCode: 2 }, rules)).toBeNull();
    expect(delayOf({ ...failed, exitCode: null, reasonCode: 'start_failed' }, rules)).toBeNull();
    expect(delayOf({ ...failed, exitCode: null, reasonCode: 'start_failed' })).toBe(60_000);
  });

  test('is not sooner than the server asks, and never later than seven days for it', () => {
    expect(delayOf(failed, policy(), 120_000)).toBe(120_000);
    expect(delayOf(failed, policy(), 1_000)).toBe(60_000);
    expect(delayOf(failed, policy(), 10 ** 12)).toBe(7 * 86_400_000);
  });

  test('stays within the jitter around the delay', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fraction, fraction, (jitter, random) => {
        const delayMs = delayOf(failed, policy({ jitter }), null, random) ?? NaN;
        expect(delayMs).toBeGreaterThanOrEqual(Math.floor(60_000 * (1 - jitter)));
        expect(delayMs).toBeLessThanOrEqual(Math.ceil(60_000 * (1 + jitter)));
      }),
    );
    expect(delayOf(failed, policy({ jitter: 0.1 }), null, 0)).toBe(54_000);
  });
});
