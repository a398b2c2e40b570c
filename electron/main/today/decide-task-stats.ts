/** Sums up a task's runs for its page. Pure. */

import { quantile } from '../../shared/quantile.ts';
import { isFailure, isOutcome } from '../../shared/run.ts';
import type { EndedRun, StartedRun, TaskStats, UsualDuration } from '../../shared/task-stats.ts';
import { sumDays } from './decide-timeline.ts';

/** More runs than these are not looked at, however many there are in a month. */
export const MAX_STATS_RUNS = 1_000;
const DAY_COUNT = 30;
const DURATION_COUNT = 60;
const USUAL_OF_RUNS = 30;
const USUAL_FROM_RUNS = 5;

/** @param started Newest first. */
export function decideTaskStats(
  started: readonly StartedRun[],
  nowMs: number,
): Omit<TaskStats, 'runCount'> {
  const fromMs = firstMidnight(nowMs);
  const ended = started.filter(({ state }) => isOutcome(state)).map(toEnded);
  const outcomes = ended.filter(({ isRetried }) => !isRetried);
  const successes = outcomes.filter(({ state }) => state === 'succeeded');
  const failures = outcomes.filter(({ state }) => isFailure(state));
  const streakEnd = outcomes.findIndex(({ state }) => state === 'succeeded');
  const failureStreak = streakEnd === -1 ? outcomes.length : streakEnd;
  const isRecent = ({ startedAtMs }: EndedRun) => startedAtMs >= fromMs;
  const succeeded = successes.filter(isRecent);
  const failed = failures.filter(isRecent);
  return {
    succeeded: succeeded.length,
    failed: failed.length,
    days: sumDays(
      [
        ...succeeded.map(({ startedAtMs }) => ({
          quarterMs: startedAtMs,
          succeeded: 1,
          failed: 0,
        })),
        ...failed.map(({ startedAtMs }) => ({ quarterMs: startedAtMs, succeeded: 0, failed: 1 })),
      ],
      nowMs,
      DAY_COUNT,
    ),
    slowest: withoutRetried(ended.filter(isRecent).reduce(slower, undefined)),
    usual: decideUsual(successes.slice(0, USUAL_OF_RUNS)),
    failureStreak,
    failingSinceMs: outcomes[failureStreak - 1]?.startedAtMs ?? null,
    lastSuccess: withoutRetried(successes[0]),
    lastFailure: withoutRetried(failures[0]),
    durations: ended
      .slice(0, DURATION_COUNT)
      .toReversed()
      .flatMap((run) => withoutRetried(run) ?? []),
  };
}

type Ended = EndedRun & { readonly isRetried: boolean };

function toEnded({ id, state, startedAtMs, durationMs, isRetried }: StartedRun): Ended {
  return { runId: id, state, startedAtMs, durationMs: durationMs ?? 0, isRetried };
}

function withoutRetried(run: Ended | undefined): EndedRun | null {
  if (!run) return null;
  const { isRetried: _isRetried, ...ended } = run;
  return ended;
}

/** The newer of two that took equally long. */
function slower(slowest: Ended | undefined, run: Ended): Ended {
  return slowest && slowest.durationMs >= run.durationMs ? slowest : run;
}

function decideUsual(successes: readonly EndedRun[]): UsualDuration | null {
  if (successes.length < USUAL_FROM_RUNS) return null;
  const sorted = successes.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
  const at = (part: number) => Math.round(quantile(sorted, part));
  return { medianMs: at(0.5), lowMs: at(0.25), highMs: at(0.75) };
}

/** Midnight before the first of the days that count. */
function firstMidnight(nowMs: number): number {
  const date = new Date(nowMs);
  date.setHours(0, 0, 0, 0);
  return date.setDate(date.getDate() + 1 - DAY_COUNT);
}
