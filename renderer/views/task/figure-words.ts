/** The words of a task's figures. Pure. */

import {
  formatDateTime,
  formatDuration,
  formatRelative,
} from '../../../electron/shared/duration.ts';
import type { TaskStats } from '../../../electron/shared/task-stats.ts';
import { stateWord } from '../../../electron/shared/words.ts';
import type { FigureProps } from '../../components/figure.tsx';

export function figuresOf(stats: TaskStats, nowMs: number): readonly FigureProps[] {
  return [success(stats), usual(stats), slowest(stats, nowMs), failing(stats, nowMs)];
}

function success({ succeeded, failed }: TaskStats): FigureProps {
  const all = succeeded + failed;
  const label = 'Success, 30 days';
  if (all === 0) return { label, value: '—', context: 'No run has ended' };
  // Never 100.0 % of what had a failure.
  const percent = Math.min(99.9, (succeeded / all) * 100);
  return {
    label,
    value: `${failed === 0 ? '100' : percent.toFixed(1)} %`,
    context: `${count(succeeded)} of ${runs(all)}`,
  };
}

function usual({ usual: band }: TaskStats): FigureProps {
  const label = 'Usual duration';
  if (!band) return { label, value: '—', context: 'Known after five successes' };
  return { label, value: formatDuration(band.medianMs), context: middleHalf(band) };
}

/** "middle half 46 to 50 s"; the unit once where both have the same. */
function middleHalf({ lowMs, highMs }: NonNullable<TaskStats['usual']>): string {
  const low = formatDuration(lowMs);
  const high = formatDuration(highMs);
  if (low === high) return `middle half ${high}`;
  const [number = '', unit, ...more] = low.split(' ');
  const isShort = more.length === 0 && high.split(' ').length === 2 && high.endsWith(` ${unit}`);
  return `middle half ${isShort ? number : low} to ${high}`;
}

function slowest({ slowest: run }: TaskStats, nowMs: number): FigureProps {
  const label = 'Slowest in 30 days';
  if (!run) return { label, value: '—' };
  const when = formatDateTime(run.startedAtMs, nowMs);
  const outcome = run.state === 'succeeded' ? '' : `, ${stateWord(run.state).toLowerCase()}`;
  return { label, value: formatDuration(run.durationMs), context: `${when}${outcome}` };
}

function failing(stats: TaskStats, nowMs: number): FigureProps {
  const { failureStreak, lastSuccess, lastFailure } = stats;
  if (failureStreak > 0) {
    return {
      label: 'Failing streak',
      value: runs(failureStreak),
      context: lastSuccess
        ? `last success ${formatDateTime(lastSuccess.startedAtMs, nowMs)}`
        : 'no success yet',
      isBad: true,
    };
  }
  const label = 'Last failure';
  if (!lastFailure) return { label, value: 'None' };
  const { startedAtMs, runId } = lastFailure;
  return {
    label,
    value: formatRelative(startedAtMs, Math.max(nowMs, startedAtMs)),
    context: `Run ${count(runId)}`,
  };
}

function runs(runCount: number): string {
  return `${count(runCount)} ${runCount === 1 ? 'run' : 'runs'}`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
