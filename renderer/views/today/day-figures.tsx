/** The four figures of the day, each a link to what it counts. */

import { Link } from 'wouter';

import { formatRelative } from '../../../electron/shared/duration.ts';
import type { Status } from '../../../electron/shared/status.ts';
import type { Today } from '../../../electron/shared/today.ts';
import { type ShownState, StatusIcon } from '../../components/status-icon.tsx';
import { useNow } from '../../hooks/use-now.ts';

export function DayFigures({ status, today }: { status: Status; today: Today }) {
  const nowMs = useNow();
  const { succeeded, failed, failedTaskCount, dueCount, firstDueMs } = today;
  const all = succeeded + failed;
  const { running } = status;
  return (
    <div className="grid grid-cols-4 gap-3 max-[940px]:grid-cols-2">
      <DayFigure
        to="/runs"
        state="succeeded"
        label="Succeeded today"
        value={succeeded}
        context={all === 0 ? 'No run has ended yet' : `${percent(succeeded, all)} of ${runs(all)}`}
      />
      <DayFigure
        to="/tasks?status=failing"
        state="failed"
        label="Failed today"
        value={failed}
        context={failed === 0 ? 'All went well' : tasks(failedTaskCount)}
      />
      <DayFigure
        to="/tasks?status=running"
        state="running"
        label="Running now"
        value={running.length}
        context={running[0]?.taskName ?? 'Nothing'}
      />
      <DayFigure
        to="/tasks"
        state="paused"
        label="Due in the next hour"
        value={dueCount}
        context={firstDueMs === null ? 'Nothing' : `first ${formatRelative(firstDueMs, nowMs)}`}
      />
    </div>
  );
}

interface DayFigureProps {
  readonly to: string;
  readonly state: ShownState;
  readonly label: string;
  readonly value: number;
  readonly context: string;
}

function DayFigure({ to, state, label, value, context }: DayFigureProps) {
  return (
    <Link
      to={to}
      className="flex min-w-0 flex-col rounded-card border border-border-subtle px-4 py-3 hover:bg-hover"
    >
      <span className="flex items-center gap-2 text-xs text-text-2">
        <StatusIcon state={state} />
        {label}
      </span>
      <span className="mt-1 text-xl font-semibold tracking-[-0.02em] tabular-nums">
        {value.toLocaleString('en')}
      </span>
      <span className="truncate text-xs text-text-2">{context}</span>
    </Link>
  );
}

function percent(part: number, all: number): string {
  const value = (part / all) * 100;
  return `${value === 100 ? '100' : value.toFixed(1)} %`;
}

function runs(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'run' : 'runs'}`;
}

function tasks(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'task' : 'tasks'}`;
}
