/** Writes the store and the logs that the pictures show, as they stand on 23 November 2026 at 14:31. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { createPaths } from '../../electron/main/paths.ts';
import { logFilename } from '../../electron/main/run/run-log.ts';
import { fireTimesAfter, nextFireAfter } from '../../electron/main/schedule/next-fire.ts';
import { Database } from '../../electron/main/store/database.ts';
import { RunStore } from '../../electron/main/store/run-store.ts';
import { TaskStore } from '../../electron/main/store/task-store.ts';
import { phrase } from '../../electron/shared/phrase.ts';
import { because } from '../../electron/shared/reason.ts';
import type { Run } from '../../electron/shared/run.ts';
import { type Task, taskInputSchema } from '../../electron/shared/task.ts';
import { makeRun } from '../helpers/make-task.ts';
import {
  BACKUP,
  CHECKOUT,
  DOCKER,
  REINDEX,
  ROTATE,
  SEED_TASKS,
  type SeedTask,
} from './seed-tasks.ts';

const DAY_MS = 86_400_000;
const FAILING_LOG = `$ pg_dump shop | zstd > "/backups/shop-2026-11-23.zst"
pg_dump: \x1b[36mlast built-in OID is 16383\x1b[0m
pg_dump: reading extensions
pg_dump: reading user-defined tables
\x1b[32m✓\x1b[0m public.customers          18,204 rows
\x1b[32m✓\x1b[0m public.orders            412,977 rows
\x1b[32m✓\x1b[0m public.order_lines     1,938,120 rows
\x1b[33mwarning:\x1b[0m table "audit_2019" has no primary key
\x1b[32m✓\x1b[0m public.audit_2019      5,201,334 rows
zstd: error 70 : Write error : cannot write block : No space left on device
pg_dump: error: could not write to output file: Broken pipe
`;
export interface Seeded {
  readonly failedRunId: number;
  /** With a log of 1,000,000 lines. */
  readonly longRunId: number;
  readonly taskIds: ReadonlyMap<string, number>;
}

/** @param nowMs when CronPilot is about to be started; nothing is owed then */
export function seed(dataDir: string, nowMs: number): Seeded {
  const paths = createPaths(dataDir);
  const database = Database.open(paths.databasePath);
  const taskStore = new TaskStore(database);
  const stage = { runStore: new RunStore(database), logsDir: paths.logsDir, nowMs };
  try {
    return database.transaction(() => {
      const tasks = SEED_TASKS.map((seedTask) => createTask(taskStore, seedTask, nowMs));
      const runs = tasks.flatMap((task, at) => planRuns(task, SEED_TASKS[at] as SeedTask, nowMs));
      runs.sort((a, b) => a.queuedAtMs - b.queuedAtMs);
      for (const run of runs) store(run, stage);
      const backup = tasks.find(({ name }) => name === BACKUP) as Task;
      const failedRunId = failBackup(backup, stage);
      settleSchedules(taskStore, tasks, nowMs);
      for (const { id } of tasks.filter(({ name }) => name === DOCKER))
        taskStore.setEnabled(id, false, nowMs - DAY_MS);
      notePeriods(database, nowMs);
      const longRunId = writeLongLog(tasks, stage);
      return { failedRunId, longRunId, taskIds: new Map(tasks.map(({ id, name }) => [name, id])) };
    });
  } finally {
    database.close();
  }
}

interface Stage {
  readonly runStore: RunStore;
  readonly logsDir: string;
  readonly nowMs: number;
}

function createTask(taskStore: TaskStore, { draft, days }: SeedTask, nowMs: number): Task {
  return taskStore.create(taskInputSchema.parse(draft), nowMs - days * DAY_MS);
}

/** One run for each time it was due; today's backup is told by `failBackup`. */
function planRuns(task: Task, { usualMs, days }: SeedTask, nowMs: number): readonly Run[] {
  const [schedule] = task.storedSchedules;
  if (!schedule) return [];
  const fromMs = nowMs - days * DAY_MS;
  const runs: Run[] = [];
  let count = 0;
  for (const dueMs of fireTimesAfter(schedule.schedule, fromMs, fromMs)) {
    if (dueMs >= nowMs) break;
    if (task.name === BACKUP && nowMs - dueMs < DAY_MS) continue;
    runs.push(planRun(task, schedule.id, dueMs, usualMs, count++));
  }
  return runs.map((run, at, all) => marked(run, task, all.length - 1 - at, nowMs));
}

function planRun(task: Task, scheduleId: number, dueMs: number, usualMs: number, count: number) {
  // The middle half lies a few percent around the usual.
  const wobble = 1 + 0.09 * Math.sin(count * 2.399) * Math.cos(count * 0.7);
  const startedAtMs = dueMs + 12;
  return makeRun({
    taskId: task.id,
    taskName: task.name,
    scheduleId,
    trigger: 'schedule',
    state: 'succeeded',
    scheduledForMs: dueMs,
    queuedAtMs: dueMs,
    startedAtMs,
    finishedAtMs: Math.round(startedAtMs + usualMs * wobble),
    exitCode: 0,
    logBytes: 3_400,
  });
}

