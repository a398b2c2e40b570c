/** Finds and takes out what is old: logs and rows of runs, in as small parts as the caller asks for. */

import type { RunId } from '../../shared/run.ts';
import type { TaskId } from '../../shared/task.ts';
import type { Database } from './database.ts';

/** A run that has ended and has a log. */
export interface KeptLog {
  readonly runId: RunId;
  readonly taskId: TaskId;
  readonly filename: string;
  readonly bytes: number;
  readonly endedAtMs: number;
  /** The newest success or the newest failure of its task. */
  readonly isLastOutcome: boolean;
}

export interface RemovedRun {
  readonly taskId: TaskId;
  /** The log that is now nobody's. */
  readonly logFilename: string | null;
}

/** What a task itself says of how long and how many of its logs are kept. */
export interface OwnLogLimits {
  readonly keepMs: number | null;
  readonly keepCount: number | null;
}

interface LogRow {
  readonly id: number;
  readonly task_id: number;
  readonly log_filename: string;
  readonly log_bytes: number;
  readonly ended_at_ms: number;
  readonly is_last: number;
}

interface OldRow {
  readonly id: number;
  readonly task_id: number;
  readonly log_filename: string | null;
  readonly is_old: number;
  readonly is_kept: number;
}

const IS_ACTIVE = `state IN ('queued', 'running')`;
const IS_LAST_OUTCOME = 'coalesce(runs.id IN (last_success_run_id, last_failure_run_id), 0)';
const JOIN_HEALTH = 'LEFT JOIN task_health ON task_health.task_id = runs.task_id';

export class Retention {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Logs of runs that have ended, by task and then oldest first.
   *
   * @param after the last one of the part before; null begins
   */
  logsAfter(after: Pick<KeptLog, 'taskId' | 'runId'> | null, limit: number): readonly KeptLog[] {
    return this.#database
      .prepare<LogRow>(
        `SELECT runs.id, runs.task_id, log_filename, log_bytes, ${IS_LAST_OUTCOME} AS is_last,
           coalesce(finished_at_ms, queued_at_ms) AS ended_at_ms
         FROM runs INDEXED BY runs_with_log ${JOIN_HEALTH}
         WHERE log_filename IS NOT NULL AND NOT ${IS_ACTIVE} AND (runs.task_id, runs.id) > (?, ?)
         ORDER BY runs.task_id, runs.id LIMIT ?`,
      )
      .all(after?.taskId ?? 0, after?.runId ?? 0, limit)
      .map((row) => ({
        runId: row.id,
        taskId: row.task_id,
        filename: row.log_filename,
        bytes: row.log_bytes,
        endedAtMs: row.ended_at_ms,
        isLastOutcome: row.is_last === 1,
      }));
  }

  /** Of the tasks that have some. */
  ownLogLimits(): ReadonlyMap<TaskId, OwnLogLimits> {
    const rows = this.#database
      .prepare<OwnLogLimits & { readonly id: TaskId }>(
        `SELECT id, definition ->> 'keepLogsMs' AS keepMs, definition ->> 'keepLogsCount' AS keepCount
         FROM tasks WHERE keepMs IS NOT NULL OR keepCount IS NOT NULL`,
      )
      .all();
    return new Map(rows.map(({ id, keepMs, keepCount }) => [id, { keepMs, keepCount }]));
  }

  /** Notes that the logs of these runs are gone; their rows stay. Runs that are active keep theirs. */
  forgetLogs(runIds: readonly RunId[]): void {
    this.#forEachEnded(runIds, 'UPDATE runs SET log_filename = NULL');
  }

