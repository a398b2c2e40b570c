/** The rows of a log under its filter, and what is brought into view when they change. */

import { useEffect, useMemo, useRef, useState } from 'react';

import type { LogFilter } from './log-filter-button.tsx';
import type { LogSnapshot } from './log-reader.ts';
import { allRows, type LogRows, matchingRows } from './log-rows.ts';
import type { MarkedLine } from './log-use-mark.ts';
import type { LogScroll } from './log-use-scroll.ts';
import type { LogSearchState } from './log-use-search.ts';

export interface FilteredRows {
  readonly rows: LogRows;
  readonly filter: LogFilter;
  readonly setFilter: (filter: LogFilter) => void;
  /** False as long as nothing is looked for. */
  readonly isFiltered: boolean;
}

export function useLogRows(
  log: LogSnapshot,
  { query, problem, isPending, hits }: LogSearchState,
  marked: MarkedLine | null,
): FilteredRows {
  const [filter, setFilter] = useState<LogFilter>(null);
  const isFiltered = filter !== null && query.text !== '' && !isPending && problem === null;
  const alsoKey = marked?.key ?? null;
  const rows = useMemo(
    () => (isFiltered ? matchingRows(log, hits, filter, alsoKey) : allRows(log)),
    [log, hits, filter, isFiltered, alsoKey],
  );
  return { rows, filter, setFilter, isFiltered };
}

/** Shows a hit or a mark when it is chosen, and stays with it when lines are hidden or shown. */
export function useShownLine(
  { showKey, isFollowing, topKey }: LogScroll,
  search: LogSearchState,
  marked: MarkedLine | null,
  isFiltered: boolean,
): void {
  const hitKey = search.hits[search.at]?.key ?? null;
  const shown = useRef<{ hitKey: number | null; marked: MarkedLine | null }>({
    hitKey: null,
    marked: null,
  });
  const wasFiltered = useRef(isFiltered);
  const top = useRef(0);
  useEffect(() => {
    const before = shown.current;
    shown.current = { hitKey, marked };
    if (marked !== null && marked !== before.marked) showKey(marked.key);
    else if (hitKey !== null && hitKey !== before.hitKey) showKey(hitKey);
    else if (wasFiltered.current !== isFiltered && !isFollowing)
      showKey(marked?.key ?? hitKey ?? top.current);
    wasFiltered.current = isFiltered;
    top.current = topKey();
  });
}
