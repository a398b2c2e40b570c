import { expect, test } from 'vitest';

import { nextFireAfter } from '../../../electron/main/schedule/next-fire.ts';
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
  const preview = previewSchedules(schedules, NOW_MS, { limit: 5 });
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
    { limit: 2 },
  );
  expect(iso(preview.fireTimesMs)).toEqual(['11-24T10:01', '11-24T10:02']);
  expect(preview.errors).toEqual([
    'Minutes go from 0 to 59; this says 61.',
    null,
    'This never happens: February has no day 31.',
  ]);
});

test('no schedules have no fire times', () => {
  expect(previewSchedules([], NOW_MS, { limit: 10 })).toEqual({
    fireTimesMs: [],
    sentences: [],
    errors: [],
    marks: [],
    clockChanges: [],
    suggestions: [],
  });
});

test('fire times in blackouts are left out, by the clock of the schedule', () => {
  const schedules: readonly Schedule[] = [
    { kind: 'hourly', minute: 0, timeZone: 'Asia/Kolkata' },
    { kind: 'hourly', minute: 0, timeZone: 'UTC' },
  ];
  const { fireTimesMs } = previewSchedules(schedules, NOW_MS, {
    limit: 4,
    blackouts: [
      { kind: 'daily', days: [], from: '11:00', to: '18:00' },
      { kind: 'dates', from: '2026-11-25', to: '2026-11-25', note: null },
    ],
  });
  // In Kolkata 18:00 is 12:30 in UTC, and the 25th is over at 18:30.
  expect(iso(fireTimesMs)).toEqual(['11-24T12:30', '11-24T13:30', '11-24T14:30', '11-24T15:30']);
});

test('a blackout of all time has no fire times', () => {
  const { fireTimesMs } = previewSchedules(
    [{ kind: 'cron', pattern: '* * * * * *', timeZone: 'UTC' }],
    NOW_MS,
    { limit: 3, blackouts: [{ kind: 'dates', from: '2000-01-01', to: '2999-12-31', note: null }] },
  );
  expect(fireTimesMs).toEqual([]);
});

test('a stored schedule is counted and spread from when it was stored', () => {
  const schedules: readonly Schedule[] = [
    { kind: 'interval', everyMs: 7_200_000, anchorMs: null },
    { kind: 'daily', times: ['12:00'], timeZone: 'UTC', jitterMs: 3_600_000 },
  ];
  const storedAtMs = [NOW_MS - 1_800_000, NOW_MS - 86_400_000];
  const { fireTimesMs } = previewSchedules(schedules, NOW_MS, { limit: 2, storedAtMs });
  const expected = schedules.map((schedule, index) =>
    nextFireAfter(schedule, NOW_MS, storedAtMs[index] ?? NaN),
  );
  expect(fireTimesMs).toEqual(expected.toSorted((a, b) => Number(a) - Number(b)));
});

const BERLIN = 'Europe/Berlin';
const cron = (pattern: string, timeZone = BERLIN): Schedule => ({
  kind: 'cron',
  pattern,
  timeZone,
});
/** Evenings before the changes of Berlin, and a day without one. */
const SPRING_MS = Date.parse('2026-03-28T20:00Z');
const AUTUMN_MS = Date.parse('2026-10-24T20:00Z');

test('a fixed time in the gap is marked as moved', () => {
  const moved = {
    fireAtMs: Date.parse('2026-03-29T01:00Z'),
    kind: 'moved_by_gap',
    text: 'That day has no 02:00 to 03:00: runs at 03:00.',
  };
  for (const schedule of [
    cron('0,30 2 * * *'),
    { kind: 'daily', times: ['02:30'], timeZone: BERLIN } as const,
    { kind: 'once', at: '2026-03-29T02:30', timeZone: BERLIN } as const,
  ]) {
    const { marks } = previewSchedules([schedule as Schedule], SPRING_MS, { limit: 3 });
    expect(marks).toEqual([moved]);
  }
  const noMarks = ['0 3 * * *', '0 1 * * *', '0 * * * *', '*/15 2 * * *'].map(
    (pattern) => previewSchedules([cron(pattern)], SPRING_MS, { limit: 8 }).marks,
  );
  expect(noMarks).toEqual([[], [], [], []]);
});

