import { expect, test } from 'vitest';

import type { Run } from '../../../electron/shared/run.ts';
import { QueueStage } from '../../helpers/queue-stage.ts';

function setUp(taskCount: number) {
  const stage = new QueueStage();
  const tasks = Array.from({ length: taskCount }, (_, at) =>
    stage.createTask({ name: `Task ${at}` }),
  );
  const told: Pick<Run, 'id' | 'state'>[] = [];
  const runs = tasks.map((task) => stage.service.request({ task, trigger: 'manual' }));
  stage.onChanged = ({ id, state }) => void told.push({ id, state });
  return { stage, told, runs };
}

test('a start that is told together with the end is part of it', () => {
  const { stage, told, runs } = setUp(1);
  const [run] = runs;
  const runId = run?.id ?? 0;
  stage.end([runId], 0);
  expect(told).toEqual([{ id: runId, state: 'succeeded' }]);
  expect(stage.runStore.get(runId)).toMatchObject({
    state: 'succeeded',
    startedAtMs: (run?.startedAtMs ?? 0) + 1,
    pid: null,
  });
});

test('a start that comes alone is told with its process', () => {
  const { stage, told, runs } = setUp(1);
  stage.settle();
  const runId = runs[0]?.id ?? 0;
  expect(told).toEqual([{ id: runId, state: 'running' }]);
  expect(stage.runStore.get(runId).pid).toBe(runId);
  expect(stage.runStore.launchOf(runId)?.process?.pid).toBe(runId);
});

test('runs that end together free their places for as many that wait', () => {
  const { stage, runs } = setUp(6);
  const ids = runs.map(({ id }) => id);
  expect(stage.service.active).toEqual({ running: ids.slice(0, 3), queued: ids.slice(3) });
  stage.end(ids.slice(0, 2), 0);
  expect(stage.service.active).toEqual({ running: ids.slice(2, 5), queued: ids.slice(5) });
});
