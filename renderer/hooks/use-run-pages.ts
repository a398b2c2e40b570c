/** Runs of a filter, newest first, fetched further by key. */

import { type InfiniteData, replaceEqualDeep, useInfiniteQuery } from '@tanstack/react-query';

import type { RequestInput } from '../../electron/shared/ipc-contract.ts';
import type { Run } from '../../electron/shared/run.ts';
import { call } from '../ipc.ts';

export const RUNS_PER_PAGE = 200;

/** Which runs a page shows. */
export type ShownRuns = Omit<RequestInput<'runs.list'>, 'limit' | 'beforeRunId'>;

export function useRunPages(filter: ShownRuns) {
  return useInfiniteQuery({
    queryKey: ['runs', 'pages', filter] as const,
    queryFn: ({ pageParam }) =>
      call('runs.list', {
        ...filter,
        limit: RUNS_PER_PAGE,
        ...(pageParam !== null && { beforeRunId: pageParam }),
      }),
    // While a filter is typed the rows stay until the new ones are there; never another task's.
    placeholderData: (shown, query) =>
      query?.queryKey[2].taskId === filter.taskId ? shown : undefined,
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.length < RUNS_PER_PAGE ? null : (page.at(-1)?.id ?? null)),
    select: ({ pages }) => pages.flat(),
    // Asked for the pages, for the runs selected of them, and for pages in place of such runs.
    structuralSharing: (before, fresh) => {
      if (arePages(before) && arePages(fresh)) return keepRuns(before, fresh);
      return isSameList(before, fresh) ? before : fresh;
    },
  });
}

type RunPages = InfiniteData<readonly Run[], number | null>;

function arePages(data: unknown): data is RunPages {
  return typeof data === 'object' && data !== null && 'pages' in data;
}

/** Of the very same runs: another list would be a change to draw, and with each drawing one more. */
function isSameList(before: unknown, fresh: unknown): boolean {
  return (
    Array.isArray(before) &&
    Array.isArray(fresh) &&
    before.length === fresh.length &&
    before.every((run, at) => run === fresh[at])
  );
}

/** A run that has not changed stays the same object wherever it stands now, so its row stays too. */
function keepRuns(before: RunPages, fresh: RunPages): RunPages {
  const known = new Map(before.pages.flat().map((run) => [run.id, run]));
  const pages = fresh.pages.map((page) =>
    page.map((run) => replaceEqualDeep(known.get(run.id), run)),
  );
  return { ...fresh, pages };
}
