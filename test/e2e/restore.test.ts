import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

import { isActive } from '../../electron/shared/run.ts';
import { callOver, type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { Gate } from '../helpers/run-stage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let app: HeadlessApp | undefined;
let restartedPid: number | null = null;
afterEach(async () => {
  await app?.end('SIGKILL');
  if (restartedPid !== null) process.kill(restartedPid, 'SIGTERM');
});

test('a backup is restored by a restart, and a run that is active outlives it', async () => {
  const dataDir = tempDir();
  app = await launchHeadless(dataDir);
  const call = callOver(dataDir);
  const gate = new Gate(join(dataDir, 'gate'));
  const action = { kind: 'command', command: `${gate.wait}; exit 3`, shell: '/bin/sh' } as const;
  const { id: taskId } = await call('tasks.create', makeTaskInput({ name: 'Old', action }));
  const backup = await call('backups.create');
  expect((await call('status.get')).lastBackupAtMs).toBe(backup.createdAtMs);
  await call('tasks.update', { taskId, input: makeTaskInput({ name: 'Edited', action }) });
  const made = await call('tasks.create', makeTaskInput({ name: 'Made', action }));
  const run = await call('runs.start', { taskId: made.id });
  await until(async () => (await call('runs.get', { runId: run.id })).pid, 'the start');

  const firstPid = app.process.pid;
  const difference = await call('backups.restore', { name: backup.name });
  expect(difference).toEqual({ changedBack: ['Old'], broughtBack: [], setAside: ['Made'] });
  const status = await until(async () => {
    const now = await call('status.get').catch(() => null);
    return now !== null && now.pid !== firstPid ? now : null;
  }, 'the restarted CronPilot to answer');
  restartedPid = status.pid;
  expect(status.problems).toEqual([
    expect.stringContaining(`The backup ${backup.name} was restored.`),
  ]);
  expect(readFileSync(join(dataDir, 'logs/cronpilot.log'), 'utf8')).toContain('was restored');
  expect((await call('tasks.list')).map(({ task }) => task.name)).toEqual(['Old']);
  expect((await call('tasks.deleted')).map(({ taskName }) => taskName)).toEqual(['Made']);
  expect((await call('runs.get', { runId: run.id })).state).toBe('running');
  gate.open();
  const ended = await until(async () => {
    const now = await call('runs.get', { runId: run.id });
    return isActive(now.state) ? null : now;
  }, 'the end of the run');
  expect(ended).toMatchObject({ state: 'failed', exitCode: 3 });
  expect(await call('backups.list')).toHaveLength(2);
});
