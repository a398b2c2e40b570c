/** Keeps up with the outcomes of each task, so that failing tasks are found without reading runs. */

import { isFailure, isOutcome, type Run } from '../../shared/run.ts';
import type { FailingTask } from '../../shared/status.ts';
import type { Database } from './database.ts';
import { RUN_COLUMNS, type RunRow, toRun } from './run-rows.ts';

interface HealthRow {
  readonly last_success_run_id: number | null;
  readonly last_failure_run_id: number | null;
  readonly failure_count: number;
}

const SELECT_FAILING = `
  SELECT ${RUN_COLUMNS}, tasks.name, failure_count
  FROM task_health
  JOIN tasks ON tasks.id = task_health.task_id
  JOIN runs ON runs.id = last_failure_run_id
  WHERE failure_count > 0 AND enabled = 1 AND deleted_at_ms IS NULL
  ORDER BY last_failure_run_id DESC`;

/**
 * Part of RunStore; called inside the transaction that changes a run. Newer means asked for later
 * (a higher id): with several runs of a task at once the ends may come in any order.
 */
export class TaskHealth {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Most recent failure first. */
  failing(): readonly FailingTask[] {
    return this.#database
      .prepare<RunRow & { readonly name: string; readonly failure_count: number }>(SELECT_FAILING)
      .all()
      .map((row) => ({
        taskId: row.task_id,
        taskName: row.name,
        lastRun: toRun(row),
        failureCount: row.failure_count,
      }));
  }

  /** @param before null for a new row */
  follow(before: Run | null, after: Run): void {
    if (before && isOutcome(before.state)) {
      if (before.state !== after.state) this.#recount(after.taskId);
    } else if (isOutcome(after.state)) {
      this.#add(after);
    }
  }

  #add(run: Run): void {
    const health = this.#of(run.taskId);
    const lastSuccess = health?.last_success_run_id ?? 0;
    const lastFailure = health?.last_failure_run_id ?? null;
    if (isFailure(run.state)) {
      const added = run.id > lastSuccess ? 1 : 0;
      this.#write(run.taskId, {
        last_success_run_id: health?.last_success_run_id ?? null,
        last_failure_run_id: Math.max(run.id, lastFailure ?? 0),
        failure_count: (health?.failure_count ?? 0) + added,
      });
    } else if (run.id > lastSuccess) {
      this.#write(run.taskId, {
        last_success_run_id: run.id,
        last_failure_run_id: lastFailure,
        failure_count: this.#failuresAfter(run.taskId, run.id),
      });
    }
  }

  /** For the rare case that the outcome of a run is corrected. */
  #recount(taskId: number): void {
    const row = this.#database
      .prepare<{ readonly success: number | null; readonly failure: number | null }>(
        `SELECT max(id) FILTER (WHERE state = 'succeeded') AS success,
           max(id) FILTER (WHERE state <> 'succeeded') AS failure
         FROM runs
         WHERE task_id = ? AND state IN ('succeeded', 'failed', 'timed_out', 'abandoned')`,
      )
      .get(taskId);
    this.#write(taskId, {
      last_success_run_id: row?.success ?? null,
      last_failure_run_id: row?.failure ?? null,
      failure_count: this.#failuresAfter(taskId, row?.success ?? 0),
    });
  }

  #failuresAfter(taskId: number, runId: number): number {
    const row = this.#database
      .prepare<{ readonly failure_count: number }>(
        `SELECT count(*) AS failure_count FROM runs
         WHERE task_id = ? AND state IN ('failed', 'timed_out', 'abandoned') AND id > ?`,
      )
      .get(taskId, runId);
    return row?.failure_count ?? 0;
  }

  #of(taskId: number): HealthRow | undefined {
    return this.#database
      .prepare<HealthRow>(
        `SELECT last_success_run_id, last_failure_run_id, failure_count FROM task_health
         WHERE task_id = ?`,
      )
      .get(taskId);
  }

  #write(taskId: number, health: HealthRow): void {
    this.#database
      .prepare(
        `INSERT INTO task_health (task_id, last_success_run_id, last_failure_run_id, failure_count)
         VALUES (?, ?, ?, ?)
         ON CONFLICT (task_id) DO UPDATE SET
           last_success_run_id = excluded.last_success_run_id,
           last_failure_run_id = excluded.last_failure_run_id,
           failure_count = excluded.failure_count`,
      )
      .run(taskId, health.last_success_run_id, health.last_failure_run_id, health.failure_count);
  }
}