test('what comes twice is marked, a fixed time once', () => {
  const { marks } = previewSchedules([cron('30 2 * * *')], AUTUMN_MS, { limit: 3 });
  expect(marks).toEqual([
    {
      fireAtMs: Date.parse('2026-10-25T00:30Z'),
      kind: 'first_of_repeated',
      text: '02:00 to 03:00 comes twice that day: runs the first time.',
    },
  ]);
  const both = previewSchedules([cron('0,30 * * * *')], AUTUMN_MS, { limit: 12 }).marks;
  expect(both.map(({ fireAtMs, kind, text }) => [iso([fireAtMs])[0], kind, text])).toEqual([
    ...['10-25T00:00', '10-25T00:30'].map((at) => [
      at,
      'repeated_hour',
      '02:00 to 03:00 comes twice that day: this is the first time.',
    ]),
    ...['10-25T01:00', '10-25T01:30'].map((at) => [
      at,
      'repeated_hour',
      '02:00 to 03:00 comes twice that day: this is the second time.',
    ]),
  ]);
});

test('a delayed fire time is marked by the time it is delayed from', () => {
  const schedule: Schedule = { ...cron('30 2 * * *'), jitterMs: 7_200_000 };
  const { fireTimesMs, marks } = previewSchedules([schedule], SPRING_MS, { limit: 1 });
  expect(marks).toMatchObject([{ fireAtMs: fireTimesMs[0], kind: 'moved_by_gap' }]);
});

test('the changes of the clock until the last fire time are told, with what they leave out', () => {
  const schedules = [
    cron('*/15 2 * * *'),
    cron('30 2 * * *'),
    cron('0 12 * * *', 'America/New_York'),
    { kind: 'interval', everyMs: 86_400_000, anchorMs: null } as const,
  ];
  const { clockChanges } = previewSchedules(schedules, SPRING_MS, { limit: 5 });
  expect(clockChanges).toEqual([
    {
      atMs: Date.parse('2026-03-29T01:00Z'),
      timeZone: BERLIN,
      kind: 'gap',
      skippedScheduleIndexes: [0],
      text: 'On Sun 29 Mar 2026 clocks go forward from 02:00 to 03:00; what is due in between does not run.',
    },
  ]);
  const autumn = previewSchedules([cron('30 2 * * *')], AUTUMN_MS, { limit: 1 }).clockChanges;
  expect(autumn).toEqual([]);
  const [back] = previewSchedules([cron('30 3 * * *')], AUTUMN_MS, { limit: 1 }).clockChanges;
  expect(back?.text).toBe('On Sun 25 Oct 2026 clocks go back from 03:00 to 02:00.');
});

test.each([
  [
    '*/15 2 * * *',
    '0,15,30,45 2 * * *',
    'does not run at times that Sun 28 Mar 2027 leaves out, and runs twice at times that Sun 31 Oct 2027 repeats',
  ],
  [
    '0 */2 * * 1-6,0',
    '0 0,2,4,6,8,10,12,14,16,18,20,22 * * 1-6,0',
    'does not run at times that Sun 28 Mar 2027 leaves out, and runs twice at times that Sun 31 Oct 2027 repeats',
  ],
  [
    '10 * 1-4 * * *',
    '10 0-59 1,2,3,4 * * *',
    'does not run at times that Sun 28 Mar 2027 leaves out, and runs twice at times that Sun 31 Oct 2027 repeats',
  ],
  ['*/2 2 31 10 *', '0-58/2 2 31 10 *', 'runs twice at times that Sun 31 Oct 2027 repeats'],
])('for %s the form %s is offered', (pattern, fixed, effect) => {
  const { suggestions } = previewSchedules([cron('30 2 * * *'), cron(pattern)], NOW_MS, {
    limit: 1,
  });
  expect(suggestions).toEqual([
    {
      scheduleIndex: 1,
      pattern: fixed,
      text: `It follows the clock: it ${effect}. Written as ${fixed} it runs once for each.`,
    },
  ]);
});

test.each([
  ['30 2 * * *', BERLIN],
  ['*/15 * * * *', BERLIN],
  ['0 * * * *', BERLIN],
  ['@hourly', BERLIN],
  ['*/15 9-17 * * *', BERLIN],
  ['*/15 2 * * 3', BERLIN],
  ['*/15 2 * * *', 'Asia/Kolkata'],
])('for %s in %s no other form is offered', (pattern, timeZone) => {
  expect(previewSchedules([cron(pattern, timeZone)], NOW_MS, { limit: 1 }).suggestions).toEqual([]);
});
