/** All runs of all tasks, filtered, day by day; or what their logs hold. */

import { Copy } from 'lucide-react';
import { type UIEvent, useRef } from 'react';
import { toast } from 'sonner';
import { Link, useSearchParams } from 'wouter';

import { t } from '../../../electron/shared/i18n.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { attempt } from '../../attempt.ts';
import { keyWords } from '../../commands/catalogue.ts';
import { useCommands } from '../../commands/use-commands.ts';
import { Button } from '../../components/button.tsx';
import { HintBar } from '../../components/hint-bar.tsx';
import { LoadFailed, LoadingRows } from '../../components/load-states.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Phrase } from '../../components/phrase.tsx';
import { RunTable } from '../../components/run-table.tsx';
import { useMinute } from '../../hooks/use-now.ts';
import { useScrollPlace } from '../../hooks/use-place.ts';
import { useRunPages } from '../../hooks/use-run-pages.ts';
import { useSettings } from '../../query.ts';
import { LogHits } from './log-hits.tsx';
import { isFiltered, noMatchWords, runFilterOf } from './run-filter.ts';
import { RunFilters } from './run-filters.tsx';
import { runsAsCsv, runsAsJson } from './runs-text.ts';

const DAY_MS = 24 * 3_600_000;
/** Older runs are fetched while so much is still to be scrolled. */
const AHEAD_PX = 1_200;
const HINTS = ['task.open', 'task.peek', 'find.here', 'run.copyRows'] as const;

export function RunsView() {
  const [params] = useSearchParams();
  const filter = runFilterOf(params, useMinute());
  const runs = useRunPages(filter);
  const logText = params.get('log')?.trim() ?? '';
  useCommands({ 'run.copyRows': () => void copy(runsAsCsv(runs.data ?? [])) });
  if (runs.error) {
    return <LoadFailed title={t('Runs')} error={runs.error} onRetry={() => void runs.refetch()} />;
  }
  return (
    <>
      <PageHeader title={t('Runs')} actions={<CopyButton runs={runs.data ?? []} />} />
      <RunFilters />
      {logText === '' ? (
        <RunList runs={runs} params={params} />
      ) : (
        <LogHits text={logText} filter={filter} />
      )}
      <HintBar ids={HINTS} />
    </>
  );
}

interface RunListProps {
  readonly runs: ReturnType<typeof useRunPages>;
  readonly params: URLSearchParams;
}

function RunList({ runs, params }: RunListProps) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = runs;
  const scrollRef = useRef<HTMLDivElement>(null);
  useScrollPlace(scrollRef, 'runs page', data !== undefined);
  const onScroll = ({ currentTarget }: UIEvent<HTMLElement>) => {
    const { scrollHeight, scrollTop, clientHeight } = currentTarget;
    const isNear = scrollHeight - scrollTop - clientHeight < AHEAD_PX;
    if (isNear && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  return (
    <div ref={scrollRef} className="min-h-0 flex-1 scroll-pt-17 overflow-auto" onScroll={onScroll}>
      {data === undefined ? <LoadingRows /> : <RunTable runs={data} showTask byDay />}
      {data?.length === 0 && (
        <p className="p-8 text-center text-text-2">
          {isFiltered(params) ? noMatchWords(params) : t('Nothing has run yet.')}
        </p>
      )}
      {hasNextPage && (
        <div className="p-3 text-center">
          <Button onPress={() => void fetchNextPage()}>{t('Show older runs')}</Button>
        </div>
      )}
      {data && data.length > 0 && !hasNextPage && <Retention />}
    </div>
  );
}

function Retention() {
  const { data: settings } = useSettings();
  if (!settings) return null;
  const text = t(
    'Runs older than {count, plural, one {# day} other {# days}} are removed. <0>Change</0>',
    {
      count: Math.round(settings.keepRunsMs / DAY_MS),
    },
  );
  const link = (inner: string) => (
    <Link to="/settings/runs" className="text-accent-text underline underline-offset-2">
      {inner}
    </Link>
  );
  return (
    <p className="p-4 text-center text-xs text-text-3">
      <Phrase text={text} wrap={[link]} />
    </p>
  );
}

function CopyButton({ runs }: { runs: readonly Run[] }) {
  return (
    <MenuButton
      commands={[
        {
          label: t('Copy as CSV'),
          keys: keyWords('run.copyRows'),
          run: () => void copy(runsAsCsv(runs)),
        },
        { label: t('Copy as JSON'), run: () => void copy(runsAsJson(runs)) },
      ]}
    >
      <Button icon={Copy} isDisabled={runs.length === 0}>
        {t('Copy')}
      </Button>
    </MenuButton>
  );
}

async function copy(text: string): Promise<void> {
  if (await attempt(navigator.clipboard.writeText(text).then(() => true))) toast(t('Copied.'));
}
