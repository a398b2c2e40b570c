/**
 * The SQLite file behind the stores: opens and checks it, hands out statements and transactions.
 *
 * Durability: `synchronous = FULL`, one fsync for each transaction, since a run that was told to
 * have started or ended must still have done so after a power loss. NORMAL would save that fsync,
 * but forget up to the last checkpoint. A batch shares one transaction, and so one fsync.
 */

import { closeSync, openSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

import { AppError } from '../../shared/errors.ts';
import { APPLICATION_ID, checkDatabaseFile } from './check-database-file.ts';
import { toDatabaseError } from './database-error.ts';
import { isDamage, markSuspect } from './find-damage.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';

/** Another process (a backup, a curious sqlite3 shell) may hold the lock for that long. */
const BUSY_TIMEOUT_MS = 5_000;

/** Result rows are typed by whoever writes the query. */
export type Statement<Row = unknown> = Sqlite.Statement<unknown[], Row>;

export class Database {
  /** Called when the disk has refused a transaction, or another process has. */
  onRefused: () => void = () => undefined;
  readonly #path: string;
  readonly #connection: Sqlite.Database;
  readonly #statements = new Map<string, Sqlite.Statement>();
  readonly #transaction: Sqlite.Transaction<(work: () => unknown) => unknown>;

  private constructor(path: string, connection: Sqlite.Database) {
    this.#path = path;
    this.#connection = connection;
    this.#transaction = connection.transaction((work: () => unknown) => work());
  }

  /**
   * Opens the database, made anew (mode 0600) when there is none, and brings it to the newest format.
   *
   * @throws AppError `unavailable` when it is of a newer format, foreign or unreadable; the file is
   * then as it was
   */
  static open(path: string): Database {
    checkDatabaseFile(path, migrations.at(-1)?.version ?? 0);
    makeFile(path);
    try {
      const connection = new Sqlite(path, { timeout: BUSY_TIMEOUT_MS });
      try {
        prepareConnection(connection);
        migrate(connection, path, migrations);
        return new Database(path, connection);
      } catch (error) {
        connection.close();
        throw error;
      }
    } catch (error) {
      throw toDatabaseError(error, path);
    }
  }

  /** The same text gives the same statement, compiled once. */
  prepare<Row = unknown>(sql: string): Statement<Row> {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement as Statement<Row>;
  }

  /**
   * All of `work` or nothing of it; durable on return. A call inside another one is a savepoint:
   * its failure takes back its own part alone.
   *
   * @throws AppError `unavailable` when the disk refuses; whatever else `work` throws as it is
   */
  transaction<T>(work: () => T): T {
    try {
      return this.#transaction.immediate(work) as T;
    } catch (error) {
      const told = toDatabaseError(error, this.#path);
      if (isDamage(error)) markSuspect(this.#path);
      if (told !== error) this.onRefused();
      throw told;
    }
  }

  /**
   * Folds the write-ahead log into the file; when the disk refuses, later.
   *
   * @param mode `TRUNCATE` empties it as well, and waits for readers; `PASSIVE` waits for nobody
   */
  checkpoint(mode: 'TRUNCATE' | 'PASSIVE' = 'TRUNCATE'): void {
    try {
      this.#connection.pragma(`wal_checkpoint(${mode})`);
    } catch (error) {
      if (toDatabaseError(error, this.#path) === error) throw error;
    }
  }

  /** Folds the write-ahead log into the file. */
  close(): void {
    this.#connection.close();
  }
}

/** Not left to SQLite, which would let everybody read it; -wal and -shm take over its mode. */
function makeFile(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('unavailable', `CronPilot cannot make its database: ${why}.`, { cause });
  }
}

function prepareConnection(connection: Sqlite.Database): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  if (connection.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    connection.pragma(`application_id = ${APPLICATION_ID}`);
  }
}
