/** Runs of a filter, newest first, fetched further by key. */

import { useInfiniteQuery } from '@tanstack/react-query';

import type { RequestInput } from '../../electron/shared/ipc-contract.ts';
import { call } from '../ipc.ts';

export const RUNS_PER_PAGE = 100;

export function useRunPages(filter: Pick<RequestInput<'runs.list'>, 'taskId' | 'states'>) {
  return useInfiniteQuery({
    queryKey: ['runs', 'pages', filter],
    queryFn: ({ pageParam }) =>
      call('runs.list', {
        ...filter,
        limit: RUNS_PER_PAGE,
        ...(pageParam !== null && { beforeRunId: pageParam }),
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.length < RUNS_PER_PAGE ? null : (page.at(-1)?.id ?? null)),
    select: ({ pages }) => pages.flat(),
  });
}
