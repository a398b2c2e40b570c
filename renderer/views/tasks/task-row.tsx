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

import {
  formatClock,
  formatDateTime,
  formatDuration,
  formatRelative,
} from '../../../electron/shared/duration.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { isActive, isFailure } from '../../../electron/shared/run.ts';
import type { ActionKind } from '../../../electron/shared/task-action.ts';
import { runDurationMs, stateWord } from '../../../electron/shared/words.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { RunStrip } from '../../components/run-strip.tsx';
import { type ShownState, StatusIcon, shownStateWord } from '../../components/status-icon.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { useNow } from '../../hooks/use-now.ts';
import { startWords } from '../../schedule-words.ts';
import { useTaskCommands } from './task-commands.ts';
import { commandLine } from './task-filter.ts';

/** The same columns for the head and every row; narrow windows leave some out. */
export const COLUMNS =
  'grid items-center gap-3 grid-cols-[minmax(0,1fr)_152px_150px_120px_104px_112px] max-[1040px]:grid-cols-[minmax(0,1fr)_152px_150px_104px_112px] max-[1040px]:[&>:nth-child(4)]:hidden max-[940px]:grid-cols-[minmax(0,1fr)_150px_104px_112px] max-[940px]:[&>:nth-child(2)]:hidden';

export interface TaskRowProps {
  readonly summary: TaskSummary;
  /** Offset in px. */
  readonly top: number;
  readonly index: number;
  /** Holds the list's one Tab stop. */
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly onFocus: () => void;
}

export function TaskRow({ summary, top, index, isCurrent, isSelected, onFocus }: TaskRowProps) {
  const { task, recentRuns } = summary;
  const starts = startWords(summary);
  const commands = useTaskCommands();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      tabIndex={isCurrent ? 0 : -1}
      data-task-id={task.id}
      style={{ transform: `translateY(${top}px)` }}
      onFocus={onFocus}
      onClick={(event) => event.currentTarget.focus()}
      onDoubleClick={() => commands.open(summary)}
      className={clsx(
        COLUMNS,
        'group absolute inset-x-0 h-[52px] border-b border-border-subtle px-5 focus-visible:-outline-offset-2',
        isSelected ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <TaskCell summary={summary} />
      <span role="gridcell" className="truncate text-text-2" title={starts}>
        {starts}
      </span>
      <LastRunCell summary={summary} />
      <span role="gridcell">
        <RunStrip runs={recentRuns} />
      </span>
      <NextRunCell summary={summary} />
      <ActionsCell summary={summary} isSelected={isSelected} />
    </div>
  );
}

/** What the row's first icon says: switched off, or how the last run stands. */
export function shownState({ task, lastRun }: TaskSummary): ShownState {
  if (lastRun && isActive(lastRun.state)) return lastRun.state;
  if (!task.enabled) return 'paused';
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
      <span className="flex min-w-0 flex-col">
        <span className={clsx('truncate font-medium', !task.enabled && 'text-text-2')}>
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

function LastRunCell({ summary: { lastRun, usualDurationMs } }: { summary: TaskSummary }) {
  const nowMs = useNow();
  if (!lastRun) {
    return (
      <span role="gridcell" className="text-text-3">
        Not run yet
      </span>
    );
  }
  const durationMs = runDurationMs(lastRun, nowMs);
  const isRunning = lastRun.state === 'running';
  const usual =
    isRunning && usualDurationMs !== null ? ` of about ${formatDuration(usualDurationMs)}` : '';
  return (
    <span role="gridcell" className="flex min-w-0 flex-col">
      <span className="truncate">
        <span className={stateClass(lastRun.state)}>{stateWord(lastRun.state)}</span>
        {lastRun.finishedAtMs !== null && (
          <span className="text-text-2">{` ${formatRelative(lastRun.finishedAtMs, Math.max(nowMs, lastRun.finishedAtMs))}`}</span>
        )}
      </span>
      <span className="truncate text-xs text-text-2 tabular-nums">
        {durationMs === null
          ? '—'
          : `${formatDuration(isRunning ? wholeSeconds(durationMs) : durationMs)}${usual}`}
      </span>
    </span>
  );
}

function NextRunCell({ summary: { task, nextFireAtMs } }: { summary: TaskSummary }) {
  const nowMs = useNow();
  if (!task.enabled || nextFireAtMs === null) {
    const word = task.enabled ? (task.schedules.length === 0 ? 'By hand' : 'Never') : 'Off';
    return (
      <span role="gridcell" className={word === 'Never' ? 'text-warning' : 'text-text-3'}>
        {word}
      </span>
    );
  }
  const isSoon = nextFireAtMs - nowMs < 24 * 3_600_000;
  return (
    <span role="gridcell" className="flex min-w-0 flex-col">
      <span className="truncate tabular-nums">{formatRelative(nextFireAtMs, nowMs)}</span>
      <span className="truncate text-xs text-text-2 tabular-nums">
        {isSoon ? formatClock(nextFireAtMs) : formatDateTime(nextFireAtMs, nowMs)}
      </span>
    </span>
  );
}

function ActionsCell({ summary, isSelected }: { summary: TaskSummary; isSelected: boolean }) {
  const { task, lastRun } = summary;
  const commands = useTaskCommands();
  const isRunning = lastRun !== null && isActive(lastRun.state);
  return (
    <span role="gridcell" className="flex items-center justify-end">
      <span
        className={clsx(
          'flex',
          !isSelected && 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100',
        )}
      >
        {isRunning ? (
          <IconButton
            label={`Stop ${task.name}`}
            icon={Square}
            onPress={() => commands.stop(summary)}
          />
        ) : (
          <IconButton
            label={`Run ${task.name} now`}
            icon={Play}
            onPress={() => commands.runNow(summary)}
          />
        )}
        <MenuButton
          commands={[
            { label: 'Open', keys: 'Enter', run: () => commands.open(summary) },
            { label: 'Show latest log', keys: 'L', run: () => commands.showLatestLog(summary) },
            { label: 'Edit', keys: 'E', run: () => commands.edit(summary) },
            { label: 'Duplicate', keys: 'D', run: () => commands.duplicate(summary) },
            {
              label: 'Delete',
              keys: 'Del',
              danger: true,
              separated: true,
              run: () => commands.remove(summary),
            },
          ]}
        >
          <IconButton label={`More for ${task.name}`} icon={Ellipsis} />
        </MenuButton>
      </span>
      <Toggle
        label={`${task.name} enabled`}
        isSelected={task.enabled}
        onChange={(enabled) => commands.setEnabled(summary, enabled)}
      />
    </span>
  );
}

function stateClass(state: NonNullable<TaskSummary['lastRun']>['state']): string {
  if (isFailure(state)) return 'text-danger';
  if (state === 'running') return 'text-running';
  return state === 'missed' ? 'text-missed' : 'text-text';
}

function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
