/** Makes a database whole again after rows of two were joined in it, or some were lost. */

import type Sqlite from 'better-sqlite3';

import { scheduleSchema } from '../../shared/schedule.ts';
import { type TaskInput, taskInputSchema } from '../../shared/task.ts';
import { toDefinition } from './task-rows.ts';

export interface MendOptions {
  readonly nowMs: number;
  /** Up to when fire times were answered: they are not owed any more, whatever a row says. */
  readonly answeredUntilMs: number;
}

export interface Mending {
  /** Tasks whose row was lost, made again from their newest edit; switched off. */
  readonly rebuiltTaskCount: number;
  /** Tasks of which only runs were left; kept among the deleted ones. */
  readonly placeholderCount: number;
}

/** Foreign keys are off meanwhile. Belongs in one transaction with the change that made it needed. */
export function mendLinks(target: Sqlite.Database, options: MendOptions): Mending {
  dropUnreadable(target);
  const rebuiltTaskCount = rebuildTasks(target, options.nowMs);
  const placeholderCount = makePlaceholders(target, options.nowMs);
  dropOrphans(target);
  recountHealth(target);
  moveCursors(target, options);
  raiseSequences(target);
  return { rebuiltTaskCount, placeholderCount };
}

/** What is no definition would keep CronPilot from starting. */
function dropUnreadable(target: Sqlite.Database): void {
  target.exec(`
    DELETE FROM tasks WHERE NOT json_valid(definition);
    DELETE FROM task_revisions WHERE NOT json_valid(definition);
    DELETE FROM schedules WHERE NOT json_valid(definition);
    DELETE FROM run_launches WHERE NOT json_valid(launch);
    UPDATE runs SET params = NULL WHERE params IS NOT NULL AND NOT json_valid(params);
  `);
  for (const { id, definition } of definitionsIn(target, 'schedules')) {
    if (!scheduleSchema.safeParse(JSON.parse(definition)).success) {
      target.prepare('DELETE FROM schedules WHERE id = ?').run(id);
    }
  }
}

function definitionsIn(target: Sqlite.Database, table: string) {
  return target.prepare(`SELECT id, definition FROM ${table}`).all() as {
    id: number;
    definition: string;
  }[];
}

function rebuildTasks(target: Sqlite.Database, nowMs: number): number {
  const lost = target
    .prepare(
      `SELECT task_id, max(revision) AS revision, definition, created_at_ms FROM task_revisions
       WHERE task_id NOT IN (SELECT id FROM tasks) GROUP BY task_id`,
    )
    .all() as { task_id: number; revision: number; definition: string; created_at_ms: number }[];
  const insert = target.prepare(
    `INSERT INTO tasks (id, name, definition, enabled, revision, created_at_ms, updated_at_ms,
       deleted_at_ms)
     VALUES (?, ?, ?, 0, ?, ?, ?, (
       SELECT CASE kind WHEN 'deleted' THEN changed_at_ms END FROM task_changes
       WHERE task_id = ? AND kind IN ('deleted', 'restored') ORDER BY id DESC LIMIT 1))`,
  );
  let rebuiltCount = 0;
  for (const row of lost) {
    const input = readInput(row.definition);
    if (!input) continue;
    insert.run(
      row.task_id,
      input.name,
      toDefinition(input),
      row.revision,
      row.created_at_ms,
      nowMs,
      row.task_id,
    );
    rebuiltCount += 1;
  }
  return rebuiltCount;
}

function readInput(definition: string): TaskInput | null {
  const parsed = taskInputSchema.safeParse(JSON.parse(definition));
  return parsed.success ? parsed.data : null;
}

/** A history whose task is lost stays; `true` stands in for what it did. */
function makePlaceholders(target: Sqlite.Database, nowMs: number): number {
  const action = { kind: 'command', command: 'true', shell: null };
  return target
    .prepare(
      `INSERT INTO tasks (id, name, definition, enabled, revision, created_at_ms, updated_at_ms,
         deleted_at_ms)
       SELECT task_id, max(task_name), ?, 0, max(task_revision), min(queued_at_ms), ?, ? FROM runs
       WHERE task_id NOT IN (SELECT id FROM tasks) GROUP BY task_id`,
    )
    .run(JSON.stringify({ action }), nowMs, nowMs).changes;
}

function dropOrphans(target: Sqlite.Database): void {
  target.exec(`
    UPDATE runs SET schedule_id = NULL
      WHERE schedule_id IS NOT NULL AND schedule_id NOT IN (SELECT id FROM schedules);
    -- A run whose process cannot be found again has no outcome any more.
    UPDATE runs SET state = 'abandoned', finished_at_ms = coalesce(started_at_ms, queued_at_ms),
        reason_code = 'process_vanished', reason = 'What came of it was lost with a damaged database.'
      WHERE state = 'running' AND id NOT IN (SELECT run_id FROM run_launches);
    DELETE FROM run_launches WHERE run_id NOT IN (
      SELECT id FROM runs WHERE state IN ('queued', 'running'));
  `);
  const references = target
    .prepare(
      `SELECT t.name, k."from" AS "column" FROM pragma_table_list AS t,
         pragma_foreign_key_list(t.name) AS k
       WHERE t.schema = 'main' AND t.type = 'table' AND k."table" = 'tasks' AND t.name <> 'runs'`,
    )
    .all() as { name: string; column: string }[];
  for (const { name, column } of references) {
    target.exec(`DELETE FROM "${name}" WHERE "${column}" NOT IN (SELECT id FROM tasks)`);
  }
}

function recountHealth(target: Sqlite.Database): void {
  target.exec(`
    DELETE FROM task_health;
    INSERT INTO task_health (task_id, last_success_run_id, last_failure_run_id, failure_count)
      SELECT task_id, max(id) FILTER (WHERE state = 'succeeded'),
        max(id) FILTER (WHERE state <> 'succeeded'), 0
      FROM runs WHERE state IN ('succeeded', 'failed', 'timed_out', 'abandoned') GROUP BY task_id;
    UPDATE task_health SET failure_count = (
      SELECT count(*) FROM runs WHERE runs.task_id = task_health.task_id
        AND state IN ('failed', 'timed_out', 'abandoned') AND id > coalesce(last_success_run_id, 0));
  `);
}

function moveCursors(target: Sqlite.Database, { answeredUntilMs }: MendOptions): void {
  target
    .prepare(
      `UPDATE schedules SET cursor_ms = max(cursor_ms, ?), next_fire_at_ms = NULL
       WHERE removed_at_ms IS NULL`,
    )
    .run(answeredUntilMs);
}

/** Ids of rows that were lost are left out as well: processes and files may be named by them. */
function raiseSequences(target: Sqlite.Database): void {
  const LEFT_OUT = 1_000;
  const tables = target.prepare('SELECT name FROM sqlite_sequence').pluck().all() as string[];
  for (const table of new Set(tables)) {
    target.exec(`
      UPDATE sqlite_sequence SET seq = ${LEFT_OUT} + max(seq, (
        SELECT coalesce(max(rowid), 0) FROM "${table}")) WHERE name = '${table}'`);
  }
}
