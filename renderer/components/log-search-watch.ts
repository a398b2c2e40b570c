/** Repeats a search while its log grows, one search at a time. */

import type { LogReader } from './log-reader.ts';
import { type LogHit, type LogLines, type LogQuery, queryProblem } from './log-search.ts';

/** Typing and a growing log wait this long for the next search. */
const SEARCH_AFTER_MS = 80;

export interface SearchOutcome {
  readonly hits: readonly LogHit[];
  /** Why there is no answer, for the user. */
  readonly problem: string | null;
}

/** Null when it took too long. */
export type FindHits = (
  lines: LogLines,
  query: LogQuery,
  stop: AbortSignal,
) => readonly LogHit[] | null | Promise<readonly LogHit[] | null>;

/** @returns a function that ends it; nothing is told after that. */
export function watchSearch(
  reader: Pick<LogReader, 'getSnapshot' | 'lineAt' | 'subscribe'>,
  query: LogQuery,
  find: FindHits,
  tell: (outcome: SearchOutcome) => void,
): () => void {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isBusy = false;
  let hasGrown = false;
  const search = async () => {
    const problem = queryProblem(query);
    if (problem !== null) return tell({ hits: [], problem });
    hasGrown = false;
    const lineAt = (index: number) => reader.lineAt(index);
    const hits = await find({ ...reader.getSnapshot(), lineAt }, query, stop.signal);
    if (stop.signal.aborted) return;
    // Stays busy: on more lines it would only take longer.
    if (hits === null) return tell({ hits: [], problem: 'This pattern takes too long' });
    tell({ hits, problem: null });
    isBusy = false;
    if (hasGrown) searchSoon();
  };
  const searchSoon = () => {
    hasGrown = true;
    if (isBusy) return;
    isBusy = true;
    timer = setTimeout(() => {
      search().catch((error: unknown) => {
        if (!stop.signal.aborted) tell({ hits: [], problem: String(error) });
      });
    }, SEARCH_AFTER_MS);
  };
  const unsubscribe = reader.subscribe(searchSoon);
  searchSoon();
  return () => {
    stop.abort();
    if (timer !== null) clearTimeout(timer);
    unsubscribe();
  };
}
