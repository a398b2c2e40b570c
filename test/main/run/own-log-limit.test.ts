import { expect, test } from 'vitest';

import { RunStage } from '../../helpers/run-stage.ts';

test('a task holds its logs to a limit of its own', async () => {
  const stage = await RunStage.start();
  const command = 'head -c 200000 /dev/zero | tr "\\0" "x"';
  const own = await stage.ended(stage.ask(stage.createTask(command, { maxLogBytes: 64 * 1024 })));
  const common = await stage.ended(stage.ask(stage.createTask(command)));
  expect(own.logBytes).toBeLessThan(70_000);
  expect(common.logBytes).toBe(200_000);
});
