/** A disk that takes seconds for an fsync, made by strace. */

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

import { isActive } from '../../electron/shared/run.ts';
import { findStrace, type Strace } from '../helpers/debian-packages.ts';
import { type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { commandAction } from '../helpers/run-stage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

/** Far longer than a call takes on a slow computer; for the first fsync of each thread alone. */
const DELAY_US = 4_000_000;

let app: HeadlessApp;
afterEach(() => app.end('SIGKILL'));

test('a task begins once its run is on the disk, and CronPilot answers meanwhile', async ({
  skip,
}) => {
  const strace = await findStrace();
  if (typeof strace === 'string') return skip(strace);
  const dir = tempDir();
  const tracePath = join(dir, 'trace');
  const seenPath = join(dir, 'seen');
  app = await launchHeadless(join(dir, 'data'));
  const action = commandAction(`cp '${tracePath}' '${seenPath}'`);
  const { id: taskId } = await app.call('tasks.create', makeTaskInput({ action }));
  await slowDisk(strace, tracePath);

  let isAnswered = false;
  const asked = app.call('runs.start', { taskId }).finally(() => (isAnswered = true));
  await until(() => readFileSync(tracePath, 'utf8').includes('fdatasync('), 'the disk to be asked');
  await app.call('status.get');
  expect([isAnswered, existsSync(seenPath)]).toEqual([false, false]);

  const { id: runId } = await asked;
  const run = () => app.call('runs.get', { runId });
  await until(async () => !isActive((await run()).state), 'the end of the run', 30_000);
  expect(await run()).toMatchObject({ state: 'succeeded' });
  // Of the two that were under way or followed, the one that the run had to wait for is done.
  expect(readFileSync(seenPath, 'utf8')).toMatch(/fdatasync.*= 0/);
  const controlDir = join(dir, 'data', 'runs', String(runId));
  await until(() => !existsSync(controlDir), 'the folder of the run to be removed', 30_000);
});

/** Until CronPilot ends. */
async function slowDisk(strace: Strace, tracePath: string): Promise<void> {
  const slow = `inject=fsync,fdatasync:delay_enter=${DELAY_US}:when=1`;
  const args = ['-f', '-p', String(app.process.pid), '-o', tracePath];
  const tracer = spawn(strace.path, [...args, '-e', 'trace=fsync,fdatasync', '-e', slow], {
    env: { ...process.env, ...strace.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  tracer.stderr.on('data', (data) => (said += String(data)));
  await until(() => said.includes('attached'), 'strace to attach');
}
