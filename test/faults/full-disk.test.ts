import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

import { type HeadlessApp, dataDirOf, launchHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

const MIB = 1024 ** 2;
const canMount = process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'true']).status === 0;
if (!canMount) process.stdout.write('Skipped: a disk of its own takes root and unshare.\n');

let app: HeadlessApp | undefined;
afterEach(async () => {
  await app?.end('SIGKILL');
});

describe.runIf(canMount)('a disk that gets full', { timeout: 600_000 }, () => {
  test('lets runs go on, loses no end, starts nothing new, says so, and recovers by itself', async () => {
    const mountDir = tempDir();
    const outside = tempDir();
    app = await launchHeadless(mountDir, {}, 48 * MIB);
    const { call } = app;
    const dataDir = dataDirOf(app.process.pid, mountDir);
    await call('settings.update', { minFreeBytes: 4 * MIB });
    const gatePath = join(outside, 'gate');
    const wait = `until [ -e '${gatePath}' ]; do sleep 0.05; done`;
    const action = {
      kind: 'command',
      command: `echo begun; ${wait}; exit 3`,
      shell: '/bin/sh',
    } as const;
    const { id: taskId } = await call(
      'tasks.create',
      makeTaskInput({ action, overlapPolicy: 'allow', maxInstances: 5 }),
    );
    const runs = [];
    for (let count = 0; count < 3; count += 1) runs.push(await call('runs.start', { taskId }));
    for (const { id } of runs) {
      await until(async () => (await call('runs.get', { runId: id })).pid, 'the start');
    }
    expect((await call('backups.create')).bytes).toBeGreaterThan(0);

    fill(join(dataDir, 'filler'));
    writeFileSync(gatePath, '');
    // What the end of a run cannot write shows that the disk is full.
    const problem = await until(
      async () => (await call('status.get')).problems.find((text) => text.includes('left')),
      'the problem to be told',
      90_000,
    );
    expect(problem).toContain(`The disk of ${mountDir} has`);
    expect(problem).toContain('less than the 4 MB that CronPilot needs');
    const refused = await call('runs.start', { taskId }).catch((error: Error) => error);
    if (refused instanceof Error) expect(refused.message).toContain('is full');
    else expect(refused).toMatchObject({ state: 'queued' });

    rmSync(join(dataDir, 'filler'));
    for (const { id } of runs) {
      const state = async () => (await call('runs.get', { runId: id })).state === 'failed';
      await until(state, `the end of run ${id}`);
      expect(await call('runs.get', { runId: id })).toMatchObject({ exitCode: 3 });
    }
    const noProblem = async () => (await call('status.get')).problems.length === 0;
    await until(noProblem, 'the problem to be over');
    const next = await call('runs.start', { taskId });
    const ended = async () => (await call('runs.get', { runId: next.id })).state === 'failed';
    await until(ended, 'the next run');
    const rows = await call('runs.list', { taskId, limit: 50 });
    expect(rows.every(({ state }) => state === 'failed')).toBe(true);
    // A backup is verified page by page.
    await call('backups.create');
    await until(
      () => readdirSync(join(dataDir, 'runs')).length === 0,
      'the folders of the runs to be removed',
    );
    expect(await app.end()).toBe(0);
  });
});

/** Takes the last byte of the disk. */
function fill(path: string): void {
  for (const bytes of [MIB, 4096, 1]) {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(bytes, 1));
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
    }
  }
}
