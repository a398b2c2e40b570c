/** Runs of a filter, newest first, fetched further by key. */

import { useInfiniteQuery } from '@tanstack/react-query';

import type { RequestInput } from '../../electron/shared/ipc-contract.ts';
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
  });
}
