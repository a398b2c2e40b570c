import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { isActive, type Run } from '../../../electron/shared/run.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { RunStage } from '../../helpers/run-stage.ts';
import { until } from '../../helpers/until.ts';

const TASK_COUNT = 4;
const LOCKS = ['disk', 'net'] as const;

const taskRules = fc.record({
  overlapPolicy: fc.constantFrom('skip', 'queue', 'replace'),
  locks: fc.subarray([...LOCKS]),
  priority: fc.integer({ min: -1, max: 1 }),
});
const which = fc.nat({ max: TASK_COUNT - 1 });
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      which,
      trigger: fc.constantFrom('manual', 'schedule', 'chain'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('await' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('edit' as const), which, priority: fc.nat(3) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
);

/**
 * Takes a folder for its task and for each of its locks, which only one process can make; a second
 * one leaves a mark.
 */
function command(dir: string, names: readonly string[]): string {
  const folders = names.map((name) => `'${join(dir, name)}'`).join(' ');
  return [
    `trap 'rmdir ${folders.replaceAll("'", '')}; exit 143' TERM`,
    `for folder in ${folders}; do mkdir "$folder" || touch '${join(dir, 'broken')}'; done`,
    'sleep 0.05',
    `rmdir ${folders}`,
    'exit $((CRONPILOT_RUN_ID % 3 == 0))',
  ].join('\n');
}

test('real processes of one task or one lock never meet, over random requests, edits and restarts', async () => {
  const rules = fc.array(taskRules, { minLength: TASK_COUNT, maxLength: TASK_COUNT });
  const steps = fc.array(step, { minLength: 10, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(rules, steps, async (tasksRules, taken) => {
      const stage = await RunStage.start();
      stage.limit(2);
      const tasks = tasksRules.map((rule, at) =>
        stage.createTask(command(stage.dir, [`task-${at}`, ...rule.locks]), {
          ...rule,
          retry: { maxAttempts: 2, delayMs: 10 },
        }),
      );
      const asked: Run[] = [];
      for (const each of taken) {
        if (each.kind === 'restart') await stage.restart();
        else await act(stage, tasks[each.which] as Task, each, asked);
      }
      const active = () => stage.engine.runStore.active();
      await until(() => active().length === 0, 'all runs to end');
      expect(existsSync(join(stage.dir, 'broken'))).toBe(false);
      for (const run of asked) expect(isActive(stage.get(run).state)).toBe(false);
      await stage.stop();
    }),
    // To make a failure small takes minutes with real processes; its seed tells all.
    { numRuns: 6, endOnFailure: true },
  );
}, 900_000);

type TaskStep = Exclude<typeof step extends fc.Arbitrary<infer S> ? S : never, { kind: 'restart' }>;

async function act(stage: RunStage, task: Task, each: TaskStep, asked: Run[]): Promise<void> {
  switch (each.kind) {
    case 'ask':
      asked.push(stage.trigger(task, each.trigger));
      return;
    case 'edit':
      return stage.edit(task, { priority: each.priority });
    case 'await': {
      const last = stage.runsOf(task).at(-1);
      if (last) await stage.ended(last);
    }
  }
}
