/** The rows of the task list, windowed, with one Tab stop. */

import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type MouseEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

import { msg, t } from '../../../electron/shared/i18n.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { showNativeMenu } from '../../components/native-menu.ts';
import { placeOf, useRowPlace, useScrollPlace } from '../../hooks/use-place.ts';
import { useSettings } from '../../query.ts';
import { type TaskMenuActions, tasksMenu } from './task-menu.ts';
import { COLUMNS, TaskRow } from './task-row.tsx';
import { decideSelect, selectOnly } from './task-selection.ts';
import { useListKeys } from './use-list-keys.ts';
import type { TaskSelection } from './use-task-selection.ts';

const ROW_PX = { comfortable: 52, compact: 36 } as const;
const HEADS = [
  msg('Task'),
  msg('Schedule'),
  msg('Last run'),
  msg('Last 24 runs'),
  msg('Next run'),
] as const;

export interface TaskTableProps extends TaskSelection {
  readonly tasks: readonly TaskSummary[];
  readonly actions: TaskMenuActions;
  readonly togglePeek: () => void;
  readonly onEscape: () => void;
}

export function TaskTable(props: TaskTableProps) {
  const { tasks, actions, selection, select, order, chosen } = props;
  const scrollRef = useRef<HTMLDivElement>(null);
  const density = useSettings().data?.density ?? 'comfortable';
  const rowPx = ROW_PX[density];
  const rows = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowPx,
    overscan: 8,
  });
  useScrollPlace(scrollRef, 'tasks', true);
  useEffect(() => rows.measure(), [rows, rowPx]);
  const currentAt = Math.max(0, order.indexOf(selection.currentId ?? -1));
  const [askedAt] = useState(() => (placeOf('tasks').scrollTop === null ? currentAt : null));
  useEffect(() => {
    if (askedAt !== null) rows.scrollToIndex(askedAt);
  }, [rows, askedAt]);
  const onKeyDown = useListKeys({
    ...props,
    pageCount: () => Math.max(1, Math.floor((scrollRef.current?.clientHeight ?? 0) / rowPx) - 1),
    scrollTo: (at) => rows.scrollToIndex(at),
  });
  useFocusFollows(scrollRef, selection.currentId);
  const items = rows.getVirtualItems();
  // One that is scrolled far away is not drawn, and could not be reached.
  const isDrawn = items.some(({ index }) => index === currentAt);
  const tabStopAt = isDrawn ? currentAt : (rows.range?.startIndex ?? 0);
  const chosenIds = new Set(chosen.map(({ task }) => task.id));
  const openMenu = (event: MouseEvent, summary: TaskSummary) => {
    const isChosen = chosenIds.has(summary.task.id);
    if (!isChosen) select(selectOnly(summary.task.id));
    showNativeMenu(event, tasksMenu(isChosen ? chosen : [summary], actions));
  };
  return (
    <div
      role="grid"
      aria-label={t('Tasks')}
      aria-rowcount={tasks.length + 1}
      aria-multiselectable
      data-compact={density === 'compact' || undefined}
      className="flex min-h-0 flex-1 flex-col"
    >
      <TableHead />
      <div
        ref={scrollRef}
        role="rowgroup"
        id="list"
        className="min-h-0 flex-1 overflow-auto [scrollbar-gutter:stable]"
        onKeyDown={onKeyDown}
      >
        <div role="presentation" className="relative" style={{ height: rows.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const summary = tasks[index];
            if (!summary) return null;
            const { id } = summary.task;
            return (
              <TaskRow
                key={id}
                summary={summary}
                top={start}
                index={index}
                isCurrent={index === tabStopAt}
                isSelected={chosenIds.has(id)}
                actions={actions}
                draggedIds={chosenIds.has(id) ? [...chosenIds] : [id]}
                onSelect={(kind) => select(decideSelect(selection, order, id, kind))}
                onClickAlone={() => select(selectOnly(id))}
                onMenu={(event) => openMenu(event, summary)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function TableHead() {
  return (
    <div
      role="row"
      // The same space for a scroll bar as the rows leave.
      className={`${COLUMNS} h-9 shrink-0 overflow-hidden border-b border-border-subtle text-xs font-medium text-text-2 [scrollbar-gutter:stable]`}
    >
      {HEADS.map((head) => (
        <span key={head} role="columnheader" className="truncate">
          {t(head)}
        </span>
      ))}
      <span role="columnheader">
        <span className="sr-only">{t('Actions')}</span>
      </span>
    </div>
  );
}

/** Moves the focus to the row that the keys selected, once it is drawn; at first to the one that was left. */
function useFocusFollows(scrollRef: RefObject<HTMLElement | null>, currentId: number | null) {
  const focusRow = useRowPlace('tasks', scrollRef, (id) => `[data-task-id="${id}"]`);
  // Before what looks for the row in the same render.
  useLayoutEffect(() => {
    const isHere = scrollRef.current?.contains(document.activeElement);
    if (currentId !== null && isHere) focusRow(currentId);
  }, [scrollRef, currentId, focusRow]);
}
