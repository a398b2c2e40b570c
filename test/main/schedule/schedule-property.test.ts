/** Schedules with every option agree with the walked minutes, and their counts with their lists. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fireBoundsOf, nextFireAfter } from '../../../electron/main/schedule/next-fire.ts';
import {
  countFireTimes,
  lastFireTime,
  listFireTimes,
} from '../../../electron/main/schedule/passed-times.ts';
import { toCronPatterns } from '../../../electron/shared/cron-patterns.ts';
import { type Schedule, scheduleSchema } from '../../../electron/shared/schedule.ts';
import { wallMinute, walkFireTimes } from '../../oracle/minute-oracle.ts';
import { ZONES } from '../../oracle/random-patterns.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const RUNS = 500;
/** Changes both ways lie in it, in every zone that has any. */
const FIRST_MS = Date.UTC(2025, 11, 1);
const SPAN_MS = 400 * DAY_MS;

const localText = fc
  .integer({ min: FIRST_MS / MINUTE_MS, max: (FIRST_MS + SPAN_MS) / MINUTE_MS })
  .map((minute) => new Date(minute * MINUTE_MS).toISOString().slice(0, 16));
const time = fc.oneof(
  fc.constantFrom('00:00', '00:30', '01:45', '02:00', '02:15', '02:30', '03:00', '23:59'),
  localText.map((text) => text.slice(11)),
);
const common = {
  times: fc.array(time, { minLength: 1, maxLength: 4 }),
  timeZone: fc.constantFrom(...ZONES),
};
const weekday = fc.integer({ min: 1, max: 7 });
const day = fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom('last', 'last_weekday'));
const nth = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant('last'));

const drafts = fc.oneof(
  fc.record({ kind: fc.constant('daily'), ...common }),
  fc.record({
    kind: fc.constant('weekly'),
    days: fc.array(weekday, { minLength: 1, maxLength: 4 }),
    everyWeeks: fc.integer({ min: 1, max: 9 }),
    fromDate: localText.map((text) => text.slice(0, 10)),
    ...common,
  }),
  fc.record({
    kind: fc.constant('monthly'),
    days: fc.array(day, { minLength: 1, maxLength: 3 }),
    weekdays: fc.array(fc.record({ nth, day: weekday }), { maxLength: 3 }),
    ...common,
  }),
  fc.record({
    kind: fc.constant('hourly'),
    minute: fc.nat({ max: 59 }),
    timeZone: common.timeZone,
  }),
  fc.record({
    kind: fc.constant('cron'),
    pattern: fc.constantFrom('*/20 2 * * *', '10,50 0-3 * * 1-5', '0 12 LW * FRI#L', '@weekly'),
    timeZone: common.timeZone,
  }),
);
const limits = fc
  .record(
    { startAt: localText, endAt: localText, jitterMs: fc.integer({ min: 1, max: DAY_MS }) },
    { requiredKeys: [] },
  )
  .filter(({ startAt = '', endAt = '9' }) => startAt < endAt);

/** Any kind that goes by the clock, with any of the options. */
const schedules = fc
  .tuple(drafts, limits)
  .map(([draft, options]) => scheduleSchema.parse({ ...draft, ...options }));
const anchors = fc.integer({ min: 0, max: FIRST_MS });
const moments = fc.integer({ min: FIRST_MS, max: FIRST_MS + SPAN_MS });

test('fire times are the walked ones between start and end, later by one delay', {
  timeout: 900_000,
}, () => {
  fc.assert(
    fc.property(schedules, anchors, moments, (schedule, anchorMs, fromMs) => {
      const untilMs = fromMs + 15 * DAY_MS;
      const jitterMs = schedule.jitterMs ?? 0;
      const nominal = walkNominal(schedule, fromMs, untilMs);
      const found = listFireTimes(schedule, fromMs, untilMs + jitterMs, anchorMs, Infinity) ?? [];
      const delayMs = delayOf(schedule, anchorMs);
      expect(delayMs === 0 || (delayMs > 0 && delayMs < jitterMs)).toBe(true);
      expect(found.filter((ms) => ms > fromMs + delayMs && ms <= untilMs + delayMs)).toEqual(
        nominal.map((ms) => ms + delayMs),
      );
    }),
    { numRuns: RUNS },
  );
});

test('counts, last ones and next ones agree with the list', { timeout: 900_000 }, () => {
  fc.assert(
    fc.property(
      schedules,
      anchors,
      moments,
      fc.nat({ max: 20 }),
      (schedule, anchorMs, fromMs, days) => {
        const untilMs = fromMs + days * DAY_MS;
        const list = listFireTimes(schedule, fromMs, untilMs, anchorMs, Infinity) ?? [];
        expect(list).toEqual([...new Set(list)].sort((a, b) => a - b));
        expect(countFireTimes(schedule, fromMs, untilMs, anchorMs)).toBe(list.length);
        expect(lastFireTime(schedule, fromMs, untilMs, anchorMs)).toBe(list.at(-1) ?? null);
        for (const [index, ms] of list.entries()) {
          expect(nextFireAfter(schedule, list[index - 1] ?? fromMs, anchorMs)).toBe(ms);
          expect(nextFireAfter(schedule, ms - 1, anchorMs)).toBe(ms);
        }
      },
    ),
    { numRuns: RUNS },
  );
});

