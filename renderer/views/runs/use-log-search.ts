/** Searches the logs of filtered runs a part at a time, so that it can be watched and stopped. */

import { useEffect, useRef, useState } from 'react';

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

/** For one question: another one is another mount. @param text not empty */
export function useLogSearch(text: string, filter: Omit<ShownRuns, 'text'>): LogSearch {
  const [found, setFound] = useState(NOTHING);
  const controllerRef = useRef<AbortController>(null);
  const [asked] = useState(() => ({ ...filter, text }));
  useEffect(() => {
    const controller = new AbortController();
    controllerRef.current = controller;
    const start = () => void search(asked, controller.signal, setFound);
    const timer = setTimeout(start, TYPING_DELAY_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [asked]);
  const stop = () => {
    controllerRef.current?.abort();
    setFound((before) => ({ ...before, state: 'stopped' }));
  };
  return { ...found, stop };
}

type Asked = ShownRuns & { readonly text: string };

async function search(asked: Asked, signal: AbortSignal, tell: (found: Found) => void) {
  let found = NOTHING;
  let beforeRunId: number | null = null;
  do {
    try {
      const page: LogSearchPage = await call('logs.search', {
        ...asked,
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
