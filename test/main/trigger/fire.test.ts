import { expect, test } from 'vitest';
import { fireAll } from '../../../electron/main/trigger/fire.ts';
import { RunStage } from '../../helpers/run-stage.ts';

test('what is written alongside and the rows are one: without the one there is not the other', async () => {
  const stage = await RunStage.start();
  const task = stage.createTask('true');
  const context = {
    ...stage.engine.parts,
    pause: () => stage.engine.pause,
    now: Date.now,
  };
  const firings = [{ taskId: task.id, trigger: 'startup' } as const];
  const refuse = () => {
    throw new Error('refused');
  };
  expect(() => fireAll(firings, context, refuse)).toThrow('refused');
  expect(stage.runsOf(task)).toEqual([]);

  stage.engine.setPause({ sinceMs: Date.now(), untilMs: null });
  fireAll(firings, context);
  expect(() => fireAll(firings, context, refuse)).toThrow('refused');
  expect(stage.runsOf(task)).toMatchObject([{ reasonCode: 'paused', dueCount: 1 }]);
});

test('a task that is paused until a time leaves one row that counts, others start', async () => {
  const stage = await RunStage.start();
  const [paused, free] = [stage.createTask('true'), stage.createTask('true')];
  const context = { ...stage.engine.parts, pause: () => null, now: Date.now };
  stage.engine.taskStore.setPause(paused.id, Date.now() + 3_600_000, Date.now());
  const fire = () =>
    fireAll(
      [paused, free].map(({ id }) => ({ taskId: id, trigger: 'startup' as const })),
      context,
    );
  for (const run of fire()) await stage.ended(run);
  for (const run of fire()) await stage.ended(run);
  expect(stage.runsOf(paused)).toMatchObject([{ reasonCode: 'paused', dueCount: 2 }]);
  expect(stage.runsOf(free)).toMatchObject([{ state: 'succeeded' }, { state: 'succeeded' }]);
});
