/** Looks whether a database file of CronPilot's own is damaged, without changing a byte of it. */

import { closeSync, existsSync, openSync, readSync, statSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

import { APPLICATION_ID, SQLITE_MAGIC } from './check-database-file.ts';
import { hasSchemaPagesFor } from './schema-pages.ts';

/** Such a file is read in well under 100 ms, so it is looked through at every start. */
const ALWAYS_BYTES = 16 * 1024 ** 2;
/** In SQLite's file header. */
const APPLICATION_ID_OFFSET = 68;
const HEADER_BYTES = 100;

/** A file beside the database: the next start is to look through all of it. */
export function suspectPathOf(path: string): string {
  return `${path}.suspect`;
}

/**
 * A large file is looked through after an unclean end, or when it is suspected; else all of it but
 * the history, which each backup looks through.
 *
 * @returns what SQLite says of the damage; null for a sound file, and for one that is missing, not
 *   CronPilot's or not to be reached, which whoever opens it tells of
 */
export function findDamage(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size === 0) return null;
  if (readHeader(path).toString('latin1', 0, SQLITE_MAGIC.length) !== SQLITE_MAGIC) {
    return hasSchemaPagesFor(path) ? 'its first page is not readable' : null;
  }
  let connection: Sqlite.Database | null = null;
  try {
    connection = new Sqlite(path, { readonly: true, fileMustExist: true });
    if (connection.pragma('application_id', { simple: true }) !== APPLICATION_ID) return null;
    const pageBytes = Number(connection.pragma('page_size', { simple: true }));
    if (stats.size % pageBytes !== 0 && !wasCutShort(path)) return 'it is cut off in a page';
    const isWhole = stats.size <= ALWAYS_BYTES || wasCutShort(path) || isSuspect(path);
    return isWhole ? checkWhole(connection) : checkSmallTables(connection);
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError)) throw error;
    return isDamage(error) && wasOurs(path) ? error.message : null;
  } finally {
    connection?.close();
  }
}

/** By the file's own header, or by the pages kept of it. */
function wasOurs(path: string): boolean {
  return (
    readHeader(path).readUInt32BE(APPLICATION_ID_OFFSET) === APPLICATION_ID ||
    hasSchemaPagesFor(path)
  );
}

export function isDamage(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}

/** A clean end takes the write-ahead log away. */
function wasCutShort(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function isSuspect(path: string): boolean {
  return existsSync(suspectPathOf(path));
}

function checkWhole(connection: Sqlite.Database): string | null {
  return verdictOf(connection.pragma('quick_check(1)', { simple: true }));
}

function checkSmallTables(connection: Sqlite.Database): string | null {
  const tables = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'runs'")
    .pluck()
    .all() as string[];
  for (const table of tables) {
    const verdict = verdictOf(connection.pragma(`quick_check("${table}")`, { simple: true }));
    if (verdict !== null) return verdict;
  }
  return null;
}

function verdictOf(verdict: unknown): string | null {
  return verdict === 'ok' ? null : String(verdict).split('\n').slice(0, 2).join(' ');
}

function readHeader(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(file, header, 0, header.length, 0);
    return header;
  } finally {
    closeSync(file);
  }
}

/** Called by whoever meets damage while CronPilot runs. */
export function markSuspect(path: string): void {
  try {
    writeFileSync(suspectPathOf(path), '');
  } catch {
    // A disk in such a state tells it again.
  }
}
