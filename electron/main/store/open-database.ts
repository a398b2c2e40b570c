/** Opens CronPilot's database whatever state it is in: restores, repairs, then opens it. */

import { existsSync, rmSync, statSync } from 'node:fs';

import { AppError, wordingOf } from '../../shared/errors.ts';
import { phrase, type Wording } from '../../shared/phrase.ts';
import { isForeign } from './check-database-file.ts';
import { Database } from './database.ts';
import { findDamage, suspectPathOf } from './find-damage.ts';
import { migrations } from './migrations/all.ts';
import { areSchemaPagesKept, keepSchemaPages } from './schema-pages.ts';
import { backupNamesIn, repairDatabase } from './repair-database.ts';
import { restoreIfRequested } from './restore-database.ts';
import { swapInNext } from './swap-database.ts';

const NEWEST_VERSION = migrations.at(-1)?.version ?? 0;

export interface OpenedDatabase {
  readonly database: Database;
  /** What was done to it, in sentences for the user; empty as a rule. */
  readonly notes: readonly Wording[];
}

export interface OpenOptions {
  readonly databasePath: string;
  readonly backupsDir: string;
  readonly nowMs: number;
}

/** @throws AppError `unavailable` as `Database.open`, and when a repair finds no room on the disk */
export function openDatabase(options: OpenOptions): OpenedDatabase {
  const { databasePath: path, backupsDir, nowMs } = options;
  swapInNext(path, nowMs);
  const notes = [
    repairIfDamaged(options),
    restoreIfRequested({ path, backupsDir, nowMs }),
    noteMissing(options),
  ];
  const database = openWithSchemaKept(path);
  rmSync(suspectPathOf(path), { force: true });
  return { database, notes: notes.filter((note) => note !== null) };
}

/**
 * The pages are read while nobody has the file open. Reading it beside SQLite would end SQLite's
 * locks on it (POSIX ends all locks of a process when it closes a file once), and then the next
 * program that looks into the database would take its write-ahead log away with all it holds.
 */
function openWithSchemaKept(path: string): Database {
  const database = Database.open(path);
  if (areSchemaPagesKept(path, database.schemaCookie)) {
    // From here on the file itself holds the newest pages.
    database.checkpoint();
    return database;
  }
  database.close();
  keepSchemaPages(path);
  return Database.open(path);
}

function repairIfDamaged(options: OpenOptions): Wording | null {
  const { databasePath, backupsDir, nowMs } = options;
  const damage = damageOf(options);
  if (damage === null) return null;
  try {
    return repairDatabase({ path: databasePath, backupsDir, nowMs, damage });
  } catch (cause) {
    throw new AppError(
      'unavailable',
      phrase(
        "CronPilot's database {databasePath} is damaged ({damage}) and could not be repaired: {why}. Nothing was changed.",
        { databasePath, damage, why: wordingOf(cause) },
      ),
      { cause },
    );
  }
}

/**
 * An empty file is what a crash of the computer may leave; without a backup it is a new database.
 * A file that is not CronPilot's must not keep it from opening: it is kept aside like a damaged one.
 */
function damageOf({ databasePath: path, backupsDir }: OpenOptions): Wording | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  const wasLost = stats?.isFile() && stats.size === 0 && backupNamesIn(backupsDir).length > 0;
  if (wasLost) return phrase('it was empty');
  return (
    findDamage(path) ??
    (isForeign(path, NEWEST_VERSION) ? phrase('it was no CronPilot database') : null)
  );
}

/** Whoever took it away may have meant to; so what is there to restore is only told. */
function noteMissing({ databasePath: path, backupsDir }: OpenOptions): Wording | null {
  const newest = backupNamesIn(backupsDir).toSorted().at(-1);
  if (existsSync(path) || newest === undefined) return null;
  return phrase(
    "CronPilot's database was missing, so a new one was made. To have the old one back: {command}",
    { command: `cronpilot backup restore ${newest}` },
  );
}
