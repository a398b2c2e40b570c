/** All runs of all tasks, filtered, day by day. */

import { useSearchParams } from 'wouter';

import { Button } from '../../components/button.tsx';
import { LoadFailed, LoadingRows } from '../../components/load-states.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { RunTable } from '../../components/run-table.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { useRunPages } from '../../hooks/use-run-pages.ts';
import { runFilterOf } from './run-filter.ts';
import { RunFilters } from './run-filters.tsx';

export function RunsView() {
  const [params] = useSearchParams();
  const runs = useRunPages(runFilterOf(params, useNow()));
  if (runs.error) {
    return <LoadFailed title="Runs" error={runs.error} onRetry={() => void runs.refetch()} />;
  }
  return (
    <>
      <PageHeader title="Runs" />
      <RunFilters />
      <div className="min-h-0 flex-1 overflow-auto">
        {runs.data === undefined ? <LoadingRows /> : <RunTable runs={runs.data} showTask byDay />}
        {runs.data?.length === 0 && (
          <p className="p-8 text-center text-text-2">{noRunWords(params)}</p>
        )}
        {runs.hasNextPage && (
          <div className="p-3 text-center">
            <Button onPress={() => void runs.fetchNextPage()}>Show older runs</Button>
          </div>
        )}
      </div>
    </>
  );
}

function noRunWords(params: URLSearchParams): string {
  if (params.size === 0) return 'Nothing has run yet.';
  const isSearch = params.has('text') || params.has('by');
  return isSearch ? 'No run among the newest 50,000 matches.' : 'No run matches.';
}
