/** The head of a task's page: its state, what can be done, when and what it runs. */

import { CalendarClock, Ellipsis, Pencil, Play, Square } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { t } from '../../../electron/shared/i18n.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { pauseInForce } from '../../../electron/shared/task.ts';
import { runCommand } from '../../commands/bindings.ts';
import { type CommandId, keyOf, keyWords } from '../../commands/catalogue.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { MenuButton, type MenuCommand } from '../../components/menu-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { TaskWhyDialog } from '../../components/why-dialog.tsx';
import { useMinute, useWords } from '../../hooks/use-now.ts';
import { startWords } from '../../schedule-words.ts';
import { useTaskCommands } from '../tasks/task-commands.ts';
import { pauseCommands } from '../tasks/task-menu.ts';
import { CommandBox } from './command-box.tsx';
import { nextWords } from './next-words.ts';
import { TaskBadge } from './task-badge.tsx';

export interface TaskHeaderProps {
  readonly summary: TaskSummary;
  /** The last line. */
  readonly children: ReactNode;
}

export function TaskHeader({ summary, children }: TaskHeaderProps) {
  const { task } = summary;
  return (
    <PageHeader
      title={task.name}
      breadcrumbs={[{ label: t('Tasks'), to: '/tasks' }, { label: task.name }]}
      badge={<TaskBadge summary={summary} />}
      actions={<TaskActions summary={summary} />}
    >
      <ScheduleLine summary={summary} />
      <CommandBox task={task} />
      {children}
    </PageHeader>
  );
}

function TaskActions({ summary }: { summary: TaskSummary }) {
  const { task, lastRun } = summary;
  const commands = useTaskCommands();
  return (
    <>
      <span className="flex items-center text-xs text-text-2">
        <Toggle
          label={t('{task} enabled', { task: task.name })}
          isSelected={task.enabled}
          onChange={(enabled) => commands.setEnabled(summary, enabled)}
        />
        <span aria-hidden className="max-[700px]:hidden">
          {t('Enabled')}
        </span>
      </span>
      <Button icon={Pencil} keys={keyOf('task.edit')} onPress={() => commands.edit(summary)}>
        {t('Edit')}
      </Button>
      {lastRun?.state === 'running' ? (
        <Button variant="danger" icon={Square} onPress={() => commands.stop(summary)}>
          {t('Stop')}
        </Button>
      ) : (
        <Button
          variant="primary"
          icon={Play}
          keys={keyOf('task.run')}
          onPress={() => commands.runNow(summary)}
        >
          {t('Run now')}
        </Button>
      )}
      <MoreMenu summary={summary} />
    </>
  );
}

/** What the page itself does, by key as well. */
function pageCommands(): readonly MenuCommand[] {
  const byKey = (id: CommandId) => ({ keys: keyWords(id), run: () => void runCommand(id) });
  return [
    { label: t('Tag…'), ...byKey('task.tag') },
    { label: t('Delete'), danger: true, separated: true, ...byKey('task.delete') },
  ];
}

function MoreMenu({ summary }: { summary: TaskSummary }) {
  const commands = useTaskCommands();
  const [isAsking, setAsking] = useState(false);
  const isPaused = pauseInForce(summary.task, useMinute()) !== null;
  return (
    <>
      <MenuButton
        commands={[
          ...(isPaused
            ? [{ label: t('Resume'), run: () => commands.change([summary], { kind: 'resume' }) }]
            : [{ label: t('Pause for…'), submenu: pauseCommands([summary], commands.change) }]),
          {
            label: t('Duplicate'),
            keys: keyWords('task.duplicate'),
            run: () => commands.duplicate(summary),
            separated: true,
          },
          {
            label: t('Show latest log'),
            keys: keyWords('task.latestLog'),
            run: () => commands.showLatestLog(summary),
          },
          { label: t('Why didn’t it run?'), run: () => setAsking(true) },
          ...(summary.task.deletedAtMs === null ? pageCommands() : []),
        ]}
      >
        <IconButton bordered label={t('More')} icon={Ellipsis} />
      </MenuButton>
      {isAsking && <TaskWhyDialog task={summary.task} onClose={() => setAsking(false)} />}
    </>
  );
}

function ScheduleLine({ summary }: { summary: TaskSummary }) {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const next = useWords((nowMs) => nextWords(summary, nowMs, timeZone) ?? '');
  return (
    <p data-selectable className="flex flex-wrap items-center gap-x-3 pb-2">
      <span className="flex items-center gap-2">
        <CalendarClock size={16} aria-hidden className="shrink-0 text-text-2" />
        {startWords(summary)}
      </span>
      <span className="text-text-2">{next}</span>
    </p>
  );
}
