/** Words what the disk or another process did to the database; anything else stays a bug. */

import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';

import { AppError } from '../../shared/errors.ts';
import { type Phrase, phrase } from '../../shared/phrase.ts';

/** SQLite needs some pages of room for a commit; below this a write error means a full disk. */
const FULL_BELOW_BYTES = 256 * 1024;

/** An AppError `unavailable` for troubles outside CronPilot; any other error is returned as it is. */
export function toDatabaseError(error: unknown, path: string): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error;
  const problem = problemOf(error.code, path);
  if (problem === null) return error;
  return new AppError('unavailable', problem, { cause: error });
}

export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code === 'SQLITE_CONSTRAINT_UNIQUE';
}

function problemOf(code: string, path: string): Phrase | null {
  const [, family] = code.split('_');
  switch (family) {
    case 'FULL':
      return fullDisk(path);
    case 'IOERR':
      // A full tmpfs, and some network file systems, report an I/O error.
      return isFull(path)
        ? fullDisk(path)
        : phrase("The disk with CronPilot's database {path} reports an error. Nothing was saved.", {
            path,
          });
    case 'READONLY':
    case 'CANTOPEN':
      return phrase(
        "CronPilot's database {path} cannot be written. Nothing was saved. Check the permissions of the file and its folder.",
        { path },
      );
    case 'BUSY':
      return phrase(
        "Another program holds CronPilot's database {path} locked. Nothing was saved.",
        { path },
      );
    case 'CORRUPT':
    case 'NOTADB':
      return phrase("CronPilot's database {path} is damaged. Nothing was saved.", { path });
    default:
      return null;
  }
}

function fullDisk(path: string): Phrase {
  return phrase(
    "The disk with CronPilot's database {path} is full. Nothing was saved. Free some space and try again.",
    { path },
  );
}

function isFull(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize < FULL_BELOW_BYTES;
  } catch {
    // Cannot be told: the I/O error itself is the better message.
    return false;
  }
}
