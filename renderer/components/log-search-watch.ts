/** Repeats a search while its log grows, one search at a time. */

import { t } from '../../electron/shared/i18n.ts';
import type { LogQuery } from '../../electron/shared/log-query.ts';
import type { LogReader, LogSnapshot } from './log-reader.ts';
import { type LogHit, type LogLines, queryProblem } from './log-search.ts';
import { isWhole } from './log-words.ts';

/** Typing and a growing log wait this long for the next search. */
const SEARCH_AFTER_MS = 30;
/** A log that is searched in the main process is read from its start each time. */
const SEARCH_FILE_AFTER_MS = 1000;

export interface SearchOutcome {
  readonly hits: readonly LogHit[];
  /** Of all hits, told or not. */
  readonly count: number;
  /** The hits have the numbers of their lines as keys, since the lines need not be loaded. */
  readonly isByLine: boolean;
  /** Why there is no answer, for the user. */
  readonly problem: string | null;
}

/** Null when it took too long, or the log is gone. */
export type FindHits = (
  lines: LogLines,
  query: LogQuery,
  stop: AbortSignal,
) => Found | Promise<Found>;
type Found = Pick<SearchOutcome, 'hits' | 'count'> | null;

/** One for what is loaded whole, one for all else. */
export interface Finders {
  readonly inLoaded: FindHits;
  readonly inFile: FindHits;
}

/** @returns a function that ends it; nothing is told after that. */
export function watchSearch(
  reader: Pick<LogReader, 'getSnapshot' | 'lineAt' | 'subscribe'>,
  query: LogQuery,
  finders: Finders,
  tell: (outcome: SearchOutcome) => void,
): () => void {
  const stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isBusy = false;
  let hasGrown = false;
  let searched: LogSnapshot | null = null;
  const search = async () => {
    const problem = queryProblem(query);
    if (problem !== null) return tell(noAnswer(problem));
    hasGrown = false;
    const log = reader.getSnapshot();
    searched = log;
    const isByLine = !isWhole(log);
    const lineAt = (index: number) => reader.lineAt(index);
    const find = isByLine ? finders.inFile : finders.inLoaded;
    const found = await find({ ...log, lineAt }, query, stop.signal);
    if (stop.signal.aborted) return;
    // Stays busy: on more lines it would only take longer.
    if (found === null) return tell(noAnswer(t('This pattern takes too long')));
    tell({ ...found, isByLine, problem: null });
    isBusy = false;
    if (hasGrown) searchSoon(isByLine ? SEARCH_FILE_AFTER_MS : SEARCH_AFTER_MS);
  };
  const searchSoon = (afterMs: number) => {
    hasGrown = true;
    if (isBusy) return;
    isBusy = true;
    timer = setTimeout(() => {
      search().catch((error: unknown) => {
        if (stop.signal.aborted) return;
        tell(noAnswer(error instanceof Error ? error.message : String(error)));
      });
    }, afterMs);
  };
  const unsubscribe = reader.subscribe(() => {
    const log = reader.getSnapshot();
    if (searched !== null && isSameFile(searched, log)) return;
    searchSoon(isWhole(log) ? SEARCH_AFTER_MS : SEARCH_FILE_AFTER_MS);
  });
  searchSoon(SEARCH_AFTER_MS);
  return () => {
    stop.abort();
    if (timer !== null) clearTimeout(timer);
    unsubscribe();
  };
}

/** In the file nothing changes when only other lines of it are loaded. */
function isSameFile(before: LogSnapshot, log: LogSnapshot): boolean {
  return !isWhole(before) && !isWhole(log) && before.totalBytes === log.totalBytes;
}

function noAnswer(problem: string): SearchOutcome {
  return { hits: [], count: 0, isByLine: false, problem };
}
