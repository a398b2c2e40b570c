import { describe, expect, test } from 'vitest';

import { fireTimesAfter } from '../../../electron/main/schedule/next-fire.ts';
import { countFireTimes, lastFireTime } from '../../../electron/main/schedule/passed-times.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';

const DAY_MS = 86_400_000;
const cron = (pattern: string, timeZone = 'Europe/Berlin'): Schedule => ({
  kind: 'cron',
  pattern,
  timeZone,
});

function listed(schedule: Schedule, afterMs: number, untilMs: number): number[] {
  const times: number[] = [];
  for (const fireAtMs of fireTimesAfter(schedule, afterMs, 0)) {
    if (fireAtMs > untilMs) break;
    times.push(fireAtMs);
  }
  return times;
}

/** A few days around each kind of change, from and to odd moments. */
const SPANS: readonly (readonly [string, string, string])[] = [
  ['Europe/Berlin', '2026-03-27T22:17:03.500Z', '2026-03-30T05:41:30Z'],
  ['Europe/Berlin', '2026-10-24T11:00:00Z', '2026-10-26T12:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-03T09:59:59Z', '2026-04-06T00:00:01Z'],
  ['Australia/Lord_Howe', '2026-10-02T00:30:00Z', '2026-10-04T23:00:00Z'],
  ['Antarctica/Troll', '2026-03-28T00:00:00Z', '2026-03-30T03:30:00Z'],
  ['Antarctica/Troll', '2026-10-24T12:00:00Z', '2026-10-26T03:30:00Z'],
  ['Pacific/Apia', '2011-12-28T20:00:00Z', '2012-01-01T01:30:00Z'],
  ['Asia/Beirut', '2026-03-28T12:34:56Z', '2026-03-29T12:34:56Z'],
  ['Asia/Kolkata', '2026-06-01T00:10:00Z', '2026-06-03T18:40:00Z'],
];

describe.each(SPANS)('%s from %s to %s', (timeZone, from, to) => {
  const [afterMs, untilMs] = [Date.parse(from), Date.parse(to)];
  test.each([
    '*/7 * * * *',
    '30 2 * * *',
    '0,30 2 * * *',
    '0,30 0-3 * * *',
    '*/15 2 * * *',
    '5-55/10,3 */2 * * 0,1',
    '0 * * * *',
    '*/20 15,45 1-4 * * *',
    '? 0 * * *',
    '0 0 31 2 *',
    '@hourly',
  ])('%s is counted as it is listed, and its last one found', (pattern) => {
    const schedule = cron(pattern, timeZone);
    const times = listed(schedule, afterMs, untilMs);
    expect(countFireTimes(schedule, afterMs, untilMs, 0)).toBe(times.length);
    expect(lastFireTime(schedule, afterMs, untilMs, 0)).toBe(times.at(-1) ?? null);
  });
});

test('a schedule of several patterns is counted as it is listed', () => {
  const schedule: Schedule = {
    kind: 'daily',
    times: ['02:00', '02:30', '14:45'],
    timeZone: 'Europe/Berlin',
  };
  const [afterMs, untilMs] = [Date.UTC(2026, 2, 20), Date.UTC(2026, 3, 5)];
  const times = listed(schedule, afterMs, untilMs);
  expect(countFireTimes(schedule, afterMs, untilMs, 0)).toBe(times.length);
  expect(lastFireTime(schedule, afterMs, untilMs, 0)).toBe(times.at(-1));
});

test('an interval of a second is counted over a year', () => {
  const schedule: Schedule = { kind: 'interval', everyMs: 1_000, anchorMs: 500 };
  expect(countFireTimes(schedule, 500, 365 * DAY_MS + 500, 0)).toBe(365 * 86_400);
  expect(countFireTimes(schedule, 499, 500, 0)).toBe(1);
  expect(countFireTimes(schedule, 0, 499, 0)).toBe(0);
  expect(lastFireTime(schedule, 0, 5_499, 0)).toBe(4_500);
  expect(lastFireTime(schedule, 500, 1_499, 0)).toBeNull();
});

test('every second of a month away from clock changes is counted', () => {
  const [afterMs, untilMs] = [Date.UTC(2026, 4, 1), Date.UTC(2026, 4, 31)];
  expect(countFireTimes(cron('* * * * * *'), afterMs, untilMs, 0)).toBe(30 * 86_400);
  expect(lastFireTime(cron('* * * * * *'), afterMs, untilMs, 0)).toBe(untilMs);
});

test('every minute of a century is counted to a thousandth', () => {
  const [afterMs, untilMs] = [Date.UTC(2000, 0, 1), Date.UTC(2100, 0, 1)];
  const count = countFireTimes(cron('* * * * *', 'UTC'), afterMs, untilMs, 0);
  expect(Math.abs(count / ((untilMs - afterMs) / 60_000) - 1)).toBeLessThan(0.001);
});

test('a time that is due once a decade is found', () => {
  const leapMonday = cron('0 0 29 2 +1', 'UTC');
  expect(lastFireTime(leapMonday, 0, Date.UTC(2026, 0, 1), 0)).toBe(Date.UTC(2016, 1, 29));
});

test('an empty or turned span has no fire times', () => {
  expect(countFireTimes(cron('* * * * *'), 60_000, 60_000, 0)).toBe(0);
  expect(countFireTimes(cron('* * * * *'), 90_000, 60_000, 0)).toBe(0);
  expect(lastFireTime(cron('* * * * *'), 60_000, 60_000, 0)).toBeNull();
});
