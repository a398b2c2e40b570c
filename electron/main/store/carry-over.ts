/** Brings into a restored backup what has happened since: runs, newer tasks, newer edits. */

import type Sqlite from 'better-sqlite3';

/** What tasks are: as in the backup, or made from the other tables. */
const OF_BACKUP = [
  'tasks',
  'schedules',
  'chain_arrivals',
  'task_health',
  'sqlite_schema',
  'sqlite_sequence',
];
/** What was on its way when the backup was made has gone since, or is among the rows of now. */
const OF_NOW = ['messages', 'alert_marks'];
/** The backup's rows stay, what came since is added; of all else the newer row wins. */
const ADDED = ['task_revisions', 'task_changes'];

/**
 * Tasks are as they were in the backup, on top of their newer edits; tasks made since are among the
 * deleted ones; no run is lost, and those that are active stay so. Foreign keys are off meanwhile.
 *
 * @param target the backup, with the current database attached as `current`, both of one format
 * @returns false when the two are not of one history, so that nothing could be joined
 */
export function carryOver(target: Sqlite.Database, nowMs: number): boolean {
  if (!isOneHistory(target)) return false;
  for (const table of tablesOf(target)) {
    if (OF_BACKUP.includes(table)) continue;
    if (OF_NOW.includes(table)) target.exec(`DELETE FROM main."${table}"`);
    copyRows(target, ADDED.includes(table) ? 'INSERT OR IGNORE' : 'INSERT OR REPLACE', table);
  }
  addEditsOnTop(target, nowMs);
  setAside(target, nowMs);
  keepSequences(target);
  return true;
}

function tablesOf(target: Sqlite.Database): readonly string[] {
  return target
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    .pluck()
    .all() as string[];
}

/** The same id was never given twice within one history. */
function isOneHistory(target: Sqlite.Database): boolean {
  const strangers = target
    .prepare(
      `SELECT 1 FROM main.tasks AS then_ JOIN current.tasks AS now_ USING (id)
       WHERE then_.created_at_ms <> now_.created_at_ms
       UNION ALL
       SELECT 1 FROM main.runs AS then_ JOIN current.runs AS now_ USING (id)
       WHERE then_.queued_at_ms <> now_.queued_at_ms LIMIT 1`,
    )
    .get();
  return strangers === undefined;
}

function copyRows(target: Sqlite.Database, verb: string, table: string): void {
  const columns = target
    .prepare("SELECT name FROM pragma_table_info(?, 'main')")
    .pluck()
    .all(table) as string[];
  const list = columns.map((column) => `"${column}"`).join(', ');
  target.exec(`${verb} INTO main."${table}" (${list}) SELECT ${list} FROM current."${table}"`);
}

/** A task edited since gets the edit of the backup as its newest one, so that it can be undone. */
function addEditsOnTop(target: Sqlite.Database, nowMs: number): void {
  const edited = target
    .prepare(
      `SELECT then_.id, then_.revision AS was, now_.revision AS is_now
       FROM main.tasks AS then_ JOIN current.tasks AS now_ USING (id)
       WHERE now_.revision > then_.revision`,
    )
    .all() as { id: number; was: number; is_now: number }[];
  for (const { id, was, is_now } of edited) {
    target
      .prepare(
        `INSERT INTO main.task_revisions (task_id, revision, definition, created_at_ms)
         SELECT task_id, ?, definition, ? FROM main.task_revisions
         WHERE task_id = ? AND revision = ?`,
      )
      .run(is_now + 1, nowMs, id, was);
    target
      .prepare('UPDATE main.tasks SET revision = ?, updated_at_ms = ? WHERE id = ?')
      .run(is_now + 1, nowMs, id);
    target
      .prepare(
        "INSERT INTO main.task_changes (task_id, kind, changed_at_ms) VALUES (?, 'edited', ?)",
      )
      .run(id, nowMs);
  }
}

/** Tasks made since are deleted; schedules that an edit brought since stay for the runs that speak of them. */
function setAside(target: Sqlite.Database, nowMs: number): void {
  target.exec(`
    CREATE TEMP TABLE new_tasks AS
      SELECT id FROM current.tasks WHERE id NOT IN (SELECT id FROM main.tasks);
    CREATE TEMP TABLE new_schedules AS
      SELECT id FROM current.schedules
      WHERE id NOT IN (SELECT id FROM main.schedules) AND task_id IN (SELECT id FROM main.tasks)`);
  copyRows(target, 'INSERT OR IGNORE', 'tasks');
  copyRows(target, 'INSERT OR IGNORE', 'schedules');
  const run = (sql: string) => target.prepare(sql).run(nowMs);
  run(`INSERT INTO main.task_changes (task_id, kind, changed_at_ms)
       SELECT id, 'deleted', ? FROM main.tasks
       WHERE deleted_at_ms IS NULL AND id IN (SELECT id FROM new_tasks)`);
  run(`UPDATE main.tasks SET deleted_at_ms = coalesce(deleted_at_ms, ?)
       WHERE id IN (SELECT id FROM new_tasks)`);
  run(`UPDATE main.schedules SET removed_at_ms = coalesce(removed_at_ms, ?), next_fire_at_ms = NULL
       WHERE id IN (SELECT id FROM new_schedules)`);
}

/** An id that was given since is not given again. */
function keepSequences(target: Sqlite.Database): void {
  target.exec(`
    UPDATE main.sqlite_sequence SET seq = max(seq, coalesce((
      SELECT max(seq) FROM current.sqlite_sequence AS now_
      WHERE now_.name = main.sqlite_sequence.name), 0))`);
}
