import { expect, test } from 'vitest';

import { RunStage } from '../../helpers/run-stage.ts';

const DAY_MS = 86_400_000;

test('what waits for its time has no longer to wait when the clock is set back', async () => {
  const stage = await RunStage.start();
  const startMs = Date.now() + DAY_MS;
  const [caughtUp, later] = [startMs, startMs + DAY_MS].map((notBeforeMs) =>
    stage.trigger(stage.createTask('true'), 'catch_up', { notBeforeMs }),
  );
  if (!caughtUp || !later) throw new Error('Expected two runs');
  expect(caughtUp.state).toBe('queued');
  stage.engine.runService.clockSetBack(DAY_MS);
  expect((await stage.ended(caughtUp)).state).toBe('succeeded');
  expect(stage.get(later)).toMatchObject({ state: 'queued', notBeforeMs: startMs });
  await stage.restart();
  expect(stage.get(later)).toMatchObject({ state: 'queued', notBeforeMs: startMs });
});
