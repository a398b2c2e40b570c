import { describe, expect, test } from 'vitest';

import type { Schedule } from '../../../electron/shared/schedule.ts';
import {
  formToSchedule,
  newScheduleForm,
  normaliseTime,
  scheduleToForm,
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
  ])('keeps what it does not show of %o', (schedule) => {
    expect(formToSchedule(scheduleToForm(schedule))).toStrictEqual(schedule);
  });

  test('starts the cron text as what the tab before it meant', () => {
    const weekly = { ...newScheduleForm, tab: 'weekly' as const };
    expect(withTab(weekly, 'cron').pattern).toBe('0 9 * * 1,2,3,4,5');
    expect(withTab({ ...weekly, pattern: '@daily' }, 'cron').pattern).toBe('@daily');
    expect(withTab({ ...weekly, times: ['09:00', '10:30'] }, 'cron').pattern).toBe('');
    expect(withTab({ ...weekly, times: ['soon'] }, 'cron').pattern).toBe('');
  });
});
