import { expect, test } from 'vitest';
import { SleepEnd } from '../../../electron/main/trigger/sleep-end.ts';

const NIGHT_MS = 8 * 3_600_000;

test('the end of a sleep is new once, however often it is signalled', () => {
  const sleepEnd = new SleepEnd();
  expect(sleepEnd.isNew(1_000)).toBe(true);
  expect(sleepEnd.isNew(1_000)).toBe(false);
  expect(sleepEnd.isNew(60_999)).toBe(false);
  expect(sleepEnd.isNew(NIGHT_MS)).toBe(true);
});

test('a clock that was set back hides no later sleep', () => {
  const sleepEnd = new SleepEnd();
  expect(sleepEnd.isNew(NIGHT_MS)).toBe(true);
  expect(sleepEnd.isNew(1_000)).toBe(true);
});