  /** Notes the real size of a log. */
  correctLogBytes(runId: RunId, bytes: number): void {
    this.#database.transaction(() => {
      this.#database.prepare('UPDATE runs SET log_bytes = ? WHERE id = ?').run(bytes, runId);
    });
  }

  /** The log file that the row of a run names; null also for a run that is not known. */
  logFilenameOf(runId: RunId): string | null {
    const row = this.#database
      .prepare<{ readonly log_filename: string | null }>(
        'SELECT log_filename FROM runs WHERE id = ?',
      )
      .get(runId);
    return row?.log_filename ?? null;
  }

  /** Ids of the oldest and the newest run; null without any. */
  runIdRange(): { readonly oldest: RunId; readonly newest: RunId } | null {
    const row = this.#database
      .prepare<{ readonly oldest: number | null; readonly newest: number | null }>(
        'SELECT (SELECT min(id) FROM runs) AS oldest, (SELECT max(id) FROM runs) AS newest',
      )
      .get();
    if (!row || row.oldest === null || row.newest === null) return null;
    return { oldest: row.oldest, newest: row.newest };
  }

  /** Rows with an id above `after`, up to and with `upTo`. */
  countRuns(after: RunId, upTo: RunId): number {
    const row = this.#database
      .prepare<{ readonly run_count: number }>(
        'SELECT count(*) AS run_count FROM runs WHERE id > ? AND id <= ?',
      )
      .get(after, upTo);
    return row?.run_count ?? 0;
  }

  /** The id with exactly `runCount` rows from it up to `upTo`; there are at least as many. */
  idAbove(upTo: RunId, runCount: number): RunId {
    const row = this.#database
      .prepare<{ readonly id: number }>(
        'SELECT id FROM runs WHERE id <= ? ORDER BY id DESC LIMIT 1 OFFSET ?',
      )
      .get(upTo, runCount - 1);
    return row?.id ?? 0;
  }

  /**
   * Looks at the next rows and removes those that are old, but never an active run nor the newest
   * success or failure of a task.
   *
   * @param after id of the last row looked at
   * @param old asked for before `beforeMs`, or with an id below `beforeRunId`
   * @returns null as `lastRunId` when no more old rows are to be expected
   */
  removeOldRuns(
    after: RunId,
    old: { readonly beforeMs: number; readonly beforeRunId: RunId },
    limit: number,
  ): { readonly removed: readonly RemovedRun[]; readonly lastRunId: RunId | null } {
    const rows = this.#database
      .prepare<OldRow>(
        `SELECT runs.id, runs.task_id, log_filename,
           runs.id < ? OR queued_at_ms < ? AS is_old, ${IS_ACTIVE} OR ${IS_LAST_OUTCOME} AS is_kept
         FROM runs ${JOIN_HEALTH} WHERE runs.id > ? ORDER BY runs.id LIMIT ?`,
      )
      .all(old.beforeRunId, old.beforeMs, after, limit);
    const removed = this.#remove(rows.filter((row) => row.is_old === 1 && row.is_kept === 0));
    const isDone = !rows.some((row) => row.is_old === 1);
    return { removed, lastRunId: isDone ? null : (rows.at(-1)?.id ?? null) };
  }

  /** Removes some runs of a task, whatever their age; none when there are none left. */
  removeRunsOf(taskId: TaskId, limit: number): readonly RemovedRun[] {
    const rows = this.#database
      .prepare<OldRow>(
        `SELECT id, task_id, log_filename FROM runs WHERE task_id = ? ORDER BY id LIMIT ?`,
      )
      .all(taskId, limit);
    return this.#remove(rows);
  }

  #remove(rows: readonly OldRow[]): readonly RemovedRun[] {
    this.#forEachEnded(
      rows.map(({ id }) => id),
      'DELETE FROM runs',
    );
    return rows.map((row) => ({ taskId: row.task_id, logFilename: row.log_filename }));
  }

  #forEachEnded(runIds: readonly RunId[], sql: string): void {
    if (runIds.length === 0) return;
    this.#database.transaction(() => {
      const statement = this.#database.prepare(`${sql} WHERE id = ? AND NOT ${IS_ACTIVE}`);
      for (const runId of runIds) statement.run(runId);
    });
    // At once, while it is little: a commit that finds a long log folds all of it in one go.
    this.#database.checkpoint('PASSIVE');
  }
}
