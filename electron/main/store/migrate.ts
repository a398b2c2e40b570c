/** Brings a database to the newest format, in one transaction, after a verified copy. */

import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import { flushFile } from './flush-file.ts';

export interface Migration {
  /** `user_version` of the database once `sql` has run. */
  readonly version: number;
  readonly sql: string;
}

/**
 * Runs what is missing, in order, all or nothing. A database that held something is first copied to
 * `<path>.before-v<newest version>`; the copy is on disk and checked before the first change.
 *
 * @param migrations ascending by version, from 1
 * @throws AppError `unavailable` when the copy cannot be made; the database is then unchanged
 */
export function migrate(
  connection: Sqlite.Database,
  path: string,
  migrations: readonly Migration[],
): void {
  const version = userVersion(connection);
  const missing = migrations.filter((migration) => migration.version > version);
  const newest = missing.at(-1);
  if (!newest) return;
  if (version > 0) keepCopy(connection, `${path}.before-v${newest.version}`);
  applyMigrations(connection, missing);
}

/**
 * All of them or none: whoever comes after a crash finds the format of before, or the newest. So a
 * copy that is made anew then is never one of a format between.
 */
export function applyMigrations(connection: Sqlite.Database, steps: readonly Migration[]): void {
  connection
    .transaction(() => {
      for (const { sql, version } of steps) {
        connection.exec(sql);
        connection.pragma(`user_version = ${version}`);
      }
    })
    .immediate();
}

export function userVersion(connection: Sqlite.Database): number {
  return Number(connection.pragma('user_version', { simple: true }));
}

/** Written under another name first, so that a copy with the final name is always a whole one. */
function keepCopy(connection: Sqlite.Database, copyPath: string): void {
  const partialPath = `${copyPath}.partial`;
  rmSync(partialPath, { force: true });
  // SQLite fills an empty file, which therefore keeps its mode: the copy is as private as the original.
  closeSync(openSync(partialPath, 'wx', 0o600));
  connection.prepare('VACUUM INTO ?').run(partialPath);
  verifyCopy(partialPath, userVersion(connection));
  flushFile(partialPath);
  renameSync(partialPath, copyPath);
}

function verifyCopy(copyPath: string, version: number): void {
  const copy = new Sqlite(copyPath, { readonly: true });
  try {
    const verdict = copy.pragma('quick_check(1)', { simple: true });
    if (verdict === 'ok' && userVersion(copy) === version) return;
    throw new AppError(
      'unavailable',
      phrase(
        'CronPilot could not make a sound copy of its database before updating it ({verdict}). Nothing was changed.',
        { verdict: String(verdict) },
      ),
    );
  } finally {
    copy.close();
  }
}
