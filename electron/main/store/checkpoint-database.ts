/** Folds the write-ahead log into the database beside main's loop, which a slow disk would hold. */

import Sqlite from 'better-sqlite3';

/** Waits for nobody: what somebody still reads or writes is left for the next time. */
export function checkpointDatabase(path: string): void {
  const connection = new Sqlite(path, { fileMustExist: true });
  try {
    connection.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    connection.close();
  }
}
