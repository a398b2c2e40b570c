import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  decideStart,
  Occupancy,
  type Occupant,
  planStarts,
  type StartFacts,
  type WaitingRun,
} from '../../../electron/main/run/decide-start.ts';
import { conditionsSchema } from '../../../electron/shared/task-policy.ts';
import { makeWaitingRun as waiting } from '../../helpers/make-waiting-run.ts';

const NOW_MS = 1_764_000_000_000;
const free: StartFacts = {
  nowMs: NOW_MS,
  limit: 10,
  isHeld: false,
  unmet: () => [],
  holdOf: () => null,
};
const onBattery: StartFacts = { ...free, unmet: () => ['mains_power'] };
const mains = conditionsSchema.parse({ mainsPower: true });
const orRun = conditionsSchema.parse({ mainsPower: true, onDeadline: 'run' });

const decide = (
  run: WaitingRun,
  facts = free,
  running: readonly (readonly [number, Occupant])[] = [],
) => decideStart(run, new Occupancy(running), facts);
const waits = (obstacle: object) => ({ kind: 'wait', obstacle });

describe('decideStart', () => {
  test('starts what has nothing in its way', () => {
    expect(decide(waiting(1))).toEqual({ kind: 'start' });
  });

  test('names each thing that a run can wait for', () => {
    const later = { notBeforeMs: NOW_MS + 1 };
    const other = [[7, { taskId: 9, locks: ['disk'] }]] as const;
    const earlier = [[7, { taskId: 1, locks: [] }]] as const;
    expect(decide(waiting(1, {}, later))).toEqual(waits({ kind: 'time' }));
    expect(decide(waiting(1, { conditions: mains }), onBattery)).toEqual(
      waits({ kind: 'condition', unmet: ['mains_power'] }),
    );
    expect(decide(waiting(1), { ...free, isHeld: true })).toEqual(waits({ kind: 'low_disk' }));
    expect(decide(waiting(1), free, earlier)).toEqual(waits({ kind: 'earlier_run', runId: 7 }));
    expect(decide(waiting(1, { locks: ['net', 'disk'] }), free, other)).toEqual(
      waits({ kind: 'lock', lock: 'disk', runId: 7 }),
    );
    expect(decide(waiting(1), { ...free, limit: 1 }, other)).toEqual(waits({ kind: 'slot' }));
  });

  test('names the first of several', () => {
    const run = waiting(1, { conditions: mains, locks: ['disk'] }, { notBeforeMs: NOW_MS + 1 });
    const facts = { ...onBattery, isHeld: true, limit: 1 };
    const running = [[7, { taskId: 1, locks: ['disk'] }]] as const;
    const named = [];
    for (const [ready, change] of [
      [run, facts],
      [{ ...run, notBeforeMs: NOW_MS }, facts],
      [
        { ...run, notBeforeMs: null },
        { ...facts, unmet: () => [] },
      ],
      [
        { ...run, notBeforeMs: null },
        { ...free, limit: 1 },
      ],
    ] as const) {
      const decision = decide(ready, change, running);
      named.push(decision.kind === 'wait' && decision.obstacle.kind);
    }
    expect(named).toEqual(['time', 'condition', 'low_disk', 'earlier_run']);
  });

  test('asks no conditions of a run by hand', () => {
    const run = waiting(1, { conditions: mains }, { heedsConditions: false });
    expect(decide(run, onBattery)).toEqual({ kind: 'start' });
  });

  test('gives up at the deadline, or starts at it, as the task wants', () => {
    const at = (conditions: typeof mains, deadlineMs: number) =>
      decide(waiting(1, { conditions }, { deadlineMs }), onBattery).kind;
    expect([at(mains, NOW_MS + 1), at(mains, NOW_MS)]).toEqual(['wait', 'give_up']);
    expect([at(orRun, NOW_MS + 1), at(orRun, NOW_MS)]).toEqual(['wait', 'start']);
  });

  test('lets several runs of a task go where it allows them', () => {
    const running = [[7, { taskId: 1, locks: [] }]] as const;
    const allow = { overlapPolicy: 'allow', maxInstances: 2 } as const;
    expect(decide(waiting(1, allow), free, running)).toEqual({ kind: 'start' });
    expect(decide(waiting(1, { ...allow, maxInstances: 1 }), free, running).kind).toBe('wait');
  });
});

describe('planStarts', () => {
  const plan = (runs: readonly WaitingRun[], facts = free, review = true) => {
    const { starts, waits: waiters } = planStarts(runs, [], facts, review);
    return [starts.map(({ id }) => id), waiters.map(({ run }) => run.id)];
  };

  test('a run that waits for anything holds up none behind it', () => {
    const runs = [
      waiting(1, {}, { notBeforeMs: NOW_MS + 1 }),
      waiting(2, { locks: ['disk'] }),
      waiting(3, { locks: ['disk'] }),
      waiting(4),
    ];
    expect(plan(runs)).toEqual([
      [2, 4],
      [1, 3],
    ]);
  });

  test('tells of a run that waits only when that is new', () => {
    const obstacle = { kind: 'lock', lock: 'disk', runId: 2 } as const;
    const runs = [waiting(2, { locks: ['disk'] }), waiting(3, { locks: ['disk'] }, { obstacle })];
    expect(plan(runs)).toEqual([[2], []]);
    const other = { ...obstacle, runId: 9 };
    expect(
      plan([...runs.slice(0, 1), waiting(3, { locks: ['disk'] }, { obstacle: other })]),
    ).toEqual([[2], [3]]);
  });

  test('leaves a full house alone, but for a review', () => {
    const runs = [waiting(1, { conditions: mains }, { obstacle: { kind: 'slot' } })];
    const full = { ...onBattery, limit: 0 };
    expect(plan(runs, full, false)).toEqual([[], []]);
    expect(plan(runs, full, true)).toEqual([[], [1]]);
  });

  test('never starts more than the limit, two of a task, or two holders of a lock; nobody waits for nothing', () => {
    const run = fc.record({
      taskId: fc.integer({ min: 1, max: 6 }),
      locks: fc.subarray(['a', 'b', 'c']),
      inMs: fc.constantFrom(null, -1, 1),
    });
    fc.assert(
      fc.property(
        fc.array(run, { maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        (rows, limit) => {
          const runs = rows.map(({ taskId, locks, inMs }, at) =>
            waiting(at + 1, { id: taskId, locks }, { notBeforeMs: inMs && NOW_MS + inMs }),
          );
          const { starts, waits: waiters } = planStarts(runs, [], { ...free, limit }, true);
          const tasks = starts.map(({ task }) => task.id);
          const held = starts.flatMap(({ task }) => task.locks);
          expect(starts.length).toBeLessThanOrEqual(limit);
          expect(new Set(tasks).size).toBe(tasks.length);
          expect(new Set(held).size).toBe(held.length);
          expect(starts.length + waiters.length).toBe(rows.length);
          for (const { run: waiter, obstacle } of waiters) {
            if (obstacle.kind === 'slot') expect(starts.length).toBe(limit);
            if (obstacle.kind === 'time') expect(waiter.notBeforeMs).toBe(NOW_MS + 1);
            if ('runId' in obstacle) expect(starts.map(({ id }) => id)).toContain(obstacle.runId);
          }
        },
      ),
    );
  });
});
