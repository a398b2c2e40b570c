/** Copies the log of a run to where the user wants it. */

import { copyFile, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';

/**
 * A file that was there is replaced once the copy is whole, and left as it is when that fails.
 *
 * @throws {AppError} `unavailable` when it cannot be written there.
 */
export async function saveLog(logPath: string, targetPath: string): Promise<void> {
  // A running task goes on writing into the file that it has open.
  if (resolve(targetPath) === resolve(logPath)) return;
  const partialPath = `${targetPath}.part`;
  try {
    await copyFile(logPath, partialPath);
    await rename(partialPath, targetPath);
  } catch (error) {
    await rm(partialPath, { force: true }).catch(() => {});
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(
      'unavailable',
      phrase('The log was not saved as {targetPath}: {reason}.', { targetPath, reason }),
      {
        cause: error,
      },
    );
  }
}
