import { expect, test } from 'vitest';
import { FirstSignal } from '../../../electron/main/trigger/first-signal.ts';

const NIGHT_MS = 8 * 3_600_000;

test('the end of a sleep is new once, however often it is signalled', () => {
  const wake = new FirstSignal(60_000);
  expect(wake.isFirst(1_000)).toBe(true);
  expect(wake.isFirst(1_000)).toBe(false);
  expect(wake.isFirst(60_999)).toBe(false);
  expect(wake.isFirst(NIGHT_MS)).toBe(true);
});

test('a clock that was set back hides no later sleep', () => {
  const wake = new FirstSignal(60_000);
  expect(wake.isFirst(NIGHT_MS)).toBe(true);
  expect(wake.isFirst(1_000)).toBe(true);
});
