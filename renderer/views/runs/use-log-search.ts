/** Searches the logs of filtered runs a part at a time, so that it can be watched and stopped. */

import { useEffect, useState } from 'react';

import type { LogSearchHit, LogSearchPage } from '../../../electron/shared/ipc-contract.ts';
import type { ShownRuns } from '../../hooks/use-run-pages.ts';
import { call } from '../../ipc.ts';

/** More are not looked for until the text is made more precise. */
const MAX_HITS = 500;
const TYPING_DELAY_MS = 250;

export interface LogSearch {
  readonly hits: readonly LogSearchHit[];
  readonly searchedCount: number;
  readonly state: 'searching' | 'done' | 'stopped' | 'full';
  /** A sentence. */
  readonly error: string | null;
  readonly stop: () => void;
}

type Found = Omit<LogSearch, 'stop'>;

const NOTHING: Found = { hits: [], searchedCount: 0, state: 'searching', error: null };

/** @param text not empty */
export function useLogSearch(text: string, filter: Omit<ShownRuns, 'text'>): LogSearch {
  const [found, setFound] = useState(NOTHING);
  const [stop, setStop] = useState<() => void>(() => () => undefined);
  const asked = JSON.stringify({ ...filter, text });
  useEffect(() => {
    const controller = new AbortController();
    setFound(NOTHING);
    setStop(() => () => {
      controller.abort();
      setFound((before) => ({ ...before, state: 'stopped' }));
    });
    const timer = setTimeout(
      () => void search(asked, controller.signal, setFound),
      TYPING_DELAY_MS,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [asked]);
  return { ...found, stop };
}

async function search(asked: string, signal: AbortSignal, tell: (found: Found) => void) {
  const request = JSON.parse(asked) as ShownRuns & { readonly text: string };
  let found = NOTHING;
  let beforeRunId: number | null = null;
  do {
    try {
      const page: LogSearchPage = await call('logs.search', {
        ...request,
        ...(beforeRunId !== null && { beforeRunId }),
      });
      beforeRunId = page.nextBeforeRunId;
      const hits = [...found.hits, ...page.hits];
      const searchedCount = found.searchedCount + page.searchedCount;
      const state = beforeRunId === null ? 'done' : hits.length >= MAX_HITS ? 'full' : 'searching';
      found = { hits, searchedCount, state, error: null };
    } catch (error) {
      found = { ...found, state: 'stopped', error: error instanceof Error ? error.message : '' };
    }
    if (signal.aborted) return;
    tell(found);
  } while (found.state === 'searching');
}
