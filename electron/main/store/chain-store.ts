/** Keeps what chains of tasks are made of: ends to be followed up, and arrivals that wait for others. */

import { isOutcome, type Run, type RunId } from '../../shared/run.ts';
import type { TaskId } from '../../shared/task.ts';
import type { Database } from './database.ts';

/** Each writing call is one transaction unless inside a caller's own. */
export class ChainStore {
  readonly #database: Database;
  #predecessors: ReadonlySet<TaskId> = new Set();

  constructor(database: Database) {
    this.#database = database;
  }

  /** From now on the ends of these tasks' runs are kept until they are taken out. */
  watch(predecessors: ReadonlySet<TaskId>): void {
    this.#predecessors = predecessors;
  }

  /** Belongs into the transaction that changes a run, so that no end is ever lost. */
  follow(before: Run | null, after: Run): void {
    if (!isOutcome(after.state) || (before && isOutcome(before.state))) return;
    if (!this.#predecessors.has(after.taskId)) return;
    this.#database.prepare('INSERT OR IGNORE INTO chain_ends (run_id) VALUES (?)').run(after.id);
  }

  /** Runs whose ends are still to be followed up. */
  ends(): readonly RunId[] {
    return this.#database
      .prepare<{ readonly run_id: number }>('SELECT run_id FROM chain_ends ORDER BY run_id')
      .all()
      .map((row) => row.run_id);
  }

  removeEnd(runId: RunId): void {
    this.#write('DELETE FROM chain_ends WHERE run_id = ?', runId);
  }

  /** Predecessors that have ended since the chain last started its task. */
  arrivals(taskId: TaskId, chain: string): ReadonlySet<TaskId> {
    const rows = this.#database
      .prepare<{ readonly predecessor_id: number }>(
        'SELECT predecessor_id FROM chain_arrivals WHERE task_id = ? AND chain = ?',
      )
      .all(taskId, chain);
    return new Set(rows.map((row) => row.predecessor_id));
  }

  addArrival(taskId: TaskId, chain: string, run: Pick<Run, 'id' | 'taskId'>): void {
    this.#write(
      `INSERT OR REPLACE INTO chain_arrivals (task_id, chain, predecessor_id, run_id)
       VALUES (?, ?, ?, ?)`,
      taskId,
      chain,
      run.taskId,
      run.id,
    );
  }

  clearArrivals(taskId: TaskId, chain: string): void {
    this.#write('DELETE FROM chain_arrivals WHERE task_id = ? AND chain = ?', taskId, chain);
  }

  /** What arrived for chains that the task has no longer, or not while it is switched off. */
  forgetArrivals(taskId: TaskId, exceptFor: readonly string[]): void {
    this.#write(
      `DELETE FROM chain_arrivals
       WHERE task_id = ? AND chain NOT IN (SELECT value FROM json_each(?))`,
      taskId,
      JSON.stringify(exceptFor),
    );
  }

  #write(sql: string, ...parameters: readonly unknown[]): void {
    this.#database.transaction(() => this.#database.prepare(sql).run(...parameters));
  }
}
