/** Runs, newest first: what came of each and why. Each row opens its run; one Tab stop for all. */

import clsx from 'clsx';
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';

import { formatDate } from '../../electron/shared/duration.ts';
import { msg, t } from '../../electron/shared/i18n.ts';
import type { Run } from '../../electron/shared/run.ts';
import { useMinute } from '../hooks/use-now.ts';
import { keepRow, placeOf, useRowPlace } from '../hooks/use-place.ts';
import { useTasks } from '../query.ts';
import { runDaysOf } from './run-days.ts';
import { RunPeek } from './run-peek.tsx';
import { RunRow } from './run-row.tsx';

export interface RunTableProps {
  readonly runs: readonly Run[];
  /** False on a task's own page. */
  readonly showTask: boolean;
  /** Under headings of days that stay in sight. */
  readonly byDay?: boolean;
}

const TASK = msg('Task');
const REASON = msg('Reason');
const HEADS = [
  msg('Started'),
  msg('Duration'),
  msg('Attempts'),
  msg('Started by'),
  msg('Log'),
] as const;

/** Narrow windows leave out attempts, what started a run and the log, then the duration. */
const COLUMNS = clsx(
  'grid items-center gap-3 px-5 grid-cols-[138px_minmax(0,1fr)_158px_118px_78px_98px_70px]',
  'max-[1040px]:grid-cols-[138px_minmax(0,1fr)_158px_118px] max-[1040px]:[&>:nth-child(n+5)]:hidden',
  'max-[720px]:grid-cols-[120px_minmax(0,1fr)_120px] max-[720px]:[&>:nth-child(4)]:hidden',
);

export function RunTable({ runs, showTask, byDay = false }: RunTableProps) {
  const [currentId, setCurrentId] = useState(placeOf('runs').rowId);
  const tableRef = useRef<HTMLDivElement>(null);
  useRowPlace('runs', tableRef, (id) => `a[data-run="${id}"]`);
  const setCurrent = useCallback((id: number) => {
    keepRow('runs', id);
    setCurrentId(id);
  }, []);
  const [isPeeking, setPeeking] = useState(false);
  const summaries = useSummaries();
  const current = runs.find(({ id }) => id === currentId) ?? null;
  const tabStopId = current?.id ?? runs[0]?.id;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === ' ') setPeeking(!isPeeking);
    else if (event.key === 'Escape' && isPeeking) setPeeking(false);
    else if (!moveFocus(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const rows = (some: readonly Run[]) =>
    some.map((run) => (
      <RunRow
        key={run.id}
        run={run}
        showTask={showTask}
        columns={COLUMNS}
        summary={summaries.get(run.taskId)}
        isTabStop={run.id === tabStopId}
        onFocus={setCurrent}
      />
    ));
  return (
    <div
      ref={tableRef}
      role="table"
      aria-label={t('Runs')}
      className="min-w-0"
      onKeyDown={onKeyDown}
    >
      <TableHead showTask={showTask} />
      {byDay
        ? runDaysOf(runs).map((day) => (
            <div key={day.key} role="rowgroup">
              <DayHead dayMs={day.atMs} />
              {rows(day.runs)}
            </div>
          ))
        : rows(runs)}
      {isPeeking && current && <RunPeek taskName={current.taskName} runId={current.id} />}
    </div>
  );
}

/** What the bars and attempts of the rows are compared with. */
function useSummaries() {
  const { data: tasks } = useTasks();
  return useMemo(() => new Map(tasks?.map((summary) => [summary.task.id, summary])), [tasks]);
}

/** @returns false for a key that does not move */
function moveFocus(event: KeyboardEvent<HTMLElement>): boolean {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-run]')];
  const at = links.findIndex((link) => link === document.activeElement);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: links.length - 1,
  };
  const target = targets[event.key];
  if (at === -1 || target === undefined) return false;
  links[Math.max(0, Math.min(links.length - 1, target))]?.focus();
  return true;
}

function TableHead({ showTask }: Pick<RunTableProps, 'showTask'>) {
  const heads = [msg('Result'), showTask ? TASK : REASON, ...HEADS];
  return (
    <div
      role="row"
      className={`${COLUMNS} sticky top-0 z-2 h-9 border-b border-border-subtle bg-canvas text-xs font-medium text-text-2`}
    >
      {heads.map((head) => (
        <span key={head} role="columnheader" className="truncate">
          {t(head)}
        </span>
      ))}
    </div>
  );
}

function DayHead({ dayMs }: { dayMs: number }) {
  const nowMs = useMinute();
  const date = formatDate(dayMs, nowMs);
  return (
    <div
      role="row"
      className="sticky top-9 z-1 flex h-8 items-center border-b border-border-subtle bg-subtle px-5 text-xs font-medium text-text-2"
    >
      <span role="rowheader">
        {date === formatDate(nowMs, nowMs) ? t('Today, {date}', { date }) : date}
      </span>
    </div>
  );
}
