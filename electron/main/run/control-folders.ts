/** Removes what runs needed only while they were active: one control folder each. */

import { readdirSync, rmSync } from 'node:fs';
import { rm, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';

import { AppError } from '../../shared/errors.ts';
import { phrase } from '../../shared/phrase.ts';
import type { RunId } from '../../shared/run.ts';

const USUAL_FILES = ['launch.sh', 'status'];

/** @throws AppError `unavailable` while the system refuses it */
export function removeControlFolder(runsDir: string, runId: RunId): void {
  const path = join(runsDir, String(runId));
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(
      'unavailable',
      phrase('The folder {path} cannot be removed: {why}.', { path, why }),
      { cause },
    );
  }
}

/** In its own time, for a run that has ended. What cannot be removed now is by the next start. */
export async function discardControlFolder(runsDir: string, runId: RunId): Promise<void> {
  const path = join(runsDir, String(runId));
  try {
    // As a rule there is no more, and to look for more costs as much as the run's rows.
    await Promise.all(USUAL_FILES.map((name) => unlink(join(path, name))));
    await rmdir(path);
  } catch {
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** A CronPilot that was killed between the end of a run and this leaves its folder behind. */
export function removeLeftFolders(runsDir: string, activeIds: ReadonlySet<RunId>): void {
  for (const name of readdirSync(runsDir)) {
    const runId = Number(name);
    if (!Number.isInteger(runId) || activeIds.has(runId)) continue;
    try {
      removeControlFolder(runsDir, runId);
    } catch {
      // The next start tries again.
    }
  }
}
