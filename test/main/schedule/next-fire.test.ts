import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { cronTimes } from '../../helpers/cron-times.ts';
import { fireTimesAfter, nextFireAfter } from '../../../electron/main/schedule/next-fire.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';

const BERLIN = 'Europe/Berlin';

function take(schedule: Schedule, afterMs: number, count: number, anchorMs = 0): number[] {
  const times: number[] = [];
  for (const fireAtMs of fireTimesAfter(schedule, afterMs, anchorMs)) {
    times.push(fireAtMs);
    if (times.length === count) break;
  }
  return times;
}

const iso = (times: readonly number[]) =>
  times.map((ms) => new Date(ms).toISOString().slice(0, 16));
const at = (text: string) => Date.parse(`${text}Z`);

describe('interval', () => {
  test('fires at the anchor and every so often after it', () => {
    const schedule: Schedule = { kind: 'interval', everyMs: 7_000, anchorMs: 1_000 };
    expect(take(schedule, 0, 3)).toEqual([1_000, 8_000, 15_000]);
    expect(take(schedule, 8_000, 2)).toEqual([15_000, 22_000]);
    expect(take(schedule, 7_999, 1)).toEqual([8_000]);
  });

  test('without an anchor of its own counts from the given one', () => {
    const schedule: Schedule = { kind: 'interval', everyMs: 60_000, anchorMs: null };
    expect(nextFireAfter(schedule, 500, 500)).toBe(60_500);
  });

  test('stored while the clock was ahead is due within one distance all the same', () => {
    const schedule: Schedule = { kind: 'interval', everyMs: 60_000, anchorMs: null };
    expect(take(schedule, 0, 2, 86_400_500)).toEqual([500, 60_500]);
  });

  test('keeps its grid whatever time it is asked at', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 10_000_000 }),
        fc.integer({ min: -1e12, max: 2e12 }),
        fc.integer({ min: -1e12, max: 2e12 }),
        (everyMs, anchorMs, afterMs) => {
          const next = nextFireAfter({ kind: 'interval', everyMs, anchorMs }, afterMs, 0) ?? NaN;
          expect(next).toBeGreaterThan(afterMs);
          expect(next).toBeGreaterThanOrEqual(anchorMs);
          expect((next - anchorMs) % everyMs).toBe(0);
          expect(next === anchorMs || next - everyMs <= afterMs).toBe(true);
        },
      ),
    );
  });
});

describe('once', () => {
  const once = (text: string, timeZone: string | null = BERLIN): Schedule => ({
    kind: 'once',
    at: text,
    timeZone,
  });

  test('fires at the wall-clock time of its zone, and never again', () => {
    const fireAtMs = at('2026-11-24T13:30');
    expect(nextFireAfter(once('2026-11-24T14:30'), 0, 0)).toBe(fireAtMs);
    expect(nextFireAfter(once('2026-11-24T14:30'), fireAtMs - 1, 0)).toBe(fireAtMs);
    expect(nextFireAfter(once('2026-11-24T14:30'), fireAtMs, 0)).toBeNull();
    expect(take(once('2026-11-24T14:30:15', 'UTC'), 0, 5)).toEqual([at('2026-11-24T14:30:15')]);
  });

  test.each([
    ['a time in the gap becomes the first one after it', '2026-03-29T02:30', '2026-03-29T01:00'],
    ['a time that comes twice is the first one', '2026-10-25T02:30', '2026-10-25T00:30'],
  ])('%s', (_, text, utc) => {
    expect(nextFireAfter(once(text), 0, 0)).toBe(at(utc));
  });

  test('at a day that does not exist fires at the first minute after it', () => {
    const schedule = once('2011-12-30T18:00', 'Pacific/Apia');
    expect(nextFireAfter(schedule, 0, 0)).toBe(Date.parse('2011-12-31T00:00+14:00'));
  });

  test('agrees with croner around every change of zones that find bugs', () => {
    for (const [timeZone, days] of [
      ['Australia/Lord_Howe', ['2026-04-05', '2026-10-04']],
      ['Antarctica/Troll', ['2026-03-29', '2026-10-25']],
      ['America/Havana', ['2026-03-08', '2026-11-01']],
      ['Asia/Beirut', ['2026-03-29', '2026-10-25']],
      ['Africa/Casablanca', ['2026-02-15', '2026-03-22']],
      ['Pacific/Apia', ['2011-12-29', '2011-12-31']],
    ] as const) {
      for (const day of days) {
        for (let minute = 0; minute < 24 * 60; minute += 45) {
          const [hour, rest] = [Math.floor(minute / 60), minute % 60];
          const time = `${String(hour).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
          const [, month, dayOfMonth] = day.split('-').map(Number);
          const pattern = `${rest} ${hour} ${dayOfMonth} ${month} *`;
          const [expected] = cronTimes(pattern, timeZone, at(`${day}T00:00`) - 3 * 86_400_000, 1);
          expect(
            nextFireAfter(once(`${day}T${time}`, timeZone), 0, 0),
            `${timeZone} ${day} ${time}`,
          ).toBe(expected);
        }
      }
    }
  });
});

describe('schedules of several patterns', () => {
  test('fire in the order of the clock', () => {
    const schedule: Schedule = {
      kind: 'daily',
      times: ['17:15', '09:00', '12:30'],
      timeZone: 'UTC',
    };
    expect(iso(take(schedule, at('2026-05-01T10:00'), 4))).toEqual([
      '2026-05-01T12:30',
      '2026-05-01T17:15',
      '2026-05-02T09:00',
      '2026-05-02T12:30',
    ]);
  });

  test('fire once where a gap moves several of their times to one minute', () => {
    const schedule: Schedule = {
      kind: 'daily',
      times: ['02:00', '02:30', '03:00'],
      timeZone: BERLIN,
    };
    expect(iso(take(schedule, at('2026-03-28T12:00'), 2))).toEqual([
      '2026-03-29T01:00',
      '2026-03-30T00:00',
    ]);
  });

  test('give the same times one by one as in a row', () => {
    const schedule: Schedule = {
      kind: 'weekly',
      days: [1, 3, 7],
      times: ['00:30', '02:15', '02:30', '23:59'],
      timeZone: BERLIN,
    };
    let ms: number | null = at('2026-03-20T00:00');
    for (const expected of take(schedule, ms, 60)) {
      ms = nextFireAfter(schedule, ms ?? NaN, 0);
      expect(ms).toBe(expected);
    }
  });
});

test('the last day of the month is a day of its own', () => {
  const schedule: Schedule = {
    kind: 'monthly',
    days: [30, 'last'],
    times: ['06:00'],
    timeZone: 'UTC',
  };
  expect(iso(take(schedule, at('2026-01-15T00:00'), 4))).toEqual([
    '2026-01-30T06:00',
    '2026-01-31T06:00',
    '2026-02-28T06:00',
    '2026-03-30T06:00',
  ]);
});

test('an hourly schedule follows the clock through a change', () => {
  const schedule: Schedule = { kind: 'hourly', minute: 20, timeZone: BERLIN };
  const startMs = at('2026-10-24T21:50');
  expect(take(schedule, startMs, 6)).toEqual(
    [1, 2, 3, 4, 5, 6].map((hour) => startMs - 30 * 60_000 + hour * 3_600_000),
  );
});
