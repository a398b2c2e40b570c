import { describe, expect, test } from 'vitest';
import { type Chain, chainKey, decideChain } from '../../../electron/main/trigger/chain.ts';
import type { Run } from '../../../electron/shared/run.ts';
import type { TaskTriggerOf } from '../../../electron/shared/task-trigger.ts';
import { makeRun } from '../../helpers/make-task.ts';

const NOTHING: ReadonlySet<number> = new Set();

describe('decideChain', () => {
  test.each([
    ['success', ['succeeded']],
    ['failure', ['failed', 'timed_out', 'abandoned']],
    ['always', ['succeeded', 'failed', 'timed_out', 'abandoned']],
  ] as const)('on %s starts after runs that %s, and after no others', (on, states) => {
    const all = ['succeeded', 'failed', 'timed_out', 'abandoned', 'cancelled', 'skipped', 'missed'];
    const ended = all.map((state, at) => end(1, at, state as Run['state']));
    const steps = decideChain(ended, [chain(9, { on })], () => NOTHING);
    expect(steps.map((step) => step.kind === 'start' && step.run.state)).toEqual(states);
  });

  test('a run of a task that is not waited for starts nothing', () => {
    expect(decideChain([end(3, 1)], [chain(9)], () => NOTHING)).toEqual([]);
  });

  test('each end starts the task again when any of them is enough', () => {
    const steps = decideChain([end(1, 1), end(1, 2), end(2, 3)], [chain(9)], () => NOTHING);
    expect(startsOf(steps)).toEqual([1, 2, 3]);
  });

  test('two triggers of one task start it once for one end', () => {
    const chains = [chain(9), chain(9, { on: 'always' }), chain(8)];
    const steps = decideChain([end(1, 5)], chains, () => NOTHING);
    expect(steps.map((step) => step.kind === 'start' && step.taskId)).toEqual([9, 8]);
  });

  test('the last of all that are waited for starts the task, which then waits for all anew', () => {
    const all = chain(9, { join: 'all' });
    const ended = [end(1, 1), end(1, 2), end(2, 3), end(2, 4), end(1, 5)];
    const steps = decideChain(ended, [all], () => NOTHING);
    expect(steps.map(({ kind }) => kind)).toEqual([
      'arrive',
      'arrive',
      'clear',
      'start',
      'arrive',
      'clear',
      'start',
    ]);
    expect(startsOf(steps)).toEqual([3, 5]);
  });

  test('what has arrived before counts', () => {
    const all = chain(9, { join: 'all' });
    const steps = decideChain([end(2, 7)], [all], () => new Set([1]));
    expect(startsOf(steps)).toEqual([7]);
  });
});

function chain(taskId: number, change: Partial<TaskTriggerOf<'after'>> = {}): Chain {
  const trigger: TaskTriggerOf<'after'> = {
    kind: 'after',
    taskIds: [1, 2],
    join: 'any',
    on: 'success',
    ...change,
  };
  return { taskId, trigger, key: chainKey(trigger) };
}

function end(taskId: number, id: number, state: Run['state'] = 'succeeded'): Run {
  return makeRun({ id, taskId, state });
}

function startsOf(steps: ReturnType<typeof decideChain>): readonly number[] {
  return steps.flatMap((step) => (step.kind === 'start' ? step.run.id : []));
}
