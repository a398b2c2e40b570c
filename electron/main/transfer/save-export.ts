/** Writes exported files to where the user wants them. */

import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import type { ExportedFile } from '../../shared/transfer.ts';

/**
 * @param target the file for one, the folder for several; a file that was there is replaced once
 *   the new one is whole
 * @throws AppError `unavailable` when it cannot be written there
 */
export async function saveExport(files: readonly ExportedFile[], target: string): Promise<void> {
  for (const { filename, text } of files) {
    await saveFile(files.length === 1 ? target : join(target, filename), text);
  }
}

async function saveFile(path: string, text: string): Promise<void> {
  const partialPath = `${path}.part`;
  try {
    await writeFile(partialPath, text);
    await rename(partialPath, path);
  } catch (cause) {
    await rm(partialPath, { force: true }).catch(() => undefined);
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(
      'unavailable',
      phrase('The export was not saved as {path}: {why}.', { path, why }),
      { cause },
    );
  }
}
