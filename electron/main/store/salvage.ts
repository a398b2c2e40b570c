/** Reads what can still be read of a damaged database into a sound one. */

import Sqlite from 'better-sqlite3';

export interface Salvage {
  /** Rows that were read, by table. */
  readonly rowCounts: Readonly<Record<string, number>>;
  /** False when some part could not be read. */
  readonly isComplete: boolean;
}

interface TableShape {
  readonly name: string;
  /** Known to both databases. */
  readonly columns: readonly string[];
  readonly hasRowid: boolean;
}

/** The search for readable rows in lost parts of a table is given up after so many failures. */
const MAX_FAILURES = 2_000;
/** Ids above those that are known of, of rows written last. */
const UNKNOWN_IDS = 100_000;

/**
 * Rows of the damaged database take the place of those with the same key. Foreign keys of `target`
 * must be off, and are left for the caller to mend.
 */
export function salvageInto(target: Sqlite.Database, damagedPath: string): Salvage {
  target.prepare('ATTACH ? AS damaged').run(damagedPath);
  try {
    target.pragma('damaged.cell_size_check = ON');
    const salvager = new Salvager(target);
    // Not in a transaction, whose end would fail with the damaged file a part of it.
    salvager.copyAll();
    return salvager.result;
  } finally {
    target.exec('DETACH damaged');
  }
}

class Salvager {
  readonly #target: Sqlite.Database;
  readonly #rowCounts: Record<string, number> = {};
  #failureCount = 0;

  constructor(target: Sqlite.Database) {
    this.#target = target;
  }

  get result(): Salvage {
    return { rowCounts: this.#rowCounts, isComplete: this.#failureCount === 0 };
  }

  copyAll(): void {
    for (const table of this.#tables()) {
      const count = table.hasRowid ? this.#copyByRowid(table) : this.#copyFromBothEnds(table);
      this.#rowCounts[table.name] = count;
    }
  }

  #tables(): readonly TableShape[] {
    const shapes = this.#target
      .prepare(`SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`)
      .all() as { name: string; wr: number }[];
    return shapes
      .filter(({ name }) => name !== 'sqlite_schema' && this.#isReadable(name))
      .map(({ name, wr }) => ({ name, columns: this.#columnsOf(name), hasRowid: wr === 0 }));
  }

  #isReadable(table: string): boolean {
    return this.#attempt(() => this.#columnsOf(table).length > 0) ?? false;
  }

  #columnsOf(table: string): readonly string[] {
    return this.#target
      .prepare(
        `SELECT name FROM pragma_table_info(?, 'main')
         INTERSECT SELECT name FROM pragma_table_info(?, 'damaged')`,
      )
      .pluck()
      .all(table, table) as string[];
  }

  #copyByRowid({ name, columns }: TableShape): number {
    const list = columns.map((column) => `"${column}"`).join(', ');
    const copy = this.#target.prepare(
      `INSERT OR REPLACE INTO main."${name}" (${list})
       SELECT ${list} FROM damaged."${name}" NOT INDEXED WHERE rowid BETWEEN ? AND ?`,
    );
    const high = this.#highestRowid(name);
    return this.#copyRange(copy, 0, high, this.#failureCount + MAX_FAILURES);
  }

  /** What fails as a whole is tried in halves, down to single rows. */
  #copyRange(copy: Sqlite.Statement, low: number, high: number, maxFailures: number): number {
    const changes = this.#attempt(() => copy.run(low, high).changes);
    if (changes !== null) return changes;
    if (low === high || this.#failureCount > maxFailures) return 0;
    const middle = Math.floor((low + high) / 2);
    return (
      this.#copyRange(copy, low, middle, maxFailures) +
      this.#copyRange(copy, middle + 1, high, maxFailures)
    );
  }

  /** Of the damaged table itself, where it says so in a credible way. */
  #highestRowid(table: string): number {
    const known = Math.max(
      this.#numberOf(`SELECT max(rowid) FROM main."${table}"`),
      this.#numberOf(`SELECT max(seq) FROM damaged.sqlite_sequence WHERE name = '${table}'`),
    );
    const told = this.#numberOf(`SELECT max(rowid) FROM damaged."${table}"`);
    return told > 0 && told <= known + UNKNOWN_IDS ? Math.max(told, known) : known + UNKNOWN_IDS;
  }

  #numberOf(sql: string): number {
    return this.#attempt(() => Number(this.#target.prepare(sql).pluck().get() ?? 0)) ?? 0;
  }

  /** Of a table without row ids: the rows before the first damage and those after the last. */
  #copyFromBothEnds({ name, columns }: TableShape): number {
    const list = columns.map((column) => `"${column}"`).join(', ');
    const key = this.#keyOf(name);
    const rows = new Map<string, Record<string, unknown>>();
    for (const direction of ['ASC', 'DESC']) {
      const order = key.map((column) => `"${column}" ${direction}`).join(', ');
      const failuresBefore = this.#failureCount;
      this.#attempt(() => {
        const select = `SELECT ${list} FROM damaged."${name}" ORDER BY ${order}`;
        for (const row of this.#target.prepare(select).iterate()) {
          const fields = row as Record<string, unknown>;
          rows.set(JSON.stringify(key.map((column) => fields[column])), fields);
        }
      });
      if (this.#failureCount === failuresBefore) break;
    }
    const insert = this.#target.prepare(
      `INSERT OR REPLACE INTO main."${name}" (${list}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    const insertRow = (row: Record<string, unknown>) =>
      this.#attempt(() => insert.run(...columns.map((column) => row[column])).changes) ?? 0;
    return [...rows.values()].reduce((count, row) => count + insertRow(row), 0);
  }

  #keyOf(table: string): readonly string[] {
    return this.#target
      .prepare("SELECT name FROM pragma_table_info(?, 'main') WHERE pk > 0 ORDER BY pk")
      .pluck()
      .all(table) as string[];
  }

  /** Null when the damaged file, or a row that is none, stands against it. */
  #attempt<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Sqlite.SqliteError) || /^SQLITE_(FULL|NOMEM)/.test(error.code)) {
        throw error;
      }
      this.#failureCount += 1;
      return null;
    }
  }
}
