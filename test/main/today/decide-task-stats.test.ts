import { describe, expect, test } from 'vitest';

import { decideTaskStats } from '../../../electron/main/today/decide-task-stats.ts';
import type { StartedRun } from '../../../electron/shared/task-stats.ts';

const DAY_MS = 86_400_000;
const NOON = new Date('2026-11-23T12:00').getTime();

/** Newest first, one a day at noon. */
function startedDaily(...changes: readonly Partial<StartedRun>[]): readonly StartedRun[] {
  return changes.map((change, at) => ({
    id: 100 - at,
    state: 'succeeded',
    startedAtMs: NOON - at * DAY_MS,
    durationMs: 1_000,
    isRetried: false,
    ...change,
  }));
}

const daily = (count: number, change: Partial<StartedRun> = {}) =>
  startedDaily(...Array.from({ length: count }, () => change));

describe("a task's record", () => {
  test('of no runs says so', () => {
    const stats = decideTaskStats([], NOON);
    expect(stats).toMatchObject({
      succeeded: 0,
      failed: 0,
      slowest: null,
      usual: null,
      failureStreak: 0,
      lastSuccess: null,
      lastFailure: null,
      durations: [],
    });
    expect(stats.days).toHaveLength(30);
  });

  test('counts thirty days, today among them', () => {
    const stats = decideTaskStats(daily(40), NOON);
    expect(stats.succeeded).toBe(30);
    expect(stats.days.map(({ succeeded }) => succeeded)).toEqual(Array(30).fill(1));
    expect(stats.days.at(-1)?.date).toBe('2026-11-23');
  });

  test('counts an attempt that was retried neither as success nor as failure', () => {
    const failed = { state: 'failed', isRetried: true } as const;
    const stats = decideTaskStats(startedDaily({}, failed, failed, {}), NOON);
    expect(stats).toMatchObject({ succeeded: 2, failed: 0, failureStreak: 0, lastFailure: null });
    expect(stats.durations).toHaveLength(4);
  });

  test('ignores what runs or was stopped', () => {
    const running = { state: 'running', durationMs: null } as const;
    const stats = decideTaskStats(
      startedDaily(running, { state: 'cancelled', durationMs: 9_000 }, {}),
      NOON,
    );
    expect(stats).toMatchObject({ succeeded: 1, failed: 0, slowest: { durationMs: 1_000 } });
  });

  test('counts the failures since the last success, and names both', () => {
    const stats = decideTaskStats(
      startedDaily({ state: 'timed_out' }, { state: 'failed' }, {}, { state: 'failed' }),
      NOON,
    );
    expect(stats).toMatchObject({
      failureStreak: 2,
      lastFailure: { runId: 100 },
      lastSuccess: { runId: 98 },
    });
    expect(decideTaskStats(daily(3, { state: 'failed' }), NOON).failureStreak).toBe(3);
  });

  test('knows the usual duration from five successes on, with its middle half', () => {
    const durations = [10, 20, 30, 40, 50].map((durationMs) => ({ durationMs }));
    expect(decideTaskStats(startedDaily(...durations.slice(1)), NOON).usual).toBeNull();
    expect(decideTaskStats(startedDaily(...durations), NOON).usual).toEqual({
      medianMs: 30,
      lowMs: 20,
      highMs: 40,
    });
  });

  test('takes the usual duration of the last thirty successes, however old', () => {
    const old = daily(40).map((run, at) => ({
      ...run,
      startedAtMs: run.startedAtMs - 90 * DAY_MS,
      durationMs: at < 30 ? 100 : 9_000,
    }));
    const stats = decideTaskStats(old, NOON);
    expect(stats.usual).toEqual({ medianMs: 100, lowMs: 100, highMs: 100 });
    expect(stats).toMatchObject({ succeeded: 0, slowest: null });
  });

  test('names the slowest run, the newer of equals', () => {
    const slow = { durationMs: 5_000 };
    const { slowest } = decideTaskStats(startedDaily({}, slow, slow), NOON);
    expect(slowest).toEqual({
      runId: 99,
      state: 'succeeded',
      startedAtMs: NOON - DAY_MS,
      durationMs: 5_000,
    });
  });

  test('holds the last sixty durations, oldest first', () => {
    const { durations } = decideTaskStats(daily(70), NOON);
    expect(durations.map(({ runId }) => runId)).toEqual(
      Array.from({ length: 60 }, (_, at) => 41 + at),
    );
  });
});
