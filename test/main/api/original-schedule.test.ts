import { expect, test } from 'vitest';

import {
  originalSchedule,
  originalScheduleSchema,
  readOriginalSchedule,
} from '../../../electron/shared/original-schedule.ts';
import { scheduleSchema } from '../../../electron/shared/schedule.ts';

const NOW = new Date(2026, 10, 24, 9, 37).getTime();
const read = (type: string, config?: unknown) =>
  readOriginalSchedule(
    originalScheduleSchema.parse({ schedule_type: type, schedule_config: config }),
    NOW,
  );

test.each([
  ['manual', '{}', []],
  ['hourly', '{}', [{ kind: 'hourly', minute: 37, timeZone: null }]],
  ['hourly', '{"minute": 5}', [{ kind: 'hourly', minute: 5, timeZone: null }]],
  ['hourly', undefined, [{ kind: 'hourly', minute: 37, timeZone: null }]],
  ['hourly', '', [{ kind: 'hourly', minute: 37, timeZone: null }]],
  ['daily', '{"hour": 14, "minute": 30}', [{ kind: 'daily', times: ['14:30'], timeZone: null }]],
  ['daily', { hour: 2 }, [{ kind: 'daily', times: ['02:00'], timeZone: null }]],
  ['daily', null, [{ kind: 'daily', times: ['00:00'], timeZone: null }]],
  [
    'weekly',
    '{"day_of_week": "sun", "hour": 3, "minute": 0}',
    [{ kind: 'weekly', days: [7], times: ['03:00'], timeZone: null }],
  ],
  [
    'weekly',
    { day_of_week: 'thu,mon' },
    [{ kind: 'weekly', days: [1, 4], times: ['00:00'], timeZone: null }],
  ],
  [
    'weekly',
    { day_of_week: 0, hour: 9 },
    [{ kind: 'weekly', days: [1], times: ['09:00'], timeZone: null }],
  ],
  ['weekly', '{}', [{ kind: 'weekly', days: [1], times: ['00:00'], timeZone: null }]],
  [
    'custom',
    '{"cron_expression": "0 */6 * * *"}',
    [{ kind: 'cron', pattern: '0 */6 * * *', timeZone: null }],
  ],
])('%s with %j', (type, config, schedules) => {
  expect(read(type, config)).toEqual(schedules);
});

test.each([
  ['daily', '{"hour": 24}', /`schedule_config\.hour` to be a whole number from 0 to 23, got `24`/],
  ['daily', '{"hour": "14"}', /`schedule_config\.hour`/],
  ['daily', '{"hours": 14}', /without unknown fields, got `hours`/],
  ['daily', '{hour: 14}', /a text that holds JSON/],
  ['daily', '[]', /`schedule_config`/],
  ['weekly', '{"day_of_week": "noday"}', /`schedule_config\.day_of_week` to be days like mon/],
  ['custom', '{"cron_expression": ""}', /a cron text/],
])('%s with %s is refused in words', (type, config, words) => {
  expect(() => read(type, config)).toThrow(words);
});

test.each([
  [[], 'manual', null],
  [[{ kind: 'hourly', minute: 7 }], 'hourly', '{"minute":7}'],
  [[{ kind: 'daily', times: ['08:05'] }], 'daily', '{"hour":8,"minute":5}'],
  [
    [{ kind: 'weekly', days: [1, 5], times: ['08:00'] }],
    'weekly',
    '{"day_of_week":"mon,fri","hour":8,"minute":0}',
  ],
  [[{ kind: 'cron', pattern: '* * * * *' }], 'custom', '{"cron_expression":"* * * * *"}'],
  [[{ kind: 'daily', times: ['08:00', '09:00'] }], 'custom', null],
  [[{ kind: 'interval', everyMs: 60_000 }], 'custom', null],
  [
    [
      { kind: 'hourly', minute: 1 },
      { kind: 'hourly', minute: 2 },
    ],
    'custom',
    null,
  ],
])('%j reads as %s', (schedules, type, config) => {
  const parsed = schedules.map((schedule) => scheduleSchema.parse(schedule));
  expect(originalSchedule(parsed)).toEqual({ schedule_type: type, schedule_config: config });
  if (config !== null) expect(read(type, config)).toEqual(parsed);
});
