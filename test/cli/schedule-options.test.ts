import { describe, expect, test } from 'vitest';
import { parseSchedules } from '../../electron/cli/schedule-options.ts';
import { scheduleSchema } from '../../electron/shared/schedule.ts';

describe('parseSchedules', () => {
  test.each([
    [{ every: ['90s'] }, { kind: 'interval', everyMs: 90_000 }],
    [{ hourly: ['5'] }, { kind: 'hourly', minute: 5 }],
    [{ daily: ['8:30, 17:00'] }, { kind: 'daily', times: ['08:30', '17:00'] }],
    [{ weekly: ['Monday,fr@8:30'] }, { kind: 'weekly', days: [1, 5], times: ['08:30'] }],
    [{ weekly: ['su@00:00,12:00'] }, { kind: 'weekly', days: [7], times: ['00:00', '12:00'] }],
    [{ monthly: ['1,LAST@02:00'] }, { kind: 'monthly', days: [1, 'last'], times: ['02:00'] }],
    [{ once: ['2026-11-24T14:30'] }, { kind: 'once', at: '2026-11-24T14:30' }],
    [{ cron: ['30 2 * * *'] }, { kind: 'cron', pattern: '30 2 * * *' }],
  ])('%j is %j', (values, expected) => {
    const [schedule] = parseSchedules(values, null);
    expect(schedule).toMatchObject(expected);
    expect(scheduleSchema.safeParse(schedule).success).toBe(true);
  });

  test.each([
    [{ every: ['often'] }, /--every .*got `often`/],
    [{ every: ['0s'] }, /--every to be a duration from 1s to 366d, got `0s`/],
    [{ every: ['367d'] }, /from 1s to 366d, got `367d`/],
    [{ hourly: ['x'] }, /--hourly/],
    [{ daily: ['noon'] }, /--daily/],
    [{ daily: [''] }, /--daily/],
    [{ weekly: ['mon'] }, /--weekly/],
    [{ weekly: ['m@08:30'] }, /--weekly/],
    [{ weekly: ['mon@08:30@09:30'] }, /--weekly/],
    [{ weekly: ['mon,@08:30'] }, /--weekly/],
    [{ monthly: ['first@08:30'] }, /--monthly/],
  ])('%j is refused by the name of its option', (values, words) => {
    expect(() => parseSchedules(values, null)).toThrow(words);
  });

  test('a zone goes to every schedule that has a time of day, and needs one', () => {
    const both = parseSchedules({ every: ['1h'], daily: ['08:00'] }, 'Europe/Berlin');
    expect(both).toEqual([
      { kind: 'interval', everyMs: 3_600_000 },
      { kind: 'daily', times: ['08:00'], timeZone: 'Europe/Berlin' },
    ]);
    expect(() => parseSchedules({ every: ['1h'] }, 'Europe/Berlin')).toThrow(/--zone/);
    expect(() => parseSchedules({}, 'Europe/Berlin')).toThrow(/--zone/);
  });
});
