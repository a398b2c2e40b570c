/** 15 days of clock changes x 9 patterns: 135 answers, each the same as the oracle's. */

import { describe, expect, test } from 'vitest';

import { cronTimes } from '../../helpers/cron-times.ts';
import { walkFireTimes } from '../../oracle/minute-oracle.ts';
import { changesOf, ZONES } from '../../oracle/random-patterns.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Kolkata has no change, and is there for its half hour. */
const CHANGES: readonly (readonly [timeZone: string, day: string, what: string])[] = [
  ['Europe/Berlin', '2026-03-29', '02:00 becomes 03:00'],
  ['Europe/Berlin', '2026-10-25', '03:00 becomes 02:00'],
  ['America/New_York', '2026-03-08', '02:00 becomes 03:00'],
  ['America/New_York', '2026-11-01', '02:00 becomes 01:00'],
  ['Australia/Lord_Howe', '2026-10-04', '02:00 becomes 02:30'],
  ['Antarctica/Troll', '2026-03-29', '01:00 becomes 03:00'],
  ['Pacific/Chatham', '2026-04-05', '03:45 becomes 02:45'],
  ['America/Havana', '2026-03-08', '00:00 becomes 01:00'],
  ['America/Santiago', '2026-09-06', '00:00 becomes 01:00'],
  ['Asia/Beirut', '2026-10-25', '00:00 becomes 23:00 of the day before'],
  ['Africa/Casablanca', '2026-02-15', '03:00 becomes 02:00'],
  ['Pacific/Apia', '2011-12-30', 'the day is left out'],
  ['Europe/Dublin', '2026-03-29', '01:00 becomes 02:00'],
  ['Africa/Cairo', '2026-04-24', '00:00 becomes 01:00'],
  ['Asia/Kolkata', '2026-03-29', 'nothing happens'],
];

const PATTERNS = [
  '30 2 * * *',
  '30 2,14 * * *',
  '0,30 2 * * *',
  '15 0 * * *',
  '10-50/20 0-3 * * *',
  '30 23 * * *',
  '0 * * * *',
  '*/15 2 * * *',
  '*/20 * * * *',
];

test('the clocks are changed on every one of the days but that of Kolkata', () => {
  const changing = CHANGES.filter(([timeZone, day]) =>
    changesOf(timeZone, Number(day.slice(0, 4))).some(
      (ms) => Math.abs(ms - Date.parse(`${day}T12:00Z`)) < DAY_MS,
    ),
  );
  expect(changing).toEqual(CHANGES.filter(([timeZone]) => timeZone !== 'Asia/Kolkata'));
});

describe.each(CHANGES)('%s on %s, when %s', (timeZone, day) => {
  test.each(PATTERNS)('%s is due when the oracle says so', (pattern) => {
    const fromMs = Date.parse(`${day}T00:00Z`) - 2 * DAY_MS;
    const untilMs = fromMs + 5 * DAY_MS;
    const expected = walkFireTimes(pattern, timeZone, fromMs, untilMs, Infinity);
    expect(expected.length).toBeGreaterThanOrEqual(4);
    const found = cronTimes(pattern, timeZone, fromMs, expected.length + 1);
    expect(toIso(found.filter((ms) => ms <= untilMs))).toEqual(toIso(expected));
    expect(found.at(-1)).toBeGreaterThan(untilMs);
  });
});

describe('what others got wrong', () => {
  const YEARS = [1990, 1995, 2000, 2008, 2011, 2018, 2024, 2026, 2027, 2038, 2100];

  test.each(ZONES)(
    '%s: a daily job in the gap comes again the next day, not months later',
    (zone) => {
      for (const year of YEARS) {
        for (const changeMs of changesOf(zone, year)) {
          const times = cronTimes('30 2 * * *', zone, changeMs - 2 * DAY_MS, 5);
          const apart = times.slice(1).map((ms, index) => ms - (times[index] ?? NaN));
          // Apia once left out a day, and New York is an hour longer in autumn.
          expect(Math.max(...apart)).toBeLessThanOrEqual(27 * HOUR_MS);
        }
      }
    },
  );

  test.each(ZONES)('%s: asked at a fire time, a pattern names a later one', (zone) => {
    for (const changeMs of YEARS.flatMap((year) => changesOf(zone, year))) {
      for (const pattern of ['30 2 * * *', '*/30 * * * *', '0 0 * * *', '* 1-3 * * *']) {
        const times = cronTimes(pattern, zone, changeMs - 5 * HOUR_MS, 12);
        expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
      }
    }
  });

  test.each([
    ['America/Havana', '2026-03-08', '2026-03-08T05:00:00.000Z'],
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z'],
    ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00.000Z'],
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
  ])('%s: %s has no midnight and is not lost', (zone, day, firstMinute) => {
    const [, month, date] = day.split('-').map(Number);
    const fromMs = Date.parse(`${day}T00:00Z`) - 2 * DAY_MS;
    for (const pattern of ['0 0 * * *', `0 0 ${date} ${month} *`, `30 0 ${date} * *`, '@daily']) {
      expect(toIso(cronTimes(pattern, zone, fromMs, 4))).toContain(firstMinute);
    }
  });
});

test('a gap that ends on the next day moves a time to its end', () => {
  // On 4 May 2018 the clocks of Pyongyang went from 23:30 to 00:00.
  const times = cronTimes('45 23 * * *', 'Asia/Pyongyang', Date.UTC(2018, 4, 3), 3);
  expect(toIso(times)).toEqual([
    '2018-05-03T15:15:00.000Z',
    '2018-05-04T15:00:00.000Z',
    '2018-05-05T14:45:00.000Z',
  ]);
});

function toIso(times: readonly number[]): string[] {
  return times.map((ms) => new Date(ms).toISOString());
}
