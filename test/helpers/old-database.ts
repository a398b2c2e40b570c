/** A database as an earlier CronPilot left it. */

import Sqlite from 'better-sqlite3';

import { APPLICATION_ID } from '../../electron/main/store/check-database-file.ts';
import { applyMigrations } from '../../electron/main/store/migrate.ts';
import { initialMigration } from '../../electron/main/store/migrations/001-initial.ts';
import { migrations } from '../../electron/main/store/migrations/all.ts';

const SCRIPT = { kind: 'script', path: '/a.sh', interpreter: null, args: ['x'] };

/** With a script task that is disabled, edited once, with one run. */
export function makeOldDatabase(path: string, version = 1): void {
  const connection = new Sqlite(path);
  connection.exec(initialMigration.sql);
  connection.pragma('user_version = 1');
  connection.pragma(`application_id = ${APPLICATION_ID}`);
  const definition = JSON.stringify({ action: SCRIPT, cwd: null, priority: 3 });
  connection
    .prepare(`INSERT INTO tasks VALUES (1, 'Old', ?, 0, 2, 100, 300, NULL)`)
    .run(definition);
  for (const revision of [1, 2]) {
    connection
      .prepare('INSERT INTO task_revisions VALUES (1, ?, ?, ?)')
      .run(revision, JSON.stringify({ name: 'Old', action: SCRIPT }), revision * 100);
  }
  connection.exec(`
    INSERT INTO schedules VALUES
      (1, 1, 0, '{"kind":"daily","times":["02:00"],"timeZone":null}', NULL, 100, 100, NULL);
    INSERT INTO runs (task_id, task_name, task_revision, schedule_id, trigger, state, attempt,
      scheduled_for_ms, due_count, queued_at_ms, log_bytes)
      VALUES (1, 'Old', 1, 1, 'schedule', 'succeeded', 1, 150, 1, 150, 0);`);
  applyMigrations(
    connection,
    migrations.filter((step) => step.version > 1 && step.version <= version),
  );
  connection.close();
}
