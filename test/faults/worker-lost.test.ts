import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

import { isActive } from '../../electron/shared/run.ts';
import { ancestorAmong, processesWith, workersOf } from '../helpers/app-processes.ts';
import { type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { commandAction, Gate } from '../helpers/run-stage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

let app: HeadlessApp;

afterEach(() => app.end('SIGKILL'));

describe.each(['SIGKILL', 'SIGSTOP'] as const)('a worker gets %s', (signal) => {
  test('its runs go on, stop or begin with another, each once, with its whole log', async () => {
    const dataDir = tempDir();
    const gate = new Gate(join(dataDir, 'gate'));
    const ranPath = join(dataDir, 'ran');
    app = await launchHeadless(dataDir);
    const going = await start(`echo before; ${gate.wait}; echo after; exit 5`);
    const stopped = await start('sleep 1000');
    const pids = [await pidOf(going.id), await pidOf(stopped.id)];
    const workers = workersOf(app.process.pid);
    expect(pids.map((pid) => ancestorAmong(workers, pid))).toEqual([...workers, ...workers]);

    for (const worker of workers) process.kill(worker, signal);
    await app.call('runs.stop', { runId: stopped.id });
    const begun = await start(`echo here >> '${ranPath}'`);

    expect(await end(stopped.id)).toMatchObject({
      state: 'cancelled',
      reasonCode: 'stopped_by_user',
    });
    expect((await end(begun.id)).state).toBe('succeeded');
    expect(readFileSync(ranPath, 'utf8')).toBe('here\n');
    expect(pids.map((pid) => existsSync(`/proc/${pid}`))).toEqual([true, false]);
    const others = workersOf(app.process.pid);
    expect(others.filter((pid) => workers.includes(pid))).toEqual([]);
    gate.open();
    const ended = await end(going.id);
    expect(ended).toMatchObject({ state: 'failed', exitCode: 5 });
    expect(readFileSync(join(dataDir, 'logs', String(ended.logFilename)), 'utf8')).toBe(
      'before\nafter\n',
    );

    // An idle one is noticed by nobody, and must not outlive CronPilot.
    for (const worker of workersOf(app.process.pid)) process.kill(worker, signal);
    expect(await app.end()).toBe(0);
    await until(() => processesWith(dataDir).length === 0, 'all its processes to be gone');
  });
});

async function start(command: string) {
  const input = makeTaskInput({ action: commandAction(command) });
  return app.call('runs.start', { taskId: (await app.call('tasks.create', input)).id });
}

async function pidOf(runId: number): Promise<number> {
  return until(async () => (await app.call('runs.get', { runId })).pid, `the start of ${runId}`);
}

function end(runId: number) {
  const look = async () => {
    const run = await app.call('runs.get', { runId });
    return isActive(run.state) ? null : run;
  };
  return until(look, `the end of run ${runId}`);
}
