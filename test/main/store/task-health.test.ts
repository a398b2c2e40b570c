import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isFailure, isOutcome, type Run, runStates } from '../../../electron/shared/run.ts';
import type { FailingTask } from '../../../electron/shared/status.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';

const NOW_MS = 1_764_000_000_000;

/** What the rule says, by a look at every run. */
function failingByRule(runs: readonly Run[]): FailingTask[] {
  const newestFirst = runs.filter((run) => isOutcome(run.state)).sort((a, b) => b.id - a.id);
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

describe('failing', () => {
  it('follows the rule whatever order runs end in, also when an outcome is corrected', () => {
    const step = fc.record({
      taskId: fc.constantFrom(1, 2),
      state: fc.constantFrom(...runStates),
      /** Changes one of the runs instead of adding one. */
      change: fc.option(fc.nat(20)),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const { runStore, runs } = stores();
        for (const { taskId, state, change } of steps) {
          const existing = change === null ? undefined : runs[change % Math.max(runs.length, 1)];
          if (existing) runs[runs.indexOf(existing)] = runStore.update(existing.id, { state });
          else runs.push(runStore.insert(makeRun({ taskId, state })));
          expect(runStore.failing()).toEqual(failingByRule(runs));
        }
      }),
      { numRuns: 60 },
    );
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
