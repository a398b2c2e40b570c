/** One run in a table of runs. */

import clsx from 'clsx';
import { memo } from 'react';
import { Link } from 'wouter';

import { formatDateTime, formatDuration } from '../../electron/shared/duration.ts';
import { reasonOf } from '../../electron/shared/reason.ts';
import { formatBytes } from '../../electron/shared/format-bytes.ts';
import { t } from '../../electron/shared/i18n.ts';
import type { TaskSummary } from '../../electron/shared/ipc-contract.ts';
import { isActive, isLogRemoved, type Run } from '../../electron/shared/run.ts';
import { progressWords, runDurationMs, startedByWords } from '../../electron/shared/words.ts';
import { useNow } from '../hooks/use-now.ts';
import { useProgress } from '../query.ts';
import { ProgressBar } from './progress-bar.tsx';
import { whenOf } from './run-days.ts';
import { StateWords } from './state-words.tsx';
import { shownRunState, shownStateWord, StatusIcon, statusLooks } from './status-icon.tsx';
import { RunWhyButton } from './why-dialog.tsx';

export interface RunRowProps {
  readonly run: Run;
  readonly showTask: boolean;
  readonly columns: string;
  /** Of its task; absent when that was deleted. */
  readonly summary: TaskSummary | undefined;
  readonly isTabStop: boolean;
  readonly onFocus: (runId: number) => void;
}

/** Rendered anew only when something of its own has changed: there are hundreds of them. */
export const RunRow = memo(function RunRow({
  run,
  showTask,
  columns,
  summary,
  isTabStop,
  onFocus,
}: RunRowProps) {
  const maxAttempts = summary?.task.retry.maxAttempts ?? 1;
  const shown = shownRunState(run);
  const state = shownStateWord(shown);
  return (
    <div
      role="row"
      className={clsx(
        columns,
        // Rows out of sight cost nothing, however many are loaded.
        'relative h-9 border-b border-border-subtle hover:bg-hover [contain-intrinsic-size:auto_36px] [content-visibility:auto]',
      )}
    >
      <span role="cell" className="flex items-center gap-2">
        <StatusIcon state={shown} />
        <Link
          to={`/runs/${run.id}`}
          data-run={run.id}
          tabIndex={isTabStop ? 0 : -1}
          onFocus={() => onFocus(run.id)}
          aria-label={t('Run {id}, {state}', { id: String(run.id), state })}
          className={clsx(
            'truncate after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus',
            statusLooks[shown].text,
          )}
        >
          <StateWords run={run} />
        </Link>
      </span>
      <span role="cell" className="@container flex min-w-0 items-center gap-2">
        {showTask && (
          // What stands beside it keeps some room.
          <span className="max-w-full min-w-0 truncate font-medium @[260px]:not-last:max-w-2/3 @[260px]:shrink-0">
            {run.taskName}
          </span>
        )}
        <Reason run={run} besideTask={showTask} />
        {didNotRun(run) && (
          // Above the link that fills the row.
          <span className="relative z-1 ms-auto">
            <RunWhyButton run={run} isTabStop={isTabStop} />
          </span>
        )}
      </span>
      <Started run={run} />
      <DurationCell run={run} usualMs={summary?.usualDurationMs ?? null} />
      <span role="cell" className="truncate text-text-2 tabular-nums">
        {attemptWords(run, maxAttempts)}
      </span>
      <span role="cell" className="truncate text-text-2">
        {startedByWords(run)}
      </span>
      <span role="cell" className="truncate text-text-2 tabular-nums">
        {logWords(run)}
      </span>
    </div>
  );
});

function didNotRun({ startedAtMs, state }: Run): boolean {
  return startedAtMs === null && !isActive(state);
}

function attemptWords({ attempt, startedAtMs }: Run, maxAttempts: number): string {
  if (startedAtMs === null) return '—';
  return maxAttempts > 1 ? t('{attempt} of {maxAttempts}', { attempt, maxAttempts }) : `${attempt}`;
}

function logWords(run: Run): string {
  if (isLogRemoved(run)) return t('Removed');
  // Of one that still grows, its page tells.
  return run.logFilename === null || isActive(run.state) ? '—' : formatBytes(run.logBytes);
}

function Started({ run }: { run: Run }) {
  const nowMs = useNow();
  const when = formatDateTime(whenOf(run), nowMs);
  return (
    <span role="cell" className="truncate text-text-2 tabular-nums">
      {run.dueCount > 1 ? t('{when} ({count} times)', { when, count: run.dueCount }) : when}
    </span>
  );
}

function Reason({ run, besideTask }: { run: Run; besideTask: boolean }) {
  if (run.state === 'running' && run.reason === null) return <Progress runId={run.id} />;
  const reason = reasonOf(run);
  if (reason === null) return null;
  return (
    <span
      className={clsx(
        'truncate text-xs text-text-2',
        // A word or less of it would say nothing.
        besideTask && 'hidden @[260px]:inline',
      )}
      title={reason}
    >
      {reason}
    </span>
  );
}

/** What a running run says of how far it is. */
function Progress({ runId }: { runId: number }) {
  const said = useProgress(runId);
  if (!said) return null;
  const words = progressWords(said);
  return (
    <span className="flex max-w-1/2 shrink-0 items-center gap-1.5 text-xs text-text-2 tabular-nums">
      {said.fraction !== null && (
        <ProgressBar
          label={t('Progress')}
          words={words}
          fraction={said.fraction}
          className="w-10 shrink-0 @max-[260px]:hidden"
        />
      )}
      <span className="truncate">{words}</span>
    </span>
  );
}

/** How many times the usual fills the bar; the mark in its middle is the usual. */
const BAR_SPAN = 2;
const SLOW_RATIO = 1.5;

function DurationCell({ run, usualMs }: { run: Run; usualMs: number | null }) {
  const durationMs = runDurationMs(run, useNow());
  if (durationMs === null) {
    return (
      <span role="cell" className="text-text-2">
        —
      </span>
    );
  }
  const ratio = usualMs === null || usualMs === 0 ? null : durationMs / usualMs;
  return (
    <span
      role="cell"
      className="flex items-center gap-2 text-text-2 tabular-nums"
      title={
        usualMs === null ? undefined : t('Usually {usual}', { usual: formatDuration(usualMs) })
      }
    >
      <span className="min-w-14 truncate">{formatDuration(durationMs)}</span>
      {ratio !== null && (
        <span aria-hidden className="relative h-1 w-10 rounded-full bg-subtle">
          <span
            className={clsx(
              'absolute inset-y-0 start-0 rounded-full',
              ratio > SLOW_RATIO ? 'bg-warning-mark' : 'bg-neutral-mark',
            )}
            style={{ width: `${Math.min(1, ratio / BAR_SPAN) * 100}%` }}
          />
          <span className="absolute -inset-y-0.5 start-1/2 w-px bg-border-control" />
        </span>
      )}
    </span>
  );
}
