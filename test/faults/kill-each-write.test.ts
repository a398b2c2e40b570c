/** SIGKILL just before system calls that change files. Needs no code in the product. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';

import { migrations } from '../../electron/main/store/migrations/all.ts';
import { isActive } from '../../electron/shared/run.ts';
import { findStrace, type Strace } from '../helpers/debian-packages.ts';
import { type HeadlessApp, launchHeadless, startHeadless } from '../helpers/launch-headless.ts';
import { makeTaskInput } from '../helpers/make-task.ts';
import { makeOldDatabase } from '../helpers/old-database.ts';
import { commandAction } from '../helpers/run-stage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { until } from '../helpers/until.ts';

/** Each of them takes minutes: by hand, with 1 in place of the steps. */
const STEPS = { pwrite64: 7, fsync: 2, unlink: 1, rmdir: 1 };
const MIGRATION_STEP = 40;

let app: HeadlessApp;
afterEach(() => app.end('SIGKILL'));

test('of a run: it is kept, and runs once', { timeout: 600_000 }, async ({ skip }) => {
  const strace = await findStrace();
  if (typeof strace === 'string') return skip(strace);
  const dataDir = tempDir();
  const ranPath = join(dataDir, 'ran');
  app = await launchHeadless(dataDir);
  const action = commandAction(`echo "$CRONPILOT_RUN_ID" >> '${ranPath}'; exit 3`);
  const { id: taskId } = await app.call('tasks.create', makeTaskInput({ action }));
  const promised: number[] = [];
  for (const [name, step] of Object.entries(STEPS)) {
    for (let count = 1; ; count += step) {
      const tracer = await killBefore(strace, app.process, name, count);
      const run = await app.call('runs.start', { taskId }).catch(() => null);
      if (run) promised.push(run.id);
      const isOver = run !== null && (await endedOrKilled(dataDir, run.id)) === 'ended';
      tracer.kill();
      await until(() => tracer.exitCode !== null || tracer.signalCode !== null, 'strace to end');
      // It had fewer of them.
      if (isOver) break;
      await until(() => app.process.signalCode, 'CronPilot to be killed');
      app = await launchHeadless(dataDir);
      await expectEachOnce(promised, ranPath);
    }
  }
  expect(promised.length).toBeGreaterThan(4);
  expect(readdirSync(join(dataDir, 'runs'))).toEqual([]);
});

test('of a migration: the next start finishes it', { timeout: 600_000 }, async ({ skip }) => {
  const strace = await findStrace();
  if (typeof strace === 'string') return skip(strace);
  const versions = new Set<number>();
  for (let count = 1; ; count += MIGRATION_STEP) {
    const dataDir = tempDir();
    const path = join(dataDir, 'cronpilot.db');
    makeOldDatabase(path);
    const oldVersion = versionOf(path);
    const inject = `inject=pwrite64:signal=SIGKILL:when=${count}`;
    const trace = ['-D', '-f', '-o', '/dev/null', '-e', 'trace=pwrite64'];
    app = startHeadless(dataDir, { ...strace.env }, null, [strace.path, ...trace, '-e', inject]);
    const { call, process: main } = app;
    const state = await until(
      () =>
        main.signalCode ??
        call('status.get').then(
          () => 'up',
          () => null,
        ),
      'the start or the kill',
    );
    if (state !== 'SIGKILL') break;
    versions.add(versionOf(path));
    app = await launchHeadless(dataDir);
    expect((await app.call('tasks.list')).map(({ task }) => task.name)).toEqual(['Old']);
    expect((await app.call('status.get')).problems).toEqual([]);
    // Is verified page by page.
    await app.call('backups.create');
    await app.end();
    expect(versionOf(path)).toBe(migrations.at(-1)?.version);
    // Whether made anew or not, it is of the format before the first change.
    expect(versionOf(`${path}.before-v${migrations.at(-1)?.version}`)).toBe(oldVersion);
  }
  expect(versions.size).toBeGreaterThan(1);
});

/** Of main's first thread, where all of CronPilot's own code runs. */
async function killBefore(
  strace: Strace,
  main: ChildProcess,
  name: string,
  count: number,
): Promise<ChildProcess> {
  const inject = `inject=${name}:signal=SIGKILL:when=${count}`;
  const args = ['-p', String(main.pid), '-o', '/dev/null', '-e', `trace=${name}`, '-e', inject];
  const tracer = spawn(strace.path, args, {
    env: { ...process.env, ...strace.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  tracer.stderr.on('data', (data) => (said += String(data)));
  await until(() => said.includes('attached'), 'strace to attach');
  return tracer;
}

function endedOrKilled(dataDir: string, runId: number): Promise<'ended' | 'killed'> {
  const look = async () => {
    if (app.process.signalCode !== null) return 'killed';
    const run = await app.call('runs.get', { runId }).catch(() => null);
    const isLeft = existsSync(join(dataDir, 'runs', String(runId)));
    return run && !isActive(run.state) && !isLeft ? 'ended' : null;
  };
  return until(look, `the end of run ${runId} or of CronPilot`);
}

async function expectEachOnce(promised: readonly number[], ranPath: string): Promise<void> {
  await until(async () => {
    const { running, queued } = await app.call('status.get');
    return running.length + queued.length === 0;
  }, 'all runs to end');
  const rows = await app.call('runs.list', { limit: 200 });
  const ids = rows.map(({ id }) => id).toSorted((a, b) => a - b);
  expect(promised.filter((id) => !ids.includes(id))).toEqual([]);
  expect(rows.filter(({ exitCode, state }) => state !== 'failed' || exitCode !== 3)).toEqual([]);
  const ran = existsSync(ranPath) ? readFileSync(ranPath, 'utf8').trim().split('\n') : [];
  expect(ran.map(Number).toSorted((a, b) => a - b)).toEqual(ids);
}

/** As the next start would read it, without a byte changed. */
function versionOf(path: string): number {
  const connection = new Sqlite(path, { readonly: true });
  try {
    return Number(connection.pragma('user_version', { simple: true }));
  } finally {
    connection.close();
  }
}
