import { expect, test } from 'vitest';
import { BURST, FREE_PACE, type Pace, paceAfter } from '../../../electron/main/trigger/pace.ts';

function paceAfterAll(firedMs: readonly number[]): Pace {
  return firedMs.reduce(paceAfter, FREE_PACE);
}

function every(stepMs: number): readonly number[] {
  return Array.from({ length: BURST.count }, (_, at) => at * stepMs);
}

test('a burst is followed by a wait that doubles up to ten minutes', () => {
  expect(paceAfterAll(every(100).slice(1)).holdMs).toBe(0);
  const waits = [paceAfterAll(every(100))];
  for (let at = 0; at < 5; at++) waits.push(paceAfter(waits[at] ?? FREE_PACE, 0));
  expect(waits.map(({ holdMs }) => holdMs / 60_000)).toEqual([1, 2, 4, 8, 10, 10]);
});

test('what fires steadily but less often never waits', () => {
  expect(paceAfterAll([...every(7_000), ...every(7_000).map((ms) => ms + 70_000)]).holdMs).toBe(0);
});

test('a clock that was set back holds nobody up', () => {
  expect(
    paceAfterAll([
      ...every(100)
        .slice(1)
        .map((ms) => ms + 9_000_000),
      0,
    ]).holdMs,
  ).toBe(0);
});
