/** Format 1: tasks with their revisions and schedules, runs, task health, periods of being up. */

import type { Migration } from '../migrate.ts';

/**
 * Ids are never used again (AUTOINCREMENT), since log files and revisions are named by them.
 * Times are epoch ms, UTC. A migration is never edited once released: add another one.
 */
export const initialMigration: Migration = {
  version: 1,
  sql: `
    CREATE TABLE tasks (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      -- JSON of the task's input without name, enabled and schedules, which have their own place.
      definition TEXT NOT NULL,
      enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
      revision INTEGER NOT NULL CHECK (revision >= 1),
      created_at_ms INTEGER NOT NULL,
      updated_at_ms INTEGER NOT NULL,
      deleted_at_ms INTEGER
    ) STRICT;

    -- Every edit, whole: JSON of the task's input, schedules and all.
    CREATE TABLE task_revisions (
      task_id INTEGER NOT NULL REFERENCES tasks (id),
      revision INTEGER NOT NULL,
      definition TEXT NOT NULL,
      created_at_ms INTEGER NOT NULL,
      PRIMARY KEY (task_id, revision)
    ) STRICT;

    CREATE TABLE schedules (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      task_id INTEGER NOT NULL REFERENCES tasks (id),
      position INTEGER NOT NULL,
      definition TEXT NOT NULL,
      next_fire_at_ms INTEGER,
      -- Fire times after it are still owed.
      cursor_ms INTEGER NOT NULL,
      created_at_ms INTEGER NOT NULL,
      -- A removed schedule stays, since runs speak of it.
      removed_at_ms INTEGER
    ) STRICT;
    CREATE INDEX schedules_by_task ON schedules (task_id, position) WHERE removed_at_ms IS NULL;

    CREATE TABLE runs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      task_id INTEGER NOT NULL REFERENCES tasks (id),
      task_name TEXT NOT NULL,
      task_revision INTEGER NOT NULL,
      schedule_id INTEGER REFERENCES schedules (id),
      trigger TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'timed_out',
        'cancelled', 'skipped', 'missed', 'abandoned')),
      reason_code TEXT,
      reason TEXT,
      -- No references: old rows are taken out while newer ones still name them.
      related_run_id INTEGER,
      attempt INTEGER NOT NULL CHECK (attempt >= 1),
      retry_of_run_id INTEGER,
      scheduled_for_ms INTEGER,
      due_count INTEGER NOT NULL CHECK (due_count >= 1),
      due_from_ms INTEGER,
      queued_at_ms INTEGER NOT NULL,
      started_at_ms INTEGER,
      finished_at_ms INTEGER,
      exit_code INTEGER,
      pid INTEGER,
      log_filename TEXT,
      log_bytes INTEGER NOT NULL
    ) STRICT;
    -- The same fire time never becomes two rows.
    CREATE UNIQUE INDEX runs_by_occurrence ON runs (schedule_id, scheduled_for_ms)
      WHERE schedule_id IS NOT NULL;
    CREATE INDEX runs_by_task ON runs (task_id, id);
    CREATE INDEX runs_by_task_state ON runs (task_id, state, id);
    CREATE INDEX runs_by_state ON runs (state, id);
    CREATE INDEX runs_started ON runs (task_id, id) WHERE started_at_ms IS NOT NULL;

    -- What is needed to take over an active run after a restart; gone once the run has ended.
    CREATE TABLE run_launches (
      run_id INTEGER PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
      launch TEXT NOT NULL
    ) STRICT;

    -- Follows the runs, so that failing tasks are found without a look at them.
    -- Whoever takes out old runs keeps the last failure of each task.
    CREATE TABLE task_health (
      task_id INTEGER PRIMARY KEY REFERENCES tasks (id),
      last_success_run_id INTEGER,
      last_failure_run_id INTEGER,
      -- Failures newer than the last success.
      failure_count INTEGER NOT NULL CHECK (failure_count >= 0)
    ) STRICT;
    CREATE INDEX task_health_failing ON task_health (last_failure_run_id) WHERE failure_count > 0;

    -- When CronPilot ran ('app') and the computer was awake ('awake'): explains what was missed.
    CREATE TABLE app_periods (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL CHECK (kind IN ('app', 'awake')),
      started_at_ms INTEGER NOT NULL,
      last_seen_at_ms INTEGER NOT NULL,
      -- Null: going on, or cut short by a crash or a power loss.
      ended_at_ms INTEGER
    ) STRICT;
    CREATE INDEX app_periods_by_kind ON app_periods (kind, id);
  `,
};
