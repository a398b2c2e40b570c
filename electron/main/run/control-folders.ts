/** Removes what runs needed only while they were active: one control folder each. */

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { RunId } from '../../shared/run.ts';

export function removeControlFolder(runsDir: string, runId: RunId): void {
  rmSync(join(runsDir, String(runId)), { recursive: true, force: true });
}

/** A CronPilot that was killed between the end of a run and this leaves its folder behind. */
export function removeLeftFolders(runsDir: string, activeIds: ReadonlySet<RunId>): void {
  for (const name of readdirSync(runsDir)) {
    const runId = Number(name);
    if (Number.isInteger(runId) && !activeIds.has(runId)) removeControlFolder(runsDir, runId);
  }
}
