/** Keeps runs: one row for each execution and for each fire time that did not become one. */

import { AppError } from '../../shared/errors.ts';
import type { RecentRun } from '../../shared/ipc-contract.ts';
import { phrase } from '../../shared/phrase.ts';
import { activeStates, isActive, isOutcome, type Run, runStates } from '../../shared/run.ts';
import type { SealedTexts } from '../../shared/secret.ts';
import type { FailingTask } from '../../shared/status.ts';
import type { StartedRun } from '../../shared/task-stats.ts';
import type { OutputFileRule } from '../../shared/task-policy.ts';
import type { AdoptSpec, ProcessIdentity } from '../../shared/worker-protocol.ts';
import type { Database } from './database.ts';
import { isUniqueViolation } from './database-error.ts';
import { listRuns } from './list-runs.ts';
import type { RunFilter } from './list-runs-sql.ts';
import {
  type RecentRunRow,
  type RunField,
  type RunRow,
  runColumns,
  runFields,
  SELECT_RUNS,
  toColumn,
  toRecentRun,
  toRun,
} from './run-rows.ts';
import { IS_RETRIED } from './retried-sql.ts';
import { type OutcomeCount, OutcomeCounts } from './outcome-counts.ts';
import { TaskHealth } from './task-health.ts';

/** What taking over an active run after a restart needs. */
export interface RunLaunch {
  readonly spec: AdoptSpec;
  /** Null until the worker has reported the start. */
  readonly process: ProcessIdentity | null;
  /** These are of the definition that was started, which may have been edited since. */
  readonly successExitCodes: readonly number[];
  readonly outputFile: OutputFileRule | null;
  readonly watchDuration: boolean;
  /** What its output is masked of, encrypted; null for most runs, absent in rows of older versions. */
  readonly secrets?: SealedTexts | null;
  /** Held until it ends. */
  readonly locks: readonly string[];
}

type Follow = (before: Run | null, after: Run) => void;

const outcomeStates = runStates.filter(isOutcome);
const INSERT_RUN = `
  INSERT INTO runs (${runFields.map((field) => runColumns[field]).join(', ')})
  VALUES (${runFields.map(() => '?').join(', ')})`;
/** The usual duration is the median of that many successes, and unknown below the fewer. */
const USUAL_OF_RUNS = 30;
const USUAL_FROM_RUNS = 5;

/**
 * Each writing call is one transaction unless inside a caller's own.
 * Newest means asked for last (the highest id).
 */
export class RunStore {
  readonly #database: Database;
  readonly #health: TaskHealth;
  readonly #follow: Follow;
  readonly #counts: OutcomeCounts;

  /** @param follow Called inside each transaction that changes a run; null stands for a new row. */
  constructor(database: Database, follow: Follow = () => undefined) {
    this.#database = database;
    this.#follow = follow;
    this.#health = new TaskHealth(database);
    this.#counts = new OutcomeCounts(database);
  }

