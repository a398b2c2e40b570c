/** Searches a log by a regular expression for a limited time. */

import type { LogQuery } from '../../electron/shared/log-query.ts';
import { type FoundHits, findHits, type LogLines } from './log-search.ts';
import type { SearchRequest } from './log-search-worker.ts';

/** A pattern that takes longer is one that would never end. */
const SLOWEST_SEARCH_MS = 3000;

/** @returns null when it took too long, or was stopped. */
export function findWithin(
  lines: LogLines,
  query: LogQuery,
  stop: AbortSignal,
): FoundHits | Promise<FoundHits | null> {
  // A plain text is found in time that grows with the log's size alone.
  if (!query.isRegex) return findHits(lines, query);
  const text = Array.from({ length: lines.lineCount }, (_, at) => lines.lineAt(at)).join('\n');
  const request: SearchRequest = { query, firstKey: lines.firstKey, text };
  const worker = new Worker(new URL('./log-search-worker.ts', import.meta.url), { type: 'module' });
  const ended = new AbortController();
  return new Promise<FoundHits | null>((resolve, reject) => {
    const giveUp = () => resolve(null);
    const timer = setTimeout(giveUp, SLOWEST_SEARCH_MS);
    ended.signal.addEventListener('abort', () => clearTimeout(timer));
    // A log that grows is searched again and again under the same signal.
    stop.addEventListener('abort', giveUp, { signal: ended.signal });
    worker.addEventListener('message', ({ data }: MessageEvent<FoundHits>) => resolve(data));
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.postMessage(request);
  }).finally(() => {
    ended.abort();
    worker.terminate();
  });
}
