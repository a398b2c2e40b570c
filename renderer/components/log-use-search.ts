/** The search in a log: what is looked for, where it is, which hit is shown. */

import { useEffect, useState } from 'react';

import type { LogReader, LogSnapshot } from './log-reader.ts';
import { findHits, firstAtOrAfter, type LogHit } from './log-search.ts';

/** Typing and a growing log wait this long for the next search. */
const SEARCH_AFTER_MS = 80;

export interface LogSearchState {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly hits: readonly LogHit[];
  /** The hit that is shown; -1 when there is none. */
  readonly at: number;
  /** To the next or, with -1, the previous hit, round the end. */
  readonly step: (by: 1 | -1) => void;
}

/** @param topKey Key of the first line in view: the search starts there. */
export function useLogSearch(
  reader: LogReader,
  log: LogSnapshot,
  topKey: () => number,
): LogSearchState {
  const [query, setQuery] = useState('');
  const [hits, setHits] = useState<readonly LogHit[]>([]);
  const [current, setCurrent] = useState<LogHit | null>(null);
  useEffect(() => {
    if (query === '') return;
    const timer = setTimeout(() => {
      const lineAt = (index: number) => reader.lineAt(index);
      setHits(findHits({ ...reader.getSnapshot(), lineAt }, query));
    }, SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [query, reader, log]);
  const at = current === null ? -1 : indexOf(hits, current);
  return {
    query,
    hits,
    at,
    setQuery: (text) => {
      setQuery(text);
      setCurrent(null);
      if (text === '') setHits([]);
    },
    step: (by) => {
      if (hits.length === 0) return;
      const first = firstAtOrAfter(hits, topKey()) - (by === 1 ? 0 : 1);
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
