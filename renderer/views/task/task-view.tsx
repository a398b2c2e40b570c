/** One task: how it stands, what it runs, and its history. */

import { Ellipsis, Pencil, Play, Square } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';

import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { isActive, isFailure } from '../../../electron/shared/run.ts';
import { formatDateTime, formatRelative } from '../../../electron/shared/duration.ts';
import { Badge, StateBadge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { LoadFailed, LoadingRows } from '../../components/load-states.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { TaskWhyDialog } from '../../components/why-dialog.tsx';
import { useCommands } from '../../commands/use-commands.ts';
import { useNow } from '../../hooks/use-now.ts';
import { useTask } from '../../query.ts';
import { useTaskCommands } from '../tasks/task-commands.ts';
import { CommandBox } from './command-box.tsx';

import { TaskHistory } from './task-history.tsx';
import { TaskRecord } from './task-record.tsx';
import { TaskRevisions } from './task-revisions.tsx';

export function TaskView({ taskId }: { taskId: number }) {
  const { data, error, refetch } = useTask(taskId);
  if (error) return <LoadFailed title="Task" error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows />;
  return <LoadedTask summary={data} />;
}

function LoadedTask({ summary }: { summary: TaskSummary }) {
  const { task } = summary;
  const commands = useTaskCommands();
  const [, navigate] = useLocation();
  useCommands({
    'task.run': () => commands.runNow(summary),
    'task.edit': () => commands.edit(summary),
    'task.duplicate': () => commands.duplicate(summary),
    'task.toggle': () => commands.setEnabled(summary, !task.enabled),
    'task.latestLog': () => commands.showLatestLog(summary),
    'page.leave': () => navigate('/tasks'),
  });
  return (
    <>
      <PageHeader
        title={task.name}
        breadcrumbs={[{ label: 'Tasks', to: '/tasks' }, { label: task.name }]}
        badge={<TaskBadge summary={summary} />}
        actions={<TaskActions summary={summary} />}
      >
        <ScheduleLine summary={summary} />
      </PageHeader>
      <div className="min-h-0 flex-1 overflow-auto pb-5">
        <div className="flex flex-col gap-4 p-5">
          <CommandBox task={task} />
          <TaskRecord taskId={task.id} />
          {task.notes !== '' && (
            <p data-selectable className="whitespace-pre-wrap text-text-2">
              {task.notes}
            </p>
          )}
          <TaskRevisions task={task} />
        </div>
        <TaskHistory taskId={task.id} />
      </div>
    </>
  );
}

function TaskBadge({ summary: { task, lastRun, recentRuns } }: { summary: TaskSummary }) {
  if (task.deletedAtMs !== null) return <Badge tone="neutral">Deleted</Badge>;
  if (lastRun && isActive(lastRun.state)) return <StateBadge state={lastRun.state} />;
  if (!task.enabled) return <Badge tone="neutral">Switched off</Badge>;
  const outcome = recentRuns.find(({ state }) => state === 'succeeded' || isFailure(state));
  if (!outcome) return <Badge tone="neutral">Not run yet</Badge>;
  if (isFailure(outcome.state)) return <Badge tone="danger">Failing</Badge>;
  return <Badge tone="success">Healthy</Badge>;
}

function TaskActions({ summary }: { summary: TaskSummary }) {
  const { task, lastRun } = summary;
  const commands = useTaskCommands();
  const [, navigate] = useLocation();
  const [isAsking, setAsking] = useState(false);
  const remove = () => {
    commands.remove(summary);
    navigate('/tasks');
  };
  return (
    <>
      <span className="flex items-center text-xs text-text-2">
        Enabled
        <Toggle
          label={`${task.name} enabled`}
          isSelected={task.enabled}
          onChange={(enabled) => commands.setEnabled(summary, enabled)}
        />
      </span>
      <MenuButton
        commands={[
          { label: 'Duplicate', keys: 'D', run: () => commands.duplicate(summary) },
          { label: 'Show latest log', keys: 'L', run: () => commands.showLatestLog(summary) },
          { label: 'Why didn’t it run?', run: () => setAsking(true) },
          { label: 'Delete', danger: true, separated: true, run: remove },
        ]}
      >
        <IconButton label="More" icon={Ellipsis} />
      </MenuButton>
      {isAsking && <TaskWhyDialog task={task} onClose={() => setAsking(false)} />}
      <Button icon={Pencil} keys="E" onPress={() => commands.edit(summary)}>
        Edit
      </Button>
      {lastRun?.state === 'running' ? (
        <Button variant="danger" icon={Square} onPress={() => commands.stop(summary)}>
          Stop
        </Button>
      ) : (
        <Button variant="primary" icon={Play} keys="R" onPress={() => commands.runNow(summary)}>
          Run now
        </Button>
      )}
    </>
  );
}

function ScheduleLine({ summary: { scheduleSentence, nextFireAtMs } }: { summary: TaskSummary }) {
  const nowMs = useNow();
  return (
    <p className="pb-3 text-text-2">
      {scheduleSentence}
      {nextFireAtMs !== null &&
        `. Next ${formatRelative(nextFireAtMs, nowMs)}, ${formatDateTime(nextFireAtMs, nowMs)}`}
    </p>
  );
}
