import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { killWorker, RunStage, workerOf, workerPids } from '../../helpers/run-stage.ts';
import { until } from '../../helpers/until.ts';

describe('kill -9 of a worker', () => {
  test('its run goes on, and ends with its own exit code and its whole log', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const run = stage.ask(stage.createTask(`echo before; ${gate.wait}; echo after; exit 5`));
    const pid = await stage.started(run);
    const worker = workerOf(pid);
    await killWorker(worker);
    expect(stage.get(run)).toMatchObject({ state: 'running', pid });
    gate.open();
    expect(await stage.ended(run)).toMatchObject({
      state: 'failed',
      exitCode: 5,
      pid: null,
      logBytes: 'before\nafter\n'.length,
    });
    expect(stage.log(run)).toBe('before\nafter\n');
    await stage.noControlFolderLeft();
  });

  test('a fresh worker stops the run that it took over', async () => {
    const stage = await RunStage.start();
    const run = stage.ask(stage.createTask('sleep 1000 & sleep 1000'));
    await killWorker(workerOf(await stage.started(run)));
    await until(() => workerPids().length === 1, 'another worker');
    stage.engine.runService.stop(run.id);
    const ended = await stage.ended(run);
    expect(ended).toMatchObject({ state: 'cancelled', reasonCode: 'stopped_by_user' });
    expect(ended.reason).toMatch(/(\d+) of \1 process(es)? ended/);
    expect(stage.processes()).toEqual([]);
  });

  test('a time limit holds for a run that was taken over', async () => {
    const stage = await RunStage.start();
    const run = stage.ask(stage.createTask('sleep 1000', { timeoutMs: 4_000 }));
    await killWorker(workerOf(await stage.started(run)));
    expect(await stage.ended(run)).toMatchObject({ state: 'timed_out', reasonCode: 'timeout' });
    expect(stage.processes()).toEqual([]);
  });

  test('all workers twice in a row: each run still runs once', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const ran = join(stage.dir, 'ran');
    const runs = [1, 2, 3, 4].map((at) =>
      stage.ask(stage.createTask(`echo ${at} >> '${ran}'; ${gate.wait}; exit ${at}`)),
    );
    for (const run of runs) await stage.started(run);
    for (const round of [1, 2]) {
      const pids = await until(() => {
        const alive = workerPids();
        return alive.length > 0 ? alive : null;
      }, `workers in round ${round}`);
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      await until(() => !workerPids().some((pid) => pids.includes(pid)), 'them to be gone');
    }
    gate.open();
    const ends = await Promise.all(runs.map((run) => stage.ended(run)));
    expect(ends.map(({ state, exitCode }) => [state, exitCode])).toEqual([
      ['failed', 1],
      ['failed', 2],
      ['failed', 3],
      ['failed', 4],
    ]);
    expect(readFileSync(ran, 'utf8').split('\n').sort().join('')).toBe('1234');
    expect((await stage.ended(stage.ask(stage.createTask('true')))).state).toBe('succeeded');
  });

  test('a run handed to a worker that dies at once is started exactly once', async () => {
    const stage = await RunStage.start();
    await stage.ended(stage.ask(stage.createTask('true')));
    const ran = join(stage.dir, 'ran');
    for (let round = 1; round <= 6; round++) {
      const workers = workerPids();
      expect(workers).toHaveLength(1);
      // Frozen: what it is handed it never reads.
      for (const pid of workers) process.kill(pid, 'SIGSTOP');
      const run = stage.ask(stage.createTask(`echo ${round} >> '${ran}'`));
      expect(run.state).toBe('running');
      for (const pid of workers) await killWorker(pid);
      expect((await stage.ended(run)).state).toBe('succeeded');
    }
    expect(readFileSync(ran, 'utf8')).toBe('1\n2\n3\n4\n5\n6\n');
  });

  test('at any moment of the first start in a fresh worker starts the run exactly once', async () => {
    const stage = await RunStage.start();
    const ran = join(stage.dir, 'ran');
    const runs = [];
    // Soon due, so that there is a worker before a run.
    stage.createTask('true', { schedules: [{ kind: 'interval', everyMs: 50_000 }] });
    for (let round = 1; round <= 12; round++) {
      const task = stage.createTask(`echo ${round} >> '${ran}'`);
      const workers = await until(() => {
        const alive = workerPids();
        return alive.length > 0 ? alive : null;
      }, 'a worker');
      const run = stage.ask(task);
      const launch = join(stage.cronpilot.paths.runsDir, String(run.id), 'launch.sh');
      // Half of the rounds: right after the launch file is there; the others: blindly.
      if (round % 2 === 0) await untilThere(launch);
      for (const pid of workers) process.kill(pid, 'SIGKILL');
      runs.push(run);
      await stage.ended(run);
    }
    expect(runs.map((run) => stage.get(run).state)).toEqual(runs.map(() => 'succeeded'));
    expect(readFileSync(ran, 'utf8')).toBe(runs.map((_, at) => `${at + 1}\n`).join(''));
  });

  test('a run that is set to stop with CronPilot ends with the worker, and says so', async () => {
    const stage = await RunStage.start();
    const run = stage.ask(stage.createTask('sleep 1000', { stopWithApp: true, graceMs: 100 }));
    await killWorker(workerOf(await stage.started(run)));
    const ended = await stage.ended(run);
    expect(ended.state).toBe('cancelled');
    expect(ended.reasonCode).toBe('stopped_with_app');
    await stage.noProcessLeft();
  });
});

/** Looks without a pause, so that what follows comes as early as it can; the run may be over. */
async function untilThere(path: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!existsSync(path) && Date.now() < deadline) await new Promise(setImmediate);
}
