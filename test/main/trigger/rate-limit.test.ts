import { expect, test } from 'vitest';
import { RateLimit } from '../../../electron/main/trigger/rate-limit.ts';

test('so many are let through in any stretch of time, for each key on its own', () => {
  const limit = new RateLimit({ count: 2, periodMs: 1_000 });
  expect([0, 400, 500].map((ms) => limit.take('a', ms))).toEqual([0, 0, 500]);
  expect(limit.take('b', 500)).toBe(0);
  expect([999, 1_000, 1_001, 1_400].map((ms) => limit.take('a', ms))).toEqual([1, 0, 399, 0]);
});

test('a clock that was set back holds nobody up', () => {
  const limit = new RateLimit({ count: 1, periodMs: 1_000 });
  expect(limit.take('a', 9_000)).toBe(0);
  expect(limit.take('a', 100)).toBe(0);
});
