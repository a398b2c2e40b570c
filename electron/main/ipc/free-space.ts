/** Tells how much room is left where a run wrote to. */

import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { FreeSpace } from '../../shared/program-facts.ts';

/**
 * Of the disk that a path lies on, whether or not there is such a file.
 *
 * @param path absolute
 */
export async function freeSpace(path: string): Promise<FreeSpace | null> {
  const mountPath = await mountOf(path);
  if (mountPath === null) return null;
  const { bavail, bsize } = await statfs(mountPath);
  return { mountPath, freeBytes: bavail * bsize };
}

/** The highest folder on the same disk. */
async function mountOf(path: string): Promise<string | null> {
  let found: { readonly path: string; readonly device: number } | null = null;
  for (let at = path; ; at = dirname(at)) {
    const device = await deviceOf(at);
    if (found !== null && device !== found.device) return found.path;
    if (device !== null) found = { path: at, device };
    if (dirname(at) === at) return found?.path ?? null;
  }
}

/** Null for what is not there. */
async function deviceOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ dev }) => dev,
    () => null,
  );
}
