/** The search in a log: what is looked for, where it is, which hit is shown. */

import { useEffect, useState } from 'react';

import type { LogReader } from './log-reader.ts';
import { findWithin } from './log-search-in-worker.ts';
import { type SearchOutcome, watchSearch } from './log-search-watch.ts';
import { firstAtOrAfter, type LogHit, type LogQuery } from './log-search.ts';

const NO_QUERY: LogQuery = { text: '', isCaseSensitive: false, isRegex: false };
const NOTHING: SearchOutcome = { hits: [], problem: null };

export interface LogSearchState extends SearchOutcome {
  readonly query: LogQuery;
  readonly setQuery: (change: Partial<LogQuery>) => void;
  /** The first answer to a search is still to come. */
  readonly isPending: boolean;
  /** The hit that is shown; -1 when there is none. */
  readonly at: number;
  /** To the next or, with -1, the previous hit, round the end; the first time from the line in view. */
  readonly step: (by: 1 | -1, topKey: number) => void;
}

export function useLogSearch(reader: LogReader): LogSearchState {
  const [query, setQuery] = useState(NO_QUERY);
  const [outcome, setOutcome] = useState<SearchOutcome | null>(null);
  const [current, setCurrent] = useState<LogHit | null>(null);
  useEffect(
    () => (query.text === '' ? undefined : watchSearch(reader, query, findWithin, setOutcome)),
    [query, reader],
  );
  const { hits, problem } = outcome ?? NOTHING;
  const at = current === null ? -1 : indexOf(hits, current);
  return {
    query,
    hits,
    problem,
    isPending: query.text !== '' && outcome === null,
    at,
    setQuery: (change) => {
      setQuery((before) => ({ ...before, ...change }));
      setCurrent(null);
      if (change.text === '') setOutcome(null);
    },
    step: (by, topKey) => {
      if (hits.length === 0) return;
      const first = firstAtOrAfter(hits, topKey) - (by === 1 ? 0 : 1);
      const next = at === -1 ? first : at + by;
      setCurrent(hits[(next + hits.length) % hits.length] ?? null);
    },
  };
}

/** By what a hit is, since each search makes new ones. */
function indexOf(hits: readonly LogHit[], { key, start }: LogHit): number {
  for (let at = firstAtOrAfter(hits, key); hits[at]?.key === key; at += 1) {
    if (hits[at]?.start === start) return at;
  }
  return -1;
}
