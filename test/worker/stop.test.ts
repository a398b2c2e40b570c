/** Stopping: the whole tree ends, however it tries to get away, and the report says so. */

import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import type { RunSpec, StopReport } from '../../electron/shared/worker-protocol.ts';
import {
  fixture,
  type ForkedWorker,
  forkWorker,
  isAlive,
  logOf,
  makeScriptSpec,
  makeSpec,
  numberIn,
  pidsWithCookie,
} from '../helpers/fork-worker.ts';
import { until } from '../helpers/until.ts';

async function startReady(worker: ForkedWorker, spec: RunSpec): Promise<void> {
  worker.start(spec);
  await worker.started(spec.runId);
  await until(() => logOf(spec).includes('ready'), 'the task to be ready');
}

async function stopOf(worker: ForkedWorker, spec: RunSpec, graceMs: number): Promise<StopReport> {
  worker.stop(spec.runId, graceMs);
  const end = await worker.end(spec.runId);
  if (!('stop' in end) || !end.stop) throw new Error(`No stop: ${JSON.stringify(end)}`);
  return end.stop;
}

describe.each(['launcher', 'spawn'])('a run started by %s', (starter) => {
  const fork = () => forkWorker({ CRONPILOT_LAUNCHER: starter });

  it('ends with SIGTERM and says which processes there were', async () => {
    const worker = await fork();
    const spec = makeSpec('sleep 1000 & sleep 1000 & echo ready; wait');
    await startReady(worker, spec);
    await until(() => pidsWithCookie(spec.cookie).length === 3, 'three processes');
    expect(await stopOf(worker, spec, 60_000)).toEqual({
      cause: 'user',
      processCount: 3,
      survivors: [],
    });
    expect(await worker.end(spec.runId)).toMatchObject({ kind: 'exited', exitCode: 143 });
    const stopping = worker.of(spec.runId, 'stopping')[0];
    expect(stopping?.killAtMs).toBeGreaterThan(Date.now());
    expect(pidsWithCookie(spec.cookie)).toEqual([]);
  });

  it('may clean up in its grace time', async () => {
    const worker = await fork();
    const spec = makeSpec(`trap 'echo cleaned up; exit 9' TERM; echo ready; sleep 1000 & wait`);
    await startReady(worker, spec);
    await stopOf(worker, spec, 60_000);
    expect(await worker.end(spec.runId)).toMatchObject({ exitCode: 9 });
    expect(logOf(spec)).toBe('ready\ncleaned up\n');
  });

  it('ends with SIGKILL when it ignores SIGTERM', async () => {
    const worker = await fork();
    const spec = makeScriptSpec(fixture('ignores-sigterm.sh'));
    await startReady(worker, spec);
    await until(() => pidsWithCookie(spec.cookie).length === 3, 'three processes');
    const askedAtMs = Date.now();
    expect(await stopOf(worker, spec, 300)).toEqual({
      cause: 'user',
      processCount: 3,
      survivors: [],
    });
    expect(Date.now() - askedAtMs).toBeGreaterThanOrEqual(300);
    expect(await worker.end(spec.runId)).toMatchObject({ exitCode: 137 });
    expect(pidsWithCookie(spec.cookie)).toEqual([]);
  });

  it('ends also when it answers SIGTERM with new children', async () => {
    const worker = await fork();
    const spec = makeScriptSpec(fixture('breeds.sh'));
    await startReady(worker, spec);
    expect((await stopOf(worker, spec, 200)).survivors).toEqual([]);
    expect(pidsWithCookie(spec.cookie)).toEqual([]);
  });

  it.each([
    ['a child that called setsid', 'escapes.sh'],
    ['a daemon that forked twice', 'double-forks.pl'],
    ['a grandchild without environment', 'clears-environment.sh'],
    ['a daemon that has nothing of the run but its output', 'vanishes.pl'],
  ])('ends together with %s', async (_, program) => {
    const worker = await fork();
    const pidFile = join(makeSpec('').cwd, 'pid');
    const spec = worker.start(makeScriptSpec(fixture(program), [pidFile]));
    const escapee = await numberIn(pidFile);
    expect(isAlive(escapee)).toBe(true);
    expect((await stopOf(worker, spec, 2_000)).survivors).toEqual([]);
    expect(isAlive(escapee)).toBe(false);
  });

  it('ends when it has stopped itself', async () => {
    const worker = await fork();
    const spec = worker.start(makeSpec('kill -STOP $$; sleep 1000'));
    const { process: task } = await worker.started(spec.runId);
    await until(
      () => / T /.test(readFileSync(`/proc/${task.pid}/stat`, 'utf8')),
      'the task to stop',
    );
    await stopOf(worker, spec, 60_000);
    expect(await worker.end(spec.runId)).toMatchObject({ exitCode: 143 });
  });

  it('is killed at its timeout, counted from the start of its process', async () => {
    const worker = await fork();
    const spec = makeScriptSpec(fixture('ignores-sigterm.sh'), [], {
      timeoutMs: 3_000,
      graceMs: 100,
    });
    const end = await worker.run(spec);
    const { startedAtMs } = await worker.started(spec.runId);
    expect(end).toMatchObject({
      kind: 'exited',
      exitCode: 137,
      stop: { cause: 'timeout', survivors: [] },
    });
    expect(end.endedAtMs - startedAtMs).toBeGreaterThanOrEqual(3_100);
  });
});

