/** Restores a backup at the next start: asked for by a file beside the database. */

import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { backupTimeMs, restoreWording, type RestoreDifference } from '../../shared/backup.ts';
import { WordedError, wordingOf } from '../../shared/errors.ts';
import { phrase, type Wording } from '../../shared/phrase.ts';
import { carryOver } from './carry-over.ts';
import { compareTasks } from './compare-databases.ts';
import { Database } from './database.ts';
import { mendLinks } from './mend-links.ts';
import { migrations } from './migrations/all.ts';
import { closeChecked, openNext, settleActiveRuns } from './prepare-database.ts';
import { commitNext, lastWriteMs, swapInNext } from './swap-database.ts';
import { verifyBackup } from './verify-database.ts';

export interface RestoreOptions {
  readonly path: string;
  readonly backupsDir: string;
  readonly nowMs: number;
}

const NEWEST_VERSION = migrations.at(-1)?.version ?? 0;

function requestPathOf(path: string): string {
  return `${path}.restore`;
}

/** Whole or not at all, and on disk when the next start looks for it. */
export function requestRestore(path: string, backupName: string): void {
  const partialPath = `${requestPathOf(path)}.partial`;
  writeFileSync(partialPath, backupName, { mode: 0o600, flush: true });
  renameSync(partialPath, requestPathOf(path));
}

/**
 * Does what was asked for, if anything was. The database that was current is kept beside.
 *
 * @returns what was done, or why not, for the user; null when nothing was asked for
 */
export function restoreIfRequested(options: RestoreOptions): Wording | null {
  const { path, backupsDir, nowMs } = options;
  if (!existsSync(requestPathOf(path))) return null;
  const backupName = readFileSync(requestPathOf(path), 'utf8');
  try {
    const backupPath = join(backupsDir, basename(backupName));
    if (backupTimeMs(backupName) === null)
      throw new WordedError(phrase('That is the name of no backup.'));
    verifyBackup(backupPath);
    const difference = prepare(options, backupPath);
    // From here on the restore is done, if need be by the next start.
    rmSync(requestPathOf(path));
    commitNext(path);
    const asideName = swapInNext(path, nowMs);
    return [
      phrase('The backup {backupName} was restored.', { backupName }),
      ...(difference
        ? [restoreWording(difference), phrase('Runs since then are kept.')]
        : [
            phrase(
              'It is of another history than the database in use, so nothing since then was kept.',
            ),
          ]),
      phrase('The database as it was is kept as {asideName}.', { asideName: String(asideName) }),
    ];
  } catch (error) {
    rmSync(requestPathOf(path), { force: true });
    return phrase(
      'The backup {backupName} could not be restored: {why} The database is as it was.',
      { backupName, why: wordingOf(error) },
    );
  }
}

/** Null when the two have no history in common. */
function prepare({ path, nowMs }: RestoreOptions, backupPath: string): RestoreDifference | null {
  const answeredUntilMs = Math.min(lastWriteMs(path), nowMs);
  // Folds in the write-ahead log and brings it to the newest format, like the backup.
  Database.open(path).close();
  const next = openNext(path, backupPath, NEWEST_VERSION);
  try {
    settleActiveRuns(next);
    next.prepare('ATTACH ? AS current').run(path);
    const difference = next.transaction(() => {
      const compared = compareTasks(next);
      const isJoined = carryOver(next, nowMs);
      mendLinks(next, { nowMs, answeredUntilMs });
      return isJoined ? compared : null;
    })();
    next.exec('DETACH current');
    closeChecked(next);
    return difference;
  } finally {
    next.close();
  }
}
