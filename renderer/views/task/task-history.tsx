/** The runs of one task, those that were not started included; or what their logs hold. */

import { useSearchParams } from 'wouter';

import { t } from '../../../electron/shared/i18n.ts';
import { Button } from '../../components/button.tsx';
import { LoadingRows } from '../../components/load-states.tsx';
import { RunTable } from '../../components/run-table.tsx';
import { useMinute } from '../../hooks/use-now.ts';
import { type ShownRuns, useRunPages } from '../../hooks/use-run-pages.ts';
import { LogHits } from '../runs/log-hits.tsx';
import { isFiltered, noMatchWords, runFilterOf } from '../runs/run-filter.ts';
import { RunFilters } from '../runs/run-filters.tsx';

export interface TaskHistoryProps {
  readonly taskId: number;
  /** The words of its filter are typed first. */
  readonly isFinding: boolean;
}

export function TaskHistory({ taskId, isFinding }: TaskHistoryProps) {
  const [params] = useSearchParams();
  const filter = { ...runFilterOf(params, useMinute()), taskId };
  const logText = params.get('log')?.trim() ?? '';
  return (
    <section aria-label={t('History')}>
      <RunFilters isOfTask autoFocus={isFinding} />
      {logText === '' ? (
        <Runs
          filter={filter}
          none={
            isFiltered(params) ? noMatchWords(params) : t('No runs yet. Press R to run it now.')
          }
        />
      ) : (
        <LogHits text={logText} filter={filter} />
      )}
    </section>
  );
}

function Runs({ filter, none }: { filter: ShownRuns; none: string }) {
  const { data, error, hasNextPage, fetchNextPage } = useRunPages(filter);
  if (error) {
    return (
      <p role="alert" className="px-5 text-danger">
        {error.message}
      </p>
    );
  }
  if (!data) return <LoadingRows />;
  if (data.length === 0) return <p className="px-5 py-6 text-text-2">{none}</p>;
  return (
    <>
      <RunTable runs={data} showTask={false} />
      {hasNextPage && (
        <div className="p-3 text-center">
          <Button onPress={() => void fetchNextPage()}>{t('Show older runs')}</Button>
        </div>
      )}
    </>
  );
}
