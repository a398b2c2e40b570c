/** The cells of a task's row that go with the clock: its last run and its next. */

import {
  formatClock,
  formatDate,
  formatDuration,
  formatRelative,
} from '../../../electron/shared/duration.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { pauseInForce, type Task, type TaskPause } from '../../../electron/shared/task.ts';
import { runDurationMs } from '../../../electron/shared/words.ts';
import { StateWords } from '../../components/state-words.tsx';
import { shownRunState, statusLooks } from '../../components/status-icon.tsx';
import { useNow } from '../../hooks/use-now.ts';

const DAY_MS = 24 * 3_600_000;

export function LastRunCell({ summary: { lastRun, usualDurationMs } }: { summary: TaskSummary }) {
  const nowMs = useNow();
  if (!lastRun) {
    return (
      <span role="gridcell" className="text-text-3">
        {t('Not run yet')}
      </span>
    );
  }
  const { finishedAtMs } = lastRun;
  return (
    <span role="gridcell" className="flex min-w-0 flex-col">
      <span className="truncate">
        <span className={statusLooks[shownRunState(lastRun)].text}>
          <StateWords run={lastRun} />
        </span>
        {finishedAtMs !== null && (
          <span className="text-text-2">
            {` ${formatRelative(finishedAtMs, Math.max(nowMs, finishedAtMs))}`}
          </span>
        )}
      </span>
      <span className="truncate text-xs text-text-2 tabular-nums in-data-compact:hidden">
        {durationWords(lastRun, usualDurationMs, nowMs)}
      </span>
    </span>
  );
}

function durationWords(run: Run, usualDurationMs: number | null, nowMs: number): string {
  const durationMs = runDurationMs(run, nowMs);
  if (durationMs === null) return '—';
  if (run.state !== 'running') return formatDuration(durationMs);
  const duration = formatDuration(wholeSeconds(durationMs));
  return usualDurationMs === null
    ? duration
    : t('{duration} of about {usual}', { duration, usual: formatDuration(usualDurationMs) });
}

export function NextRunCell({ summary: { task, nextFireAtMs } }: { summary: TaskSummary }) {
  const nowMs = useNow();
  const pause = pauseInForce(task, nowMs);
  if (!task.enabled || pause || nextFireAtMs === null) {
    const isStarted = task.schedules.length === 0;
    return (
      <span
        role="gridcell"
        className={task.enabled && !pause && !isStarted ? 'text-warning' : 'text-text-3'}
      >
        {idleWords(task, pause, nowMs)}
      </span>
    );
  }
  const isSoon = nextFireAtMs - nowMs < DAY_MS;
  return (
    <span role="gridcell" className="flex min-w-0 flex-col">
      <span className="truncate tabular-nums">
        {isSoon ? formatRelative(nextFireAtMs, nowMs) : formatDate(nextFireAtMs, nowMs)}
      </span>
      <span className="truncate text-xs text-text-2 tabular-nums in-data-compact:hidden">
        {formatClock(nextFireAtMs)}
      </span>
    </span>
  );
}

/** Why nothing is to come. */
function idleWords(task: Task, pause: TaskPause | null, nowMs: number): string {
  if (!task.enabled) return t('Off');
  if (pause) {
    const isSoon = pause.untilMs - nowMs < DAY_MS;
    const time = isSoon ? formatClock(pause.untilMs) : formatDate(pause.untilMs, nowMs);
    return t('Paused until {time}', { time });
  }
  if (task.schedules.length > 0) return t('Never');
  return task.triggers.length > 0 ? t('On a trigger') : t('By hand');
}

function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
