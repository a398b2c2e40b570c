import { expect, test } from 'vitest';

import { decidePostponed } from '../../../electron/main/run/postpone-catch-ups.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { RunStage } from '../../helpers/run-stage.ts';
import { until } from '../../helpers/until.ts';

const NOW = 1_000_000;
const PACE = { catchUpQuietMs: 60_000, catchUpEveryMs: 5_000 };
const waiting = (id: number, afterMs: number | null, trigger: Run['trigger'] = 'catch_up') => ({
  id,
  trigger,
  notBeforeMs: afterMs === null ? null : NOW + afterMs,
});
const decide = (runs: readonly ReturnType<typeof waiting>[], pace = PACE) =>
  [...decidePostponed(runs, NOW, pace)].map(([id, ms]) => [id, ms - NOW]);

test('those whose turn passed in a sleep take turns after the quiet, in the order they had', () => {
  expect(decide([waiting(1, -5_000), waiting(2, -10_000), waiting(3, 0)])).toEqual([
    [2, 60_000],
    [1, 65_000],
    [3, 70_000],
  ]);
});

test('one whose turn is still to come keeps it where it can, and none comes closer to the next', () => {
  expect(decide([waiting(1, -5_000), waiting(2, 63_000), waiting(3, 90_000)])).toEqual([
    [1, 60_000],
    [2, 65_000],
  ]);
});

test('nothing else is postponed, and nothing at all without quiet and distance', () => {
  expect(decide([waiting(1, -5_000, 'retry'), waiting(2, null)])).toEqual([]);
  const none = { catchUpQuietMs: 0, catchUpEveryMs: 0 };
  expect(decide([waiting(1, -1), waiting(2, 2)], none)).toEqual([]);
});

test('a run that waits to catch up keeps quiet again after a restart and after a sleep', async () => {
  const stage = await RunStage.start();
  stage.cronpilot.settings.update({ catchUpQuietMs: 3_600_000, catchUpEveryMs: 5_000 });
  const task = stage.createTask('true', {
    schedules: [{ kind: 'daily', times: ['03:00'] }],
  });
  const notBeforeMs = Date.now() + 3_000_000;
  stage.engine.runService.requestAll([{ task, trigger: 'catch_up', notBeforeMs }], []);
  const [run] = stage.runsOf(task) as [Run];
  await stage.restart();
  const afterRestartMs = Number(stage.get(run).notBeforeMs);
  expect(afterRestartMs).toBeGreaterThan(notBeforeMs);
  stage.cronpilot.settings.update({ catchUpQuietMs: 3_500_000 });
  stage.engine.runService.postponeCatchUps();
  expect(stage.get(run).notBeforeMs).toBe(afterRestartMs);
  stage.cronpilot.settings.update({ catchUpQuietMs: 0 });
  stage.engine.runStore.update(run.id, { notBeforeMs: Date.now() });
  await stage.restart();
  await until(() => stage.get(run).state === 'succeeded', 'the run');
});

test('a run that waits to catch up starts at once when it is told to', async () => {
  const stage = await RunStage.start();
  const task = stage.createTask('true');
  const notBeforeMs = Date.now() + 3_000_000;
  const { runService } = stage.engine;
  runService.requestAll([{ task, trigger: 'catch_up', notBeforeMs }], []);
  const [run] = stage.runsOf(task) as [Run];
  expect(stage.get(run).state).toBe('queued');
  runService.startNow(run.id);
  await until(() => stage.get(run).state === 'succeeded', 'the run');
  expect(() => runService.startNow(run.id)).toThrow(`Run ${run.id} does not wait for its time`);
});
