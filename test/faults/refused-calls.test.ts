/** System calls that the kernel refuses for a while. */

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

import { isActive, type Run } from '../../electron/shared/run.ts';
import { workersOf } from '../helpers/app-processes.ts';
import { type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { commandAction, Gate } from '../helpers/run-stage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let app: HeadlessApp;
afterEach(() => app.end('SIGKILL'));

describe('while no file can be opened any more', () => {
  test('by the workers, runs fail with the reason; those that go on end as they do', async () => {
    const { going, gate, taskId } = await launchWithRun();
    const restore = workersOf(app.process.pid).map(leaveNoFile);
    const refused = await end((await app.call('runs.start', { taskId })).id);
    expect(refused.state).toBe('failed');
    expect(refused.reason).toMatch(/^The log `.+` cannot be created: too many files are open/);
    gate.open();
    expect(await end(going)).toMatchObject({ state: 'failed', exitCode: 3 });
    for (const lift of restore) lift();
    await expectWhole(taskId);
  });

  test('by main, it stays, loses no end of a run, and works again afterwards', async () => {
    const { going, gate, taskId, endedPath } = await launchWithRun();
    const lift = leaveNoFile(Number(app.process.pid));
    gate.open();
    await until(() => existsSync(endedPath), 'the run to end');
    // Its answer shows that main has no more room for connections.
    await expect(app.call('status.get')).rejects.toThrow();
    lift();
    expect(await end(going)).toMatchObject({ state: 'failed', exitCode: 3 });
    await expectWhole(taskId);
  });
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
  return { going: run.id, gate, endedPath, taskId: await create('exit 4') };
}

/** Sets the limit of open files just above those it has. @returns what lifts it */
function leaveNoFile(pid: number): () => void {
  const limits = readFileSync(`/proc/${pid}/limits`, 'utf8');
  const soft = /Max open files\s+(\d+)/.exec(limits)?.[1];
  const open = new Set(readdirSync(`/proc/${pid}/fd`).map(Number));
  let free = 0;
  while (open.has(free)) free += 1;
  const limit = (count: number | string) => {
    const { status } = spawnSync('prlimit', ['--pid', String(pid), `--nofile=${count}:`]);
    expect(status).toBe(0);
  };
  limit(free);
  return () => limit(String(soft));
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
