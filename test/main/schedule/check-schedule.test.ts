import { describe, expect, test } from 'vitest';

import { checkSchedule } from '../../../electron/main/schedule/check-schedule.ts';
import { AppError } from '../../../electron/shared/errors.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';

const cron = (pattern: string, timeZone: string | null = null): Schedule => ({
  kind: 'cron',
  pattern,
  timeZone,
});

function problemOf(schedule: Schedule): AppError {
  try {
    checkSchedule(schedule, 'schedules.2');
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('Expected a problem');
}

test.each<Schedule>([
  cron('30 2 * * *'),
  cron('0 0 29 2 *', 'Europe/Berlin'),
  cron('0 0 31 1,2 *'),
  cron('@yearly'),
  { kind: 'interval', everyMs: 1_000, anchorMs: null },
  { kind: 'daily', times: ['02:30'], timeZone: null },
  { kind: 'once', at: '1999-01-01T00:00', timeZone: 'UTC' },
  { kind: 'once', at: '1999-01-01T00:00', timeZone: 'UTC', endAt: '2026-01-01T00:00' },
  { ...cron('0 0 29 2 *'), startAt: '2027-01-01T00:00', endAt: '2028-02-29T00:00' },
  { ...cron('@yearly'), endAt: '2000-01-01T00:00', jitterMs: 86_400_000 },
  { kind: 'interval', everyMs: 60_000, anchorMs: null, endAt: '2000-01-01T00:00' },
])('%o is accepted', (schedule) => {
  expect(() => checkSchedule(schedule, 'schedules.0')).not.toThrow();
});

describe('a schedule that cannot be', () => {
  test.each([
    ['0 0 31 2 *', 'This never happens: February has no day 31.'],
    ['0 12 31 SEP *', 'This never happens: September has no day 31.'],
    ['0 0 30,31 2 *', 'This never happens: no month has such a day.'],
    ['61 * * * *', 'Minutes go from 0 to 59; this says 61.'],
  ])('%s is rejected with its field', (pattern, message) => {
    expect(problemOf(cron(pattern))).toMatchObject({
      code: 'invalid_input',
      message,
      field: 'schedules.2.pattern',
    });
  });

  test.each<Schedule>([
    { ...cron('0 0 29 2 *'), startAt: '2027-01-01T00:00', endAt: '2028-02-28T23:59' },
    { kind: 'once', at: '2027-01-02T00:00', timeZone: 'UTC', endAt: '2027-01-01T00:00' },
    {
      kind: 'weekly',
      days: [1],
      times: ['09:00'],
      timeZone: 'UTC',
      everyWeeks: 2,
      fromDate: '2027-01-05',
      endAt: '2027-01-17T23:59',
    },
    { kind: 'interval', everyMs: 60_000, anchorMs: 1_800_000_000_000, endAt: '2027-01-01T00:00' },
  ])('%o is rejected, since it ends before its first time', (schedule) => {
    expect(problemOf(schedule)).toMatchObject({
      message: 'This never happens: it ends before it is due for the first time.',
      field: 'schedules.2.endAt',
    });
  });

  test('is rejected for a zone this computer does not know', () => {
    expect(
      problemOf({ kind: 'daily', times: ['02:00'], timeZone: 'Mars/Olympus_Mons' }),
    ).toMatchObject({
      message: 'This computer does not know the time zone Mars/Olympus_Mons.',
      field: 'schedules.2.timeZone',
    });
  });
});