it('ends a daemon that writes into a masked log, or into one that was moved', async () => {
  const worker = await forkWorker();
  for (const secrets of [['hunter2hunter'], []]) {
    const pidFile = join(makeSpec('').cwd, 'pid');
    const spec = worker.start(makeScriptSpec(fixture('vanishes.pl'), [pidFile], { secrets }));
    const escapee = await numberIn(pidFile);
    if (secrets.length === 0) renameSync(spec.logPath, `${spec.logPath}.1`);
    expect(await stopOf(worker, spec, 60_000)).toMatchObject({ processCount: 2, survivors: [] });
    expect(isAlive(escapee)).toBe(false);
  }
});

it('kills at once without grace time', async () => {
  const worker = await forkWorker();
  const spec = makeSpec(`trap 'echo got it' TERM; echo ready; while :; do sleep 1000 & wait; done`);
  await startReady(worker, spec);
  await stopOf(worker, spec, 0);
  expect(await worker.end(spec.runId)).toMatchObject({ exitCode: 137 });
  expect(logOf(spec)).toBe('ready\n');
});

it('shortens a stop that is under way, and never lengthens it', async () => {
  const worker = await forkWorker();
  const spec = makeScriptSpec(fixture('ignores-sigterm.sh'));
  await startReady(worker, spec);
  worker.stop(spec.runId, 60_000);
  worker.stop(spec.runId, 100_000);
  worker.send({ type: 'stop', runId: spec.runId, cause: 'app_quit', graceMs: 0 });
  const end = await worker.end(spec.runId);
  expect(end).toMatchObject({ exitCode: 137, stop: { cause: 'user', survivors: [] } });
  const [first, second, ...others] = worker.of(spec.runId, 'stopping');
  expect(others).toEqual([]);
  expect(second?.killAtMs).toBeLessThan(first?.killAtMs ?? 0);
});

it('stops a run that was asked to stop before its process was known', async () => {
  const worker = await forkWorker();
  const spec = worker.start(makeSpec('sleep 1000'));
  worker.stop(spec.runId, 2_000);
  expect(await worker.end(spec.runId)).toMatchObject({
    kind: 'exited',
    stop: { cause: 'user', survivors: [] },
  });
});

it('ignores a stop of a run that it does not have', async () => {
  const worker = await forkWorker();
  worker.stop(987_654, 0);
  expect(await worker.run(makeSpec('exit 1'))).toMatchObject({ exitCode: 1 });
});

it('stops five hundred children', async () => {
  const worker = await forkWorker();
  const spec = makeSpec(
    'i=0; while [ $i -lt 500 ]; do sleep 1000 & i=$((i+1)); done; echo ready; wait',
  );
  await startReady(worker, spec);
  expect(await stopOf(worker, spec, 60_000)).toEqual({
    cause: 'user',
    processCount: 501,
    survivors: [],
  });
  expect(pidsWithCookie(spec.cookie)).toEqual([]);
});
