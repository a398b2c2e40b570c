/** Finds what passed of a schedule in a span, at the same low cost for two fire times and a million. */

import type { Schedule } from '../../shared/schedule.ts';
import { nextFireAfter } from './next-fire.ts';
import { countFireTimes, lastFireTime, listFireTimes } from './passed-times.ts';

/** Fire times in (afterMs, untilMs]. */
export interface Span {
  readonly schedule: Schedule;
  /** What an interval without an anchor of its own counts from. */
  readonly anchorMs: number;
  readonly afterMs: number;
  readonly untilMs: number;
}

export interface Passed {
  readonly count: number;
  readonly firstMs: number;
  readonly lastMs: number;
  /** The newest fire time before one that passed; null before the first. */
  readonly before: (ms: number) => number | null;
  /** At most `limit` of the newest, from `fromMs` on, oldest first. */
  readonly newest: (limit: number, fromMs: number) => readonly number[];
}

/** Up to so many are listed one by one, which is the quicker way for a few. */
const MAX_LISTED = 32;
/** The newest are looked for in a span that starts with this and doubles. */
const FIRST_STEP_MS = 60_000;

/** Null when nothing passed. */
export function findPassed(span: Span): Passed | null {
  const { schedule, anchorMs, afterMs, untilMs } = span;
  if (untilMs <= afterMs) return null;
  const few = listFireTimes(schedule, afterMs, untilMs, anchorMs, MAX_LISTED);
  if (few) return passedOf(few);
  return {
    count: countFireTimes(schedule, afterMs, untilMs, anchorMs),
    firstMs: nextFireAfter(schedule, afterMs, anchorMs) ?? untilMs,
    lastMs: lastFireTime(schedule, afterMs, untilMs, anchorMs) ?? untilMs,
    before: (ms) => lastFireTime(schedule, afterMs, ms - 1, anchorMs),
    newest: (limit, fromMs) => newestOf(span, limit, fromMs),
  };
}

/** Every fire time of the span, oldest first. */
export function listPassed({ schedule, anchorMs, afterMs, untilMs }: Span): readonly number[] {
  return listFireTimes(schedule, afterMs, untilMs, anchorMs, Infinity) ?? [];
}

function passedOf(times: readonly number[]): Passed | null {
  const [firstMs] = times;
  const lastMs = times.at(-1);
  if (firstMs === undefined || lastMs === undefined) return null;
  return {
    count: times.length,
    firstMs,
    lastMs,
    before: (ms) => times.findLast((each) => each < ms) ?? null,
    newest: (limit, fromMs) =>
      limit === 0 ? [] : times.filter((each) => each >= fromMs).slice(-limit),
  };
}

function newestOf(span: Span, limit: number, fromMs: number): readonly number[] {
  if (limit === 0) return [];
  const floorMs = Math.max(span.afterMs, fromMs - 1);
  for (let stepMs = FIRST_STEP_MS; ; stepMs *= 2) {
    const afterMs = Math.max(floorMs, span.untilMs - stepMs);
    const times = afterMs < span.untilMs ? listPassed({ ...span, afterMs }) : [];
    if (times.length >= limit || afterMs === floorMs) return times.slice(-limit);
  }
}