test('an interval keeps its distance between start and end', { timeout: 900_000 }, () => {
  const every = fc.integer({ min: MINUTE_MS, max: 3 * DAY_MS });
  fc.assert(
    fc.property(every, limits, anchors, moments, (everyMs, options, anchorMs, fromMs) => {
      const { jitterMs, ...bounds } = options;
      const schedule = scheduleSchema.parse({ kind: 'interval', everyMs, ...bounds });
      const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
      const startMs = bounds.startAt === undefined ? anchorMs : instantOf(bounds.startAt, zone);
      const endMs = bounds.endAt === undefined ? Infinity : instantOf(bounds.endAt, zone);
      const untilMs = fromMs + 5 * DAY_MS;
      const expected: number[] = [];
      const skipped = Math.max(0, Math.floor((fromMs - startMs) / everyMs));
      for (let ms = startMs + skipped * everyMs; ms <= Math.min(untilMs, endMs); ms += everyMs) {
        if (ms > fromMs) expected.push(ms);
      }
      expect(listFireTimes(schedule, fromMs, untilMs, anchorMs, Infinity)).toEqual(expected);
      expect(countFireTimes(schedule, fromMs, untilMs, anchorMs)).toBe(expected.length);
      const jittered = scheduleSchema.parse({ ...schedule, jitterMs });
      const delayMs = delayOf(jittered, anchorMs);
      expect(countFireTimes(jittered, fromMs + delayMs, untilMs + delayMs, anchorMs)).toBe(
        expected.length,
      );
    }),
    { numRuns: RUNS },
  );
});

test('a delay is drawn evenly, and is another for schedules stored together', () => {
  const jitterMs = 600_000;
  const delays = Array.from({ length: 1_000 }, (_, index) =>
    delayOf(
      { kind: 'daily', times: ['02:00'], timeZone: 'UTC', jitterMs },
      1_700_000_000_000 + index,
    ),
  );
  expect(new Set(delays).size).toBeGreaterThan(950);
  for (let part = 0; part < 10; part += 1) {
    const count = delays.filter((ms) => Math.floor((ms / jitterMs) * 10) === part).length;
    expect(count).toBeGreaterThan(60);
    expect(count).toBeLessThan(140);
  }
  const [one, other] = ['02:00', '02:30'].map((at) =>
    delayOf({ kind: 'daily', times: [at], timeZone: 'UTC', jitterMs }, 1_700_000_000_000),
  );
  expect(one).not.toBe(other);
});

test('a delay is the same whatever order the options were written in', () => {
  const draft = { kind: 'daily', times: ['02:00'], timeZone: 'UTC', jitterMs: 600_000 } as const;
  const turned = Object.fromEntries(Object.entries(draft).reverse()) as unknown as Schedule;
  expect(delayOf(turned, 5)).toBe(delayOf({ ...draft, times: ['02:00'] }, 5));
});

function delayOf(schedule: Schedule, anchorMs: number): number {
  return fireBoundsOf(schedule, anchorMs).delayMs;
}

/** Instant of a wall-clock time, as that of a job that is due on that day alone. */
function instantOf(text: string, timeZone: string): number {
  const [month, date, hour, minute] = text.slice(5).split(/\D/).map(Number);
  const aroundMs = Date.parse(`${text}Z`);
  const pattern = `${minute} ${hour} ${date} ${month} *`;
  return (
    walkFireTimes(pattern, timeZone, aroundMs - 2 * DAY_MS, aroundMs + 2 * DAY_MS, 1)[0] ?? NaN
  );
}

/** Nominal fire times in (fromMs, untilMs]. */
function walkNominal(schedule: Schedule, fromMs: number, untilMs: number): number[] {
  const { startAt, endAt } = schedule;
  const timeZone = (schedule.kind === 'interval' ? null : schedule.timeZone) ?? 'UTC';
  const startMs = startAt === undefined ? -Infinity : instantOf(startAt, timeZone);
  const endMs = endAt === undefined ? Infinity : instantOf(endAt, timeZone);
  const times = toCronPatterns(schedule).flatMap((pattern) =>
    walkFireTimes(pattern, timeZone, fromMs, untilMs, Infinity),
  );
  return [...new Set(times)]
    .sort((a, b) => a - b)
    .filter((ms) => ms >= startMs && ms <= endMs && isInWeek(schedule, wallMinute(timeZone, ms)));
}

function isInWeek(schedule: Schedule, wall: number): boolean {
  if (schedule.kind !== 'weekly' || schedule.everyWeeks === undefined) return true;
  const fromDay = Date.parse(`${schedule.fromDate}T00:00Z`);
  const weeks = (mondayOf(wall * MINUTE_MS) - mondayOf(fromDay)) / WEEK_MS;
  return wall * MINUTE_MS >= fromDay && weeks % schedule.everyWeeks === 0;
}

function mondayOf(wallMs: number): number {
  const date = new Date(wallMs);
  const daysSinceMonday = (date.getUTCDay() + 6) % 7;
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() - daysSinceMonday);
}
