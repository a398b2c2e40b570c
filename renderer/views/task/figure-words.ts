/** The words of a task's figures. Pure. */

import {
  formatDateTime,
  formatDuration,
  formatRelative,
} from '../../../electron/shared/duration.ts';
import { formatCount, formatShare } from '../../../electron/shared/format-number.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { TaskStats } from '../../../electron/shared/task-stats.ts';
import { stateWord } from '../../../electron/shared/words.ts';
import type { FigureProps } from '../../components/figure.tsx';

export function figuresOf(stats: TaskStats, nowMs: number): readonly FigureProps[] {
  return [success(stats), usual(stats), slowest(stats, nowMs), failing(stats, nowMs)];
}

function success({ succeeded, failed }: TaskStats): FigureProps {
  const all = succeeded + failed;
  const label = t('Success, 30 days');
  if (all === 0) return { label, value: '—', context: t('No run has ended') };
  return {
    label,
    value: formatShare(succeeded, all),
    context: t('{succeeded} of {all, plural, one {# run} other {# runs}}', {
      succeeded: formatCount(succeeded),
      all,
    }),
  };
}

function usual({ usual: band }: TaskStats): FigureProps {
  const label = t('Usual duration');
  if (!band) return { label, value: '—', context: t('Known after five successes') };
  return { label, value: formatDuration(band.medianMs), context: middleHalf(band) };
}

/** "middle half 46 to 50 s"; the unit once where both have the same. */
function middleHalf({ lowMs, highMs }: NonNullable<TaskStats['usual']>): string {
  const low = formatDuration(lowMs);
  const high = formatDuration(highMs);
  if (low === high) return t('middle half {high}', { high });
  const [number = '', unit, ...more] = low.split(' ');
  const isShort = more.length === 0 && high.split(' ').length === 2 && high.endsWith(` ${unit}`);
  return t('middle half {low} to {high}', { low: isShort ? number : low, high });
}

function slowest({ slowest: run }: TaskStats, nowMs: number): FigureProps {
  const label = t('Slowest in 30 days');
  if (!run) return { label, value: '—' };
  const when = formatDateTime(run.startedAtMs, nowMs);
  const state = stateWord(run.state).toLowerCase();
  return {
    label,
    value: formatDuration(run.durationMs),
    context: run.state === 'succeeded' ? when : t('{when}, {state}', { when, state }),
  };
}

function failing(stats: TaskStats, nowMs: number): FigureProps {
  const { failureStreak, lastSuccess, lastFailure } = stats;
  if (failureStreak > 0) {
    return {
      label: t('Failing streak'),
      value: t('{count, plural, one {# run} other {# runs}}', { count: failureStreak }),
      context: lastSuccess
        ? t('last success {when}', { when: formatDateTime(lastSuccess.startedAtMs, nowMs) })
        : t('no success yet'),
      isBad: true,
    };
  }
  const label = t('Last failure');
  if (!lastFailure) return { label, value: t('Never') };
  const { startedAtMs, runId } = lastFailure;
  return {
    label,
    value: formatRelative(startedAtMs, Math.max(nowMs, startedAtMs)),
    context: t('Run {runId}', { runId: String(runId) }),
  };
}
