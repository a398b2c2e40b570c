/** Computes fire times of cron patterns: the only file that knows croner, and it uses none of its timers. */

import { Cron } from 'croner';

import { describePatternProblem } from './pattern-problem.ts';

/** A croner object holds 93 KB, so few are kept; parsing one again takes about 20 µs. */
const CACHE_SIZE = 64;

/** Oldest use first: a Map keeps the order of insertion. */
const cache = new Map<string, Cron>();
let computerZone: string | undefined;

/**
 * Fire times strictly after `afterMs`, soonest first, at most `limit`; fewer when it fires no more.
 * `timeZone` null is the computer's zone.
 *
 * The rule at a clock change is cron's: a fixed time runs exactly once (at the first valid minute
 * after a gap, on the first pass of an overlap), a pattern with wildcards follows the clock.
 *
 * @throws TypeError or RangeError for a pattern that `checkPattern` rejects or an unknown zone.
 */
export function nextFireTimes(
  pattern: string,
  timeZone: string | null,
  afterMs: number,
  limit: number,
): number[] {
  const cron = cachedCron(pattern, timeZone ?? systemTimeZone());
  const times: number[] = [];
  let lastMs = afterMs;
  while (times.length < limit) {
    const nextMs = cron.nextRun(new Date(lastMs))?.getTime();
    if (nextMs === undefined) break;
    if (nextMs <= lastMs) throw new Error(`${pattern} does not advance from ${lastMs}`);
    times.push(nextMs);
    lastMs = nextMs;
  }
  return times;
}

/** A sentence for the user on what is wrong with the pattern, null when nothing is. */
export function checkPattern(pattern: string): string | null {
  const shapeProblem = describePatternProblem(pattern, null);
  if (shapeProblem !== null) return shapeProblem;
  try {
    cachedCron(pattern, 'UTC');
    return null;
  } catch (error) {
    return describePatternProblem(pattern, error instanceof Error ? error.message : String(error));
  }
}

/** IANA name of the zone the computer was in at the last `refreshSystemTimeZone`. */
export function systemTimeZone(): string {
  computerZone ??= refreshSystemTimeZone();
  return computerZone;
}

/** Looks where the computer is now; asking costs as much as computing a fire time. */
export function refreshSystemTimeZone(): string {
  computerZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return computerZone;
}

function cachedCron(pattern: string, timeZone: string): Cron {
  const key = `${timeZone} ${pattern}`;
  const cron =
    cache.get(key) ??
    new Cron(pattern, { timezone: timeZone, fixedTimeRule: 'no-wildcard', mode: '5-or-6-parts' });
  cache.delete(key);
  cache.set(key, cron);
  if (cache.size > CACHE_SIZE) {
    const [oldestKey] = cache.keys();
    if (oldestKey !== undefined) cache.delete(oldestKey);
  }
  return cron;
}
