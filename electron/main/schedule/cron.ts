/** Reads cron patterns: the only file that knows croner, and it uses none of its timers. */

import { Cron } from 'croner';

import { needsBothDays } from '../../shared/cron-patterns.ts';
import { describePatternProblem } from './pattern-problem.ts';

/** A croner object holds 93 KB, so few are kept; parsing one again takes about 20 µs. */
const CACHE_SIZE = 64;

/** Oldest use first: a Map keeps the order of insertion. */
const cache = new Map<string, Cron>();

/**
 * First wall-clock time strictly after another that fits the pattern, both given as if they were
 * UTC; null when it fits no more (croner looks ahead to the year 3000). What a zone makes of it at
 * a clock change is not asked of croner: see `clock-rule.ts`.
 *
 * @throws TypeError or RangeError for a pattern that `checkPattern` rejects.
 */
export function nextMatch(pattern: string, afterWallMs: number): number | null {
  return cachedCron(pattern).nextRun(new Date(afterWallMs))?.getTime() ?? null;
}

/**
 * True when neither the minute nor the hour starts with a wildcard, which is how Vixie cron tells
 * fixed times from patterns that follow the clock: a minute of `0-59/15` names its times, the same
 * with `*` in front of the step does not. Seconds do not count, since cron has none.
 */
export function isFixedTime(pattern: string): boolean {
  const fields = pattern.trim().split(/\s+/);
  if (fields[0]?.startsWith('@')) return fields[0].toLowerCase() !== '@hourly';
  return fields.slice(-5, -3).every((field) => !/^[*?]/.test(field));
}

/** A sentence for the user on what is wrong with the pattern, null when nothing is. */
export function checkPattern(pattern: string): string | null {
  const shapeProblem = describePatternProblem(pattern, null);
  if (shapeProblem !== null) return shapeProblem;
  try {
    cachedCron(pattern);
    return null;
  } catch (error) {
    return describePatternProblem(pattern, error instanceof Error ? error.message : String(error));
  }
}

function cachedCron(pattern: string): Cron {
  const cron =
    cache.get(pattern) ?? new Cron(toCroner(pattern), { utcOffset: 0, mode: '5-or-6-parts' });
  cache.delete(pattern);
  cache.set(pattern, cron);
  if (cache.size > CACHE_SIZE) {
    const [oldestPattern] = cache.keys();
    if (oldestPattern !== undefined) cache.delete(oldestPattern);
  }
  return cron;
}

/** croner goes by the `+` alone. */
function toCroner(pattern: string): string {
  return needsBothDays(pattern) ? pattern.replace(/\s\+?(\S+)\s*$/, ' +$1') : pattern;
}
