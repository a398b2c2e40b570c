/** When the lines of a log were written, in words. */

import { expect, test } from 'vitest';

import type { LogTime } from '../../../electron/shared/log-query.ts';
import { lineTimeWords, timeOfByte } from '../../../renderer/components/log-times.ts';

const TIMES: readonly LogTime[] = [
  { endBytes: 10, atMs: 1_000 },
  { endBytes: 20, atMs: null },
  { endBytes: 30, atMs: 3_000 },
];

test.each([
  [0, 1_000],
  [9, 1_000],
  [10, null],
  [19, null],
  [20, 3_000],
  [30, null],
])('byte %i was written at %s', (byte, atMs) => {
  expect(timeOfByte(TIMES, byte)).toBe(atMs);
});

test('nothing is known without times', () => {
  expect(timeOfByte([], 0)).toBeNull();
});

const START_MS = new Date(2026, 10, 23, 2, 3, 14, 150).getTime();

test.each([
  [0, '+0:00.0'],
  [199, '+0:00.1'],
  [72_400, '+1:12.4'],
  [3_600_000, '+1:00:00.0'],
  [3_600_000 + 5 * 60_000 + 9_999, '+1:05:09.9'],
  // The clock was set back meanwhile.
  [-5_000, '+0:00.0'],
])('%i ms after the start is %s', (ms, words) => {
  expect(lineTimeWords(START_MS + ms, 'relative', START_MS)).toBe(words);
});

test('the time of day is to a tenth of a second', () => {
  expect(lineTimeWords(START_MS, 'absolute', 0)).toBe('02:03:14.1');
});
