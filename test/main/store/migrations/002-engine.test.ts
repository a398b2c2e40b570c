import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';

import { Database } from '../../../../electron/main/store/database.ts';
import { initialMigration } from '../../../../electron/main/store/migrations/001-initial.ts';
import { RunStore } from '../../../../electron/main/store/run-store.ts';
import { TaskStore } from '../../../../electron/main/store/task-store.ts';
import { APPLICATION_ID } from '../../../../electron/main/store/check-database-file.ts';
import { taskInputSchema } from '../../../../electron/shared/task.ts';
import { tempDir } from '../../../helpers/temp-dir.ts';

const SCRIPT = { kind: 'script', path: '/a.sh', interpreter: null, args: ['x'] };

/** A database as format 1 left it: a script task that is disabled, edited once, with one run. */
function formatOne(): string {
  const path = join(tempDir(), 'cronpilot.db');
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
  connection.close();
  return path;
}

test('keeps tasks and runs of format 1 and gives them what is new', () => {
  const database = Database.open(formatOne());
  const task = new TaskStore(database).get(1);
  const { name, action, enabled, schedules, priority } = task;
  expect({ name, enabled, priority }).toEqual({ name: 'Old', enabled: false, priority: 3 });
  expect(action).toEqual({ ...SCRIPT, venv: null, requirements: null });
  expect(schedules).toEqual([{ kind: 'daily', times: ['02:00'], timeZone: null }]);
  const defaults = taskInputSchema.parse({ name: 'x', action: { kind: 'command', command: 'x' } });
  expect(task.retry).toEqual(defaults.retry);
  const [revision] = new TaskStore(database).revisionsOf(1);
  expect(revision?.input.action).toEqual(action);
  expect(new RunStore(database).get(1)).toMatchObject({
    scheduledForMs: 150,
    clockEpoch: 0,
    notBeforeMs: null,
    params: null,
  });
  expect(new RunStore(database).hasOccurrence(1, 150, 0)).toBe(true);
  database.close();
});

test('notes the changes of a task that format 1 knew of', () => {
  const database = Database.open(formatOne());
  const rows = database
    .prepare('SELECT task_id, kind, changed_at_ms FROM task_changes ORDER BY changed_at_ms')
    .all();
  expect(rows).toEqual([
    { task_id: 1, kind: 'created', changed_at_ms: 100 },
    { task_id: 1, kind: 'edited', changed_at_ms: 200 },
    { task_id: 1, kind: 'disabled', changed_at_ms: 300 },
  ]);
  database.close();
});
