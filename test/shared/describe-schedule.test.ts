import { expect, test } from 'vitest';

import { describeSchedule } from '../../electron/shared/describe-schedule.ts';
import { type Schedule, scheduleSchema } from '../../electron/shared/schedule.ts';

type Draft = Parameters<typeof scheduleSchema.parse>[0];

test.each<[Draft, string]>([
  [{ kind: 'hourly', minute: 0 }, 'Every hour, on the hour'],
  [{ kind: 'hourly', minute: 15 }, 'Every hour at 15 past'],
  [{ kind: 'daily', times: ['02:00'] }, 'Every day at 02:00'],
  [{ kind: 'daily', times: ['17:00', '09:00', '12:30'] }, 'Every day at 09:00, 12:30 and 17:00'],
  [{ kind: 'weekly', days: [5, 4, 3, 2, 1], times: ['02:30'] }, 'At 02:30 on weekdays'],
  [{ kind: 'weekly', days: [6, 7], times: ['10:00'] }, 'At 10:00 on Saturday and Sunday'],
  [{ kind: 'weekly', days: [1, 2, 3, 4, 5, 6, 7], times: ['10:00'] }, 'Every day at 10:00'],
  [{ kind: 'weekly', days: [7], times: ['10:00'] }, 'Every Sunday at 10:00'],
  [{ kind: 'weekly', days: [3, 1], times: ['10:00'] }, 'Every Monday and Wednesday at 10:00'],
  [
    { kind: 'monthly', days: ['last', 1, 22], times: ['06:00'] },
    'On the 1st, 22nd and last day of each month at 06:00',
  ],
  [{ kind: 'interval', everyMs: 3_600_000 }, 'Every hour'],
  [{ kind: 'interval', everyMs: 7 * 60_000 }, 'Every 7 minutes'],
  [{ kind: 'interval', everyMs: 90_000 }, 'Every 90 seconds'],
  [{ kind: 'interval', everyMs: 1_500 }, 'Every 1.5 seconds'],
  [{ kind: 'interval', everyMs: 86_400_000 }, 'Every 24 hours'],
  [{ kind: 'once', at: '2026-11-24T14:30' }, 'Once on Tue 24 Nov 2026 at 14:30'],
  [{ kind: 'once', at: '2026-11-24T14:30:05' }, 'Once on Tue 24 Nov 2026 at 14:30:05'],
  [{ kind: 'cron', pattern: '30 2 * * *' }, 'Every day at 02:30'],
  [{ kind: 'cron', pattern: '0 9,17 * * *' }, 'Every day at 09:00 and 17:00'],
  [{ kind: 'cron', pattern: '@daily' }, 'Every day at 00:00'],
  [{ kind: 'cron', pattern: '@hourly' }, 'Every hour, on the hour'],
  [{ kind: 'cron', pattern: '*/7 * * * *' }, 'Every 7 minutes'],
  [{ kind: 'cron', pattern: '30 8 * * 1-5' }, 'At 08:30, Monday through Friday'],
  [
    { kind: 'cron', pattern: '0 0 13 * 5' },
    'At 00:00, on day 13 of the month, and also every Friday',
  ],
  [{ kind: 'cron', pattern: '0 0 * * FRI#L' }, 'At 00:00, on the last Friday of the month'],
  [{ kind: 'cron', pattern: '0 0 1 * +1' }, 'At 00:00, on day 1 of the month, but only on Monday'],
  [
    { kind: 'cron', pattern: '0 0 */2 * 1' },
    'At 00:00, every 2 days in a month, but only on Monday',
  ],
  [{ kind: 'cron', pattern: '0 9 lw * *' }, 'At 09:00, on the last weekday of the month'],
  [
    { kind: 'cron', pattern: '0 9 * * mon#1,fri#l' },
    'At 09:00, on the first Monday of the month and on the last Friday of the month',
  ],
  [{ kind: 'cron', pattern: '0 9 * * +1' }, 'At 09:00, only on Monday'],
  [{ kind: 'cron', pattern: '0 0 1W,15W * *' }, 'At the times of the cron text 0 0 1W,15W * *'],
  [{ kind: 'cron', pattern: 'nonsense' }, 'At the times of the cron text nonsense'],
  [
    { kind: 'weekly', days: [1], times: ['09:00'], everyWeeks: 2, fromDate: '2027-01-04' },
    'Every 2 weeks on Monday at 09:00, from 4 Jan 2027',
  ],
  [
    {
      kind: 'weekly',
      days: [1, 2, 3, 4, 5],
      times: ['09:00'],
      everyWeeks: 3,
      fromDate: '2027-01-04',
      startAt: '2027-01-05T12:00',
      timeZone: 'Europe/Berlin',
    },
    'Every 3 weeks on weekdays at 09:00, from 5 Jan 2027 at 12:00 (Europe/Berlin)',
  ],
  [
    {
      kind: 'weekly',
      days: [1, 2, 3, 4, 5, 6, 7],
      times: ['09:00'],
      everyWeeks: 4,
      fromDate: '2027-01-04',
    },
    'Every 4 weeks on all days at 09:00, from 4 Jan 2027',
  ],
  [
    {
      kind: 'monthly',
      weekdays: [
        { nth: 'last', day: 5 },
        { nth: 2, day: 2 },
        { nth: 2, day: 2 },
      ],
      times: ['09:00'],
    },
    'On the 2nd Tuesday and the last Friday of each month at 09:00',
  ],
  [
    {
      kind: 'monthly',
      days: ['last_weekday', 'last', 3],
      weekdays: [{ nth: 1, day: 1 }],
      times: ['09:00'],
    },
    'On the 3rd, the last day, the last weekday and the 1st Monday of each month at 09:00',
  ],
  [
    { kind: 'monthly', days: ['last_weekday'], times: ['09:00'] },
    'On the last weekday of each month at 09:00',
  ],
  [
    { kind: 'daily', times: ['09:00'], startAt: '2027-01-04T00:00', endAt: '2027-02-01T23:59' },
    'Every day at 09:00, from 4 Jan 2027, until 1 Feb 2027',
  ],
  [
    { kind: 'hourly', minute: 0, startAt: '2027-01-04T08:30', endAt: '2027-02-01T18:00:30' },
    'Every hour, on the hour, from 4 Jan 2027 at 08:30, until 1 Feb 2027 at 18:00:30',
  ],
  [
    { kind: 'daily', times: ['09:00'], jitterMs: 600_000 },
    'Every day at 09:00, up to 10 minutes later',
  ],
  [
    { kind: 'cron', pattern: '0 2 * * *', jitterMs: 3_600_000 },
    'Every day at 02:00, up to an hour later',
  ],
  [
    { kind: 'interval', everyMs: 7_200_000, jitterMs: 60_000, endAt: '2027-02-01T23:59:59' },
    'Every 2 hours, until 1 Feb 2027, up to a minute later',
  ],
  [
    { kind: 'daily', times: ['02:00'], timeZone: 'America/New_York' },
    'Every day at 02:00 (America/New_York)',
  ],
])('%o is described', (draft, sentence) => {
  const schedule: Schedule = scheduleSchema.parse(draft);
  expect(describeSchedule(schedule)).toBe(sentence);
});
