/** Removes virtual environments that no run has used for a month; the next run makes them anew. */

import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { UpkeepJob } from './upkeep-job.ts';

const DAY_MS = 86_400_000;
const KEEP_MS = 30 * DAY_MS;
/** Touched by each run that uses the environment. */
const MARK = 'last-used';

export interface UnusedVenvsOptions {
  readonly venvsDir: string;
  /** Since when the oldest active run runs; null without any. */
  readonly runningSinceMs: () => number | null;
  readonly now: () => number;
}

export class UnusedVenvs implements UpkeepJob {
  readonly name = 'virtual environments';
  readonly everyMs = DAY_MS;
  readonly #options: UnusedVenvsOptions;

  constructor(options: UnusedVenvsOptions) {
    this.#options = options;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { venvsDir, now, runningSinceMs } = this.#options;
    const beforeMs = Math.min(now() - KEEP_MS, runningSinceMs() ?? Number.POSITIVE_INFINITY);
    const entries = await readdir(venvsDir, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      signal.throwIfAborted();
      const dir = join(venvsDir, entry.name);
      if (!entry.isDirectory() || (await lastUsedMs(dir)) >= beforeMs) continue;
      // Without its mark, what a kill leaves of it is made anew.
      await rm(join(dir, 'complete'), { force: true });
      await rm(dir, { recursive: true, force: true });
    }
  }
}

/** Without a mark: when the environment itself was last changed. */
async function lastUsedMs(dir: string): Promise<number> {
  const stats = await stat(join(dir, MARK)).catch(() => stat(dir));
  return stats.mtimeMs;
}
