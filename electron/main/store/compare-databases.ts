/** Tells by which tasks two states of one database differ. */

import Sqlite from 'better-sqlite3';

import type { RestoreDifference } from '../../shared/backup.ts';
import { verifyBackup } from './verify-database.ts';

/**
 * Both stay as they are.
 *
 * @throws AppError `unavailable` when the backup is damaged or of a newer format
 */
export function compareDatabases(path: string, backupPath: string): RestoreDifference {
  verifyBackup(backupPath);
  const backup = new Sqlite(backupPath, { readonly: true });
  try {
    backup.prepare('ATTACH ? AS current').run(path);
    return compareTasks(backup);
  } finally {
    backup.close();
  }
}

/**
 * @param backup with the current database attached as `current`
 */
export function compareTasks(backup: Sqlite.Database): RestoreDifference {
  const namesOf = (sql: string) => backup.prepare(sql).pluck().all() as string[];
  return {
    changedBack: namesOf(
      `SELECT then_.name FROM main.tasks AS then_ JOIN current.tasks AS now_ USING (id)
       WHERE then_.deleted_at_ms IS NULL AND now_.deleted_at_ms IS NULL
         AND (then_.revision <> now_.revision OR then_.enabled <> now_.enabled)
       ORDER BY then_.name`,
    ),
    broughtBack: namesOf(
      `SELECT name FROM main.tasks WHERE deleted_at_ms IS NULL
         AND id NOT IN (SELECT id FROM current.tasks WHERE deleted_at_ms IS NULL) ORDER BY name`,
    ),
    setAside: namesOf(
      `SELECT name FROM current.tasks WHERE deleted_at_ms IS NULL
         AND id NOT IN (SELECT id FROM main.tasks WHERE deleted_at_ms IS NULL) ORDER BY name`,
    ),
  };
}