  /** @throws AppError `conflict` when the fire time of this schedule has a row already */
  insert(run: Omit<Run, 'id'>): Run {
    return this.#database.transaction(() => {
      const { lastInsertRowid } = this.#writeOccurrence(
        INSERT_RUN,
        runFields.map((field) => toColumn(run, field)),
      );
      const inserted = { ...run, id: Number(lastInsertRowid) };
      this.#health.follow(null, inserted);
      this.#follow(null, inserted);
      this.#counts.follow(null, inserted);
      return inserted;
    });
  }

  hasOccurrence(scheduleId: number, scheduledForMs: number, clockEpoch: number): boolean {
    const row = this.#database
      .prepare(
        'SELECT 1 FROM runs WHERE schedule_id = ? AND scheduled_for_ms = ? AND clock_epoch = ?',
      )
      .get(scheduleId, scheduledForMs, clockEpoch);
    return row !== undefined;
  }

  /**
   * Changes the given fields alone. The launch of a run that has ended is forgotten.
   *
   * @throws AppError `not_found`, or `conflict` when moved to a fire time that has a row already
   */
  update(runId: number, change: Partial<Omit<Run, 'id'>>): Run {
    return this.#database.transaction(() => {
      const before = this.get(runId);
      const after: Run = { ...before, ...change, id: runId };
      const changed = runFields.filter((field) => before[field] !== after[field]);
      if (changed.length === 0) return before;
      this.#writeOccurrence(updateSql(changed), [
        ...changed.map((field) => toColumn(after, field)),
        runId,
      ]);
      this.#health.follow(before, after);
      this.#follow(before, after);
      this.#counts.follow(before, after);
      if (!isActive(after.state)) this.#forgetLaunch(runId);
      return after;
    });
  }

  /** @throws AppError `not_found` */
  get(runId: number): Run {
    const run = this.find(runId);
    if (!run) throw new AppError('not_found', phrase('There is no run {runId}.', { runId }));
    return run;
  }

  /** Null when there is no such run, or no longer. */
  find(runId: number): Run | null {
    const row = this.#database.prepare<RunRow>(`${SELECT_RUNS} WHERE id = ?`).get(runId);
    return row ? toRun(row) : null;
  }

  /** Newest first. */
  list(filter: RunFilter): readonly Run[] {
    return listRuns(this.#database, filter).map(toRun);
  }

  /** Queued and running, oldest first. */
  active(): readonly Run[] {
    return this.#database
      .prepare<RunRow>(`${SELECT_RUNS} INDEXED BY runs_by_state WHERE state IN (?, ?) ORDER BY id`)
      .all(...activeStates)
      .map(toRun);
  }

  /** The same for one task. */
  activeOf(taskId: number): readonly Run[] {
    // Left to itself SQLite walks every run of the task, to be spared the sorting of a few.
    return this.#database
      .prepare<RunRow>(
        `${SELECT_RUNS} INDEXED BY runs_by_task_state
         WHERE task_id = ? AND state IN (?, ?) ORDER BY id`,
      )
      .all(taskId, ...activeStates)
      .map(toRun);
  }

  setLaunch(runId: number, launch: RunLaunch): void {
    this.#database.transaction(() => {
      this.#database
        .prepare('INSERT OR REPLACE INTO run_launches (run_id, launch) VALUES (?, ?)')
        .run(runId, JSON.stringify(launch));
    });
  }

  /** Null before the run was launched and after it has ended. */
  launchOf(runId: number): RunLaunch | null {
    const row = this.#database
      .prepare<{ readonly launch: string }>('SELECT launch FROM run_launches WHERE run_id = ?')
      .get(runId);
    // An older CronPilot knew of no locks.
    return row ? { locks: [], ...(JSON.parse(row.launch) as Omit<RunLaunch, 'locks'>) } : null;
  }

  /** Enabled tasks whose newest outcome is a failure; most recent failure first. */
  failing(): readonly FailingTask[] {
    return this.#health.failing();
  }

  /** By quarters of an hour in [fromMs, toMs), of runs that may be gone meanwhile. */
  outcomesBetween(fromMs: number, toMs: number): readonly OutcomeCount[] {
    return this.#counts.between(fromMs, toMs);
  }

  /** Newest first, leaving out what never ran, what was cancelled, and all but the last attempt. */
  outcomesOf(taskId: number, limit: number): readonly Run[] {
    return this.list({ taskId, states: outcomeStates, limit, finalOnly: true });
  }

  /**
   * A run with what it retried and what retried it, first attempt first; what was removed is left out.
   *
   * @throws AppError `not_found`
   */
  attemptsOf(runId: number): readonly Run[] {
    const attempts = [this.get(runId)];
    for (let before = attempts[0]?.retryOfRunId ?? null; before !== null; ) {
      const run = this.find(before);
      if (run) attempts.unshift(run);
      before = run?.retryOfRunId ?? null;
    }
    for (let after = this.#retryOf(runId); after; after = this.#retryOf(after.id)) {
      attempts.push(after);
    }
    return attempts;
  }

  #retryOf(runId: number): Run | null {
    const row = this.#database
      .prepare<RunRow>(`${SELECT_RUNS} WHERE retry_of_run_id = ?`)
      .get(runId);
    return row ? toRun(row) : null;
  }

  /** At any time, and not set right by another attempt. */
  hasFailed(taskId: number): boolean {
    return this.#health.hasFailed(taskId);
  }

  /** Another attempt follows it, so that it is not the last word. */
  isRetried(runId: number): boolean {
    return this.#health.isRetried(runId);
  }

  /** The newest active run, else the newest at all. */
  lastOf(taskId: number): Run | null {
    return this.activeOf(taskId).at(-1) ?? this.list({ taskId, limit: 1 })[0] ?? null;
  }

  /** Runs that were started, newest first. */
  recentOf(taskId: number, limit: number): readonly RecentRun[] {
    return this.#database
      .prepare<RecentRunRow>(
        `SELECT id, state, started_at_ms, finished_at_ms FROM runs
         WHERE task_id = ? AND started_at_ms IS NOT NULL ORDER BY id DESC LIMIT ?`,
      )
      .all(taskId, limit)
      .map(toRecentRun);
  }

  /** The same, each with whether another attempt is the last word instead. */
  startedOf(taskId: number, limit: number): readonly StartedRun[] {
    return this.#database
      .prepare<RecentRunRow & { readonly is_retried: 0 | 1 }>(
        `SELECT id, state, started_at_ms, finished_at_ms, ${IS_RETRIED} AS is_retried FROM runs
         WHERE task_id = ? AND started_at_ms IS NOT NULL ORDER BY id DESC LIMIT ?`,
      )
      .all(taskId, limit)
      .map((row) => ({ ...toRecentRun(row), isRetried: row.is_retried === 1 }));
  }

  /** All rows of a task, those that were not started among them. */
  countOf(taskId: number): number {
    const row = this.#database
      .prepare<{ readonly run_count: number }>(
        'SELECT count(*) AS run_count FROM runs WHERE task_id = ?',
      )
      .get(taskId);
    return row?.run_count ?? 0;
  }

  /** Median of the last 30 successes, null below five. */
  usualDurationMs(taskId: number): number | null {
    const durations = this.#database
      .prepare<RecentRunRow>(
        `SELECT id, state, started_at_ms, finished_at_ms FROM runs
         WHERE task_id = ? AND state = 'succeeded' ORDER BY id DESC LIMIT ?`,
      )
      .all(taskId, USUAL_OF_RUNS)
      .map((row) => toRecentRun(row).durationMs)
      .filter((durationMs) => durationMs !== null);
    return durations.length < USUAL_FROM_RUNS ? null : median(durations);
  }

  #writeOccurrence(sql: string, parameters: readonly unknown[]) {
    try {
      return this.#database.prepare(sql).run(...parameters);
    } catch (cause) {
      // The fire time is the only thing of a run that must be unique.
      if (isUniqueViolation(cause)) {
        throw new AppError('conflict', phrase('This fire time has a run already.'), { cause });
      }
      throw cause;
    }
  }

  #forgetLaunch(runId: number): void {
    this.#database.prepare('DELETE FROM run_launches WHERE run_id = ?').run(runId);
  }
}

function updateSql(fields: readonly RunField[]): string {
  return `UPDATE runs SET ${fields.map((field) => `${runColumns[field]} = ?`).join(', ')} WHERE id = ?`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? 0;
  const high = sorted[Math.floor(middle)] ?? 0;
  return Math.round((low + high) / 2);
}
