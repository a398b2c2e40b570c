/** 10,000 random patterns at random moments of 1990 to 2100 are due when the oracle says so. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { cronTimes } from '../../helpers/cron-times.ts';
import { walkFireTimes } from '../../oracle/minute-oracle.ts';
import { moments, patterns } from '../../oracle/random-patterns.ts';

const DAY_MS = 86_400_000;
const RUNS = 10_000;
/** Fire times compared of each pattern, within a time that holds each day of the year. */
const COUNT = 6;
const SPAN_MS = 400 * DAY_MS;

test('random patterns fire when the walked minutes say so', { timeout: 900_000 }, () => {
  const seed = Number(process.env['CRONPILOT_TEST_SEED'] ?? Date.now() % 2 ** 31);
  console.log(`${RUNS} random cron patterns, seed ${seed} (CRONPILOT_TEST_SEED=${seed})`);
  let compared = 0;
  fc.assert(
    fc.property(patterns, moments, (pattern, [timeZone, afterMs]) => {
      const untilMs = afterMs + SPAN_MS;
      const expected = walkFireTimes(pattern, timeZone, afterMs, untilMs, COUNT);
      const found = cronTimes(pattern, timeZone, afterMs, COUNT).filter((ms) => ms <= untilMs);
      expect(toIso(found)).toEqual(toIso(expected));
      compared += expected.length;
    }),
    { numRuns: RUNS, seed },
  );
  expect(compared).toBeGreaterThan(RUNS * 4);
});

function toIso(times: readonly number[]): string[] {
  return times.map((ms) => new Date(ms).toISOString());
}
