/** The rows of the task list, windowed, with one Tab stop and the keys of a list. */

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { useTaskCommands } from './task-commands.ts';
import { COLUMNS, TaskRow } from './task-row.tsx';

const ROW_PX = 52;
const HEADS = ['Task', 'Schedule', 'Last run', 'Last 24 runs', 'Next run', ''] as const;

export function TaskTable({ tasks }: { tasks: readonly TaskSummary[] }) {
  const scrollRef = useRef<HTMLDivElement>(null);
  const [selectedId, setSelectedId] = useState<number | null>(null);
  const rows = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const selectedAt = Math.max(
    0,
    tasks.findIndex(({ task }) => task.id === selectedId),
  );
  const onKeyDown = useRowKeys(tasks, selectedAt, (at) => {
    setSelectedId(tasks[at]?.task.id ?? null);
    rows.scrollToIndex(at);
  });
  useFocusFollows(scrollRef, selectedId);
  return (
    <div
      role="grid"
      aria-label="Tasks"
      aria-rowcount={tasks.length + 1}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div
        role="row"
        className={`${COLUMNS} h-9 shrink-0 border-b border-border-subtle px-5 text-xs font-medium text-text-2`}
      >
        {HEADS.map((head) => (
          <span key={head} role="columnheader" className="truncate">
            {head === '' ? <span className="sr-only">Actions</span> : head}
          </span>
        ))}
      </div>
      <div
        ref={scrollRef}
        role="rowgroup"
        className="min-h-0 flex-1 overflow-auto"
        onKeyDown={onKeyDown}
      >
        <div role="presentation" className="relative" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const summary = tasks[index];
            if (!summary) return null;
            return (
              <TaskRow
                key={summary.task.id}
                summary={summary}
                top={start}
                index={index}
                isCurrent={index === selectedAt}
                isSelected={summary.task.id === selectedId}
                onFocus={() => setSelectedId(summary.task.id)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Arrows, Home and End select; the other keys act on the selected task. */
function useRowKeys(
  tasks: readonly TaskSummary[],
  at: number,
  select: (at: number) => void,
): (event: KeyboardEvent) => void {
  const commands = useTaskCommands();
  return (event) => {
    const summary = tasks[at];
    const isOnRow = event.target instanceof HTMLElement && event.target.role === 'row';
    if (!summary || !isOnRow || event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => select(Math.min(tasks.length - 1, at + 1)),
      ArrowUp: () => select(Math.max(0, at - 1)),
      Home: () => select(0),
      End: () => select(tasks.length - 1),
      Enter: () => commands.open(summary),
      r: () => commands.runNow(summary),
      e: () => commands.edit(summary),
      d: () => commands.duplicate(summary),
      p: () => commands.setEnabled(summary, !summary.task.enabled),
      l: () => commands.showLatestLog(summary),
      Delete: () => commands.remove(summary),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
}

/** Moves the focus to the row that the keys selected, once it is drawn. */
function useFocusFollows(scrollRef: { current: HTMLElement | null }, selectedId: number | null) {
  useEffect(() => {
    const list = scrollRef.current;
    if (selectedId === null || !list?.contains(document.activeElement)) return;
    const row = list.querySelector<HTMLElement>(`[data-task-id="${selectedId}"]`);
    if (row && !row.contains(document.activeElement)) row.focus();
  }, [scrollRef, selectedId]);
}
