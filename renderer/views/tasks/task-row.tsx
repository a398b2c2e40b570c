/** One task in the list. */

import clsx from 'clsx';
import {
  Braces,
  Ellipsis,
  FileCode,
  Globe,
  type LucideIcon,
  Play,
  Square,
  Terminal,
} from 'lucide-react';
import { type MouseEvent, useState } from 'react';

import { t } from '../../../electron/shared/i18n.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { isActive } from '../../../electron/shared/run.ts';
import type { ActionKind } from '../../../electron/shared/task-action.ts';
import { pauseInForce } from '../../../electron/shared/task.ts';
import { putTasks } from '../../components/dragged-tasks.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { RunStrip } from '../../components/run-strip.tsx';
import {
  type ShownState,
  StatusIcon,
  shownRunState,
  shownStateWord,
} from '../../components/status-icon.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { startWords } from '../../schedule-words.ts';
import { LastRunCell, NextRunCell } from './task-cells.tsx';
import { commandLine } from './task-filter.ts';
import { type TaskMenuActions, taskMenu } from './task-menu.ts';
import type { SelectKind } from './task-selection.ts';

/** The same columns for the head and every row, with the space behind each; narrow windows leave some out. */
export const COLUMNS =
  'grid items-center ps-5 [&>*]:pe-3 [&>:nth-child(3)]:pe-2 [&>:last-child]:pe-5 grid-cols-[minmax(0,1fr)_152px_158px_132px_104px_124px] max-[1040px]:grid-cols-[minmax(0,1fr)_152px_158px_104px_124px] max-[1040px]:[&>:nth-child(4)]:hidden max-[940px]:grid-cols-[minmax(0,1fr)_158px_104px_124px] max-[940px]:[&>:nth-child(2)]:hidden max-[620px]:grid-cols-[minmax(0,1fr)_124px] max-[620px]:[&>:nth-child(3)]:hidden max-[620px]:[&>:nth-child(5)]:hidden';

export interface TaskRowProps {
  readonly summary: TaskSummary;
  /** Offset in px. */
  readonly top: number;
  readonly index: number;
  /** Holds the list's one Tab stop. */
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly actions: TaskMenuActions;
  /** The tasks that go along when this row is dragged. */
  readonly draggedIds: readonly number[];
  readonly onSelect: (kind: SelectKind) => void;
  /** Without a key: nothing else stays chosen. */
  readonly onClickAlone: () => void;
  readonly onMenu: (event: MouseEvent) => void;
}

export function TaskRow(props: TaskRowProps) {
  const { summary, top, index, isCurrent, isSelected, actions } = props;
  const { task, recentRuns } = summary;
  const [isHovered, setHovered] = useState(false);
  const [hasFocus, setFocused] = useState(false);
  const sentence = startWords(summary);
  const onClick = (event: MouseEvent<HTMLElement>) => {
    event.currentTarget.focus();
    if (event.shiftKey) props.onSelect('extend');
    else if (event.ctrlKey || event.metaKey) props.onSelect('toggle');
    else props.onClickAlone();
  };
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      tabIndex={isCurrent ? 0 : -1}
      data-task-id={task.id}
      style={{ transform: `translateY(${top}px)` }}
      draggable
      onDragStart={({ dataTransfer }) => putTasks(dataTransfer, props.draggedIds)}
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
      onFocus={() => {
        setFocused(true);
        props.onSelect('move');
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setFocused(false);
      }}
      onClick={onClick}
      onDoubleClick={() => actions.open(summary)}
      onContextMenu={props.onMenu}
      className={clsx(
        COLUMNS,
        'absolute inset-x-0 h-[52px] in-data-compact:h-9 border-b border-border-subtle focus-visible:-outline-offset-2',
        isSelected ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <TaskCell summary={summary} />
      <span role="gridcell" translate="no" className="text-text-2" title={sentence}>
        <span className="line-clamp-2 wrap-anywhere in-data-compact:line-clamp-1">{sentence}</span>
      </span>
      <LastRunCell summary={summary} />
      <span role="gridcell">
        <RunStrip runs={recentRuns} />
      </span>
      <NextRunCell summary={summary} />
      <ActionsCell
        summary={summary}
        actions={actions}
        hasButtons={isHovered || isSelected || hasFocus}
      />
    </div>
  );
}

/** What the row's first icon says: switched off, or how the last run stands. */
export function shownState({ task, lastRun }: TaskSummary): ShownState {
  if (lastRun && isActive(lastRun.state)) return shownRunState(lastRun);
  if (!task.enabled || pauseInForce(task, Date.now())) return 'paused';
  return lastRun?.state ?? 'never';
}

const KIND_ICONS: Readonly<Record<ActionKind, LucideIcon>> = {
  command: Terminal,
  script: FileCode,
  http: Globe,
  module: Braces,
  python: FileCode,
};

function TaskCell({ summary }: { summary: TaskSummary }) {
  const { task } = summary;
  const Kind = KIND_ICONS[task.action.kind];
  const state = shownState(summary);
  return (
    <span role="gridcell" className="flex min-w-0 items-center gap-3">
      <StatusIcon state={state} />
      <span className="flex min-w-0 flex-col in-data-compact:flex-row in-data-compact:items-baseline in-data-compact:gap-2">
        <span
          className={clsx(
            // Holds the word for screen readers, which is placed behind the end of a long name.
            'relative truncate font-medium in-data-compact:max-w-3/4 in-data-compact:shrink-0',
            !task.enabled && 'text-text-2',
          )}
        >
          {task.name}
          <span className="sr-only">{`, ${shownStateWord(state)}`}</span>
        </span>
        <span className="flex min-w-0 items-center gap-1.5 text-text-3">
          <Kind size={12} aria-hidden />
          <code className="truncate font-mono text-mono-xs">{commandLine(task)}</code>
        </span>
      </span>
    </span>
  );
}

/** Rows that nobody looks at closely have no buttons, which would cost half of drawing them. */
function ActionsCell({
  summary,
  hasButtons,
  actions,
}: Pick<TaskRowProps, 'summary' | 'actions'> & { readonly hasButtons: boolean }) {
  const { task } = summary;
  return (
    <span role="gridcell" className="flex items-center justify-end">
      {hasButtons && <RowButtons summary={summary} actions={actions} />}
      <Toggle
        label={t('{name} enabled', { name: task.name })}
        isSelected={task.enabled}
        onChange={(enabled) => actions.setEnabled(summary, enabled)}
      />
    </span>
  );
}

function RowButtons({ summary, actions }: Pick<TaskRowProps, 'summary' | 'actions'>) {
  const { task, lastRun } = summary;
  const isRunning = lastRun !== null && isActive(lastRun.state);
  const { name } = task;
  return (
    <>
      {isRunning ? (
        <IconButton
          label={t('Stop {name}', { name })}
          icon={Square}
          onPress={() => actions.stop(summary)}
        />
      ) : (
        <IconButton
          label={t('Run {name} now', { name })}
          icon={Play}
          onPress={() => actions.runNow(summary)}
        />
      )}
      <MenuButton commands={taskMenu(summary, actions)}>
        <IconButton label={t('More for {name}', { name })} icon={Ellipsis} />
      </MenuButton>
    </>
  );
}
