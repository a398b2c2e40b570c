/** Keeps up with the outcomes of each task, so that failing tasks are found without reading runs. */

import { isFailure, isOutcome, type Run, type RunState, runStates } from '../../shared/run.ts';
import type { FailingTask } from '../../shared/status.ts';
import type { Database } from './database.ts';
import { IS_RETRIED } from './retried-sql.ts';
import { RUN_COLUMNS, type RunRow, toRun } from './run-rows.ts';

interface HealthRow {
  readonly last_success_run_id: number | null;
  readonly last_failure_run_id: number | null;
  readonly failure_count: number;
}

const SELECT_FAILING = `
  SELECT ${RUN_COLUMNS}, tasks.name, failure_count
  FROM task_health INDEXED BY task_health_failing
  JOIN tasks ON tasks.id = task_health.task_id
  JOIN runs ON runs.id = last_failure_run_id
  WHERE failure_count > 0 AND enabled = 1 AND deleted_at_ms IS NULL
  ORDER BY last_failure_run_id DESC`;

const FAILURES = runStates.filter(isFailure);

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
      return;
    }
    if (isOutcome(after.state)) this.#add(after);
    if (after.retryOfRunId !== null) this.#followRetry(before, after, after.retryOfRunId);
  }

  /** See RunStore. */
  hasFailed(taskId: number): boolean {
    return (this.#of(taskId)?.last_failure_run_id ?? null) !== null;
  }

  /** See RunStore. */
  isRetried(runId: number): boolean {
    const row = this.#database
      .prepare(`SELECT 1 FROM runs WHERE id = ? AND ${IS_RETRIED}`)
      .get(runId);
    return row !== undefined;
  }

  /** A failure counts for nothing while another attempt may still set it right. */
  #followRetry(before: Run | null, after: Run, retriedId: number): void {
    const stands = isAttempt(after.state);
    if (stands === (before !== null && isAttempt(before.state))) return;
    const retried = this.#database
      .prepare<{ readonly state: RunState }>('SELECT state FROM runs WHERE id = ?')
      .get(retriedId);
    if (!retried || !isFailure(retried.state)) return;
    if (stands) this.#takeBack(after.taskId, retriedId);
    else this.#addFailure(after.taskId, retriedId);
  }

  #add(run: Run): void {
    if (isFailure(run.state)) {
      if (!this.isRetried(run.id)) this.#addFailure(run.taskId, run.id);
      return;
    }
    const health = this.#of(run.taskId);
    if (run.id <= (health?.last_success_run_id ?? 0)) return;
    this.#write(run.taskId, {
      last_success_run_id: run.id,
      last_failure_run_id: health?.last_failure_run_id ?? null,
      failure_count: this.#failuresAfter(run.taskId, run.id),
    });
  }

  #addFailure(taskId: number, runId: number): void {
    const health = this.#of(taskId);
    const added = runId > (health?.last_success_run_id ?? 0) ? 1 : 0;
    this.#write(taskId, {
      last_success_run_id: health?.last_success_run_id ?? null,
      last_failure_run_id: Math.max(runId, health?.last_failure_run_id ?? 0),
      failure_count: (health?.failure_count ?? 0) + added,
    });
  }

  #takeBack(taskId: number, runId: number): void {
    const health = this.#of(taskId);
    if (!health) return;
    const isNewest = health.last_failure_run_id === runId;
    const removed = runId > (health.last_success_run_id ?? 0) ? 1 : 0;
    this.#write(taskId, {
      ...health,
      last_failure_run_id: isNewest ? this.#newestFailure(taskId) : health.last_failure_run_id,
      failure_count: health.failure_count - removed,
    });
  }

  /** For the rare case that the outcome of a run is corrected. */
  #recount(taskId: number): void {
    const row = this.#database
      .prepare<{ readonly success: number | null; readonly failure: number | null }>(
        `SELECT max(id) FILTER (WHERE state = 'succeeded') AS success,
           max(id) FILTER (WHERE state <> 'succeeded' AND NOT ${IS_RETRIED}) AS failure
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
         WHERE task_id = ? AND state IN ('failed', 'timed_out', 'abandoned') AND id > ?
           AND NOT ${IS_RETRIED}`,
      )
      .get(taskId, runId);
    return row?.failure_count ?? 0;
  }

  #newestFailure(taskId: number): number | null {
    const ids = FAILURES.flatMap(
      (state) =>
        this.#database
          .prepare<{ readonly id: number }>(
            `SELECT id FROM runs WHERE task_id = ? AND state = ? AND NOT ${IS_RETRIED}
             ORDER BY id DESC LIMIT 1`,
          )
          .get(taskId, state)?.id ?? [],
    );
    return ids.length === 0 ? null : Math.max(...ids);
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

/** It waits, runs or has an outcome; what never began or was stopped is no attempt. */
function isAttempt(state: RunState): boolean {
  return state === 'queued' || state === 'running' || isOutcome(state);
}
