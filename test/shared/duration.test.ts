/** How durations and times are read and written. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatClock,
  formatClockSeconds,
  formatDateTime,
  formatDuration,
  formatIso,
  formatRelative,
  parseDuration,
} from '../../electron/shared/duration.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('parseDuration', () => {
  test.each([
    ['90s', 90_000],
    ['5m', 300_000],
    ['1h', HOUR],
    ['2d', 2 * DAY],
    ['250ms', 250],
    ['1h30m', 1.5 * HOUR],
    ['1.5h', 1.5 * HOUR],
    [' 1 m 42 s ', 102_000],
    ['1m 5ms', 60_005],
    ['2,5 min', 150_000],
    ['3 Tg. 4 Std. 1 min', 3 * DAY + 4 * HOUR + 60_000],
    ['5M', 300_000],
    ['0s', 0],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each([
    '',
    ' ',
    '5',
    '-5m',
    '5x',
    'm',
    '1m1h',
    '1.2.3s',
    '.s',
    '1e3s',
    '5m5m',
    `${'9'.repeat(400)}d`,
  ])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});

describe('formatDuration', () => {
  test.each([
    [0, '0 ms'],
    [-5, '0 ms'],
    [184, '184 ms'],
    [999, '999 ms'],
    [1_000, '1 s'],
    [3_249, '3.2 s'],
    [9_999, '9.9 s'],
    [42_000, '42 s'],
    [59_999, '59 s'],
    [102_000, '1 m 42 s'],
    [120_000, '2 m'],
    [2 * HOUR + 5 * 60_000, '2 h 5 m'],
    [3 * DAY + 4 * HOUR, '3 d 4 h'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  test('is read back to no more than what was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * DAY }), (ms) => {
        const back = parseDuration(formatDuration(ms));
        expect(back).not.toBeNull();
        expect(back).toBeLessThanOrEqual(ms);
        expect(formatDuration(back ?? -1)).toBe(formatDuration(ms));
      }),
    );
  });
});

describe('formatRelative', () => {
  const now = Date.UTC(2026, 10, 23, 13, 32);
  test.each([
    [0, 'just now'],
    [-44_000, 'just now'],
    [44_000, 'in a moment'],
    [45_000, 'in 1 m'],
    [28 * 60_000, 'in 28 m'],
    [-2 * 60_000, '2 m ago'],
    [-89 * 60_000, '89 m ago'],
    [90 * 60_000, 'in 1 h 30 m'],
    [11 * HOUR + 28 * 60_000, 'in 11 h 28 m'],
    [DAY, 'in 1 d'],
    [-90 * 60_000, '1 h ago'],
    [-(12 * HOUR + 29 * 60_000), '12 h ago'],
    [-(DAY - 1), '1 d ago'],
    [3 * DAY + 4 * HOUR, 'in 3 d 4 h'],
    [-(3 * DAY + 4 * HOUR), '3 d ago'],
    [7 * DAY, 'Mon 30 Nov'],
    [-400 * DAY, 'Sun 19 Oct 2025'],
  ])('writes a distance of %d ms as %s', (distance, text) => {
    expect(formatRelative(now + distance, now, 'UTC')).toBe(text);
  });
});

describe('formatDateTime', () => {
  const ms = Date.UTC(2026, 10, 24, 1, 0, 7);
  test('shows the wall clock of the named zone', () => {
    expect(formatDateTime(ms, ms, 'Europe/Berlin')).toBe('Tue 24 Nov 02:00');
    expect(formatDateTime(ms, ms, 'America/New_York')).toBe('Mon 23 Nov 20:00');
    expect(formatClockSeconds(ms, 'Asia/Kolkata')).toBe('06:30:07');
  });

  test('names the year when it is another one', () => {
    expect(formatDateTime(ms, Date.UTC(2027, 1, 1), 'UTC')).toBe('Tue 24 Nov 2026 01:00');
  });

  test('writes midnight as 00:00', () => {
    expect(formatClock(Date.UTC(2026, 0, 1), 'UTC')).toBe('00:00');
  });

  test('without a zone agrees with the zone of this computer', () => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2099, 0) }), (time) => {
        expect(formatDateTime(time, 0)).toBe(formatDateTime(time, 0, zone));
      }),
    );
  });
});

test('a time of any zone is written with its offset', () => {
  const ms = Date.UTC(2026, 10, 24, 1, 2, 3);
  expect(formatIso(ms, 'Europe/Berlin')).toBe('2026-11-24T02:02:03+01:00');
  expect(formatIso(ms, 'America/St_Johns')).toBe('2026-11-23T21:32:03-03:30');
  expect(formatIso(ms, 'UTC')).toBe('2026-11-24T01:02:03+00:00');
  expect(Date.parse(formatIso(ms))).toBe(ms);
});
