import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';

import { formatDay, formatElapsed, formatWhen } from '../../../renderer/views/run/run-time.ts';

/** In the zone of the machine, as the page shows it. */
const at = (day: number, hour: number, minute: number) =>
  new Date(2026, 10, day, hour, minute).getTime();
const NOW_MS = at(23, 14, 5);

describe('when a run was', () => {
  test.each([
    [at(23, 2, 3), 'today at 02:03, 12 h ago'],
    [at(22, 23, 59), 'yesterday at 23:59, 14 h ago'],
    [at(21, 14, 5), 'Sat 21 Nov 14:05, 2 d ago'],
    [at(23, 14, 5), 'today at 14:05, just now'],
  ])('is told by day and distance (%i)', (ms, words) => {
    expect(formatWhen(ms, NOW_MS)).toBe(words);
  });

  test('has its date once when that is also the distance', () => {
    expect(formatWhen(at(2, 9, 30), NOW_MS)).toBe('Mon 2 Nov 09:30');
  });

  test('is yesterday also over the end of a month', () => {
    const first = new Date(2026, 11, 1, 8, 0).getTime();
    expect(formatDay(at(30, 22, 0), first)).toBe('yesterday at 22:00');
  });
});

describe('yesterday', () => {
  const before = process.env['TZ'];
  afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  test('is the day before, though that day had 23 hours', () => {
    process.env['TZ'] = 'Europe/Berlin';
    const now = new Date(2026, 2, 30, 0, 15).getTime();
    expect(formatDay(new Date(2026, 2, 29, 0, 0).getTime(), now)).toBe('yesterday at 00:00');
    expect(formatDay(new Date(2026, 2, 28, 23, 30).getTime(), now)).toBe('Sat 28 Mar 23:30');
  });
});

describe('elapsed time', () => {
  test.each([
    [0, '0:00'],
    [42_999, '0:42'],
    [727_000, '12:07'],
    [3_723_000, '1:02:03'],
    [-5, '0:00'],
  ])('%i ms reads %s', (ms, words) => {
    expect(formatElapsed(ms)).toBe(words);
  });

  test('can be read back to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), (ms) => {
        const seconds = formatElapsed(ms)
          .split(':')
          .reduce((sum, part) => sum * 60 + Number(part), 0);
        expect(seconds).toBe(Math.floor(ms / 1000));
      }),
    );
  });
});
