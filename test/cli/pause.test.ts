import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { pauseEnd } from '../../electron/cli/commands/pause.ts';

beforeEach(() => void vi.stubEnv('TZ', 'Europe/Berlin'));
afterEach(() => void vi.unstubAllEnvs());

const at = (local: string) => new Date(local).getTime();

describe('pauseEnd', () => {
  test.each([
    ['2026-11-23T07:59:59', 'until 08:00', '2026-11-23T08:00'],
    ['2026-11-23T08:00:00', 'until 08:00', '2026-11-24T08:00'],
    ['2026-12-31T23:00:00', 'until 8:00', '2027-01-01T08:00'],
    ['2026-10-24T12:00:00', 'until 08:00', '2026-10-25T08:00'],
    ['2026-03-28T12:00:00', 'until 08:00', '2026-03-29T08:00'],
    // 02:30 does not exist on the 29th; the day after it does.
    ['2026-03-29T04:00:00', 'until 02:30', '2026-03-30T02:30'],
    ['2026-11-23T12:00:00', '1h 30m', '2026-11-23T13:30'],
  ])('from %s, %s is %s', (now, text, end) => {
    expect(pauseEnd(text, at(now))).toBe(at(end));
  });

  test('is open without a text', () => {
    expect(pauseEnd('', 0)).toBeNull();
  });

  test.each(['until', 'until 24:00', 'until 08:60', '08:00', '0m', '-5m', 'until tomorrow'])(
    'refuses %s',
    (text) => {
      expect(() => pauseEnd(text, 0)).toThrow(text);
    },
  );
});
