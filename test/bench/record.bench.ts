/**
 * What it adds to the start of runs that are due together that their record is durable, against one
 * page written and synced: a power loss must not forget a run that began. The disk takes the record
 * beside main's loop while a worker lays the runs out, so only what is left of the wait counts.
 * Writing the rows at all is part of the lateness that `starts.bench.ts` measures.
 */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createRunStore } from '../../electron/main/create-run-store.ts';
import { createPaths } from '../../electron/main/paths.ts';
import { newRun } from '../../electron/main/run/new-run.ts';
import { RunChanges } from '../../electron/main/run/run-changes.ts';
import { Database } from '../../electron/main/store/database.ts';
import { TaskStore } from '../../electron/main/store/task-store.ts';
import type { RunId } from '../../electron/shared/run.ts';
import type { Task } from '../../electron/shared/task.ts';
import type { FromWorker, RunSpec, ToWorker } from '../../electron/shared/worker-protocol.ts';
import { COMMAND, timeIn } from './lateness.ts';
import { holdMs } from './process-cost.ts';
import { againstFloor, type Figure, isQuick, quantile, report } from './report.ts';
import { seedRuns, seedTasks } from './seed-store.ts';

const TASKS = 1_000;
const OLD_RUNS = 50_000;
const ROUNDS = isQuick() ? 100 : 400;
const BATCHES = [1, 10];
const PAGE_BYTES = 4_096;
const TARGET = 1.2;
/** As JSON, of a command. */
const LAUNCH = { spec: { argv: ['/bin/sh', '-c', 'true'], cwd: '/home/user' }, pid: 4_711 };
const WORKER_PATH = fileURLToPath(new URL('../../electron/worker/worker.ts', import.meta.url));

const dir = mkdtempSync(join(tmpdir(), 'cronpilot-bench-'));
seedTasks(dir, TASKS);
seedRuns(dir, OLD_RUNS);
const database = Database.open(createPaths(dir).databasePath);
const taskStore = new TaskStore(database);
const { runStore } = createRunStore(database);
const changes = new RunChanges(database, runStore);
const page = Buffer.alloc(PAGE_BYTES, 'a');
const file = openSync(join(dir, 'floor'), 'w');
const worker = fork(WORKER_PATH);
try {
  await once(worker, 'message');
  const figures: Figure[] = [];
  for (const runCount of BATCHES) figures.push(await measure(runCount));
  report(figures);
} finally {
  worker.kill();
  closeSync(file);
  database.close();
  rmSync(dir, { recursive: true, force: true });
}

async function measure(runCount: number): Promise<Figure> {
  const floors: number[] = [];
  const starts = { durable: [] as number[], careless: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    floors.push(holdMs(syncPage));
    const tasks = Array.from({ length: runCount }, (_, at) =>
      taskStore.get(((round * runCount + at) % TASKS) + 1),
    );
    const runIds = admit(tasks);
    begin(runIds);
    const isDurable = round % 2 === 0;
    const recorded = database.durable();
    starts[isDurable ? 'durable' : 'careless'].push(
      await startMs(runIds, isDurable ? recorded : Promise.resolve()),
    );
    await recorded;
    for (const runId of runIds) end(runId);
    await database.durable();
  }
  const median = (values: readonly number[]) => quantile(values, 0.5);
  const value = Math.max(0, median(starts.durable) - median(starts.careless));
  const measured = { value, floor: median(floors), unit: 'ms' };
  return againstFloor(`durable record of ${runCount} due together, added`, measured, TARGET);
}

function syncPage(): void {
  writeSync(file, page, 0, PAGE_BYTES, 0);
  fsyncSync(file);
}

function admit(tasks: readonly Task[]): readonly RunId[] {
  const nowMs = Date.now();
  return changes.commit((write) =>
    tasks.map((task) => {
      const scheduleId = task.storedSchedules[0]?.id ?? null;
      if (scheduleId !== null) taskStore.setNextFire(scheduleId, nowMs + 60_000, nowMs);
      return write.insert(newRun({ task, trigger: 'schedule' }, nowMs)).id;
    }),
  );
}

function begin(runIds: readonly RunId[]): void {
  const startedAtMs = Date.now();
  changes.commit((write) => {
    for (const runId of runIds) {
      write.update(runId, { state: 'running', startedAtMs, logFilename: `task/${runId}.log` });
      database
        .prepare('INSERT OR REPLACE INTO run_launches (run_id, launch) VALUES (?, ?)')
        .run(runId, JSON.stringify(LAUNCH));
    }
  });
}

/** From the rows on, until the first instruction of the first of them. */
async function startMs(runIds: readonly RunId[], recorded: Promise<void>): Promise<number> {
  const fromMs = performance.timeOrigin + performance.now();
  const isOver = untilOver(worker, runIds.length);
  for (const runId of runIds) tell({ type: 'start', spec: makeSpec(runId) });
  void recorded.then(() => tell({ type: 'begin', runIds }));
  await isOver;
  return Math.min(...runIds.map((runId) => timeIn(logPathOf(runId)))) - fromMs;
}

function untilOver(from: ChildProcess, runCount: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = runCount;
    const hear = (messages: readonly FromWorker[]): void => {
      for (const message of messages) {
        if (message.type !== 'finished') continue;
        if (message.end.kind !== 'exited') reject(new Error(`A run ended as ${message.end.kind}`));
        left -= 1;
      }
      if (left > 0) return;
      from.off('message', hear);
      resolve();
    };
    from.on('message', hear);
  });
}

function tell(message: ToWorker): void {
  worker.send(message);
}

function makeSpec(runId: RunId): RunSpec {
  return {
    runId,
    cookie: `bench-${process.pid}-${runId}`,
    action: { kind: 'command', command: COMMAND, shell: '/bin/sh' },
    cwd: dir,
    env: { PATH: process.env['PATH'] ?? '', HOME: dir },
    logPath: logPathOf(runId),
    maxLogBytes: 1_000_000,
    controlDir: join(dir, 'runs', String(runId)),
    timeoutMs: null,
    graceMs: 5_000,
    stopWithApp: false,
    endsWithApp: false,
    nice: 0,
    params: {},
    secrets: [],
    pythonDir: dir,
    venvsDir: dir,
    checks: { mustMatch: null, mustNotMatch: null, outputFilePath: null },
  };
}

function logPathOf(runId: RunId): string {
  return join(dir, 'logs', `${runId}.log`);
}

function end(runId: RunId): void {
  changes.move(runId, { state: 'succeeded', finishedAtMs: Date.now(), exitCode: 0 });
}
