/** Keeps what was read from the main process, and knows when that is no longer the newest. */

import { hashKey, type Query, QueryClient, type QueryKey } from '@tanstack/react-query';

export const queryClient = new QueryClient({
  defaultOptions: {
    // Everything comes over IPC and is told of by events: nothing goes stale by itself.
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false },
  },
});

/**
 * Something has changed of what lies under a key, or of everything. What is shown is read again, all
 * else when it is shown next; a read that is under way may have missed the change, so it is followed
 * by another.
 */
export function readAgain(queryKey: QueryKey = []): void {
  const underWay = queryClient.getQueryCache().findAll({ queryKey, predicate: goesOn });
  void queryClient.invalidateQueries({ queryKey });
  for (const query of underWay) {
    const follow = () => {
      const exactly = { queryKey: query.queryKey, exact: true };
      void queryClient.invalidateQueries(exactly, { cancelRefetch: false });
    };
    void query.fetch().then(follow, follow);
  }
}

/**
 * Main tells of something as it is now: what a read that is under way brings is older. What was
 * never read is left to its first read.
 */
export function keepNewest(queryKey: QueryKey, data: unknown): void {
  const query = findQuery(queryKey);
  if (!query) return;
  queryClient.setQueryData(queryKey, data);
  void query.cancel({ revert: true });
}

/** Of exactly this key; TanStack's own search goes through all there are. */
export function findQuery(queryKey: QueryKey): Query | undefined {
  return queryClient.getQueryCache().get(hashKey(queryKey));
}

/** All others that are under way are begun anew when they are invalidated. */
function goesOn(query: Query): boolean {
  const { fetchStatus, data } = query.state;
  return fetchStatus === 'fetching' && (data === undefined || !query.isActive());
}
