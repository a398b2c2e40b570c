/** The runs of one task, those that were not started included. */

import { t } from '../../../electron/shared/i18n.ts';
import { Button } from '../../components/button.tsx';
import { LoadingRows } from '../../components/load-states.tsx';
import { RunTable } from '../../components/run-table.tsx';
import { useRunPages } from '../../hooks/use-run-pages.ts';

export function TaskHistory({ taskId }: { taskId: number }) {
  const { data, error, hasNextPage, fetchNextPage } = useRunPages({ taskId });
  if (error) {
    return (
      <p role="alert" className="px-5 text-danger">
        {error.message}
      </p>
    );
  }
  if (!data) return <LoadingRows />;
  if (data.length === 0) {
    return <p className="px-5 py-6 text-text-2">{t('No runs yet. Press R to run it now.')}</p>;
  }
  return (
    <section aria-label={t('History')}>
      <RunTable runs={data} showTask={false} />
      {hasNextPage && (
        <div className="p-3 text-center">
          <Button onPress={() => void fetchNextPage()}>{t('Show older runs')}</Button>
        </div>
      )}
    </section>
  );
}
