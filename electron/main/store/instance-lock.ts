/** Lets one CronPilot at a time use a data folder. */

import Sqlite from 'better-sqlite3';

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import { toDatabaseError } from './database-error.ts';

/**
 * A lock of the file system, which the system takes back however the process ends. Electron's own
 * single-instance lock lets two copies that start in the same moment both through now and then.
 */
export class InstanceLock {
  readonly #connection: Sqlite.Database;

  private constructor(connection: Sqlite.Database) {
    this.#connection = connection;
  }

  /**
   * Makes the file where there is none; it stays empty.
   *
   * @throws AppError `conflict` when another one holds it, `unavailable` when the disk refuses
   */
  static acquire(path: string): InstanceLock {
    try {
      const connection = new Sqlite(path, { timeout: 0 });
      try {
        connection.exec('BEGIN EXCLUSIVE');
        return new InstanceLock(connection);
      } catch (error) {
        connection.close();
        throw error;
      }
    } catch (cause) {
      if (cause instanceof Sqlite.SqliteError && cause.code === 'SQLITE_BUSY') {
        const message = phrase('CronPilot is already running with this data folder.');
        throw new AppError('conflict', message, { cause });
      }
      throw toDatabaseError(cause, path);
    }
  }

  release(): void {
    this.#connection.close();
  }
}
