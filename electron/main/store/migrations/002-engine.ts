/** Format 2: waiting runs, parameters and warnings; secrets, chains, changes of tasks, facts to keep. */

import type { Migration } from '../migrate.ts';

/** Written over in a definition: fields that a script did not have before. */
const PYTHON_FIELDS = `'$.action.venv', NULL, '$.action.requirements', NULL`;

export const engineMigration: Migration = {
  version: 2,
  sql: `
    ALTER TABLE runs ADD COLUMN clock_epoch INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE runs ADD COLUMN not_before_ms INTEGER;
    ALTER TABLE runs ADD COLUMN deadline_ms INTEGER;
    -- JSON of names with values.
    ALTER TABLE runs ADD COLUMN params TEXT;
    -- JSON of what set it off: the changed files, the run before it.
    ALTER TABLE runs ADD COLUMN cause TEXT;
    ALTER TABLE runs ADD COLUMN duration_warning TEXT
      CHECK (duration_warning IN ('too_long', 'too_short'));
    ALTER TABLE runs ADD COLUMN output_file_bytes INTEGER;

    -- The same fire time becomes a second row only after the clock was set back.
    DROP INDEX runs_by_occurrence;
    CREATE UNIQUE INDEX runs_by_occurrence ON runs (schedule_id, scheduled_for_ms, clock_epoch)
      WHERE schedule_id IS NOT NULL;
    -- Retention finds what is old without a walk over all.
    CREATE INDEX runs_with_log ON runs (task_id, id) WHERE log_filename IS NOT NULL;
    -- A run is retried once.
    CREATE UNIQUE INDEX runs_by_retried ON runs (retry_of_run_id) WHERE retry_of_run_id IS NOT NULL;

    UPDATE tasks SET definition = json_set(definition, ${PYTHON_FIELDS})
      WHERE definition ->> '$.action.kind' = 'script';
    UPDATE task_revisions SET definition = json_set(definition, ${PYTHON_FIELDS})
      WHERE definition ->> '$.action.kind' = 'script';

    -- Runs that are active now were started without these.
    UPDATE run_launches SET launch = json_set(launch,
      '$.spec.checks', json('{"mustMatch":null,"mustNotMatch":null,"outputFilePath":null}'),
      '$.outputFile', NULL, '$.watchDuration', json('true'));

    -- Single facts that outlive a restart: the last time zone, the last boot, the clock's epoch.
    CREATE TABLE facts (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- When a task was made, switched on or off, edited, deleted: explains why it was not due.
    CREATE TABLE task_changes (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      task_id INTEGER NOT NULL REFERENCES tasks (id),
      kind TEXT NOT NULL CHECK (kind IN ('created', 'edited', 'enabled', 'disabled', 'deleted',
        'restored')),
      changed_at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX task_changes_by_task ON task_changes (task_id, changed_at_ms);
    INSERT INTO task_changes (task_id, kind, changed_at_ms)
      SELECT id, 'created', created_at_ms FROM tasks;
    INSERT INTO task_changes (task_id, kind, changed_at_ms)
      SELECT task_id, 'edited', created_at_ms FROM task_revisions WHERE revision > 1;
    INSERT INTO task_changes (task_id, kind, changed_at_ms)
      SELECT id, 'disabled', updated_at_ms FROM tasks WHERE enabled = 0;
    INSERT INTO task_changes (task_id, kind, changed_at_ms)
      SELECT id, 'deleted', deleted_at_ms FROM tasks WHERE deleted_at_ms IS NOT NULL;

    -- When all schedules were held by the user; a pause that goes on has no end.
    CREATE TABLE pauses (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      started_at_ms INTEGER NOT NULL,
      ended_at_ms INTEGER
    ) STRICT;

    -- Encrypted by the system's key store ('os') or under a key in a file ('file').
    CREATE TABLE secrets (
      name TEXT PRIMARY KEY,
      cipher BLOB NOT NULL,
      protection TEXT NOT NULL CHECK (protection IN ('os', 'file')),
      updated_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE webhook_tokens (
      task_id INTEGER PRIMARY KEY REFERENCES tasks (id),
      -- SHA-256 of the token, which is long and random: nobody can guess it back.
      token_hash TEXT NOT NULL UNIQUE,
      created_at_ms INTEGER NOT NULL
    ) STRICT;

    -- Ended runs of predecessors whose successors are still to be started: written together with
    -- the end, taken out together with the rows of the successors. No reference, as above.
    CREATE TABLE chain_ends (
      run_id INTEGER PRIMARY KEY
    ) STRICT;

    -- Predecessors that have ended since the task was last started by them (join 'all').
    CREATE TABLE chain_arrivals (
      task_id INTEGER NOT NULL REFERENCES tasks (id),
      -- The trigger it counts for, as JSON: an edited trigger starts from nothing.
      chain TEXT NOT NULL,
      predecessor_id INTEGER NOT NULL,
      run_id INTEGER NOT NULL,
      PRIMARY KEY (task_id, chain, predecessor_id)
    ) STRICT, WITHOUT ROWID;
  `,
};
