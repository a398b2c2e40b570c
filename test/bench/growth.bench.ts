/**
 * Whether scheduled runs start as soon, and end at the same rate, with 10,000 tasks as with 10.
 * Without a window, which reads its list of tasks anew while the measured ones are made.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { activeStates } from '../../electron/shared/run.ts';
import { type HeadlessApp, launchHeadless } from '../helpers/launch-headless.ts';
import { until } from '../helpers/until.ts';
import { COMMAND, latenessOf } from './lateness.ts';
import { deleteTasks, makeTasks, onceAt, wholeSecond } from './make-tasks.ts';
import { againstFloor, type Figure, isQuick, quantile, report } from './report.ts';
import { seedTasks } from './seed-store.ts';

const FEW_TASKS = 10;
const MANY_TASKS = 10_000;
const DUE_COUNTS = [1, 10];
const ROUNDS = isQuick() ? 4 : 16;
const BATCH = 100;
const LIMIT = 64;
const TARGET = 1.1;
/** By then all tasks are made. */
const AHEAD_MS = 3_000;
const AHEAD_MS_PER_TASK = 80;

const dir = mkdtempSync(join(tmpdir(), 'cronpilot-bench-'));
const few = await startWith(FEW_TASKS);
const many = await startWith(MANY_TASKS);
try {
  const figures: Figure[] = [];
  for (const dueCount of DUE_COUNTS) figures.push(await compareLateness(dueCount));
  report([...figures, await compareRate()]);
} finally {
  await few.end();
  await many.end();
  rmSync(dir, { recursive: true, force: true });
}

async function startWith(taskCount: number): Promise<HeadlessApp> {
  const dataDir = join(dir, String(taskCount));
  seedTasks(dataDir, taskCount);
  const app = await launchHeadless(dataDir);
  await app.call('settings.update', { maxConcurrentRuns: LIMIT, notifications: false });
  return app;
}

/** In turn, since the machine is never the same for long. */
async function compareLateness(dueCount: number): Promise<Figure> {
  const times = { few: [] as number[], many: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    times.few.push(...(await latenessWith(few, dueCount)));
    times.many.push(...(await latenessWith(many, dueCount)));
  }
  const value = quantile(times.many, 0.5);
  const floor = quantile(times.few, 0.5);
  return againstFloor(
    `${dueCount} due among ${MANY_TASKS} tasks, lateness median`,
    { value, floor, unit: 'ms' },
    TARGET,
  );
}

async function latenessWith({ call }: HeadlessApp, dueCount: number): Promise<readonly number[]> {
  const dueMs = wholeSecond(AHEAD_MS + dueCount * AHEAD_MS_PER_TASK);
  const action = { kind: 'command', command: COMMAND, shell: '/bin/sh' } as const;
  const taskIds = await makeTasks(call, dueCount, () => ({ action, schedules: [onceAt(dueMs)] }));
  const lateness = await latenessOf(call, taskIds, dueMs);
  await deleteTasks(call, taskIds);
  return lateness;
}

async function compareRate(): Promise<Figure> {
  const times = { few: [] as number[], many: [] as number[] };
  for (let round = 0; round < ROUNDS / 4; round++) {
    times.few.push(await msPerRun(few));
    times.many.push(await msPerRun(many));
  }
  const value = quantile(times.many, 0.5);
  const floor = quantile(times.few, 0.5);
  return againstFloor(
    `a run of ${BATCH} due at once among ${MANY_TASKS} tasks`,
    { value, floor, unit: 'ms' },
    TARGET,
  );
}

async function msPerRun({ call }: HeadlessApp): Promise<number> {
  const dueMs = wholeSecond(AHEAD_MS + BATCH * AHEAD_MS_PER_TASK);
  const action = { kind: 'command', command: '/bin/true', shell: '/bin/sh' } as const;
  const taskIds = await makeTasks(call, BATCH, () => ({ action, schedules: [onceAt(dueMs)] }));
  const runs = await until(async () => {
    const ended = await call('runs.list', { sinceMs: dueMs - 1_000, limit: BATCH });
    const isActive = ({ state }: { readonly state: string }) =>
      activeStates.some((active) => active === state);
    return ended.length === BATCH && !ended.some(isActive) && ended;
  }, `${BATCH} runs`);
  await deleteTasks(call, taskIds);
  return (Math.max(...runs.map(({ finishedAtMs }) => finishedAtMs ?? 0)) - dueMs) / BATCH;
}
