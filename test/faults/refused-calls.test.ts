/** System calls that the kernel refuses for a while. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

import { isActive, type Run } from '../../electron/shared/run.ts';
import { childrenOf, workersOf } from '../helpers/app-processes.ts';
import { findStrace, type Strace } from '../helpers/debian-packages.ts';
import { type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { commandAction, Gate } from '../helpers/run-stage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let app: HeadlessApp;
afterEach(() => app.end('SIGKILL'));

describe('while no file can be opened any more', () => {
  test('by the workers, runs fail with the reason; those that go on end as they do', async ({
    skip,
  }) => {
    const strace = await findStrace();
    if (typeof strace === 'string') return skip(strace);
    const { going, gate, taskId, endedPath } = await launchWithRun();
    const lift = await refuse(strace, workersOf(app.process.pid), 'openat', 'EMFILE');
    const refused = await end((await app.call('runs.start', { taskId })).id);
    expect(refused.state).toBe('failed');
    expect(refused.reason).toMatch(/^The log `.+` cannot be created: too many files are open/);
    gate.open();
    await until(() => existsSync(endedPath), 'the run to end');
    await lift();
    expect(await end(going)).toMatchObject({ state: 'failed', exitCode: 3 });
    await expectWhole(taskId);
  });

  test('by main, it stays, tells the end of a run, and cleans up later', async ({ skip }) => {
    const strace = await findStrace();
    if (typeof strace === 'string') return skip(strace);
    const { going, gate, taskId, controlDir } = await launchWithRun();
    const lift = await refuse(strace, [Number(app.process.pid)], 'openat', 'EMFILE');
    gate.open();
    expect(await end(going)).toMatchObject({ state: 'failed', exitCode: 3 });
    expect(existsSync(controlDir)).toBe(true);
    await lift();
    await until(() => !existsSync(controlDir), 'the folder of the run to be removed');
    expect((await app.call('status.get')).problems).toEqual([]);
    await expectWhole(taskId);
  });
});

test('a disk that reports errors: the run goes on, its end is saved later, and it is told why', async ({
  skip,
}) => {
  const strace = await findStrace();
  if (typeof strace === 'string') return skip(strace);
  const { going, gate, taskId, endedPath } = await launchWithRun();
  const lift = await refuse(strace, [Number(app.process.pid)], 'pwrite64', 'EIO');
  await expect(app.call('runs.start', { taskId })).rejects.toThrow(
    /reports an error\. Nothing was/,
  );
  gate.open();
  await until(() => existsSync(endedPath), 'the run to end');
  expect(await app.call('runs.get', { runId: going })).toMatchObject({ state: 'running' });
  await lift();
  expect(await end(going)).toMatchObject({ state: 'failed', exitCode: 3 });
  await expectWhole(taskId);
});

test('no process can be made: what is to start waits for one, and starts once', async ({
  skip,
}) => {
  const strace = await findStrace();
  if (typeof strace === 'string') return skip(strace);
  const { going, gate, taskId } = await launchWithRun();
  const starters = workersOf(app.process.pid).flatMap((worker) => [worker, ...childrenOf(worker)]);
  const lift = await refuse(strace, starters, 'clone,clone3,fork,vfork', 'EAGAIN');
  const waiting = await app.call('runs.start', { taskId });
  gate.open();
  expect(await end(going)).toMatchObject({ state: 'failed', exitCode: 3 });
  await lift();
  expect(await end(waiting.id)).toMatchObject({ state: 'failed', exitCode: 4 });
  await expectWhole(taskId);
});

/** A run that waits for its gate, and a task that fails with 4. */
async function launchWithRun() {
  const dataDir = tempDir();
  app = await launchHeadless(dataDir);
  const gate = new Gate(join(dataDir, 'gate'));
  const endedPath = join(dataDir, 'ended');
  const text = `echo before; ${gate.wait}; echo after; touch '${endedPath}'; exit 3`;
  const create = async (command: string) =>
    (await app.call('tasks.create', makeTaskInput({ action: commandAction(command) }))).id;
  const run = await app.call('runs.start', { taskId: await create(text) });
  const pid = async () => (await app.call('runs.get', { runId: run.id })).pid;
  await until(pid, 'the start');
  const controlDir = join(dataDir, 'runs', String(run.id));
  return { going: run.id, gate, endedPath, controlDir, taskId: await create('exit 4') };
}

/** Has those system calls of those processes fail. @returns what ends it */
async function refuse(
  strace: Strace,
  pids: readonly number[],
  calls: string,
  error: string,
): Promise<() => Promise<unknown>> {
  const targets = pids.flatMap((pid) => ['-p', String(pid)]);
  const what = ['-e', `trace=${calls}`, '-e', `inject=${calls}:error=${error}`];
  const tracer = spawn(strace.path, [...targets, '-o', '/dev/null', ...what], {
    env: { ...process.env, ...strace.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  tracer.stderr.on('data', (data) => (said += String(data)));
  await until(() => pids.every((pid) => said.includes(`${pid} attached`)), 'strace to attach');
  return () => {
    const gone = once(tracer, 'exit');
    tracer.kill();
    return gone;
  };
}

async function expectWhole(taskId: number): Promise<void> {
  const next = await app.call('runs.start', { taskId });
  expect(await end(next.id)).toMatchObject({ state: 'failed', exitCode: 4 });
  // Is verified page by page.
  await app.call('backups.create');
}

function end(runId: number): Promise<Run> {
  const look = async () => {
    const run = await app.call('runs.get', { runId }).catch(() => null);
    return run && !isActive(run.state) ? run : null;
  };
  return until(look, `the end of run ${runId}`, 30_000);
}
