import { describe, expect, test } from 'vitest';

import { toCronPatterns } from '../../electron/shared/cron-patterns.ts';
import { parseOrThrow } from '../../electron/shared/parse.ts';
import { type Schedule, scheduleSchema } from '../../electron/shared/schedule.ts';

const daily = { kind: 'daily', times: ['09:00'] };
const weekly = { kind: 'weekly', days: [1], times: ['09:00'] };
const monthly = { kind: 'monthly', times: ['09:00'] };

function problemOf(draft: unknown): string {
  try {
    parseOrThrow(scheduleSchema, draft);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}

describe('what is off', () => {
  test.each([
    [daily, ['startAt', 'endAt', 'jitterMs']],
    [{ kind: 'hourly', minute: 5 }, ['startAt', 'endAt', 'jitterMs']],
    [{ kind: 'interval', everyMs: 5_000 }, ['startAt', 'endAt', 'jitterMs']],
    [{ kind: 'once', at: '2027-01-01T00:00' }, ['startAt', 'endAt', 'jitterMs']],
    [{ kind: 'cron', pattern: '@daily' }, ['startAt', 'endAt', 'jitterMs']],
    [weekly, ['startAt', 'endAt', 'jitterMs', 'everyWeeks', 'fromDate']],
    [{ ...monthly, days: [1] }, ['startAt', 'endAt', 'jitterMs', 'weekdays']],
  ])('%o is the same with its options left out and null', (draft, options) => {
    const off = Object.fromEntries(options.map((name) => [name, null]));
    const schedule = scheduleSchema.parse(draft);
    expect(Object.keys(schedule)).not.toEqual(expect.arrayContaining(options));
    expect(scheduleSchema.parse({ ...draft, ...off })).toStrictEqual(schedule);
  });

  test('is left out, so that a stored schedule stays what it is', () => {
    expect(scheduleSchema.parse({ ...daily, jitterMs: 0 })).toStrictEqual(
      scheduleSchema.parse(daily),
    );
    expect(
      scheduleSchema.parse({ ...weekly, everyWeeks: 1, fromDate: '2027-01-04' }),
    ).toStrictEqual(scheduleSchema.parse(weekly));
    expect(scheduleSchema.parse({ ...monthly, days: [1], weekdays: [] })).toStrictEqual(
      scheduleSchema.parse({ ...monthly, days: [1] }),
    );
  });
});

test('a month may have weekdays alone', () => {
  const weekdays = [{ nth: 'last', day: 5 }];
  expect(scheduleSchema.parse({ ...monthly, weekdays })).toStrictEqual({
    kind: 'monthly',
    days: [],
    weekdays,
    times: ['09:00'],
    timeZone: null,
  });
});

test.each([
  [
    { ...daily, startAt: '2027-02-30T09:00' },
    'Expected `startAt` to be a date and time that exists, like 2027-01-04T09:00, got `2027-02-30T09:00`',
  ],
  [
    { ...daily, startAt: '2027-01-04T09:00', endAt: '2027-01-04T09:00:00' },
    'Expected `endAt` to be a time after `startAt`, got `2027-01-04T09:00:00`',
  ],
  [
    { ...daily, jitterMs: 86_400_001 },
    'Expected `jitterMs` to be a whole number from 0 to 86400000, got `86400001`',
  ],
  [
    { ...weekly, everyWeeks: 2 },
    'Expected `fromDate` to be a date like 2027-01-04, to count the weeks from, got nothing',
  ],
  [
    { ...weekly, everyWeeks: 53, fromDate: '2027-01-04' },
    'Expected `everyWeeks` to be a whole number from 1 to 52, got `53`',
  ],
  [
    { ...weekly, everyWeeks: 2, fromDate: '4 January' },
    'Expected `fromDate` to be a date that exists, like 2026-11-24, got `4 January`',
  ],
  [monthly, 'Expected `days` to be at least one day of the month, got nothing'],
  [
    { ...monthly, days: [], weekdays: [] },
    'Expected `days` to be at least one day of the month, got `[]`',
  ],
  [
    { ...monthly, days: ['first'] },
    'Expected `days.0` to be a day from 1 to 31, last, or last_weekday, got `first`',
  ],
  [
    { ...monthly, weekdays: [{ nth: 6, day: 1 }] },
    'Expected `weekdays.0.nth` to be a whole number from 1 to 5, got `6`',
  ],
  [
    { ...daily, everyWeeks: 2 },
    'Expected the request to be without unknown fields, got `everyWeeks`',
  ],
])('%o is refused', (draft, sentence) => {
  expect(problemOf(draft)).toBe(sentence);
});

test.each<[Schedule, readonly string[]]>([
  [
    {
      kind: 'monthly',
      days: [15, 'last', 1, 'last_weekday'],
      weekdays: [
        { nth: 'last', day: 5 },
        { nth: 2, day: 2 },
      ],
      times: ['09:00', '17:30'],
      timeZone: null,
    },
    [
      '0 9 1,15,L * *',
      '30 17 1,15,L * *',
      '0 9 LW * *',
      '30 17 LW * *',
      '0 9 * * 2#2,5#L',
      '30 17 * * 2#2,5#L',
    ],
  ],
  [
    { kind: 'weekly', days: [5, 1, 5], times: ['17:00', '09:00', '09:00'], timeZone: null },
    ['0 9,17 * * 1,5'],
  ],
])('%o is the union of its patterns', (schedule, patterns) => {
  expect(toCronPatterns(schedule)).toEqual(patterns);
});
