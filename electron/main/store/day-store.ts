/** Reads the runs of a day, task by task, and what of them the user has dismissed. */

import type { Run, RunState } from '../../shared/run.ts';
import type { Database } from './database.ts';
import { RUN_COLUMNS, type RunRow, toRun } from './run-rows.ts';

/** One run, or one row of a fire time that got none, as a block on a timeline. */
export interface DayBlock {
  readonly taskId: number;
  readonly runId: number;
  readonly state: RunState;
  readonly startMs: number;
  /** Null while it runs. */
  readonly endMs: number | null;
}

/** What a task had that day. */
export interface DayTask {
  readonly taskId: number;
  readonly taskName: string;
  readonly rowCount: number;
  /** When its last failure began, or what was missed last was due; null without either. */
  readonly lastProblemMs: number | null;
}

/** Many runs in a stretch of time. */
export interface DayBucket {
  readonly taskId: number;
  readonly startMs: number;
  readonly runCount: number;
  readonly failedCount: number;
}

/** Where a block begins: its start, or when a run that never started was due. */
const BEGIN = 'coalesce(started_at_ms, scheduled_for_ms, queued_at_ms)';
const FAILED = `state IN ('failed', 'timed_out', 'abandoned')`;

export class DayStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Tasks with rows since a time, but for the deleted ones. */
  tasksSince(fromMs: number): readonly DayTask[] {
    return this.#database
      .prepare<{
        readonly task_id: number;
        readonly name: string;
        readonly row_count: number;
        readonly last_problem_ms: number | null;
      }>(
        // Grouped before a task is looked at, of which there are fewer.
        `SELECT task_id, name, row_count, last_problem_ms FROM (
           SELECT task_id, count(*) AS row_count,
             max(CASE WHEN state = 'missed' OR ${FAILED} THEN ${BEGIN} END) AS last_problem_ms
           FROM runs INDEXED BY runs_by_queued WHERE queued_at_ms >= ? GROUP BY task_id)
         JOIN tasks ON tasks.id = task_id WHERE deleted_at_ms IS NULL`,
      )
      .all(fromMs)
      .map((row) => ({
        taskId: row.task_id,
        taskName: row.name,
        rowCount: row.row_count,
        lastProblemMs: row.last_problem_ms,
      }));
  }

  /** In the order in which they were asked for; waiting ones are no block yet. */
  blocksSince(fromMs: number, taskIds: readonly number[]): readonly DayBlock[] {
    return this.#database
      .prepare<{
        readonly task_id: number;
        readonly id: number;
        readonly state: RunState;
        readonly begin_ms: number;
        readonly finished_at_ms: number | null;
      }>(
        `SELECT task_id, id, state, ${BEGIN} AS begin_ms, finished_at_ms FROM runs
         WHERE queued_at_ms >= ? AND state <> 'queued'
           AND task_id IN (SELECT value FROM json_each(?))
         ORDER BY id`,
      )
      .all(fromMs, JSON.stringify(taskIds))
      .map((row) => ({
        taskId: row.task_id,
        runId: row.id,
        state: row.state,
        startMs: row.begin_ms,
        endMs: row.state === 'running' ? null : (row.finished_at_ms ?? row.begin_ms),
      }));
  }

  /** The same for tasks with more runs than can be told apart. */
  bucketsSince(fromMs: number, taskIds: readonly number[], bucketMs: number): readonly DayBucket[] {
    return this.#database
      .prepare<{
        readonly task_id: number;
        readonly bucket: number;
        readonly run_count: number;
        readonly failed_count: number;
      }>(
        `SELECT task_id, (${BEGIN}) / CAST(? AS INTEGER) AS bucket, count(*) AS run_count,
           sum(${FAILED}) AS failed_count
         FROM runs
         WHERE queued_at_ms >= ? AND state <> 'queued'
           AND task_id IN (SELECT value FROM json_each(?))
         GROUP BY task_id, bucket ORDER BY bucket`,
      )
      .all(bucketMs, fromMs, JSON.stringify(taskIds))
      .map((row) => ({
        taskId: row.task_id,
        startMs: row.bucket * bucketMs,
        runCount: row.run_count,
        failedCount: row.failed_count,
      }));
  }

  /** How many tasks had a failed run that ended since. */
  failedTaskCount(fromMs: number): number {
    const row = this.#database
      .prepare<{ readonly task_count: number }>(
        `SELECT count(DISTINCT task_id) AS task_count FROM runs
         WHERE queued_at_ms >= ? AND finished_at_ms >= ? AND trigger <> 'test' AND ${FAILED}`,
      )
      .get(fromMs, fromMs);
    return row?.task_count ?? 0;
  }

  /** Missed rows since a time that no later row of their task follows; newest first. */
  unansweredMissesSince(fromMs: number): readonly Run[] {
    return this.#database
      .prepare<RunRow>(
        `SELECT ${RUN_COLUMNS} FROM runs INDEXED BY runs_by_state
         JOIN tasks ON tasks.id = runs.task_id
         WHERE runs.state = 'missed' AND runs.queued_at_ms >= ? AND enabled = 1
           AND deleted_at_ms IS NULL
           AND NOT EXISTS (SELECT 1 FROM runs AS later
             WHERE later.task_id = runs.task_id AND later.id > runs.id)
         ORDER BY runs.id DESC`,
      )
      .all(fromMs)
      .map(toRun);
  }

  dismiss(runId: number, nowMs: number): void {
    this.#database.transaction(() => {
      this.#database
        .prepare('INSERT OR IGNORE INTO dismissed_runs (run_id, dismissed_at_ms) VALUES (?, ?)')
        .run(runId, nowMs);
    });
  }

  recall(runId: number): void {
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM dismissed_runs WHERE run_id = ?').run(runId);
    });
  }

  /** Those among the given runs that were dismissed. */
  dismissedOf(runIds: readonly number[]): ReadonlySet<number> {
    const rows = this.#database
      .prepare<{ readonly run_id: number }>(
        'SELECT run_id FROM dismissed_runs WHERE run_id IN (SELECT value FROM json_each(?))',
      )
      .all(JSON.stringify(runIds));
    return new Set(rows.map((row) => row.run_id));
  }
}
