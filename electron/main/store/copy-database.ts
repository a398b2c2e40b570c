/** Copies a database while it is in use, and checks the copy. */

import { closeSync, openSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import Sqlite from 'better-sqlite3';

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import { isDamage, markSuspect } from './find-damage.ts';
import {
  countRows,
  type DatabaseFacts,
  type RowCounts,
  verifyDatabase,
} from './verify-database.ts';
import { flushFile } from './flush-file.ts';

/** More pages than any database has: whoever copies has a thread of its own. */
const ALL_PAGES = 0x7fff_ffff;

/**
 * On return the copy is one whole file on disk (mode 0600), checked page by page and row count by
 * row count against the moment it was taken at.
 *
 * @param copyPath must not exist
 * @throws AppError `unavailable` when the copy is not sound; whatever the disk refuses, as it is
 */
export async function copyDatabase(path: string, copyPath: string): Promise<DatabaseFacts> {
  try {
    return await copyAndVerify(path, copyPath);
  } catch (error) {
    if (!(error instanceof AppError) && !isDamage(error)) throw error;
    markSuspect(path);
    throw new AppError(
      'unavailable',
      phrase(
        'The database is damaged. Quit CronPilot and start it again: it repairs its database then.',
      ),
      { cause: error },
    );
  }
}

async function copyAndVerify(path: string, copyPath: string): Promise<DatabaseFacts> {
  // SQLite fills an empty file, which therefore keeps its mode.
  closeSync(openSync(copyPath, 'wx', 0o600));
  const rowCounts = await copyPages(path, copyPath);
  leaveAsOneFile(copyPath);
  const facts = verifyDatabase(copyPath);
  if (!isDeepStrictEqual(facts.rowCounts, rowCounts)) {
    throw new AppError('unavailable', phrase('The copy of the database lacks rows.'));
  }
  flushFile(copyPath);
  return facts;
}

/** Counted and copied inside one read transaction, so both are of the same moment. */
async function copyPages(path: string, copyPath: string): Promise<RowCounts> {
  const connection = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    connection.exec('BEGIN');
    const rowCounts = countRows(connection);
    await connection.backup(copyPath, { progress: () => ALL_PAGES });
    connection.exec('COMMIT');
    return rowCounts;
  } finally {
    connection.close();
  }
}

/** The copy of a database with a write-ahead log asks for such a log as well. */
function leaveAsOneFile(copyPath: string): void {
  const copy = new Sqlite(copyPath);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}
