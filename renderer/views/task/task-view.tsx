/** One task: how it stands, what it runs, its history and its settings. */

import { useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useLocation, useSearchParams } from 'wouter';

import { msg, t } from '../../../electron/shared/i18n.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { LoadFailed, LoadingRows } from '../../components/load-states.tsx';
import { RunPeek } from '../../components/run-peek.tsx';
import { useCommands } from '../../commands/use-commands.ts';
import { askRow, useScrollPlace } from '../../hooks/use-place.ts';
import { useTask } from '../../query.ts';
import { TagDialog } from '../tasks/tag-dialog.tsx';
import { latestRunId, toggleChange, useTaskCommands } from '../tasks/task-commands.ts';
import { TaskHeader } from './task-header.tsx';
import { TaskHistory } from './task-history.tsx';
import { TaskOverview } from './task-overview.tsx';
import { TaskSettings } from './task-settings.tsx';

export function TaskView({ taskId }: { taskId: number }) {
  const { data, error, refetch } = useTask(taskId);
  if (error) return <LoadFailed title={t('Task')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows />;
  return <LoadedTask summary={data} />;
}

const TABS = [
  ['overview', msg('Overview')],
  ['runs', msg('Runs')],
  ['settings', msg('Settings')],
] as const;

function LoadedTask({ summary }: { summary: TaskSummary }) {
  const { task } = summary;
  const [isTagging, setTagging] = useState(false);
  const [isPeeking, setPeeking] = useState(false);
  const [isFinding, setFinding] = useState(false);
  const { tab, show } = useTab(task.id);
  useTaskKeys(summary, {
    tag: () => setTagging(true),
    peek: setPeeking,
    isPeeking,
    // The filter of its runs has the key itself.
    find:
      tab === 'runs'
        ? null
        : () => {
            setFinding(true);
            show('runs');
          },
  });
  const panelRef = useRef<HTMLDivElement>(null);
  useScrollPlace(panelRef, `task ${tab}`, true);
  const panel = { ref: panelRef, className: PANEL };
  return (
    <>
      {/* Below a peek at one of the rows. */}
      {isPeeking && <RunPeek taskName={task.name} runId={latestRunId(summary)} />}
      <Tabs
        selectedKey={tab}
        onSelectionChange={(key) => {
          setFinding(false);
          show(String(key));
        }}
        className="flex min-h-0 flex-1 flex-col [@media(max-height:480px)]:overflow-auto"
      >
        <TaskHeader summary={summary}>
          <TabList aria-label={t('Views of the task')} className="-mb-px flex gap-4">
            {TABS.map(([id, word]) => (
              <Tab
                key={id}
                id={id}
                className="flex h-8 cursor-default items-center border-b-2 border-transparent px-0.5 text-sm text-text-2 data-hovered:text-text data-selected:border-accent data-selected:font-medium data-selected:text-text"
              >
                {t(word)}
              </Tab>
            ))}
          </TabList>
        </TaskHeader>
        <TabPanel id="overview" {...panel}>
          <TaskOverview task={task} onSeeAll={() => show('runs')} />
        </TabPanel>
        <TabPanel id="runs" {...panel}>
          <TaskHistory taskId={task.id} isFinding={isFinding} />
        </TabPanel>
        <TabPanel id="settings" {...panel}>
          <TaskSettings task={task} />
        </TabPanel>
      </Tabs>
      {/* What is within is drawn twice. */}
      {isTagging && <TagDialog taskIds={[task.id]} onClose={() => setTagging(false)} />}
    </>
  );
}

/** The tab is kept in the route's query. */
function useTab(taskId: number) {
  const [, navigate] = useLocation();
  const [params] = useSearchParams();
  const asked = params.get('tab');
  const tab = TABS.find(([id]) => id === asked)?.[0] ?? 'overview';
  const show = (id: string) =>
    navigate(id === 'overview' ? `/tasks/${taskId}` : `/tasks/${taskId}?tab=${id}`, {
      replace: true,
    });
  return { tab, show };
}

interface PageParts {
  readonly tag: () => void;
  readonly isPeeking: boolean;
  readonly peek: (isPeeking: boolean) => void;
  readonly find: (() => void) | null;
}

function useTaskKeys(summary: TaskSummary, { tag, isPeeking, peek, find }: PageParts): void {
  const { id, deletedAtMs } = summary.task;
  const commands = useTaskCommands();
  const [, navigate] = useLocation();
  useCommands({
    ...(deletedAtMs === null && {
      'task.tag': tag,
      'task.delete': () => {
        commands.remove(summary);
        navigate('/tasks');
      },
      'task.select': () => {
        navigate('/tasks');
        askRow('tasks', id);
      },
    }),
    ...(find && { 'find.here': find }),
    'task.peek': () => peek(!isPeeking),
    'task.run': () => commands.runNow(summary),
    'task.edit': () => commands.edit(summary),
    'task.duplicate': () => commands.duplicate(summary),
    'task.toggle': () => commands.change([summary], toggleChange(summary)),
    'task.latestLog': () => commands.showLatestLog(summary),
    'page.leave': () => (isPeeking ? peek(false) : navigate('/tasks')),
  });
}

/** In a low window all of the page scrolls, so that its head leaves room. */
const PANEL =
  'min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2 [@media(max-height:480px)]:flex-none [@media(max-height:480px)]:overflow-visible';
