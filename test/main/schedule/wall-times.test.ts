import { describe, expect, test } from 'vitest';

import { nextFireAfter } from '../../../electron/main/schedule/next-fire.ts';
import { listFireTimes } from '../../../electron/main/schedule/passed-times.ts';
import type { MonthlySchedule, Schedule } from '../../../electron/shared/schedule.ts';

const BERLIN = 'Europe/Berlin';

/** Fire times of a span, as in UTC up to the hour. */
function between(schedule: Schedule, from: string, to: string): string[] {
  const times = listFireTimes(schedule, Date.parse(from), Date.parse(to), 0, Infinity) ?? [];
  return times.map((ms) => new Date(ms).toISOString().slice(0, 13));
}

function monthly(days: MonthlySchedule['days'], weekdays: MonthlySchedule['weekdays']): string[] {
  const schedule: Schedule = { kind: 'monthly', days, weekdays, times: ['00:00'], timeZone: 'UTC' };
  return between(schedule, '2025-12-31', '2026-12-31').map((text) => text.slice(5, 10));
}

describe('a month', () => {
  test('has a last weekday, which a weekend moves back to Friday', () => {
    expect(monthly(['last_weekday'], undefined)).toEqual([
      '01-30',
      '02-27',
      '03-31',
      '04-30',
      '05-29',
      '06-30',
      '07-31',
      '08-31',
      '09-30',
      '10-30',
      '11-30',
      '12-31',
    ]);
  });

  test('has one last Friday, also when it is the last day', () => {
    expect(monthly([], [{ nth: 'last', day: 5 }])).toEqual([
      '01-30',
      '02-27',
      '03-27',
      '04-24',
      '05-29',
      '06-26',
      '07-31',
      '08-28',
      '09-25',
      '10-30',
      '11-27',
      '12-25',
    ]);
  });

  test('has a fifth Monday now and then', () => {
    expect(monthly([], [{ nth: 5, day: 1 }])).toEqual(['03-30', '06-29', '08-31', '11-30']);
  });

  test('is due on each day that any of its rules names, once', () => {
    const weekdays: MonthlySchedule['weekdays'] = [
      { nth: 1, day: 7 },
      { nth: 'last', day: 6 },
    ];
    expect(monthly(['last', 31, 1], weekdays).slice(0, 8)).toEqual([
      '01-01',
      '01-04',
      '01-31',
      '02-01',
      '02-28',
      '03-01',
      '03-28',
      '03-31',
    ]);
  });
});

describe('every so many weeks', () => {
  const everyTwo: Schedule = {
    kind: 'weekly',
    days: [1],
    times: ['09:00'],
    timeZone: BERLIN,
    everyWeeks: 2,
    fromDate: '2027-01-04',
  };

  test('counts from the week of its first day, through a change of the clock', () => {
    expect(between(everyTwo, '2027-01-01', '2027-04-20')).toEqual([
      '2027-01-04T08',
      '2027-01-18T08',
      '2027-02-01T08',
      '2027-02-15T08',
      '2027-03-01T08',
      '2027-03-15T08',
      '2027-03-29T07',
      '2027-04-12T07',
    ]);
  });

  test('counts through the turn of a year with 53 weeks', () => {
    const schedule = { ...everyTwo, fromDate: '2026-12-21' };
    expect(between(schedule, '2026-01-01', '2027-01-31')).toEqual([
      '2026-12-21T08',
      '2027-01-04T08',
      '2027-01-18T08',
    ]);
  });

  test('takes the whole week of a first day in the middle of it, but nothing before that day', () => {
    const schedule: Schedule = { ...everyTwo, days: [1, 5], fromDate: '2027-01-06' };
    expect(between(schedule, '2020-01-01', '2027-01-31')).toEqual([
      '2027-01-08T08',
      '2027-01-18T08',
      '2027-01-22T08',
    ]);
  });

  test('reads its first day in the zone of the schedule', () => {
    const schedule: Schedule = { ...everyTwo, times: ['00:00'], timeZone: 'Pacific/Kiritimati' };
    expect(nextFireAfter(schedule, 0, 0)).toBe(Date.parse('2027-01-04T00:00+14:00'));
  });
});

describe('start and end', () => {
  const daily: Schedule = { kind: 'daily', times: ['09:00'], timeZone: BERLIN };

  test('are both times at which it may fire, in the zone of the schedule', () => {
    const schedule = { ...daily, startAt: '2027-01-04T09:00', endAt: '2027-01-06T09:00' };
    expect(between(schedule, '2026-01-01', '2028-01-01')).toEqual([
      '2027-01-04T08',
      '2027-01-05T08',
      '2027-01-06T08',
    ]);
    const shorter = { ...daily, startAt: '2027-01-04T09:00:01', endAt: '2027-01-06T08:59:59' };
    expect(between(shorter, '2026-01-01', '2028-01-01')).toEqual(['2027-01-05T08']);
  });

  test('bound the times before they are delayed', () => {
    const schedule: Schedule = { ...daily, endAt: '2027-01-06T09:00', jitterMs: 86_400_000 };
    const last = Date.parse('2027-01-06T08:00Z');
    const times = listFireTimes(schedule, last - 864e5, last + 3 * 864e5, 7, Infinity) ?? [];
    expect(times.at(-1)).toBeGreaterThan(last);
    expect(times.at(-1)).toBeLessThan(last + 86_400_000);
  });

  test('let an interval without an anchor count from its start', () => {
    const schedule: Schedule = {
      kind: 'interval',
      everyMs: 7_200_000,
      anchorMs: null,
      startAt: '2027-01-04T09:30',
    };
    const start = new Date(2027, 0, 4, 9, 30).getTime();
    expect(nextFireAfter(schedule, 0, 12_345)).toBe(start);
    expect(nextFireAfter(schedule, start, 12_345)).toBe(start + 7_200_000);
    const anchored: Schedule = { ...schedule, anchorMs: start - 3_600_000 };
    expect(nextFireAfter(anchored, 0, 12_345)).toBe(start + 3_600_000);
  });

  test('keep a time that is due once, or leave it out', () => {
    const once: Schedule = { kind: 'once', at: '2027-01-04T09:00', timeZone: BERLIN };
    const dueMs = Date.parse('2027-01-04T08:00Z');
    expect(nextFireAfter({ ...once, endAt: '2027-01-04T09:00' }, 0, 0)).toBe(dueMs);
    expect(nextFireAfter({ ...once, endAt: '2027-01-04T08:59' }, 0, 0)).toBeNull();
    expect(nextFireAfter({ ...once, startAt: '2027-01-04T09:01' }, 0, 0)).toBeNull();
  });
});
