/**
 * The SQLite file behind the stores: opens and checks it, hands out statements and transactions.
 *
 * Durability: a transaction is safe from a crash of CronPilot on return, and from a power loss once
 * `durable` says so, which everybody waits for before anything outside depends on it: a process is
 * started, what a run left is removed, a caller is answered. SQLite would hold main's loop for that
 * fsync (`synchronous = FULL`), twice for each run; here it happens beside the loop, and all that
 * is committed meanwhile shares the next one. A power loss takes the newest transactions, never
 * older ones without them.
 */

import { closeSync, openSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

import { AppError } from '../../shared/errors.ts';
import { APPLICATION_ID, checkDatabaseFile } from './check-database-file.ts';
import { toDatabaseError } from './database-error.ts';
import { isDamage, markSuspect } from './find-damage.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { WalFlush } from './wal-flush.ts';

/** Another process (a backup, a curious sqlite3 shell) may hold the lock for that long. */
const BUSY_TIMEOUT_MS = 5_000;
/** What nobody waits for is on the disk by then. */
const SOON_MS = 1_000;
/** 16 MiB. As a rule a thread folds the log into the file long before (`upkeep/checkpoints.ts`). */
const MAX_WAL_PAGES = 4_000;

/** Result rows are typed by whoever writes the query. */
export type Statement<Row = unknown> = Sqlite.Statement<unknown[], Row>;

export class Database {
  /** Called when the disk has refused a transaction, or another process has. */
  onRefused: () => void = () => undefined;
  readonly #path: string;
  readonly #connection: Sqlite.Database;
  readonly #statements = new Map<string, Sqlite.Statement>();
  readonly #transaction: Sqlite.Transaction<(work: () => unknown) => unknown>;
  readonly #flush: WalFlush;
  /** Of so many changed rows `#flushed` tells. */
  #flushedChanges = 0;
  #flushed = Promise.resolve();
  #soon: { readonly flushed: Promise<void>; readonly end: () => void } | null = null;
  /** Of a transaction inside the one under way. */
  #innerFailure: { readonly error: unknown } | null = null;

  private constructor(path: string, connection: Sqlite.Database) {
    this.#path = path;
    this.#connection = connection;
    this.#flush = new WalFlush(path);
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
   * All of `work` or nothing of it; on the disk within a second. A call inside another one
   * belongs to it: its failure takes back all, also where somebody in between catches it.
   *
   * @throws AppError `unavailable` when the disk refuses; whatever else `work` throws as it is
   */
  transaction<T>(work: () => T): T {
    if (this.#connection.inTransaction) return this.#inner(work);
    this.#innerFailure = null;
    try {
      const result = this.#transaction.immediate(() => {
        const done = work();
        if (this.#innerFailure) throw this.#innerFailure.error;
        return done;
      }) as T;
      void this.durableSoon();
      return result;
    } catch (error) {
      const told = toDatabaseError(error, this.#path);
      if (isDamage(error)) markSuspect(this.#path);
      if (told !== error) this.onRefused();
      throw told;
    }
  }

  /** Without a savepoint, which costs as much as a row. */
  #inner<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.#innerFailure ??= { error };
      throw error;
    }
  }

  /** Another one after each change of the schema. */
  get schemaCookie(): number {
    return Number(this.#connection.pragma('schema_version', { simple: true }));
  }

  /** Rows written since it was opened. */
  get changeCount(): number {
    const row = this.prepare<{ readonly count: number }>('SELECT total_changes() AS count').get();
    return row?.count ?? 0;
  }

  /**
   * Resolves once all that is committed by now survives a power loss. A disk that refuses holds
   * nobody up: `onRefused` hears of it, and the file itself is written instead.
   */
  durable(): Promise<void> {
    const { changeCount } = this;
    if (changeCount !== this.#flushedChanges) {
      this.#flushedChanges = changeCount;
      this.#flushed = this.#flush.flush().catch(() => {
        this.onRefused();
        this.checkpoint();
      });
    }
    return this.#flushed;
  }

  /** The same within a second, together with all that is committed by then. */
  durableSoon(): Promise<void> {
    this.#soon ??= this.#flushLater();
    return this.#soon.flushed;
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
    this.#flush.close();
    this.#soon?.end();
  }

  #flushLater() {
    let end = (): void => undefined;
    const flushed = new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        this.#soon = null;
        resolve(this.durable());
      }, SOON_MS).unref();
      end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    return { flushed, end };
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
  connection.pragma('synchronous = NORMAL');
  connection.pragma(`wal_autocheckpoint = ${MAX_WAL_PAGES}`);
  connection.pragma('foreign_keys = ON');
  if (connection.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    connection.pragma(`application_id = ${APPLICATION_ID}`);
  }
}
