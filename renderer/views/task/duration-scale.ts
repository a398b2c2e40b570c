/** Where the durations of runs lie on a chart, and its words. Pure. */

import { formatDuration } from '../../../electron/shared/duration.ts';
import { t } from '../../../electron/shared/i18n.ts';
import { isFailure } from '../../../electron/shared/run.ts';
import type { EndedRun, TaskStats } from '../../../electron/shared/task-stats.ts';

export interface DurationPoint {
  readonly run: EndedRun;
  readonly isFailure: boolean;
  /** Percent of the width from the left: runs are equally far apart. */
  readonly x: number;
  /** Percent of the height from the top. */
  readonly y: number;
}

export interface DurationScale {
  /** What the top line stands for. */
  readonly topMs: number;
  readonly points: readonly DurationPoint[];
  /** The middle half of the successes, in percent from the top; null while it is unknown. */
  readonly band: { readonly top: number; readonly height: number } | null;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Tops that are round in the unit they are shown in, and so are their halves. */
const TOPS_MS: readonly number[] = [
  [10, 20, 50, 100, 200, 500],
  [1, 2, 5, 10, 20, 30].map((seconds) => seconds * SECOND_MS),
  [1, 2, 4, 10, 20, 30].map((minutes) => minutes * MINUTE_MS),
  [1, 2, 4, 8, 12, 24, 48, 96, 240].map((hours) => hours * HOUR_MS),
].flat();

/** @param durations Oldest first. */
export function durationScaleOf(
  durations: readonly EndedRun[],
  usual: TaskStats['usual'],
): DurationScale {
  const longestMs = Math.max(usual?.highMs ?? 0, ...durations.map(({ durationMs }) => durationMs));
  const topMs = TOPS_MS.find((top) => top >= longestMs) ?? longestMs;
  const yOf = (durationMs: number) => 100 - (durationMs / topMs) * 100;
  const steps = durations.length - 1;
  return {
    topMs,
    points: durations.map((run, at) => ({
      run,
      isFailure: isFailure(run.state),
      x: steps === 0 ? 50 : (at / steps) * 100,
      y: yOf(run.durationMs),
    })),
    band: usual && { top: yOf(usual.highMs), height: yOf(usual.lowMs) - yOf(usual.highMs) },
  };
}

/** "The last 42 runs took 39 s to 1 m 42 s, usually 48 s. 3 failed." */
export function durationSentence(
  durations: readonly EndedRun[],
  usual: TaskStats['usual'],
): string {
  const times = durations.map(({ durationMs }) => durationMs);
  const shortest = formatDuration(Math.min(...times));
  const longest = formatDuration(Math.max(...times));
  const words = {
    count: durations.length,
    range: shortest === longest ? longest : t('{shortest} to {longest}', { shortest, longest }),
    usual: usual ? formatDuration(usual.medianMs) : '',
    failed: durations.filter(({ state }) => isFailure(state)).length,
  };
  return usual
    ? t(
        '{count, plural, one {The last run} other {The last # runs}} took {range}, usually {usual}. {failed, plural, =0 {None} other {#}} failed.',
        words,
      )
    : t(
        '{count, plural, one {The last run} other {The last # runs}} took {range}. {failed, plural, =0 {None} other {#}} failed.',
        words,
      );
}
