/** Prepares the database that is to take the place of the current one. */

import { chmodSync, closeSync, copyFileSync, openSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import { APPLICATION_ID } from './check-database-file.ts';
import { applyMigrations, userVersion } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { partialPathOf, removePartial } from './swap-database.ts';

/**
 * Opened with foreign keys off, for rows to be joined in any order.
 *
 * @param backupPath what it begins as; null begins with no rows
 * @param version format it is brought to, from an older one
 */
export function openNext(
  path: string,
  backupPath: string | null,
  version: number,
): Sqlite.Database {
  removePartial(path);
  const partialPath = partialPathOf(path);
  if (backupPath === null) closeSync(openSync(partialPath, 'wx', 0o600));
  else {
    copyFileSync(backupPath, partialPath);
    chmodSync(partialPath, 0o600);
  }
  const next = new Sqlite(partialPath);
  next.pragma('journal_mode = MEMORY');
  next.pragma('synchronous = OFF');
  next.pragma('foreign_keys = OFF');
  next.pragma(`application_id = ${APPLICATION_ID}`);
  bringTo(next, version);
  return next;
}

/** Steps up to and with that format; those behind it are left for later. */
export function bringTo(next: Sqlite.Database, version: number): void {
  const current = userVersion(next);
  applyMigrations(
    next,
    migrations.filter((migration) => migration.version > current && migration.version <= version),
  );
}

/** Runs that were active when the backup was made: nothing says any more what came of them. */
export function settleActiveRuns(next: Sqlite.Database): void {
  next.exec(`
    UPDATE runs SET finished_at_ms = coalesce(started_at_ms, queued_at_ms),
        state = CASE state WHEN 'queued' THEN 'cancelled' ELSE 'abandoned' END,
        reason_code = CASE state WHEN 'running' THEN 'process_vanished' END, reason = 'It was active when the backup was made that was restored later.'
      WHERE state IN ('queued', 'running');
    DELETE FROM run_launches;
  `);
}

/** @throws AppError `unavailable` when what was joined is not sound */
export function closeChecked(next: Sqlite.Database): void {
  try {
    const verdict = String(next.pragma('integrity_check(1)', { simple: true }));
    const orphans = next.pragma('foreign_key_check') as readonly unknown[];
    if (verdict === 'ok' && orphans.length === 0) return;
    throw new AppError(
      'unavailable',
      phrase('The database put together is not sound ({verdict}).', { verdict }),
    );
  } finally {
    next.close();
  }
}
