/** What 10,000 schedules and 1,000,000 runs cost: at the start, while nothing happens, and in each question. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { createPaths } from '../../electron/main/paths.ts';
import { Database } from '../../electron/main/store/database.ts';
import { DayStore } from '../../electron/main/store/day-store.ts';
import { RunStore } from '../../electron/main/store/run-store.ts';
import { launchHeadless } from '../helpers/launch-headless.ts';
import { cpuMs, treePssBytes, wakeups } from './process-cost.ts';
import { againstBudget, type Figure, isQuick, quantile, report } from './report.ts';
import { seedRuns, seedTasks } from './seed-store.ts';

const TASKS = 10_000;
const RUNS = isQuick() ? 200_000 : 1_000_000;
const IDLE_MS = isQuick() ? 30_000 : 60_000;
const SETTLED_MS = 75_000;
const MINUTE_MS = 60_000;
const QUESTIONS = 200;
const MIB = 1024 ** 2;

const dir = mkdtempSync(join(tmpdir(), 'cronpilot-bench-'));
try {
  const [emptyDir, fullDir] = [join(dir, 'empty'), join(dir, 'full')];
  seedTasks(fullDir, TASKS);
  const empty = await costOf(emptyDir);
  const full = await costOf(fullDir);
  seedRuns(fullDir, RUNS);
  report([
    againstBudget(
      `CPU of a start with ${TASKS} schedules`,
      full.startMs - empty.startMs,
      'ms',
      150,
    ),
    againstBudget('memory they take', (full.pssBytes - empty.pssBytes) / MIB, 'MiB', 25),
    againstBudget('CPU of an idle minute, over empty', full.idleMs - empty.idleMs, 'ms', 8),
    againstBudget('wake-ups of it, over empty', full.wakeups - empty.wakeups, '', 30),
    ...askAll(fullDir),
  ]);
} finally {
  rmSync(dir, { recursive: true, force: true });
}

async function costOf(dataDir: string) {
  const app = await launchHeadless(dataDir);
  const pid = app.process.pid ?? 0;
  const startMs = cpuMs(pid);
  // What follows the start, such as the first backup, is no idleness.
  await setTimeout(SETTLED_MS);
  const [cpuBeforeMs, wakeupsBefore] = [cpuMs(pid), wakeups(pid)];
  await setTimeout(IDLE_MS);
  const perMinute = MINUTE_MS / IDLE_MS;
  const cost = {
    startMs,
    pssBytes: treePssBytes(pid),
    idleMs: (cpuMs(pid) - cpuBeforeMs) * perMinute,
    wakeups: (wakeups(pid) - wakeupsBefore) * perMinute,
  };
  await app.end();
  return cost;
}

/** Each question that a page asks, with other tasks and places each time. */
function askAll(dataDir: string): readonly Figure[] {
  const database = Database.open(createPaths(dataDir).databasePath);
  const runStore = new RunStore(database);
  const dayStore = new DayStore(database);
  const taskId = (at: number) => ((at * 7_919) % TASKS) + 1;
  const questions: Readonly<Record<string, (at: number) => unknown>> = {
    'newest runs': () => runStore.list({ limit: 200 }),
    'runs further down': (at) => runStore.list({ limit: 200, beforeRunId: RUNS - at * 4_000 }),
    'runs of a task': (at) => runStore.list({ limit: 200, taskId: taskId(at) }),
    'failed runs': () => runStore.list({ limit: 200, states: ['failed'] }),
    'a run': (at) => runStore.find(RUNS - at * 4_000),
    'last runs of a task': (at) => runStore.recentOf(taskId(at), 24),
    'usual duration': (at) => runStore.usualDurationMs(taskId(at)),
    'failing tasks': () => runStore.failing(),
    'outcomes of twelve weeks': () =>
      runStore.outcomesBetween(Date.now() - 84 * 86_400_000, Date.now()),
    'runs of a day': () => dayStore.tasksSince(Date.now() - 86_400_000),
  };
  const figures = Object.entries(questions).map(([name, ask]) => {
    ask(0);
    const times = Array.from({ length: QUESTIONS }, (_, at) => {
      const fromMs = performance.now();
      ask(at);
      return performance.now() - fromMs;
    });
    return againstBudget(`${name} of ${RUNS}, p99`, quantile(times, 0.99), 'ms', 5);
  });
  database.close();
  return figures;
}
