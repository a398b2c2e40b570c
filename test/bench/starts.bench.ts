/** How soon tasks start that are due, how many in a second, and what a run costs the main process. */

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { activeStates } from '../../electron/shared/run.ts';
import { type LaunchedApp, launchApp } from '../helpers/launch-app.ts';
import { type Call, callOver } from '../helpers/launch-headless.ts';
import { until } from '../helpers/until.ts';
import { spawnRate, startByTimers } from './floor-starts.ts';
import { COMMAND, latenessOf, timeIn } from './lateness.ts';
import { deleteTasks, makeTasks, onceAt, wholeSecond } from './make-tasks.ts';
import { cpuMs } from './process-cost.ts';
import {
  againstBudget,
  againstFloor,
  isQuick,
  quantile,
  rateAgainstFloor,
  report,
} from './report.ts';
import type { Figure } from './report.ts';

const LIMIT = 64;
const DUE_COUNTS = [
  { dueCount: 1, rounds: 15, targets: [1.0, 1.3] },
  { dueCount: 10, rounds: 8, targets: [0.8, 1.0] },
  { dueCount: LIMIT, rounds: 4, targets: [0.7, 0.8] },
] as const;
const RUNS = 1_000;
const AT_ONCE = 10;

interface Stage {
  readonly call: Call;
  readonly dir: string;
  readonly app: LaunchedApp;
}

const dir = mkdtempSync(join(tmpdir(), 'cronpilot-bench-'));
const app = await launchApp({ dataDir: join(dir, 'data') });
const stage: Stage = { dir, app, call: callOver(join(dir, 'data')) };
try {
  await app.page();
  await stage.call('environment.refresh');
  await stage.call('settings.update', { maxConcurrentRuns: LIMIT, notifications: false });
  const figures: Figure[] = [];
  for (const due of DUE_COUNTS) figures.push(...(await measureLateness(stage, due)));
  report([...figures, ...(await measureRate(stage)), await measureCapture(stage)]);
} finally {
  await app.close();
  rmSync(dir, { recursive: true, force: true });
}

async function measureLateness(
  { call, dir: folder }: Stage,
  { dueCount, rounds, targets }: (typeof DUE_COUNTS)[number],
): Promise<readonly Figure[]> {
  const own: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < (isQuick() ? Math.ceil(rounds / 3) : rounds); round++) {
    const dueMs = wholeSecond(2_000 + dueCount * 15);
    const action = { kind: 'command', command: COMMAND, shell: '/bin/sh' } as const;
    const taskIds = await makeTasks(call, dueCount, () => ({ action, schedules: [onceAt(dueMs)] }));
    own.push(...(await latenessOf(call, taskIds, dueMs)));
    await deleteTasks(call, taskIds);
    const floorMs = wholeSecond(1_000);
    const paths = Array.from({ length: dueCount }, (_, at) => join(folder, `floor-${at}`));
    await startByTimers(COMMAND, paths, floorMs);
    floor.push(...paths.map((path) => timeIn(path) - floorMs));
  }
  return (['median', 'p99'] as const).map((name, at) =>
    againstFloor(
      `${dueCount} due, lateness ${name}`,
      {
        value: quantile(own, at === 0 ? 0.5 : 0.99),
        floor: quantile(floor, at === 0 ? 0.5 : 0.99),
        unit: 'ms',
      },
      targets[at] ?? 1,
    ),
  );
}

/** All due in one second, ten at a time. */
async function measureRate({ call, app: launched }: Stage): Promise<readonly Figure[]> {
  await call('settings.update', { maxConcurrentRuns: AT_ONCE });
  const floor = await spawnRate('/bin/true', RUNS, AT_ONCE);
  const dueMs = wholeSecond(40_000);
  const action = { kind: 'command', command: '/bin/true', shell: '/bin/sh' } as const;
  const taskIds = await makeTasks(call, RUNS, () => ({ action, schedules: [onceAt(dueMs)] }));
  // They would be due in a year.
  if (Date.now() >= dueMs) throw new Error('The tasks were made too late for their second');
  const mainPid = launched.app.process().pid ?? 0;
  await until(() => Date.now() >= dueMs - 100, 'the second', 60_000);
  const beforeMs = cpuMs(mainPid);
  const states = [...activeStates];
  const hasEnded = async () =>
    (await call('runs.list', { states, limit: 1 })).length === 0 &&
    (await call('runs.list', { taskId: taskIds.at(-1), limit: 1 })).length > 0;
  // Seldom, since each question costs the process that is measured.
  while (!(await hasEnded())) await setTimeout(500);
  const costMs = (cpuMs(mainPid) - beforeMs) / RUNS;
  const endMs = Math.max(...(await endsOf(call, taskIds)));
  await deleteTasks(call, taskIds);
  const value = (RUNS * 1_000) / (endMs - dueMs);
  return [
    rateAgainstFloor(
      `${RUNS} runs of true, ${AT_ONCE} at a time`,
      { value, floor, unit: 'runs/s' },
      1,
    ),
    againstBudget('CPU of main per run', costMs, 'ms', 0.2),
  ];
}

async function endsOf(call: Call, taskIds: readonly number[]): Promise<readonly number[]> {
  const ends: number[] = [];
  for (const taskId of taskIds) {
    const [run] = await call('runs.list', { taskId, limit: 1 });
    if (run?.state !== 'succeeded') throw new Error(`Task ${taskId} did not run`);
    ends.push(run.finishedAtMs ?? 0);
  }
  return ends;
}

/** 1 GiB into a log that may hold it, against the same into a file. */
async function measureCapture({ call, dir: folder }: Stage): Promise<Figure> {
  await call('settings.update', { maxLogBytes: 1024 ** 3 });
  const write = 'head -c 1073741824 /dev/zero';
  const action = { kind: 'command', command: write, shell: '/bin/sh' } as const;
  const [taskId = 0] = await makeTasks(call, 1, () => ({ action }));
  const own: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < (isQuick() ? 2 : 4); round++) {
    const { id } = await call('runs.start', { taskId });
    const run = await until(
      async () => {
        const now = await call('runs.get', { runId: id });
        return now.state === 'succeeded' && now;
      },
      'the capture',
      120_000,
    );
    own.push((run.finishedAtMs ?? 0) - (run.startedAtMs ?? 0));
    rmSync(String(await call('logs.path', { runId: id })));
    floor.push(await writeToFile(write, join(folder, 'floor')));
  }
  const times = { value: Math.min(...own), floor: Math.min(...floor), unit: 'ms' };
  return againstFloor('1 GiB of output, best', times, 1.03);
}

function writeToFile(command: string, path: string): Promise<number> {
  const fromMs = performance.now();
  return new Promise((resolve) => {
    const child = spawn('/bin/sh', ['-c', `${command} > '${path}'`], { stdio: 'ignore' });
    child.once('exit', () => {
      const tookMs = performance.now() - fromMs;
      rmSync(path);
      resolve(tookMs);
    });
  });
}