/** @param age 0 for the newest run of its task */
function marked(run: Run, task: Task, age: number, nowMs: number): Run {
  if (task.name === REINDEX && age === 0) return missed(run);
  if (task.name === ROTATE && age === 0) return { ...run, durationWarning: 'too_long' };
  if (task.name === CHECKOUT && age === 58) return failed(run, 'Answered with status 503.');
  const isBadNight = task.name === BACKUP && (age === 2 || age === 21 || age === 40);
  if (isBadNight) return failed(run, 'Ended with exit code 1.');
  const isBadDay = task.name !== BACKUP && nowMs - run.queuedAtMs > 9 * DAY_MS && age % 977 === 976;
  return isBadDay ? failed(run, 'Ended with exit code 1.') : run;
}

function failed(run: Run, reason: string): Run {
  return { ...run, state: 'failed', reasonCode: 'exit_code', reason, exitCode: 1 };
}

function missed(run: Run): Run {
  return {
    ...run,
    state: 'missed',
    reasonCode: 'asleep',
    ...because(
      phrase('The computer was asleep from {from} to {to}.', { from: '03:12', to: '07:40' }),
    ),
    startedAtMs: null,
    finishedAtMs: (run.scheduledForMs ?? 0) + 4 * 3_600_000,
    exitCode: null,
  };
}

/** Three attempts in the night, the last one with the log that the pictures show. */
function failBackup(task: Task, stage: Stage): number {
  const [schedule] = task.storedSchedules;
  if (!schedule) throw new Error(`${task.name} has no schedule`);
  const dueMs = nextFireAfter(schedule.schedule, stage.nowMs - DAY_MS, 0) ?? 0;
  const attempts = [
    { fromMs: dueMs, tookMs: 39_000 },
    { fromMs: dueMs + 99_000, tookMs: 35_000 },
    { fromMs: dueMs + 194_000, tookMs: 102_000 },
  ];
  let previousId = 0;
  for (const [at, { fromMs, tookMs }] of attempts.entries()) {
    const run = makeRun({
      taskId: task.id,
      taskName: task.name,
      scheduleId: at === 0 ? schedule.id : null,
      trigger: at === 0 ? 'schedule' : 'retry',
      attempt: at + 1,
      retryOfRunId: at === 0 ? null : previousId,
      scheduledForMs: at === 0 ? dueMs : null,
      queuedAtMs: fromMs,
      startedAtMs: fromMs,
      finishedAtMs: fromMs + tookMs,
      logBytes: Buffer.byteLength(FAILING_LOG),
    });
    previousId = store(failed(run, 'Ended with exit code 1.'), stage);
  }
  return previousId;
}

/** The night's clean-up of a large disk. */
function writeLongLog(tasks: readonly Task[], { runStore, logsDir }: Stage): number {
  const task = tasks.find(({ name }) => name === ROTATE);
  const run = task && runStore.lastOf(task.id);
  if (!run?.logFilename) throw new Error(`${ROTATE} has no run with a log`);
  const lines = Array.from(
    { length: 1_000_000 },
    (_, at) => `${String(at + 1).padStart(7, '0')} compressed /var/log/app/${at % 977}.log`,
  );
  const text = `${lines.join('\n')}\n`;
  writeFileSync(join(logsDir, run.logFilename), text);
  return runStore.update(run.id, { logBytes: Buffer.byteLength(text) }).id;
}

/** With a log for what is young enough to have one. */
function store(run: Run, { runStore, logsDir, nowMs }: Stage): number {
  const { id: _id, ...rest } = run;
  const { id } = runStore.insert(rest);
  const isLogged = run.startedAtMs !== null && nowMs - run.startedAtMs < 2 * DAY_MS;
  if (!isLogged) return id;
  const filename = logFilename({ id: run.taskId, name: run.taskName }, id, run.startedAtMs ?? 0);
  const path = join(logsDir, filename);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, run.state === 'failed' ? FAILING_LOG : 'All is well.\n');
  runStore.update(id, { logFilename: filename });
  return id;
}

function settleSchedules(taskStore: TaskStore, tasks: readonly Task[], nowMs: number): void {
  for (const { id, schedule } of tasks.flatMap(({ storedSchedules }) => storedSchedules))
    taskStore.setNextFire(id, nextFireAfter(schedule, nowMs, nowMs), nowMs);
}

/** Asleep from 03:12 to 07:40, as the missed run says. */
function notePeriods(database: Database, nowMs: number): void {
  const midnightMs = new Date(nowMs).setHours(0, 0, 0, 0);
  const at = (hours: number, minutes: number) => midnightMs + (hours * 60 + minutes) * 60_000;
  const insert = database.prepare(
    `INSERT INTO app_periods (kind, started_at_ms, last_seen_at_ms, ended_at_ms) VALUES (?, ?, ?, ?)`,
  );
  insert.run('app', nowMs - 84 * DAY_MS, nowMs, nowMs);
  insert.run('awake', nowMs - 84 * DAY_MS, at(3, 12), at(3, 12));
  insert.run('awake', at(7, 40), nowMs, nowMs);
}
