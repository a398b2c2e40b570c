/** How long CronPilot's own upkeep holds the event loop while it takes 100,000 runs out of the history. */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createPaths } from '../../electron/main/paths.ts';
import { Database } from '../../electron/main/store/database.ts';
import { Retention } from '../../electron/main/store/retention.ts';
import { RunRetention } from '../../electron/main/upkeep/run-retention.ts';
import { settingsSchema } from '../../electron/shared/settings.ts';
import { threadClocks } from './process-cost.ts';
import { againstBudget, isQuick, quantile, report } from './report.ts';
import { seedRuns, seedTasks } from './seed-store.ts';

const TASKS = 1_000;
const REMOVED_RUNS = isQuick() ? 20_000 : 100_000;
const KEPT_RUNS = isQuick() ? 100_000 : 400_000;
const BUDGET_MS = 8;

const dir = mkdtempSync(join(tmpdir(), 'cronpilot-bench-'));
try {
  seedTasks(dir, TASKS);
  seedRuns(dir, KEPT_RUNS + REMOVED_RUNS);
  const { databasePath, logsDir } = createPaths(dir);
  mkdirSync(logsDir, { recursive: true });
  const database = Database.open(databasePath);
  const retention = new Retention(database);
  const keeping = (keepRunsCount: number) => settingsSchema.parse({ keepRunsCount });
  let settings = keeping(KEPT_RUNS + REMOVED_RUNS);
  const job = new RunRetention({
    retention,
    logsDir,
    settings: () => settings,
    now: Date.now,
    onPruned: () => undefined,
    log: (text) => console.error(text),
  });
  const run = () => job.run(new AbortController().signal);
  // It has looked before, as it does every few hours.
  await run();
  settings = keeping(KEPT_RUNS);
  const holds = await holdsDuring(run);
  const leftCount = retention.countRuns(0, Number.MAX_SAFE_INTEGER);
  if (leftCount > KEPT_RUNS + 2 * TASKS) throw new Error(`${leftCount} runs are left`);
  database.close();
  const name = `loop held while ${REMOVED_RUNS} runs are removed`;
  const [all, cpu] = [holds.map(({ ms }) => ms), holds.map(({ cpuMs }) => cpuMs)];
  report([
    againstBudget(`${name}, p99.9`, quantile(all, 0.999), 'ms', BUDGET_MS),
    againstBudget(`${name}, longest`, quantile(all, 1), 'ms', BUDGET_MS),
    againstBudget(`${name}, longest in CPU time`, quantile(cpu, 1), 'ms', BUDGET_MS),
  ]);
} finally {
  rmSync(dir, { recursive: true, force: true });
}

interface Hold {
  /** Without what another program had the processor for meanwhile. */
  readonly ms: number;
  readonly cpuMs: number;
}

/** Each time between two turns of the loop, which come every ms when nothing holds it. */
async function holdsDuring(work: () => Promise<void>): Promise<readonly Hold[]> {
  const holds: Hold[] = [];
  let last = threadClocks();
  const timer = setInterval(() => {
    const now = threadClocks();
    const waitedMs = now.waitedMs - last.waitedMs;
    holds.push({ ms: now.atMs - last.atMs - waitedMs, cpuMs: now.cpuMs - last.cpuMs });
    last = now;
  }, 1);
  await work();
  clearInterval(timer);
  return holds;
}
