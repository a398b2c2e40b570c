import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isFailure, isOutcome, type Run, runStates } from '../../../electron/shared/run.ts';
import type { FailingTask } from '../../../electron/shared/status.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

const NOW_MS = 1_764_000_000_000;

/** All that stand, newest first. */
function outcomesOf(runs: readonly Run[]): readonly Run[] {
  const retriedIds = new Set(runs.filter(isAttempt).map(({ retryOfRunId }) => retryOfRunId));
  return runs
    .filter((run) => isOutcome(run.state) && !(isFailure(run.state) && retriedIds.has(run.id)))
    .sort((a, b) => b.id - a.id);
}

/** What the rule says, by a look at every run. */
function failingByRule(runs: readonly Run[]): FailingTask[] {
  const newestFirst = outcomesOf(runs);
  const failing = [1, 2].flatMap((taskId) => {
    const outcomes = newestFirst.filter((run) => run.taskId === taskId);
    const firstSuccess = outcomes.findIndex((run) => !isFailure(run.state));
    const failureCount = firstSuccess === -1 ? outcomes.length : firstSuccess;
    const lastRun = outcomes[0];
    return lastRun && failureCount > 0
      ? [{ taskId, taskName: `Task ${taskId}`, lastRun, failureCount }]
      : [];
  });
  return failing.sort((a, b) => b.lastRun.id - a.lastRun.id);
}

/** It says something of the run that it tries again. */
function isAttempt({ state }: Run): boolean {
  return !['cancelled', 'skipped', 'missed'].includes(state);
}

describe('failing', () => {
  it('follows the rule whatever order runs end in, also with retries and corrected outcomes', () => {
    const step = fc.record({
      taskId: fc.constantFrom(1, 2),
      state: fc.constantFrom(...runStates),
      /** Changes one of the runs instead of adding one. */
      change: fc.option(fc.nat(20)),
      /** Tries one of the runs of its task again. */
      retried: fc.option(fc.nat(20)),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const { runStore, runs } = stores();
        for (const { taskId, state, change, retried } of steps) {
          const free = runs.filter(
            (run) => run.taskId === taskId && runs.every((other) => other.retryOfRunId !== run.id),
          );
          const retryOfRunId =
            retried === null ? null : (free[retried % Math.max(free.length, 1)]?.id ?? null);
          const existing = change === null ? undefined : runs[change % Math.max(runs.length, 1)];
          if (existing) runs[runs.indexOf(existing)] = runStore.update(existing.id, { state });
          else runs.push(runStore.insert(makeRun({ taskId, state, retryOfRunId })));
          expect(runStore.failing()).toEqual(failingByRule(runs));
          const failures = outcomesOf(runs).filter((run) => isFailure(run.state));
          for (const id of [1, 2])
            expect(runStore.hasFailed(id)).toBe(failures.some((run) => run.taskId === id));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does not speak of a failure that another attempt may set right, until that is given up', () => {
    const { runStore } = stores();
    const last = runStore.insert(makeRun({ taskId: 1, state: 'failed' }));
    runStore.insert(makeRun({ taskId: 1, state: 'succeeded' }));
    const first = runStore.insert(makeRun({ taskId: 1, state: 'failed' }));
    const retry = runStore.insert(makeRun({ taskId: 1, retryOfRunId: first.id }));
    expect([runStore.failing(), runStore.isRetried(first.id)]).toEqual([[], true]);
    runStore.update(retry.id, { state: 'cancelled' });
    expect(runStore.failing()).toMatchObject([{ lastRun: { id: first.id }, failureCount: 1 }]);
    expect([runStore.isRetried(first.id), runStore.isRetried(last.id)]).toEqual([false, false]);
  });

  it('goes on speaking of the failure before one that is tried again', () => {
    const { runStore } = stores();
    const last = runStore.insert(makeRun({ taskId: 1, state: 'timed_out' }));
    const next = runStore.insert(makeRun({ taskId: 1, state: 'failed' }));
    runStore.insert(makeRun({ taskId: 1, retryOfRunId: next.id }));
    expect(runStore.failing()).toMatchObject([{ lastRun: { id: last.id }, failureCount: 1 }]);
  });

  it('counts several attempts as one failure', () => {
    const { runStore } = stores();
    const first = runStore.insert(makeRun({ taskId: 1, state: 'failed' }));
    runStore.insert(makeRun({ taskId: 1, state: 'timed_out', retryOfRunId: first.id }));
    expect(runStore.failing()).toMatchObject([{ failureCount: 1 }]);
    expect(runStore.outcomesOf(1, 9).map(({ id }) => id)).toEqual([2]);
  });

  it('leaves disabled and deleted tasks out', () => {
    const { taskStore, runStore } = stores();
    runStore.insert(makeRun({ taskId: 1, state: 'failed' }));
    runStore.insert(makeRun({ taskId: 2, state: 'abandoned' }));
    expect(runStore.failing().map(({ taskId }) => taskId)).toEqual([2, 1]);
    taskStore.setEnabled(1, false, NOW_MS);
    taskStore.softDelete(2, NOW_MS);
    expect(runStore.failing()).toEqual([]);
    taskStore.restore(2, NOW_MS);
    expect(runStore.failing().map(({ taskId }) => taskId)).toEqual([2]);
  });

  it('names the task as it is called now', () => {
    const { taskStore, runStore } = stores();
    runStore.insert(makeRun({ taskId: 1, state: 'failed', taskName: 'Task 1' }));
    taskStore.update(1, makeTaskInput({ name: 'Renamed' }), NOW_MS);
    expect(runStore.failing()).toMatchObject([{ taskName: 'Renamed', lastRun: { taskId: 1 } }]);
  });
});

function stores() {
  const opened = openStores();
  for (const name of ['Task 1', 'Task 2']) {
    opened.taskStore.create(makeTaskInput({ name }), NOW_MS);
  }
  const runs: Run[] = [];
  return { ...opened, runs };
}
