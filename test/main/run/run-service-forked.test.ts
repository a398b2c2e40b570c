import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import type { Run } from '../../../electron/shared/run.ts';
import type { Task } from '../../../electron/shared/task.ts';
import { openStores } from '../../helpers/open-stores.ts';
import { RunStage, workerPids } from '../../helpers/run-stage.ts';
import { until } from '../../helpers/until.ts';

/** Notes each run in the file `ran`, then waits until the file `gate` is there. */
const MODULE_TEXT = `
import { appendFileSync, existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

export default async ({ env, signal, log }) => {
  log('begin');
  appendFileSync(env.RAN_PATH, env.CRONPILOT_RUN_ID + '\\n');
  while (!existsSync(env.GATE_PATH) && !signal.aborted) await setTimeout(20);
  return { message: 'went on' };
};
`;

function createTask(stage: RunStage): Task {
  const path = join(stage.dir, 'task.mjs');
  writeFileSync(path, MODULE_TEXT);
  const env = { RAN_PATH: join(stage.dir, 'ran'), GATE_PATH: join(stage.dir, 'gate') };
  return stage.createTask('', { action: { kind: 'module', path }, env });
}

function ranRuns(stage: RunStage): string[] {
  return readFileSync(join(stage.dir, 'ran'), 'utf8').split('\n').filter(Boolean);
}

async function killWorkers(): Promise<void> {
  const pids = workerPids();
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await until(() => !workerPids().some((pid) => pids.includes(pid)), 'the workers to be gone');
}

describe('a module', () => {
  test('goes on when its worker is killed, and is no adopted run', async () => {
    const stage = await RunStage.start();
    const run = stage.ask(createTask(stage));
    const pid = await stage.started(run);
    await until(() => stage.log(run) === 'begin\n', 'the module');
    await killWorkers();
    expect(stage.get(run)).toMatchObject({ state: 'running', pid });
    stage.gate().open();
    expect(await stage.ended(run)).toMatchObject({ state: 'succeeded', reason: 'went on' });
    await stage.noControlFolderLeft();
  });

  test('that crashes after its worker was killed has failed, and was not stopped', async () => {
    const stage = await RunStage.start();
    const run = stage.ask(createTask(stage));
    const pid = await stage.started(run);
    await killWorkers();
    process.kill(pid, 'SIGKILL');
    expect(await stage.ended(run)).toMatchObject({ state: 'failed', exitCode: 137 });
  });

  test('handed to a worker that dies at once runs exactly once', async () => {
    const stage = await RunStage.start();
    stage.gate().open();
    const runs: Run[] = [];
    for (let round = 1; round <= 6; round++) {
      runs.push(stage.ask(createTask(stage)));
      await killWorkers();
    }
    for (const run of runs) expect((await stage.ended(run)).state).toBe('succeeded');
    expect(ranRuns(stage).toSorted()).toEqual(runs.map(({ id }) => String(id)).toSorted());
  });
});

describe('of a module that was running when CronPilot ended, the next start', () => {
  /** A row as a killed CronPilot leaves it. */
  async function killedStage(change: { readonly wasStarted: boolean }) {
    const stage = await RunStage.start();
    const run = stage.ask(createTask(stage));
    const pid = await stage.started(run);
    const launch = stage.engine.runStore.launchOf(run.id);
    if (!launch) throw new Error('Expected a launch');
    const { startedAtMs, logFilename } = stage.get(run);
    await stage.stop();
    const { controlDir } = launch.spec;
    await until(() => !existsSync(controlDir), 'the folder of the run to be removed');
    writeFileSync(join(stage.dir, 'ran'), '');
    const { runStore } = openStores(join(stage.dir, 'data', 'cronpilot.db'));
    const none = { finishedAtMs: null, reasonCode: null, reason: null, exitCode: null };
    runStore.update(run.id, { state: 'running', startedAtMs, logFilename, ...none });
    runStore.setLaunch(run.id, change.wasStarted ? launch : { ...launch, process: null });
    return { stage, run, pid, controlDir };
  }

  test('says that it ended with CronPilot', async () => {
    const { stage, run } = await killedStage({ wasStarted: true });
    await stage.restart();
    expect(await stage.ended(run)).toMatchObject({
      state: 'cancelled',
      reasonCode: 'ended_with_app',
      exitCode: null,
    });
    expect(ranRuns(stage)).toEqual([]);
  });

  test('says so too when its start had not been told', async () => {
    const { stage, run, pid, controlDir } = await killedStage({ wasStarted: false });
    mkdirSync(controlDir, { recursive: true });
    writeFileSync(join(controlDir, 'status'), `pid ${pid}\n`);
    await stage.restart();
    expect((await stage.ended(run)).reasonCode).toBe('ended_with_app');
    expect(ranRuns(stage)).toEqual([]);
  });

  test('takes the outcome that it left in the last moment', async () => {
    const { stage, run, pid, controlDir } = await killedStage({ wasStarted: true });
    mkdirSync(controlDir, { recursive: true });
    writeFileSync(join(controlDir, 'status'), `pid ${pid} exit 1 ${Date.now() / 1000}\n`);
    const report = { succeeded: false, message: 'Disk is full' };
    writeFileSync(join(controlDir, 'report.json'), JSON.stringify(report));
    await stage.restart();
    expect(await stage.ended(run)).toMatchObject({
      state: 'failed',
      reasonCode: 'task_reported',
      reason: 'Disk is full',
    });
  });

  test('runs it where nobody had begun', async () => {
    const { stage, run, controlDir } = await killedStage({ wasStarted: false });
    mkdirSync(controlDir, { recursive: true });
    stage.gate().open();
    await stage.restart();
    expect((await stage.ended(run)).state).toBe('succeeded');
    expect(ranRuns(stage)).toEqual([String(run.id)]);
  });
});
