/** What 10,000 schedules and 1,000,000 runs cost: at the start, while nothing happens, and in each question. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { createPaths } from '../../electron/main/paths.ts';
import { Database } from '../../electron/main/store/database.ts';
import { DayStore } from '../../electron/main/store/day-store.ts';
import { RunStore } from '../../electron/main/store/run-store.ts';
import { TaskStore } from '../../electron/main/store/task-store.ts';
import { type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { cpuMs, holdMs, threadCpuMs, treePssBytes, wakeups } from './process-cost.ts';
import { againstBudget, type Figure, isQuick, quantile, report } from './report.ts';
import { seedRuns, seedTasks } from './seed-store.ts';

const TASKS = 10_000;
const FEW_TASKS = 10;
const RUNS = isQuick() ? 200_000 : 1_000_000;
const STARTS = isQuick() ? 3 : 7;
/** By then V8 has given back what the start took, for which it needs up to three minutes. */
const SETTLED_MS = isQuick() ? 120_000 : 180_000;
const IDLE_MINUTES = isQuick() ? 1 : 5;
const MINUTE_MS = 60_000;
const QUESTIONS = 200;
const MIB = 1024 ** 2;

const dir = mkdtempSync(join(tmpdir(), 'cronpilot-bench-'));
const dirs = { empty: join(dir, 'empty'), few: join(dir, 'few'), full: join(dir, 'full') };
try {
  seedTasks(dirs.few, FEW_TASKS);
  seedTasks(dirs.full, TASKS);
  seedRuns(dirs.full, RUNS);
  report([...(await measureStarts()), ...(await measureIdleness()), ...askAll(dirs.full)]);
} finally {
  rmSync(dir, { recursive: true, force: true });
}

/** In turn, since the machine is never the same for long. */
async function measureStarts(): Promise<readonly Figure[]> {
  const costs = { empty: [] as number[], full: [] as number[] };
  for (let round = 0; round < STARTS; round++) {
    for (const kind of ['empty', 'full'] as const) {
      const app = await launchHeadless(dirs[kind]);
      costs[kind].push(cpuMs(app.process.pid ?? 0));
      await app.end();
    }
  }
  const addedMs = quantile(costs.full, 0.5) - quantile(costs.empty, 0.5);
  return [againstBudget(`CPU of a start with ${TASKS} schedules, over empty`, addedMs, 'ms', 150)];
}

/** Side by side, so that the machine is the same for all of them. */
async function measureIdleness(): Promise<readonly Figure[]> {
  const apps = {
    empty: await launchHeadless(dirs.empty),
    few: await launchHeadless(dirs.few),
    full: await launchHeadless(dirs.full),
  };
  // The first one of the day would come while it is measured.
  for (const { call } of Object.values(apps)) await call('backups.create');
  await setTimeout(SETTLED_MS);
  const minutes: Awaited<ReturnType<typeof idleMinute>>[] = [];
  for (let minute = 0; minute < IDLE_MINUTES; minute++) minutes.push(await idleMinute(apps));
  const memory = treePssBytes(pidOf(apps.full)) - treePssBytes(pidOf(apps.empty));
  for (const app of Object.values(apps)) await app.end();
  const added = (kind: 'few' | 'full', what: 'cpuMs' | 'wakeups') =>
    quantile(
      minutes.map((costs) => costs[kind][what] - costs.empty[what]),
      0.5,
    );
  return [
    againstBudget('memory they take', memory / MIB, 'MiB', 25),
    againstBudget(`CPU of an idle minute with ${FEW_TASKS}`, added('few', 'cpuMs'), 'ms', 8),
    againstBudget(`CPU of an idle minute with ${TASKS}`, added('full', 'cpuMs'), 'ms', 8),
    againstBudget(`wake-ups of it with ${FEW_TASKS}`, added('few', 'wakeups'), '', 30),
    againstBudget(`wake-ups of it with ${TASKS}`, added('full', 'wakeups'), '', 30),
  ];
}

async function idleMinute(apps: Readonly<Record<keyof typeof dirs, HeadlessApp>>) {
  const costOf = (app: HeadlessApp) => ({
    cpuMs: threadCpuMs(pidOf(app)),
    wakeups: wakeups(pidOf(app)),
  });
  const read = () => ({
    empty: costOf(apps.empty),
    few: costOf(apps.few),
    full: costOf(apps.full),
  });
  const before = read();
  await setTimeout(MINUTE_MS);
  const after = read();
  const since = (kind: keyof typeof dirs) => ({
    cpuMs: after[kind].cpuMs - before[kind].cpuMs,
    wakeups: after[kind].wakeups - before[kind].wakeups,
  });
  return { empty: since('empty'), few: since('few'), full: since('full') };
}

function pidOf(app: HeadlessApp): number {
  return app.process.pid ?? 0;
}

/** Each question that a page asks, with other tasks and places each time. */
function askAll(dataDir: string): readonly Figure[] {
  const database = Database.open(createPaths(dataDir).databasePath);
  const runStore = new RunStore(database);
  const dayStore = new DayStore(database);
  const taskStore = new TaskStore(database);
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
    favourites: () => taskStore.favourites(),
    'how many tasks': () => taskStore.count(),
  };
  const figures = Object.entries(questions).map(([name, ask]) => {
    ask(0);
    const times = Array.from({ length: QUESTIONS }, (_, at) => holdMs(() => ask(at)));
    return againstBudget(`${name}, p99 with ${RUNS} runs`, quantile(times, 0.99), 'ms', 5);
  });
  database.close();
  return figures;
}
