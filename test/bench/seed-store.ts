/** Fills a store with many tasks and runs, as they would be after years. */

import { createPaths } from '../../electron/main/paths.ts';
import { nextFireAfter } from '../../electron/main/schedule/next-fire.ts';
import { Database } from '../../electron/main/store/database.ts';
import { TaskStore } from '../../electron/main/store/task-store.ts';
import { makeTaskInput } from '../helpers/make-task.ts';

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Pacific/Chatham',
  'Africa/Cairo',
  'America/Havana',
  'Europe/Dublin',
  'UTC',
];
const MINUTE_MS = 60_000;

/** Each task once a year, months away, at a minute and in a zone of its own; nothing is owed. */
export function seedTasks(dataDir: string, count: number, nowMs = Date.now()): void {
  const database = Database.open(createPaths(dataDir).databasePath);
  const taskStore = new TaskStore(database);
  database.transaction(() => {
    for (let at = 0; at < count; at++) {
      const month = ((new Date(nowMs).getMonth() + 2 + (at % 9)) % 12) + 1;
      const pattern = `${at % 60} ${Math.floor(at / 60) % 24} ${(at % 28) + 1} ${month} *`;
      const timeZone = ZONES[at % ZONES.length] ?? 'UTC';
      const schedules = [{ kind: 'cron', pattern, timeZone } as const];
      const name = `${NAMES[at % NAMES.length]} ${at}`;
      const task = taskStore.create(
        makeTaskInput({ name, schedules, tags: [`tag-${at % 7}`] }),
        nowMs,
      );
      for (const { id, schedule } of task.storedSchedules)
        taskStore.setNextFire(id, nextFireAfter(schedule, nowMs, nowMs), nowMs);
    }
  });
  database.close();
}

/** Runs of all tasks in turn, a minute apart, one in fifty failed; written past the stores, for speed. */
export function seedRuns(dataDir: string, count: number, nowMs = Date.now()): void {
  const database = Database.open(createPaths(dataDir).databasePath);
  const { taskCount } = database
    .prepare<{ readonly taskCount: number }>('SELECT count(*) AS taskCount FROM tasks')
    .get() ?? { taskCount: 0 };
  database.transaction(() => {
    database
      .prepare(
        `WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < ?)
         INSERT INTO runs (task_id, task_name, task_revision, trigger, state, reason_code, reason,
           attempt, due_count, queued_at_ms, started_at_ms, finished_at_ms, exit_code, log_bytes)
         SELECT n % ? + 1, 'Task ' || (n % ?), 1, 'schedule',
           iif(n % 50 = 0, 'failed', 'succeeded'), iif(n % 50 = 0, 'exit_code', NULL),
           iif(n % 50 = 0, 'Ended with exit code 1.', NULL), 1, 1, at, at + 10,
           at + 1000 + n % 977, n % 50 = 0, 1000
         FROM (SELECT n, ? - (? - n) * ${MINUTE_MS} AS at FROM numbers)`,
      )
      .run(count, taskCount, taskCount, nowMs, count);
  });
  database.close();
}

const NAMES = ['Nightly backup', 'Sync photos', 'Check site', 'Send report', 'Rotate logs'];
