/** How a task stands in two or three words. Pure. */

import {
  formatClock,
  formatDate,
  formatDateTime,
  formatDuration,
} from '../../../electron/shared/duration.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';
import { isFailure } from '../../../electron/shared/run.ts';
import type { Status } from '../../../electron/shared/status.ts';
import { pauseInForce } from '../../../electron/shared/task.ts';
import type { TaskStats } from '../../../electron/shared/task-stats.ts';
import type { BadgeTone } from '../../components/badge.tsx';

export interface BadgeWords {
  readonly tone: BadgeTone;
  readonly words: string;
}

/** Of a task that does not run now. */
export function badgeOf(
  { task, recentRuns }: Pick<TaskSummary, 'task' | 'recentRuns'>,
  status: Pick<Status, 'pause' | 'stale'> | undefined,
  stats: Pick<TaskStats, 'failingSinceMs'> | undefined,
  nowMs: number,
): BadgeWords {
  if (task.deletedAtMs !== null) return { tone: 'neutral', words: t('Deleted') };
  if (!task.enabled) return { tone: 'neutral', words: t('Switched off') };
  const pause = pauseInForce(task, nowMs) ?? (startsByItself(task) ? status?.pause : null);
  if (pause) return { tone: 'neutral', words: pausedWords(pause.untilMs, nowMs) };
  const stale = status?.stale.find(({ taskId }) => taskId === task.id);
  if (stale) {
    const duration = formatDuration(minutesOf(nowMs - stale.sinceMs));
    return { tone: 'warning', words: t('Late by {duration}', { duration }) };
  }
  const outcome = recentRuns.find(({ state }) => state === 'succeeded' || isFailure(state));
  if (!outcome) return { tone: 'neutral', words: t('Not run yet') };
  return isFailure(outcome.state)
    ? { tone: 'danger', words: failingWords(stats?.failingSinceMs ?? null, nowMs) }
    : { tone: 'success', words: t('Healthy') };
}

function startsByItself({ schedules, triggers }: TaskSummary['task']): boolean {
  return schedules.length + triggers.length > 0;
}

function pausedWords(untilMs: number | null, nowMs: number): string {
  if (untilMs === null) return t('Paused');
  const isToday = formatDate(untilMs, nowMs) === formatDate(nowMs, nowMs);
  const when = isToday ? formatClock(untilMs) : formatDateTime(untilMs, nowMs);
  return t('Paused until {when}', { when });
}

function failingWords(sinceMs: number | null, nowMs: number): string {
  if (sinceMs === null) return t('Failing');
  const since = formatDate(sinceMs, nowMs);
  if (since === formatDate(nowMs, nowMs)) return t('Failing since today');
  const yesterdayMs = new Date(nowMs).setDate(new Date(nowMs).getDate() - 1);
  return since === formatDate(yesterdayMs, nowMs)
    ? t('Failing since yesterday')
    : t('Failing since {date}', { date: since });
}

/** Whole minutes, so that a badge does not tick. */
function minutesOf(ms: number): number {
  return Math.max(1, Math.floor(ms / 60_000)) * 60_000;
}
