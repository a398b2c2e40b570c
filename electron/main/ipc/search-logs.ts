/** Searches the logs of filtered runs, newest first: a part of them for each call. */

import { join } from 'node:path';

import type { LogSearchPage } from '../../shared/ipc-contract.ts';
import type { Run } from '../../shared/run.ts';
import { findInLog } from '../run/find-in-log.ts';
import type { RunFilter } from '../store/list-runs-sql.ts';
import type { HandlerParts } from './handler-parts.ts';

/** A call answers after so long, so that the window can show how far it is, and stop. */
const TURN_MS = 150;
const BATCH_COUNT = 200;
const MAX_HITS = 50;

export async function searchLogs(
  { text, ...filter }: Omit<RunFilter, 'limit'> & { readonly text: string },
  { runStore, paths }: Pick<HandlerParts, 'runStore' | 'paths'>,
): Promise<LogSearchPage> {
  const endMs = performance.now() + TURN_MS;
  const hits: { run: Run; line: number; excerpt: string }[] = [];
  const runs = runStore.list({ ...filter, limit: BATCH_COUNT });
  let searchedCount = 0;
  let last: Run | undefined;
  for (const run of runs) {
    if (last && (performance.now() > endMs || hits.length === MAX_HITS)) break;
    last = run;
    if (run.logFilename === null) continue;
    const hit = await findInLog(join(paths.logsDir, run.logFilename), text);
    searchedCount += 1;
    if (hit) hits.push({ run, ...hit });
  }
  const isEnd = last === runs.at(-1) && runs.length < BATCH_COUNT;
  return { hits, searchedCount, nextBeforeRunId: isEnd ? null : (last?.id ?? null) };
}
