import { describe, expect, test } from 'vitest';

import { phrase, say } from '../../../electron/shared/phrase.ts';
import { decideNextAttempt, GIVE_UP_AFTER_MS } from '../../../electron/main/notify/next-attempt.ts';

const MINUTE_MS = 60_000;
const failed = { kind: 'failed', problem: 'No.', isFinal: false } as const;

/** Fails at each attempt. @returns the minutes between attempts, and how it ended */
function failForEver() {
  const delays: number[] = [];
  let message = { createdAtMs: 0, attemptCount: 0 };
  for (let nowMs = 0; ; ) {
    const change = decideNextAttempt(message, failed, nowMs);
    if (change.state === 'failed') return { delays, change };
    delays.push((change.dueAtMs - nowMs) / MINUTE_MS);
    message = { ...message, attemptCount: change.attemptCount };
    nowMs = change.dueAtMs;
  }
}

describe('a message that does not arrive', () => {
  test('is sent again after 1, 2, 4 … 60 minutes, and given up after a day', () => {
    const { delays, change } = failForEver();
    expect(delays.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(delays.reduce((sum, delay) => sum + delay)).toBeLessThanOrEqual(24 * 60);
    expect(say(change.problem)).toBe('Given up after 1 d. No.');
  });

  test('is given up at once when another attempt would be in vain', () => {
    const change = decideNextAttempt(
      { createdAtMs: 0, attemptCount: 0 },
      { ...failed, isFinal: true },
      5,
    );
    expect(change).toEqual({ state: 'failed', dueAtMs: 5, attemptCount: 1, problem: 'No.' });
  });

  test('waits as long as the other side asks for, within an hour', () => {
    const ask = (retryAfterMs: number) =>
      decideNextAttempt({ createdAtMs: 0, attemptCount: 0 }, { ...failed, retryAfterMs }, 0)
        .dueAtMs;
    expect(ask(5 * MINUTE_MS)).toBe(5 * MINUTE_MS);
    expect(ask(1)).toBe(MINUTE_MS);
    expect(ask(GIVE_UP_AFTER_MS)).toBe(60 * MINUTE_MS);
  });

  test('spends no attempt while the computer is offline, yet is not kept for ever', () => {
    const message = { createdAtMs: 0, attemptCount: 3 };
    expect(decideNextAttempt(message, { kind: 'offline' }, 0)).toEqual({
      state: 'waiting',
      dueAtMs: MINUTE_MS,
      attemptCount: 3,
      problem: phrase('This computer is offline.'),
    });
    expect(decideNextAttempt(message, { kind: 'offline' }, GIVE_UP_AFTER_MS).state).toBe('failed');
  });
});
