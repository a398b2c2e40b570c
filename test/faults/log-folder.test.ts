import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { isActive } from '../../electron/shared/run.ts';
import { type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { Gate } from '../helpers/run-stage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let app: HeadlessApp | undefined;
afterEach(async () => {
  await app?.end();
});

describe('the log folder', () => {
  test('deleted while a run writes: the run goes on, the next one has a log again', async () => {
    const dataDir = tempDir();
    const { call } = (app = await launchHeadless(dataDir));
    const logsDir = join(dataDir, 'logs');
    const gate = new Gate(join(dataDir, 'gate'));
    const taskId = await createTask(call, `echo before; ${gate.wait}; echo after`);
    const run = await call('runs.start', { taskId });
    await until(async () => (await call('runs.get', { runId: run.id })).pid, 'the start');
    rmSync(logsDir, { recursive: true });
    const gone = await call('logs.read', { runId: run.id, offsetBytes: 0, lengthBytes: 1000 });
    expect(gone).toMatchObject({ text: '', exists: false });
    gate.open();
    expect(await ended(call, run.id)).toMatchObject({ state: 'succeeded', logBytes: 0 });

    const next = await call('runs.start', { taskId });
    const { state, logFilename } = await ended(call, next.id);
    expect(state).toBe('succeeded');
    expect(readFileSync(join(logsDir, String(logFilename)), 'utf8')).toBe('before\nafter\n');
    expect(await app.end()).toBe(0);
    expect(readFileSync(join(logsDir, 'cronpilot.log'), 'utf8')).toContain('CronPilot stopped');
  });

  test('replaced by a file: the run fails with the reason, CronPilot stays, and recovers', async () => {
    const dataDir = tempDir();
    const { call } = (app = await launchHeadless(dataDir));
    const logsDir = join(dataDir, 'logs');
    const taskId = await createTask(call, 'echo here');
    rmSync(logsDir, { recursive: true });
    writeFileSync(logsDir, 'in the way');
    const run = await call('runs.start', { taskId });
    const failed = await ended(call, run.id);
    expect(failed).toMatchObject({ state: 'failed', reasonCode: 'start_failed' });
    expect(failed.reason).toMatch(/^The log `.+` cannot be created: .+\.$/);
    expect((await call('status.get')).running).toEqual([]);

    rmSync(logsDir);
    const next = await call('runs.start', { taskId });
    expect((await ended(call, next.id)).state).toBe('succeeded');
    expect(existsSync(logsDir)).toBe(true);
  });

  test('and the folder of runs deleted: the run goes on, the next one starts', async () => {
    const dataDir = tempDir();
    const { call } = (app = await launchHeadless(dataDir));
    const gate = new Gate(join(dataDir, 'gate'));
    const taskId = await createTask(call, `${gate.wait}; exit 3`);
    const run = await call('runs.start', { taskId });
    await until(async () => (await call('runs.get', { runId: run.id })).pid, 'the start');
    rmSync(join(dataDir, 'runs'), { recursive: true });
    gate.open();
    expect(await ended(call, run.id)).toMatchObject({ state: 'failed', exitCode: 3 });
    const next = await call('runs.start', { taskId });
    expect(await ended(call, next.id)).toMatchObject({ state: 'failed', exitCode: 3 });
  });
});

async function createTask(call: HeadlessApp['call'], text: string): Promise<number> {
  const action = { kind: 'command', command: text, shell: '/bin/sh' } as const;
  return (await call('tasks.create', makeTaskInput({ action }))).id;
}

function ended(call: HeadlessApp['call'], runId: number) {
  return until(async () => {
    const run = await call('runs.get', { runId });
    return isActive(run.state) ? null : run;
  }, `run ${runId} to end`);
}
