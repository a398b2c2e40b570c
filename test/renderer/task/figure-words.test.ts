import { describe, expect, test } from 'vitest';

import type { EndedRun, TaskStats } from '../../../electron/shared/task-stats.ts';
import { figuresOf } from '../../../renderer/views/task/figure-words.ts';

const NOW = new Date('2026-11-23T14:32').getTime();
const run = (change: Partial<EndedRun> = {}): EndedRun => ({
  runId: 1_204,
  state: 'failed',
  startedAtMs: new Date('2026-11-22T02:00').getTime(),
  durationMs: 102_000,
  ...change,
});
const stats = (change: Partial<TaskStats> = {}): TaskStats => ({
  succeeded: 27,
  failed: 3,
  days: [],
  slowest: null,
  usual: null,
  failureStreak: 0,
  failingSinceMs: null,
  runCount: 0,
  lastSuccess: null,
  lastFailure: null,
  durations: [],
  ...change,
});
const figures = (change: Partial<TaskStats>) =>
  figuresOf(stats(change), NOW).map(({ label, value, context }) => [label, value, context]);

describe("a task's figures", () => {
  test('tell the share of successes of how many runs', () => {
    expect(figures({})[0]).toEqual(['Success, 30 days', '90.0 %', '27 of 30 runs']);
    expect(figures({ succeeded: 1, failed: 0 })[0]?.slice(1)).toEqual(['100 %', '1 of 1 run']);
    expect(figures({ succeeded: 29, failed: 1 })[0]?.[1]).toBe('96.7 %');
    expect(figures({ succeeded: 9_999, failed: 1 })[0]?.[1]).toBe('99.9 %');
    expect(figures({ succeeded: 0, failed: 0 })[0]?.[1]).toBe('—');
  });

  test.each([
    [46_000, 50_000, 'middle half 46 to 50 s'],
    [800, 1_200, 'middle half 800 ms to 1.2 s'],
    [58_000, 62_000, 'middle half 58 s to 1 m 2 s'],
    [60_000, 120_000, 'middle half 1 to 2 m'],
    [48_000, 48_200, 'middle half 48 s'],
  ])('tell the middle half of %d to %d ms', (lowMs, highMs, words) => {
    expect(figures({ usual: { medianMs: lowMs, lowMs, highMs } })[1]?.[2]).toBe(words);
  });

  test('tell the slowest run, and how it ended unless well', () => {
    expect(figures({ slowest: run() })[2]?.slice(1)).toEqual([
      '1 m 42 s',
      'Sun 22 Nov 02:00, failed',
    ]);
    expect(figures({ slowest: run({ state: 'succeeded' }) })[2]?.[2]).toBe('Sun 22 Nov 02:00');
  });

  test('tell how long it fails, else when it last did', () => {
    const lastFailure = run();
    expect(figures({ failureStreak: 1, lastFailure, lastSuccess: run() })[3]).toEqual([
      'Failing streak',
      '1 run',
      'last success Sun 22 Nov 02:00',
    ]);
    expect(figures({ failureStreak: 2, lastFailure })[3]?.slice(1)).toEqual([
      '2 runs',
      'no success yet',
    ]);
    expect(figures({ lastFailure })[3]).toEqual(['Last failure', '1 d ago', 'Run 1204']);
    expect(figures({})[3]?.slice(0, 2)).toEqual(['Last failure', 'Never']);
  });
});
