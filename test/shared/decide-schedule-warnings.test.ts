import { describe, expect, test } from 'vitest';

import {
  decideScheduleWarnings,
  type WarningInput,
} from '../../electron/shared/decide-schedule-warnings.ts';
import type { ScheduleFacts } from '../../electron/shared/schedule-facts.ts';
import type { Schedule } from '../../electron/shared/schedule.ts';

const quiet: ScheduleFacts = { never: null, clockChanges: [], start: null };
const daily: Schedule = { kind: 'daily', times: ['02:00', '14:00'], timeZone: null };
const cron = (pattern: string): Schedule => ({ kind: 'cron', pattern, timeZone: null });

interface Case {
  readonly schedule?: Schedule;
  readonly facts?: Partial<ScheduleFacts>;
  readonly all?: Partial<WarningInput['facts']>;
  readonly overlapPolicy?: WarningInput['overlapPolicy'];
  readonly misfirePolicy?: WarningInput['misfirePolicy'];
}

function warningsOf({ schedule = daily, facts, all, ...policies }: Case) {
  return decideScheduleWarnings({
    schedules: [{ at: 3, schedule }],
    facts: {
      schedules: [{ ...quiet, ...facts }],
      runsPerDay: 2,
      periodMs: 43_200_000,
      usualDurationMs: null,
      meanLogBytes: null,
      keepLogsMs: 7 * 86_400_000,
      keepLogsPerTask: 100_000,
      ...all,
    },
    overlapPolicy: 'skip',
    misfirePolicy: null,
    ...policies,
  });
}
const only = (options: Case) => {
  const [first, ...more] = warningsOf(options);
  expect(more).toEqual([]);
  return { text: first?.text, label: first?.fix?.label, fix: first?.fix };
};
const schedules = (fix: ReturnType<typeof only>['fix']) =>
  fix?.kind === 'schedule' ? { at: fix.at, schedule: fix.schedule } : null;

