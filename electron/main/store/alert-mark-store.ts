/** Keeps which runs have news that nobody has told yet, so that no crash swallows them. */

import { isOutcome, type Run, type RunId } from '../../shared/run.ts';
import type { Database } from './database.ts';

/** Each writing call is one transaction unless inside a caller's own. */
export class AlertMarkStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Belongs into the transaction that changes a run. */
  follow(before: Run | null, after: Run): void {
    if (!isNews(before, after)) return;
    this.#database.prepare('INSERT OR IGNORE INTO alert_marks (run_id) VALUES (?)').run(after.id);
  }

  has(runId: RunId): boolean {
    const row = this.#database.prepare('SELECT 1 FROM alert_marks WHERE run_id = ?').get(runId);
    return row !== undefined;
  }

  all(): readonly RunId[] {
    return this.#database
      .prepare<{ readonly run_id: number }>('SELECT run_id FROM alert_marks ORDER BY run_id')
      .all()
      .map((row) => row.run_id);
  }

  remove(runIds: readonly RunId[]): void {
    this.#database.transaction(() => {
      this.#database
        .prepare('DELETE FROM alert_marks WHERE run_id IN (SELECT value FROM json_each(?))')
        .run(JSON.stringify(runIds));
    });
  }
}

/** The attempt that was to follow a failure does not. Not by the user, who knows then. */
export function isGivenUp(run: Run): run is Run & { readonly retryOfRunId: RunId } {
  if (run.retryOfRunId === null) return false;
  return run.state === 'skipped' || run.reasonCode === 'retry_superseded';
}

function isNews(before: Run | null, after: Run): boolean {
  if (after.state === 'running') return after.durationWarning !== null && !before?.durationWarning;
  if (after.state === before?.state) return false;
  return isOutcome(after.state) || after.state === 'missed' || isGivenUp(after);
}
