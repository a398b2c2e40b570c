import { expect, test } from 'vitest';

import { runCli } from '../../helpers/run-cli.ts';
import { RunStage } from '../../helpers/run-stage.ts';
import { until } from '../../helpers/until.ts';

test('a client that comes late reads how far a run is, also after a restart, until its end', async () => {
  const stage = await RunStage.start();
  const gate = stage.gate();
  const task = stage.createTask(`printf ' 10%%\\r 42%%\\r'; ${gate.wait}`);
  const run = stage.ask(task);
  const board = () => stage.engine.progressBoard.all;
  const said = [{ runId: run.id, progress: { fraction: 0.42, text: null } }];
  await until(() => board().length > 0, 'the progress');
  expect(board()).toEqual(said);
  const status = await runCli(['status'], { dataDir: stage.cronpilot.paths.dataDir });
  expect(status.stdout).toMatch(/Backup +run 1 .* 42 %\n/);
  await stage.restart();
  await until(() => board().length > 0, 'the progress after the restart');
  expect(board()).toEqual(said);
  gate.open();
  await stage.ended(run);
  expect(board()).toEqual([]);
});
