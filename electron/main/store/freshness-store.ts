/** Reads of which tasks a success is expected every so often, since when, and when there was one. */

import type { Database } from './database.ts';

/** A task of which a success is expected every so often. */
export interface FreshnessContract {
  readonly taskId: number;
  readonly taskName: string;
  readonly freshnessMs: number;
  /** When it was made, switched on or restored last: it gets its whole time from then. */
  readonly liveSinceMs: number;
  /** Null when there never was one. */
  readonly lastSuccessAtMs: number | null;
}

interface ContractRow {
  readonly id: number;
  readonly name: string;
  readonly freshness_ms: number | null;
  readonly live_since_ms: number | null;
  readonly created_at_ms: number;
  readonly last_success_at_ms: number | null;
}

const SELECT_CONTRACTS = `
  SELECT id, name, created_at_ms, definition ->> '$.freshnessMs' AS freshness_ms,
    (SELECT max(changed_at_ms) FROM task_changes
     WHERE task_id = tasks.id AND kind IN ('created', 'enabled', 'restored')) AS live_since_ms,
    (SELECT finished_at_ms FROM runs
     WHERE task_id = tasks.id AND state = 'succeeded' ORDER BY id DESC LIMIT 1)
      AS last_success_at_ms
  FROM tasks INDEXED BY tasks_with_freshness
  WHERE enabled = 1 AND deleted_at_ms IS NULL AND instr(definition, '"freshnessMs":null') = 0`;

export class FreshnessStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Those of enabled tasks. */
  contracts(): readonly FreshnessContract[] {
    return this.#database.prepare<ContractRow>(SELECT_CONTRACTS).all().flatMap(toContracts);
  }

  /** Null for a task that is disabled or deleted, or of which nothing is expected. */
  contractOf(taskId: number): FreshnessContract | null {
    const row = this.#database.prepare<ContractRow>(`${SELECT_CONTRACTS} AND id = ?`).get(taskId);
    return row ? (toContracts(row)[0] ?? null) : null;
  }
}

/** None for a task that was stored before there were contracts. */
function toContracts(row: ContractRow): readonly FreshnessContract[] {
  if (row.freshness_ms === null) return [];
  return [
    {
      taskId: row.id,
      taskName: row.name,
      freshnessMs: row.freshness_ms,
      liveSinceMs: row.live_since_ms ?? row.created_at_ms,
      lastSuccessAtMs: row.last_success_at_ms,
    },
  ];
}
