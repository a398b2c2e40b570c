import fc from 'fast-check';
import { expect, test } from 'vitest';

import { decideFreshness } from '../../../electron/main/run/freshness.ts';
import type { FreshnessContract } from '../../../electron/main/store/freshness-store.ts';

const HOUR_MS = 3_600_000;

function contract(taskId: number, change: Partial<FreshnessContract> = {}): FreshnessContract {
  const lastSuccessAtMs = 100 * HOUR_MS;
  return {
    taskId,
    taskName: `Task ${taskId}`,
    freshnessMs: 24 * HOUR_MS,
    liveSinceMs: 0,
    lastSuccessAtMs,
    ...change,
  };
}

test('a task is stale once its last success is older than expected', () => {
  expect(decideFreshness([contract(1)], 124 * HOUR_MS)).toEqual({
    stale: [],
    nextAtMs: 124 * HOUR_MS,
  });
  expect(decideFreshness([contract(1)], 124 * HOUR_MS + 1)).toEqual({
    stale: [
      {
        taskId: 1,
        taskName: 'Task 1',
        freshnessMs: 24 * HOUR_MS,
        lastSuccessAtMs: 100 * HOUR_MS,
        sinceMs: 124 * HOUR_MS,
      },
    ],
    nextAtMs: null,
  });
});

test('a task that never succeeded, or was switched on later, has its whole time from then', () => {
  const never = contract(1, { lastSuccessAtMs: null, liveSinceMs: 50 * HOUR_MS });
  expect(decideFreshness([never], 74 * HOUR_MS).stale).toEqual([]);
  expect(decideFreshness([never], 75 * HOUR_MS).stale).toHaveLength(1);
  const again = contract(1, { liveSinceMs: 300 * HOUR_MS });
  expect(decideFreshness([again], 301 * HOUR_MS).stale).toEqual([]);
});

test('each task is either stale or comes due, and the soonest is told', () => {
  const some = fc.record({
    freshnessMs: fc.integer({ min: 60_000, max: 366 * 24 * HOUR_MS }),
    liveSinceMs: fc.nat(),
    lastSuccessAtMs: fc.option(fc.nat()),
  });
  fc.assert(
    fc.property(fc.array(some), fc.nat(), (changes, nowMs) => {
      const contracts = changes.map((change, index) => contract(index, change));
      const { stale, nextAtMs } = decideFreshness(contracts, nowMs);
      const later = decideFreshness(contracts, (nextAtMs ?? nowMs) + 1);
      expect(later.stale.length).toBeGreaterThanOrEqual(stale.length + (nextAtMs === null ? 0 : 1));
      expect(stale.map(({ sinceMs }) => sinceMs).every((sinceMs) => sinceMs < nowMs)).toBe(true);
      expect(nextAtMs === null).toBe(stale.length === contracts.length);
    }),
  );
});
