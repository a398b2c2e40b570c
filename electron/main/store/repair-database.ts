/** Puts a sound database in the place of a damaged one: the newest backup, and what can be read. */

import { copyFileSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

import { backupTimeMs } from '../../shared/backup.ts';
import { phrase, type Wording } from '../../shared/phrase.ts';
import { APPLICATION_ID } from './check-database-file.ts';
import { graftSchemaPages, hasSchemaPagesFor } from './schema-pages.ts';
import { type Mending, mendLinks } from './mend-links.ts';
import { userVersion } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { bringTo, closeChecked, openNext, settleActiveRuns } from './prepare-database.ts';
import { type Salvage, salvageInto } from './salvage.ts';
import { commitNext, lastWriteMs, swapInNext } from './swap-database.ts';
import { verifyBackup } from './verify-database.ts';

export interface RepairOptions {
  readonly path: string;
  readonly backupsDir: string;
  /** What is wrong. */
  readonly damage: Wording;
  readonly nowMs: number;
}

interface Outcome {
  readonly salvage: Salvage | null;
  readonly mending: Mending;
}

const NEWEST_VERSION = migrations.at(-1)?.version ?? 0;

/**
 * The damaged file is kept beside the new one.
 *
 * @returns what was done, for the user
 */
export function repairDatabase(options: RepairOptions): Wording {
  const { path, backupsDir, nowMs } = options;
  const backupName = newestSoundBackup(backupsDir);
  const backupPath = backupName === null ? null : join(backupsDir, backupName);
  const salvagePath = `${path}.salvage`;
  let outcome: Outcome;
  try {
    outcome = prepare(options, backupPath, copyForSalvage(path, salvagePath));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // Worse than nothing: what was read of it does not fit together.
    outcome = prepare(options, backupPath, null);
  } finally {
    removeCopy(salvagePath);
  }
  commitNext(path);
  const asideName = swapInNext(path, nowMs);
  return describe(options, outcome, backupName, String(asideName));
}

function prepare(
  { path, nowMs }: RepairOptions,
  backupPath: string | null,
  salvagePath: string | null,
): Outcome {
  const next = openNext(path, backupPath, salvagePath ? versionOf(salvagePath) : NEWEST_VERSION);
  try {
    if (backupPath !== null) settleActiveRuns(next);
    const salvage = salvagePath === null ? null : salvageInto(next, salvagePath);
    bringTo(next, NEWEST_VERSION);
    const answeredUntilMs = Math.min(lastWriteMs(path), nowMs);
    const mending = next.transaction(() => mendLinks(next, { nowMs, answeredUntilMs }))();
    closeChecked(next);
    return { salvage, mending };
  } finally {
    next.close();
  }
}

/** A copy, since SQLite may write where it reads: it folds in the write-ahead log. */
function copyForSalvage(path: string, salvagePath: string): string | null {
  removeCopy(salvagePath);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0) return null;
  copyFileSync(path, salvagePath);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${salvagePath}-wal`);
  if (!canBeRead(salvagePath) && hasSchemaPagesFor(path)) graftSchemaPages(path, salvagePath);
  return canBeRead(salvagePath) ? salvagePath : null;
}

function canBeRead(salvagePath: string): boolean {
  let connection: Sqlite.Database | null = null;
  try {
    connection = new Sqlite(salvagePath);
    const tasks = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'tasks'").get();
    const applicationId = connection.pragma('application_id', { simple: true });
    return tasks !== undefined && applicationId === APPLICATION_ID;
  } catch {
    return false;
  } finally {
    connection?.close();
  }
}

/** Rows are read into a database of their own format. */
function versionOf(salvagePath: string): number {
  const connection = new Sqlite(salvagePath);
  try {
    const version = userVersion(connection);
    return version >= 1 && version <= NEWEST_VERSION ? version : NEWEST_VERSION;
  } finally {
    connection.close();
  }
}

function removeCopy(salvagePath: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    rmSync(salvagePath + suffix, { force: true });
  }
}

function newestSoundBackup(backupsDir: string): string | null {
  const names = backupNamesIn(backupsDir).toSorted().toReversed();
  return names.find((name) => isUsable(join(backupsDir, name))) ?? null;
}

export function backupNamesIn(backupsDir: string): readonly string[] {
  if (!existsSync(backupsDir)) return [];
  return readdirSync(backupsDir).filter((name) => backupTimeMs(name) !== null);
}

function isUsable(backupPath: string): boolean {
  try {
    verifyBackup(backupPath);
    return true;
  } catch {
    return false;
  }
}

function describe(
  { path, damage }: RepairOptions,
  { salvage, mending }: Outcome,
  backupName: string | null,
  asideName: string,
): Wording {
  const { tasks = 0, runs = 0 } = salvage?.rowCounts ?? {};
  const { rebuiltTaskCount: count } = mending;
  return [
    backupName === null
      ? phrase("CronPilot's database {path} was damaged ({damage}) and was repaired.", {
          path,
          damage,
        })
      : phrase(
          "CronPilot's database {path} was damaged ({damage}) and was repaired from the backup {backupName}.",
          { path, damage, backupName },
        ),
    salvage === null
      ? phrase('Nothing of the damaged one could be read.')
      : phrase('{tasks} tasks and {runs} runs were read from the damaged one.', { tasks, runs }),
    ...(count === 0
      ? []
      : [
          phrase(
            '{count} tasks were put together from their history and are switched off: check them.',
            { count },
          ),
        ]),
    phrase('The damaged file is kept as {asideName}.', { asideName }),
  ];
}
