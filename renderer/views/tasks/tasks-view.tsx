/** The task list: filter, table, and what stands in its place while there is nothing to list. */

import { Ellipsis, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';

import { t } from '../../../electron/shared/i18n.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { runCommand } from '../../commands/bindings.ts';
import { keyOf, titleOf } from '../../commands/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { HintBar } from '../../components/hint-bar.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { LoadFailed, LoadingRows } from '../../components/load-states.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { RunPeek } from '../../components/run-peek.tsx';
import { useMinute } from '../../hooks/use-now.ts';
import { useTasks } from '../../query.ts';
import { askExport } from '../../export-request.ts';
import { BulkBar } from './bulk-bar.tsx';
import { TagDialog } from './tag-dialog.tsx';
import { latestRunId, useTaskCommands } from './task-commands.ts';
import { filterTasks, isFiltered, readTaskFilter } from './task-filter.ts';
import { TaskTable } from './task-table.tsx';
import { TasksEmpty } from './tasks-empty.tsx';
import { TasksToolbar } from './tasks-toolbar.tsx';
import { useTaskSelection } from './use-task-selection.ts';

export function TasksView() {
  const { data, error, refetch } = useTasks();
  const [, navigate] = useLocation();
  if (error) return <LoadFailed title={t('Tasks')} error={error} onRetry={() => void refetch()} />;
  if (data?.length === 0) return <TasksEmpty />;
  const scheduled = data?.filter(({ nextFireAtMs }) => nextFireAtMs !== null).length ?? 0;
  const values = { count: data?.length ?? 0, scheduled };
  return (
    <>
      <PageHeader
        title={t('Tasks')}
        actions={
          <>
            <MenuButton
              commands={[
                { label: titleOf('tasks.import'), run: () => navigate('/import') },
                { label: titleOf('tasks.export'), run: () => askExport(null) },
              ]}
            >
              <IconButton label={t('More')} icon={Ellipsis} />
            </MenuButton>
            <Button
              variant="primary"
              icon={Plus}
              keys={keyOf('task.new')}
              onPress={() => navigate('/tasks/new')}
            >
              {t('New task')}
            </Button>
          </>
        }
        {...(data && {
          subtitle: t(
            '{count, plural, one {# task} other {# tasks}}, {scheduled} scheduled',
            values,
          ),
        })}
      />
      {data ? <TaskList tasks={data} /> : <LoadingRows />}
    </>
  );
}

function TaskList({ tasks }: { tasks: readonly TaskSummary[] }) {
  const { params, setParam, clear } = useFilterParams();
  const nowMs = useMinute();
  const query = params.toString();
  const shown = useMemo(
    () => filterTasks(tasks, readTaskFilter(new URLSearchParams(query)), nowMs),
    [tasks, query, nowMs],
  );
  const selected = useTaskSelection(shown);
  const [taggedIds, setTagged] = useState<readonly number[] | null>(null);
  const [isPeeking, setPeeking] = useState(false);
  const actions = {
    ...useTaskCommands(),
    tag: (some: readonly TaskSummary[]) => setTagged(some.map(({ task }) => task.id)),
  };
  const { chosen, current } = selected;
  const escape = () => (isPeeking ? setPeeking(false) : clear());
  const clearByButton = () => {
    clear();
    // The button goes with the filters.
    runCommand('find.here');
  };
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {chosen.length > 1 ? (
        <BulkBar tasks={chosen} actions={actions} onClear={selected.clear} />
      ) : (
        <TasksToolbar
          tasks={tasks}
          shownCount={shown.length}
          params={params}
          setParam={setParam}
          onClear={clearByButton}
        />
      )}
      {shown.length === 0 ? (
        <NoMatch text={params.get('q') ?? ''} onClear={clearByButton} />
      ) : (
        <TaskTable
          tasks={shown}
          {...selected}
          actions={actions}
          togglePeek={() => setPeeking(!isPeeking)}
          onEscape={escape}
        />
      )}
      {isPeeking && current && (
        <RunPeek taskName={current.task.name} runId={latestRunId(current)} />
      )}
      {taggedIds && <TagDialog taskIds={taggedIds} onClose={() => setTagged(null)} />}
      <HintBar ids={HINTS} />
    </div>
  );
}

const HINTS = [
  'task.open',
  'task.peek',
  'task.run',
  'task.edit',
  'task.toggle',
  'task.latestLog',
  'task.select',
] as const;

/** The route's query; one step back leaves the page, not a letter. */
function useFilterParams() {
  const [params, setParams] = useSearchParams();
  const setParam = (name: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const clear = () => {
    if (!isFiltered(params)) return;
    setParams(params.has('sort') ? { sort: 'name' } : {}, { replace: true });
  };
  return { params, setParam, clear };
}

function NoMatch({ text, onClear }: { text: string; onClear: () => void }) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 text-text-2">
      <p>
        {text === '' ? t('No task matches the filters.') : t('No task matches “{text}”.', { text })}
      </p>
      <Button onPress={onClear}>{t('Clear filters')}</Button>
    </div>
  );
}
