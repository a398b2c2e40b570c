import { describe, expect, test } from 'vitest';

import {
  blackoutsSchema,
  blackoutStart,
  describeBlackout,
  findBlackout,
} from '../../electron/shared/blackout.ts';
import { toWallTime } from '../../electron/shared/wall-time.ts';

const [night, weekend, day, holidays] = blackoutsSchema.parse([
  { kind: 'daily', from: '22:00', to: '06:00' },
  { kind: 'daily', days: [6, 7], from: '08:00', to: '08:00' },
  { kind: 'daily', days: [1], from: '09:00', to: '17:00' },
  { kind: 'dates', from: '2026-12-24', to: '2026-12-26', note: 'holidays' },
]);
/** In UTC, as `2026-11-23T21:59` (a Monday). */
const wall = (text: string) => toWallTime(Date.parse(`${text}Z`), 'UTC');
const holds = (blackout: typeof night, text: string) =>
  blackout !== undefined && findBlackout([blackout], wall(text)) !== null;

describe('a window', () => {
  test.each([
    ['2026-11-23T21:59', false],
    ['2026-11-23T22:00', true],
    ['2026-11-24T00:00', true],
    ['2026-11-24T05:59', true],
    ['2026-11-24T06:00', false],
  ])('over midnight at %s: %s', (text, isHeld) => expect(holds(night, text)).toBe(isHeld));

  test.each([
    ['2026-11-28T07:59', false],
    ['2026-11-28T08:00', true],
    ['2026-11-30T07:59', true],
    ['2026-11-30T08:00', false],
  ])('of a whole day from Saturday and Sunday at %s: %s', (text, isHeld) =>
    expect(holds(weekend, text)).toBe(isHeld),
  );

  test.each([
    ['2026-11-23T09:00', true],
    ['2026-11-23T17:00', false],
    ['2026-11-24T09:00', false],
  ])('within a Monday at %s: %s', (text, isHeld) => expect(holds(day, text)).toBe(isHeld));

  test.each([
    ['2026-12-23T23:59', false],
    ['2026-12-24T00:00', true],
    ['2026-12-26T23:59', true],
    ['2026-12-27T00:00', false],
  ])('of dates at %s: %s', (text, isHeld) => expect(holds(holidays, text)).toBe(isHeld));
});

test('the first of several windows is found', () => {
  if (!night || !holidays) throw new Error('They were parsed');
  expect(findBlackout([night, holidays], wall('2026-12-24T23:00'))).toBe(night);
  expect(findBlackout([], wall('2026-12-24T23:00'))).toBeNull();
});

test('a stay in a window over midnight began the day before', () => {
  if (!night || !holidays) throw new Error('They were parsed');
  expect(blackoutStart(night, wall('2026-12-31T22:00'))).toBe('2026-12-31');
  expect(blackoutStart(night, wall('2027-01-01T05:00'))).toBe('2026-12-31');
  expect(blackoutStart(holidays, wall('2026-12-26T05:00'))).toBe('2026-12-24');
});

test('a window is named by its times', () => {
  if (!night || !holidays) throw new Error('They were parsed');
  expect(describeBlackout(night)).toBe('between 22:00 and 06:00');
  expect(describeBlackout(holidays)).toBe('from 2026-12-24 to 2026-12-26 (holidays)');
});

test('a moment is read off the clock of the zone', () => {
  const ms = Date.parse('2026-11-22T23:30Z');
  expect(toWallTime(ms, 'Asia/Kolkata')).toEqual({ date: '2026-11-23', time: '05:00', weekday: 1 });
  expect(toWallTime(ms, 'America/New_York')).toEqual({
    date: '2026-11-22',
    time: '18:30',
    weekday: 7,
  });
});
