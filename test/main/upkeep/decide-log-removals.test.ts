import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { KeptLog } from '../../../electron/main/store/retention.ts';
import {
  decideLogRemovals,
  type LogLimits,
} from '../../../electron/main/upkeep/decide-log-removals.ts';

const NOW_MS = 1_000_000;
const limits: LogLimits = { keepMs: 1_000, keepPerTask: 3, keepBytes: 1_000, own: new Map() };

function log(runId: number, overrides: Partial<KeptLog> = {}): KeptLog {
  const filename = `${runId}.log`;
  return {
    runId,
    taskId: 1,
    filename,
    bytes: 1,
    endedAtMs: NOW_MS,
    isLastOutcome: false,
    ...overrides,
  };
}

const idsOf = (logs: readonly KeptLog[], change: Partial<LogLimits> = {}) =>
  decideLogRemovals(logs, { ...limits, ...change }, NOW_MS).map(({ runId }) => runId);

describe('decideLogRemovals', () => {
  it('takes what is older than the age, to the ms', () => {
    const logs = [log(1, { endedAtMs: NOW_MS - 1_001 }), log(2, { endedAtMs: NOW_MS - 1_000 })];
    expect(idsOf(logs)).toEqual([1]);
  });

  it('takes what is beyond the number of each task, oldest first', () => {
    const logs = [1, 2, 3, 4, 5].map((id) => log(id)).concat(log(6, { taskId: 2 }));
    expect(idsOf(logs)).toEqual([1, 2]);
  });

  it('heeds what a task says of its own logs', () => {
    const own = new Map([
      [1, { keepMs: 10, keepCount: null }],
      [2, { keepMs: null, keepCount: 1 }],
    ]);
    const logs = [
      log(1, { endedAtMs: NOW_MS - 11 }),
      log(2, { endedAtMs: NOW_MS - 10 }),
      log(3, { taskId: 2, endedAtMs: NOW_MS - 11 }),
      log(4, { taskId: 2 }),
      log(5, { taskId: 3, endedAtMs: NOW_MS - 11 }),
      log(6, { taskId: 3 }),
    ];
    expect(idsOf(logs, { own })).toEqual([1, 3]);
  });

  it('takes the oldest until the rest fits', () => {
    const logs = [
      log(1, { bytes: 500 }),
      log(2, { bytes: 400, taskId: 2 }),
      log(3, { bytes: 300 }),
    ];
    expect(idsOf(logs)).toEqual([1]);
    expect(idsOf(logs, { keepBytes: 299 })).toEqual([1, 2, 3]);
  });

  it('keeps the newest success and failure, but for the size of all as a last resort', () => {
    const old = { endedAtMs: 0, isLastOutcome: true, bytes: 600 };
    const logs = [log(1, old), log(2, { ...old, endedAtMs: 1 }), log(3), log(4), log(5)];
    expect(idsOf(logs, { keepPerTask: 1, keepBytes: 2_000 })).toEqual([3, 4]);
    expect(idsOf(logs)).toEqual([1, 3, 4, 5]);
  });

  it('leaves within every limit whatever there was, and takes no more than it must', () => {
    const arbitrary = fc.record({
      taskId: fc.integer({ min: 1, max: 4 }),
      bytes: fc.integer({ min: 0, max: 400 }),
      endedAtMs: fc.integer({ min: NOW_MS - 2_000, max: NOW_MS }),
      isLastOutcome: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(arbitrary, { maxLength: 40 }), (some) => {
        const logs = some.map((given, at) => log(at + 1, given));
        const removed = decideLogRemovals(logs, limits, NOW_MS);
        const kept = logs.filter((one) => !removed.includes(one));
        const bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
        expect(bytes).toBeLessThanOrEqual(limits.keepBytes);
        for (const { endedAtMs, isLastOutcome } of kept) {
          expect(isLastOutcome || endedAtMs >= NOW_MS - limits.keepMs).toBe(true);
        }
        for (const taskId of [1, 2, 3, 4]) {
          const plain = kept.filter((one) => one.taskId === taskId && !one.isLastOutcome);
          expect(plain.length).toBeLessThanOrEqual(limits.keepPerTask);
        }
        const isRoomForLast = removed
          .filter((one) => one.isLastOutcome)
          .every(
            (one) =>
              bytes + one.bytes > limits.keepBytes ||
              one.bytes === 0 ||
              kept.every((other) => other.isLastOutcome),
          );
        expect(isRoomForLast).toBe(true);
      }),
    );
  });
});
