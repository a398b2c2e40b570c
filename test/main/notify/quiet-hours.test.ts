import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { nextTimeMs, quietUntilMs } from '../../../electron/main/notify/quiet-hours.ts';

beforeEach(() => void vi.stubEnv('TZ', 'Europe/Berlin'));
afterEach(() => void vi.unstubAllEnvs());

const at = (local: string) => new Date(local).getTime();

test.each([
  ['2026-11-23T07:59:59', '08:00', '2026-11-23T08:00'],
  ['2026-11-23T08:00:00', '08:00', '2026-11-24T08:00'],
  ['2026-12-31T23:00:00', '08:00', '2027-01-01T08:00'],
  // Over a night of 23 hours, and one of 25.
  ['2026-03-28T12:00:00', '08:00', '2026-03-29T08:00'],
  ['2026-10-24T12:00:00', '08:00', '2026-10-25T08:00'],
  // 02:30 does not exist on the 29th.
  ['2026-03-29T04:00:00', '02:30', '2026-03-30T02:30'],
])('after %s, %s is %s', (now, time, next) => {
  expect(nextTimeMs(time, at(now))).toBe(at(next));
});

test('quiet hours end at their end, and are none outside of them', () => {
  const night = { from: '22:00', to: '07:00' };
  expect(quietUntilMs(night, at('2026-10-24T23:00'))).toBe(at('2026-10-25T07:00'));
  expect(quietUntilMs(night, at('2026-10-25T06:59'))).toBe(at('2026-10-25T07:00'));
  expect(quietUntilMs(night, at('2026-10-25T07:00'))).toBeNull();
  expect(quietUntilMs(null, 0)).toBeNull();
});
