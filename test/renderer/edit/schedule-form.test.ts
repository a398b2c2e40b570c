import { describe, expect, test } from 'vitest';

import type { Schedule } from '../../../electron/shared/schedule.ts';
import { normaliseTime } from '../../../renderer/views/edit/form-text.ts';
import {
  cronTextOf,
  formToSchedule,
  newScheduleForm,
  scheduleToForm,
  withCronText,
  withTab,
} from '../../../renderer/views/edit/schedule-form.ts';

describe('the form of a schedule', () => {
  test('reads a time of day as people write it', () => {
    expect(['9', '9:05', '09.05', '905', ' 23:59 '].map(normaliseTime)).toEqual([
      '09:00',
      '09:05',
      '09:05',
      '09:05',
      '23:59',
    ]);
    expect(normaliseTime('noon')).toBe('noon');
  });

  test('shows an interval in its largest whole unit', () => {
    const units = [90_000, 300_000, 7_200_000, 1_500].map((everyMs) => {
      const { every, unit } = scheduleToForm({ kind: 'interval', everyMs, anchorMs: null });
      return `${every} ${unit}`;
    });
    expect(units).toEqual(['90 seconds', '5 minutes', '2 hours', '1.5 seconds']);
  });

  test('keeps what was typed on the other tabs', () => {
    const weekly = { ...newScheduleForm, tab: 'weekly' as const, weekdays: [6, 7] };
    const back = withTab(withTab(weekly, 'once'), 'weekly');
    expect(formToSchedule(back)).toEqual({
      kind: 'weekly',
      days: [6, 7],
      times: ['09:00'],
      timeZone: null,
    });
  });

  test.each<Schedule>([
    { kind: 'hourly', minute: 5, timeZone: null, startAt: '2027-01-04T09:00' },
    { kind: 'daily', times: ['09:00'], timeZone: null, jitterMs: 60_000 },
    {
      kind: 'weekly',
      days: [1],
      times: ['09:00'],
      timeZone: null,
      everyWeeks: 2,
      fromDate: '2027-01-04',
      endAt: '2027-06-01T00:00',
    },
    {
      kind: 'monthly',
      days: ['last_weekday'],
      times: ['09:00'],
      timeZone: 'Europe/Berlin',
      weekdays: [{ nth: 'last', day: 5 }],
    },
    { kind: 'monthly', days: [], times: ['09:00'], timeZone: null, weekdays: [{ nth: 2, day: 1 }] },
    { kind: 'interval', everyMs: 60_000, anchorMs: 5, startAt: '2027-01-04T09:00', jitterMs: 1 },
    { kind: 'once', at: '2027-01-04T09:00', timeZone: null, jitterMs: 5_000 },
    { kind: 'cron', pattern: '@daily', timeZone: null, endAt: '2027-06-01T00:00' },
  ])('stores what came from the store again, like %o', (schedule) => {
    expect(formToSchedule(scheduleToForm(schedule))).toStrictEqual(schedule);
  });

  test('starts the cron text as what the tab before it meant', () => {
    const weekly = { ...newScheduleForm, tab: 'weekly' as const };
    expect(withTab(weekly, 'cron').pattern).toBe('0 9 * * 1-5');
    expect(withTab({ ...weekly, pattern: '0 9 * * 1-5' }, 'cron').pattern).toBe('0 9 * * 1-5');
    expect(withTab({ ...weekly, times: ['09:00', '10:30'] }, 'cron').pattern).toBe('');
    expect(withTab({ ...weekly, times: ['soon'] }, 'cron').pattern).toBe('');
  });

  test('fills the fields from a cron text they can say, and keeps the text', () => {
    const typed = withCronText(newScheduleForm, '30 2 * * MON-FRI');
    expect(typed).toMatchObject({ tab: 'weekly', weekdays: [1, 2, 3, 4, 5], times: ['02:30'] });
    expect(formToSchedule(typed)).toMatchObject({ kind: 'cron', pattern: '30 2 * * MON-FRI' });
    const changed = { ...typed, weekdays: [6] };
    expect(cronTextOf(changed)).toBe('30 2 * * 6');
    expect(formToSchedule(changed)).toMatchObject({ kind: 'weekly', days: [6] });
  });

  test('leaves a cron text that it has no fields for as it is', () => {
    for (const pattern of ['0 0 13 * 5', '*/7 * * * *', '0 9 * 1 *', '61 * * * *', '0 9 * *', '']) {
      const typed = withCronText(newScheduleForm, pattern);
      expect(typed).toMatchObject({ tab: 'daily', isCustom: true });
      expect(formToSchedule(typed)).toMatchObject({ kind: 'cron', pattern });
      expect(cronTextOf(typed)).toBe(pattern);
    }
  });

  test('opens a stored cron text on the tab that shows it', () => {
    const tabOf = (pattern: string) =>
      scheduleToForm({ kind: 'cron', pattern, timeZone: null }).tab;
    expect(tabOf('@daily')).toBe('daily');
    expect(tabOf('*/15 * * * *')).toBe('every');
    expect(tabOf('5 * * * *')).toBe('hourly');
    expect(tabOf('0 9 L * *')).toBe('monthly');
    expect(tabOf('0 9 15W * *')).toBe('monthly');
    expect(tabOf('0 9 * * 5#2')).toBe('monthly');
    expect(tabOf('0 0 13 * 5')).toBe('cron');
  });

  test('takes 0, 7 and SUN for Sunday', () => {
    for (const sunday of ['0', '7', 'SUN']) {
      expect(withCronText(newScheduleForm, `0 9 * * ${sunday}`).weekdays).toEqual([7]);
      expect(withCronText(newScheduleForm, `0 9 * * ${sunday}#2`).nthWeekdays).toEqual([
        { nth: 2, day: 7 },
      ]);
    }
  });

  test('counts by the clock only what divides it evenly', () => {
    const every = (count: string) =>
      formToSchedule({ ...newScheduleForm, tab: 'every', every: count });
    expect(every('15')).toMatchObject({ kind: 'cron', pattern: '*/15 * * * *' });
    expect(every('7')).toMatchObject({ kind: 'interval', everyMs: 420_000, anchorMs: null });
  });
});
