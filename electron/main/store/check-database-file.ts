/** Decides whether a file may be opened as CronPilot's database, without changing a byte of it. */

import {
  accessSync,
  closeSync,
  constants,
  openSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import Sqlite from 'better-sqlite3';

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import { userVersion } from './migrate.ts';

/** `application_id` in the header of a CronPilot database: "CPLT". */
export const APPLICATION_ID = 0x43504c54;
export const SQLITE_MAGIC = 'SQLite format 3\0';

/**
 * A missing or empty file passes: it becomes a new database.
 *
 * @throws AppError `unavailable` for a newer format, a foreign file, or one that cannot be read
 */
export function checkDatabaseFile(path: string, newestVersion: number): void {
  const stats = statOrNull(path);
  if (!stats) return;
  if (!stats.isFile()) {
    const words = stats.isDirectory()
      ? phrase("CronPilot's database {path} is a folder.", { path })
      : phrase("CronPilot's database {path} is no ordinary file.", { path });
    throw new AppError('unavailable', [words, REMEDY]);
  }
  checkAccess(path);
  if (stats.size === 0) return;
  if (readStart(path) !== SQLITE_MAGIC) throw notOurs(path);
  checkContent(path, newestVersion);
}

/**
 * An ordinary file that is not empty and neither CronPilot's nor of a newer CronPilot.
 *
 * @throws AppError `unavailable` for one that cannot be read
 */
export function isForeign(path: string, newestVersion: number): boolean {
  const stats = statOrNull(path);
  if (!stats?.isFile() || stats.size === 0) return false;
  checkAccess(path);
  return readStart(path) !== SQLITE_MAGIC || kindOf(inspect(path), newestVersion) === 'foreign';
}

const REMEDY = phrase(
  'Nothing was changed. Move it away or point CRONPILOT_DATA_DIR elsewhere, then start CronPilot again.',
);

function statOrNull(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (cause) {
    throw new AppError(
      'unavailable',
      [phrase('CronPilot cannot reach its database {path}.', { path }), REMEDY],
      { cause },
    );
  }
}

function checkAccess(path: string): void {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch (cause) {
    throw new AppError(
      'unavailable',
      phrase(
        'CronPilot may not read and write its database {path}. Nothing was changed. Give your user access to it or point CRONPILOT_DATA_DIR elsewhere.',
        { path },
      ),
      { cause },
    );
  }
}

function readStart(path: string): string {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(SQLITE_MAGIC.length);
    const length = readSync(file, start, 0, start.length, 0);
    return start.toString('latin1', 0, length);
  } finally {
    closeSync(file);
  }
}

/** Read by SQLite, since the newest page 1 may still lie in the write-ahead log. */
function checkContent(path: string, newestVersion: number): void {
  const content = inspect(path);
  const kind = kindOf(content, newestVersion);
  if (kind === 'foreign') throw notOurs(path);
  if (kind === 'newer') {
    throw new AppError(
      'unavailable',
      phrase(
        'The database {path} was made by a newer CronPilot (format {version}, this one reads up to {newestVersion}). Nothing was changed. Update CronPilot or point CRONPILOT_DATA_DIR elsewhere.',
        { path, version: content.version, newestVersion },
      ),
    );
  }
}

interface Content {
  readonly version: number;
  readonly applicationId: number;
  readonly isEmpty: boolean;
}

function kindOf(
  { version, applicationId, isEmpty }: Content,
  newestVersion: number,
): 'ours' | 'newer' | 'foreign' {
  const isOurs = applicationId === APPLICATION_ID;
  if (version > newestVersion && (isOurs || applicationId === 0)) return 'newer';
  // Without a table it is what a crash in the first second leaves.
  return isOurs || (isEmpty && applicationId === 0 && version === 0) ? 'ours' : 'foreign';
}

function inspect(path: string): Content {
  let connection: Sqlite.Database | null = null;
  try {
    connection = new Sqlite(path, { readonly: true });
    return {
      version: userVersion(connection),
      applicationId: Number(connection.pragma('application_id', { simple: true })),
      isEmpty: connection.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined,
    };
  } catch (cause) {
    if (cause instanceof Sqlite.SqliteError && cause.code === 'SQLITE_NOTADB') throw notOurs(path);
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(
      'unavailable',
      [phrase("CronPilot's database {path} cannot be read: {why}.", { path, why }), REMEDY],
      { cause },
    );
  } finally {
    connection?.close();
  }
}

function notOurs(path: string): AppError {
  const words = phrase('{path} is not a CronPilot database.', { path });
  return new AppError('unavailable', [words, REMEDY]);
}