describe('the warnings about a schedule', () => {
  test('are none for one that does what it says', () => {
    for (const schedule of [daily, cron('*/15 * * * *'), cron('0 */6 * * *'), cron('0 0 28 * *')]) {
      expect(warningsOf({ schedule })).toEqual([]);
    }
  });

  test('say that it never happens, and then nothing else', () => {
    const never = 'This never happens: February has no day 31.';
    expect(warningsOf({ schedule: cron('0 0 31 2 5'), facts: { never } })).toMatchObject([
      { kind: 'never', text: never, fix: null },
    ]);
  });

  test('ask whether a day or a weekday was meant', () => {
    const { text, label, fix } = only({ schedule: cron('0 0 13 * 5') });
    expect(text).toBe(
      'Cron reads this as “or”: day 13 and every Friday. Only when the Friday is day 13?',
    );
    expect(label).toBe('Use that');
    expect(schedules(fix)).toEqual({ at: 3, schedule: cron('0 0 13 * +5') });
    expect(only({ schedule: cron('0 0 1-7 * MON-FRI') }).text).toMatch(/either the day or/);
    for (const pattern of ['0 0 13 * +5', '0 0 */2 * 5', '0 0 13 * *', '@daily']) {
      expect(warningsOf({ schedule: cron(pattern) })).toEqual([]);
    }
  });

  test('offer an interval for a step that is not even', () => {
    const minutes = only({ schedule: { ...cron('*/7 * * * *'), jitterMs: 5 } });
    expect(minutes.text).toBe('Not an even 7 minutes: after :56 comes :00.');
    expect(minutes.label).toBe('Use a 7-minute interval');
    expect(schedules(minutes.fix)?.schedule).toEqual({
      kind: 'interval',
      everyMs: 420_000,
      anchorMs: null,
      jitterMs: 5,
    });
    expect(only({ schedule: cron('5 */5 * * *') }).text).toBe(
      'Not an even 5 hours: after 20:05 comes 00:05.',
    );
  });

  test('name the months without such a day', () => {
    const monthly: Schedule = {
      kind: 'monthly',
      days: [1, 30, 31],
      times: ['09:00'],
      timeZone: null,
    };
    const { text, fix } = only({ schedule: monthly });
    expect(text).toBe('Skips months without day 31: February, April, June, September, November.');
    expect(schedules(fix)?.schedule).toEqual({ ...monthly, days: [1, 'last'] });
    expect(warningsOf({ schedule: { ...monthly, days: [31, 'last'] } })).toEqual([]);
    const typed = only({ schedule: cron('0 9 30 * *') });
    expect(typed.text).toBe('Skips months without day 30: February.');
    expect(schedules(typed.fix)?.schedule).toEqual(cron('0 9 L * *'));
  });

  test('tell what the next change of the clock does', () => {
    const gap = { kind: 'gap', date: '2027-03-28', from: '02:00', to: '03:00' } as const;
    const back = { ...gap, kind: 'repeated', date: '2027-10-31' } as const;
    const told = (clockChanges: ScheduleFacts['clockChanges']) =>
      warningsOf({ facts: { clockChanges } })[0];
    expect(told([{ ...gap, affected: '02:30' }])).toMatchObject({
      kind: 'clock_change',
      title: 'Clocks change on 28 March',
      text: 'Clocks go forward on 28 March: the 02:30 run starts at 03:00 that day.',
    });
    expect(
      told([
        { ...gap, affected: null },
        { ...back, affected: '02:30' },
      ])?.text,
    ).toBe('Clocks go back on 31 October: 02:30 happens twice, CronPilot runs it once.');
    expect(told([{ ...gap, affected: null }])).toMatchObject({
      kind: 'clock_unaffected',
      text: 'Your 02:00 runs are not affected. Runs between 02:00 and 03:00 would move to 03:00 that day.',
    });
  });

  test('count the runs of a day and what their logs take', () => {
    expect(only({ all: { runsPerDay: 1_440, meanLogBytes: 6_300 } }).text).toBe(
      '1,440 runs a day. Logs are kept for 7 days. They take about 61 MB.',
    );
    expect(only({ all: { runsPerDay: 1_440, keepLogsPerTask: 100 } }).text).toBe(
      '1,440 runs a day. Only the newest 100 logs are kept.',
    );
  });

  test('offer a time when fewer start', () => {
    const start = {
      clock: '02:00',
      otherTaskCount: 4,
      nightCount: 7,
      asleepCount: 0,
      closedCount: 0,
    };
    const { text, label, fix } = only({ facts: { start } });
    expect([text, label]).toEqual(['4 other tasks start at 02:00.', 'Start at 02:07']);
    expect(schedules(fix)?.schedule).toEqual({ ...daily, times: ['02:07', '14:00'] });
    const shifted = (schedule: Schedule, clock: string) =>
      schedules(only({ schedule, facts: { start: { ...start, clock } } }).fix)?.schedule;
    expect(shifted(cron('0 2 * * 1-5'), '02:00')).toEqual(cron('7 2 * * 1-5'));
    expect(shifted(cron('0 30 2 * * *'), '02:30')).toEqual(cron('0 37 2 * * *'));
    expect(shifted(cron('55 2 * * *'), '02:55')).toBeUndefined();
    expect(shifted({ kind: 'hourly', minute: 5, timeZone: null }, '09:05')).toMatchObject({
      minute: 12,
    });
    expect(warningsOf({ facts: { start: { ...start, otherTaskCount: 2 } } })).toEqual([]);
  });

  test('tell that it takes longer than the time between two runs', () => {
    const all = { usualDurationMs: 70_000, periodMs: 60_000 };
    expect(only({ all }).text).toBe(
      'Usually takes 1 m 10 s but starts every 1 m: every second run is skipped.',
    );
    expect(only({ all: { ...all, usualDurationMs: 170_000 } }).text).toMatch(
      /only one run in 3 starts/,
    );
    expect(only({ all, overlapPolicy: 'queue' }).text).toMatch(/wait for each other/);
    expect(only({ all, overlapPolicy: 'replace' }).text).toMatch(/each run stops the last/);
    expect(warningsOf({ all, overlapPolicy: 'allow' })).toEqual([]);
  });

  test('tell that the computer sleeps at that time, where that skips the run', () => {
    const start = {
      clock: '02:00',
      otherTaskCount: 0,
      nightCount: 7,
      asleepCount: 6,
      closedCount: 0,
    };
    const { text, fix } = only({ facts: { start }, misfirePolicy: 'skip' });
    expect(text).toBe('This computer was asleep at 02:00 on 6 of the last 7 days.');
    expect(fix).toEqual({ kind: 'run_once_when_back', label: 'Run once when back' });
    expect(warningsOf({ facts: { start } })).toEqual([]);
    const both = { ...start, asleepCount: 2, closedCount: 1 };
    expect(only({ facts: { start: both }, misfirePolicy: 'skip' }).text).toMatch(
      /asleep or CronPilot closed at 02:00 on 3 of/,
    );
    const frequent = { all: { periodMs: 3_600_000 }, misfirePolicy: 'skip' } as const;
    expect(warningsOf({ facts: { start }, ...frequent })).toEqual([]);
  });

  test('are three at most, the most serious first', () => {
    const start = {
      clock: '00:00',
      otherTaskCount: 9,
      nightCount: 7,
      asleepCount: 7,
      closedCount: 0,
    };
    const shown = warningsOf({
      schedule: cron('0 0 31 * 5'),
      facts: { start },
      all: { usualDurationMs: 90_000_000, runsPerDay: 5_000 },
      misfirePolicy: 'skip',
    });
    expect(shown.map(({ kind }) => kind)).toEqual(['either_day', 'overlap', 'asleep']);
  });
});
