/** The search in a log: what is looked for, where it is, which hit is shown. */

import { useEffect, useMemo, useState } from 'react';

import type { LogQuery } from '../../electron/shared/log-query.ts';
import { call } from '../ipc.ts';
import type { LogReader, LogSnapshot } from './log-reader.ts';
import { findWithin } from './log-search-in-worker.ts';
import { type FindHits, type SearchOutcome, watchSearch } from './log-search-watch.ts';
import { firstAtOrAfter, type LogHit } from './log-search.ts';

const NO_QUERY: LogQuery = { text: '', isCaseSensitive: false, isRegex: false };
const NOTHING: SearchOutcome = { hits: [], count: 0, isByLine: false, problem: null };
const NO_HITS: readonly LogHit[] = [];

export interface LogSearchState extends Omit<SearchOutcome, 'isByLine'> {
  readonly query: LogQuery;
  readonly setQuery: (change: Partial<LogQuery>) => void;
  /** The first answer to a search is still to come. */
  readonly isPending: boolean;
  /** The hit that is shown; -1 when there is none. */
  readonly at: number;
  /** To the next or, with -1, the previous hit, round the end; the first time from the line in view. */
  readonly step: (by: 1 | -1, topKey: number) => void;
}

export function useLogSearch(runId: number, reader: LogReader, log: LogSnapshot): LogSearchState {
  const [query, setQuery] = useState(NO_QUERY);
  const [outcome, setOutcome] = useState<SearchOutcome | null>(null);
  /** As the search told it. */
  const [current, setCurrent] = useState<LogHit | null>(null);
  useEffect(() => {
    if (query.text === '') return undefined;
    const finders = { inLoaded: findWithin, inFile: findInFile(runId) };
    return watchSearch(reader, query, finders, setOutcome);
  }, [query, reader, runId]);
  const { hits: told, count, isByLine, problem } = outcome ?? NOTHING;
  const hits = useMemo(
    () => (isByLine ? keyed(told, log.originKey) : told),
    [told, isByLine, log.originKey],
  );
  const at = current === null || hits.length === 0 ? -1 : indexOf(told, current);
  return {
    query,
    hits,
    count,
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
      setCurrent(told[(next + told.length) % told.length] ?? null);
    },
  };
}

function findInFile(runId: number): FindHits {
  return async (_, query) => {
    const found = await call('logs.find', { runId, query });
    if (found === null) return { hits: [], count: 0 };
    const hits = found.matches.map(({ line, start, end }) => ({ key: line, start, end }));
    return { hits, count: found.count };
  };
}

/** Nothing as long as it is not known which lines are loaded. */
function keyed(hits: readonly LogHit[], originKey: number | null): readonly LogHit[] {
  if (originKey === null) return NO_HITS;
  return hits.map((hit) => ({ ...hit, key: originKey + hit.key - 1 }));
}

/** By what a hit is, since each search makes new ones. */
function indexOf(hits: readonly LogHit[], { key, start }: LogHit): number {
  for (let at = firstAtOrAfter(hits, key); hits[at]?.key === key; at += 1) {
    if (hits[at]?.start === start) return at;
  }
  return -1;
}
