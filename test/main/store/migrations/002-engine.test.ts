import { join } from 'node:path';
import { expect, test } from 'vitest';

import { Database } from '../../../../electron/main/store/database.ts';
import { RunStore } from '../../../../electron/main/store/run-store.ts';
import { TaskStore } from '../../../../electron/main/store/task-store.ts';
import { taskInputSchema } from '../../../../electron/shared/task.ts';
import { makeOldDatabase } from '../../../helpers/old-database.ts';
import { tempDir } from '../../../helpers/temp-dir.ts';

function formatOne(): string {
  const path = join(tempDir(), 'cronpilot.db');
  makeOldDatabase(path);
  return path;
}

test('keeps tasks and runs of format 1 and gives them what is new', () => {
  const database = Database.open(formatOne());
  const task = new TaskStore(database).get(1);
  const { name, action, enabled, schedules, priority } = task;
  expect({ name, enabled, priority }).toEqual({ name: 'Old', enabled: false, priority: 3 });
  expect(action).toEqual({
    kind: 'script',
    path: '/a.sh',
    interpreter: null,
    args: ['x'],
    venv: null,
    requirements: null,
  });
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
