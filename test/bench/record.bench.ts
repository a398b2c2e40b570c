/** What it adds that a run's start and its end are on the disk, against one page written and synced. */

import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createRunStore } from '../../electron/main/create-run-store.ts';
import { createPaths } from '../../electron/main/paths.ts';
import { newRun } from '../../electron/main/run/new-run.ts';
import { RunChanges } from '../../electron/main/run/run-changes.ts';
import { Database } from '../../electron/main/store/database.ts';
import { TaskStore } from '../../electron/main/store/task-store.ts';
import type { RunId } from '../../electron/shared/run.ts';
import type { Task } from '../../electron/shared/task.ts';
import { holdMs } from './process-cost.ts';
import { againstFloor, type Figure, isQuick, quantile, report } from './report.ts';
import { seedRuns, seedTasks } from './seed-store.ts';

const TASKS = 1_000;
const OLD_RUNS = 50_000;
const ROUNDS = isQuick() ? 200 : 1_000;
const BATCHES = [1, 10];
const PAGE_BYTES = 4_096;
const TARGET = 1.2;
/** As JSON, of a command. */
const LAUNCH = { spec: { argv: ['/bin/sh', '-c', 'true'], cwd: '/home/user' }, pid: 4_711 };

const dir = mkdtempSync(join(tmpdir(), 'cronpilot-bench-'));
seedTasks(dir, TASKS);
seedRuns(dir, OLD_RUNS);
const database = Database.open(createPaths(dir).databasePath);
const taskStore = new TaskStore(database);
const { runStore } = createRunStore(database);
const changes = new RunChanges(database, runStore);
const page = Buffer.alloc(PAGE_BYTES, 'a');
const file = openSync(join(dir, 'floor'), 'w');
try {
  report(BATCHES.flatMap(measure));
} finally {
  closeSync(file);
  database.close();
  rmSync(dir, { recursive: true, force: true });
}

function measure(runCount: number): readonly Figure[] {
  const times = { floor: [] as number[], admit: [] as number[], begin: [] as number[] };
  const ends: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    times.floor.push(holdMs(syncPage));
    const tasks = Array.from({ length: runCount }, (_, at) =>
      taskStore.get(((round * runCount + at) % TASKS) + 1),
    );
    let runIds: readonly RunId[] = [];
    times.admit.push(holdMs(() => (runIds = admit(tasks))));
    times.begin.push(holdMs(() => begin(runIds)));
    for (const runId of runIds) ends.push(holdMs(() => end(runId)));
  }
  const median = (values: readonly number[]) => quantile(values, 0.5);
  const floor = median(times.floor);
  const figure = (name: string, value: number) =>
    againstFloor(name, { value, floor, unit: 'ms' }, TARGET);
  return [
    figure(`record that ${runCount} due together are admitted`, median(times.admit)),
    figure(`record that ${runCount} start together`, median(times.begin)),
    figure(`record of an end, one of ${runCount}`, median(ends)),
  ];
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

function end(runId: RunId): void {
  changes.move(runId, { state: 'succeeded', finishedAtMs: Date.now(), exitCode: 0 });
}
