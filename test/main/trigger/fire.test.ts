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
