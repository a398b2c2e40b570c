import { describe, expect, test } from 'vitest';

import type { RunState } from '../../../electron/shared/run.ts';
import type { EndedRun } from '../../../electron/shared/task-stats.ts';
import { daysSentence, lookOf } from '../../../renderer/views/task/day-looks.ts';
import { durationScaleOf, durationSentence } from '../../../renderer/views/task/duration-scale.ts';

const runs = (...all: readonly (readonly [RunState, number])[]): readonly EndedRun[] =>
  all.map(([state, durationMs], at) => ({ runId: at + 1, state, startedAtMs: at, durationMs }));
const usual = { medianMs: 48_000, lowMs: 45_000, highMs: 60_000 };

describe('the chart of durations', () => {
  test('spreads the runs over the width, with the longest below a round top', () => {
    const scale = durationScaleOf(
      runs(['succeeded', 30_000], ['failed', 120_000], ['succeeded', 60_000]),
      null,
    );
    expect(scale.topMs).toBe(120_000);
    expect(scale.points.map(({ x, y }) => [x, y])).toEqual([
      [0, 75],
      [50, 0],
      [100, 50],
    ]);
    expect(scale.points.map((point) => point.isFailure)).toEqual([false, true, false]);
    expect(scale.band).toBeNull();
  });

  test('puts a single run in the middle', () => {
    const [point] = durationScaleOf(runs(['succeeded', 0]), null).points;
    expect(point).toMatchObject({ x: 50, y: 100 });
  });

  test.each([
    [3, 10],
    [101, 200],
    [59_000, 60_000],
    [102_000, 120_000],
    [5 * 3_600_000, 8 * 3_600_000],
    [400 * 3_600_000, 400 * 3_600_000],
  ])('of %d ms goes up to %d ms', (durationMs, topMs) => {
    expect(durationScaleOf(runs(['succeeded', durationMs]), null).topMs).toBe(topMs);
  });

  test('shows the middle half, also when every run shown is shorter', () => {
    const { topMs, band } = durationScaleOf(runs(['failed', 1_000]), usual);
    expect(topMs).toBe(60_000);
    expect(band).toEqual({ top: 0, height: 25 });
  });

  test('says what it shows', () => {
    const some = runs(['succeeded', 39_000], ['failed', 102_000]);
    expect(durationSentence(some, usual)).toBe(
      'The last 2 runs took 39 s to 1 m 42 s, usually 48 s. 1 failed.',
    );
    expect(durationSentence(runs(['succeeded', 39_000]), null)).toBe(
      'The last run took 39 s. None failed.',
    );
  });
});

describe('the days of a task', () => {
  const day = (succeeded: number, failed: number) => ({ date: '2026-11-23', succeeded, failed });

  test('fail with one failure, and are idle without a run', () => {
    expect([day(5, 1), day(1, 0), day(0, 0)].map(lookOf)).toEqual(['failed', 'succeeded', 'idle']);
  });

  test('are summed up in a sentence', () => {
    expect(daysSentence([day(5, 1), day(1, 0), day(0, 0)])).toBe(
      'Runs on 2 of 3 days, failures on 1.',
    );
    expect(daysSentence([day(1, 0)])).toBe('Runs on 1 of 1 days, failures on none.');
  });
});
