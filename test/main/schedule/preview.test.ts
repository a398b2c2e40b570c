import { expect, test } from 'vitest';

import { previewSchedules } from '../../../electron/main/schedule/preview.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';

const NOW_MS = Date.parse('2026-11-24T10:00:00Z');
const iso = (times: readonly number[]) =>
  times.map((ms) => new Date(ms).toISOString().slice(5, 16));

test('the fire times of all schedules come in one order, each once', () => {
  const schedules: readonly Schedule[] = [
    { kind: 'daily', times: ['12:00'], timeZone: 'UTC' },
    { kind: 'cron', pattern: '0 */12 * * *', timeZone: 'UTC' },
    { kind: 'once', at: '2026-11-25T01:00', timeZone: 'UTC' },
  ];
  const preview = previewSchedules(schedules, NOW_MS, 5);
  expect(iso(preview.fireTimesMs)).toEqual([
    '11-24T12:00',
    '11-25T00:00',
    '11-25T01:00',
    '11-25T12:00',
    '11-26T00:00',
  ]);
  expect(preview.sentences).toHaveLength(3);
  expect(preview.errors).toEqual([null, null, null]);
});

test('a wrong schedule has an error of its own and the others still fire', () => {
  const preview = previewSchedules(
    [
      { kind: 'cron', pattern: '61 * * * *', timeZone: null },
      { kind: 'interval', everyMs: 60_000, anchorMs: null },
      { kind: 'cron', pattern: '0 0 31 2 *', timeZone: null },
    ],
    NOW_MS,
    2,
  );
  expect(iso(preview.fireTimesMs)).toEqual(['11-24T10:01', '11-24T10:02']);
  expect(preview.errors).toEqual([
    'Minutes go from 0 to 59; this says 61.',
    null,
    'This never happens: February has no day 31.',
  ]);
});

test('no schedules have no fire times', () => {
  expect(previewSchedules([], NOW_MS, 10)).toEqual({ fireTimesMs: [], sentences: [], errors: [] });
});
