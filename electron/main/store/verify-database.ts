/** Looks through a whole database file: is it sound, is it ours, what is in it. */

import Sqlite from 'better-sqlite3';

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import { APPLICATION_ID } from './check-database-file.ts';
import { userVersion } from './migrate.ts';
import { migrations } from './migrations/all.ts';

const NEWEST_VERSION = migrations.at(-1)?.version ?? 0;

/** Rows by table. */
export type RowCounts = Readonly<Record<string, number>>;

export interface DatabaseFacts {
  readonly version: number;
  readonly rowCounts: RowCounts;
}

/**
 * The file stays as it is.
 *
 * @throws AppError `unavailable` when it is damaged or none of CronPilot's
 */
export function verifyDatabase(path: string): DatabaseFacts {
  let connection: Sqlite.Database | null = null;
  try {
    connection = new Sqlite(path, { readonly: true, fileMustExist: true });
    const verdict = String(connection.pragma('quick_check(1)', { simple: true }));
    if (verdict !== 'ok') throw damaged(path, verdict);
    if (connection.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
      throw new AppError('unavailable', phrase('{path} is not a CronPilot database.', { path }));
    }
    return { version: userVersion(connection), rowCounts: countRows(connection) };
  } catch (error) {
    throw error instanceof Sqlite.SqliteError ? damaged(path, error.message, error) : error;
  } finally {
    connection?.close();
  }
}

/**
 * As `verifyDatabase`, of a database that is to take the place of the one in use.
 *
 * @throws AppError `unavailable` for one of a format that this CronPilot cannot read as well
 */
export function verifyBackup(path: string): DatabaseFacts {
  const facts = verifyDatabase(path);
  if (facts.version >= 1 && facts.version <= NEWEST_VERSION) return facts;
  throw new AppError(
    'unavailable',
    phrase(
      'The backup was made by a newer CronPilot (format {version}, this one reads up to {newestVersion}).',
      { version: facts.version, newestVersion: NEWEST_VERSION },
    ),
  );
}

export function countRows(connection: Sqlite.Database): RowCounts {
  const tables = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
  const countOf = (table: string) =>
    connection.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number;
  return Object.fromEntries(tables.map((table) => [table, countOf(table)]));
}

function damaged(path: string, detail: string, cause?: unknown): AppError {
  return new AppError(
    'unavailable',
    phrase('The database {path} is damaged ({detail}).', { path, detail }),
    { cause },
  );
}
