/** Runs, newest first: what came of each and why. Each row opens its run. */

import clsx from 'clsx';
import { Link } from 'wouter';

import { formatDate, formatDateTime, formatDuration } from '../../electron/shared/duration.ts';
import { isFailure, type Run } from '../../electron/shared/run.ts';
import {
  progressWords,
  runDurationMs,
  stateWord,
  triggerWord,
} from '../../electron/shared/words.ts';
import { useNow } from '../hooks/use-now.ts';
import { useProgress } from '../query.ts';
import { ProgressBar } from './progress-bar.tsx';
import { runDaysOf, whenOf } from './run-days.ts';
import { StatusIcon } from './status-icon.tsx';

export interface RunTableProps {
  readonly runs: readonly Run[];
  /** False on a task's own page. */
  readonly showTask: boolean;
  /** Under headings of days that stay in sight. */
  readonly byDay?: boolean;
}

export function RunTable({ runs, showTask, byDay = false }: RunTableProps) {
  const columns = clsx(
    'grid items-center gap-3 px-5',
    showTask
      ? 'grid-cols-[120px_minmax(0,1fr)_140px_90px_100px_minmax(0,1.4fr)]'
      : 'grid-cols-[120px_140px_90px_100px_minmax(0,1fr)]',
  );
  const heads = ['Result', ...(showTask ? ['Task'] : []), 'When', 'Duration', 'Started by', 'Why'];
  const rows = (some: readonly Run[]) =>
    some.map((run) => <RunRow key={run.id} run={run} showTask={showTask} columns={columns} />);
  return (
    <div role="table" aria-label="Runs" className="min-w-0">
      <div
        role="row"
        className={`${columns} sticky top-0 z-2 h-9 border-b border-border-subtle bg-canvas text-xs font-medium text-text-2`}
      >
        {heads.map((head) => (
          <span key={head} role="columnheader">
            {head}
          </span>
        ))}
      </div>
      {byDay
        ? runDaysOf(runs).map((day) => (
            <div key={day.runs[0]?.id} role="rowgroup">
              <DayHead dayMs={day.atMs} />
              {rows(day.runs)}
            </div>
          ))
        : rows(runs)}
    </div>
  );
}

function DayHead({ dayMs }: { dayMs: number }) {
  const nowMs = useNow();
  const date = formatDate(dayMs, nowMs);
  return (
    <div
      role="row"
      className="sticky top-9 z-1 flex h-8 items-center border-b border-border-subtle bg-subtle px-5 text-xs font-medium text-text-2"
    >
      <span role="rowheader">{date === formatDate(nowMs, nowMs) ? `Today, ${date}` : date}</span>
    </div>
  );
}

interface RunRowProps {
  readonly run: Run;
  readonly showTask: boolean;
  readonly columns: string;
}

function RunRow({ run, showTask, columns }: RunRowProps) {
  const nowMs = useNow();
  const durationMs = runDurationMs(run, nowMs);
  const whenMs = whenOf(run);
  return (
    <div
      role="row"
      className={`${columns} relative h-9 border-b border-border-subtle hover:bg-hover`}
    >
      <span role="cell" className="flex items-center gap-2">
        <StatusIcon state={run.state} />
        <Link
          to={`/runs/${run.id}`}
          aria-label={`Run ${run.id}, ${stateWord(run.state)}`}
          className={clsx(
            'after:absolute after:inset-0 focus-visible:-outline-offset-2',
            isFailure(run.state) && 'text-danger',
            run.state === 'missed' && 'text-missed',
            run.state === 'running' && 'text-running',
          )}
        >
          {stateWord(run.state)}
        </Link>
      </span>
      {showTask && (
        <span role="cell" className="truncate font-medium">
          {run.taskName}
        </span>
      )}
      <span role="cell" className="truncate text-text-2 tabular-nums">
        {formatDateTime(whenMs, nowMs)}
        {run.dueCount > 1 && ` (${run.dueCount} times)`}
      </span>
      <span role="cell" className="text-text-2 tabular-nums">
        {durationMs === null ? '—' : formatDuration(durationMs)}
      </span>
      <span role="cell" className="truncate text-text-2">
        {triggerWord(run.trigger)}
      </span>
      <span role="cell" className="truncate text-text-2" title={run.reason ?? undefined}>
        {run.state === 'running' && run.reason === null ? <Progress runId={run.id} /> : run.reason}
      </span>
    </div>
  );
}

/** What a running run says of how far it is. */
function Progress({ runId }: { runId: number }) {
  const said = useProgress(runId);
  if (!said) return null;
  const words = progressWords(said);
  return (
    <span className="flex items-center gap-2 tabular-nums">
      {said.fraction !== null && (
        <ProgressBar
          label="Progress"
          words={words}
          fraction={said.fraction}
          className="w-24 shrink-0"
        />
      )}
      <span className="truncate">{words}</span>
    </span>
  );
}
