/** Where times of a day lie on the timeline, and which words its blocks have. Pure. */

import { formatClock, formatDuration } from '../../../electron/shared/duration.ts';
import { t } from '../../../electron/shared/i18n.ts';
import { isFailure, type RunState } from '../../../electron/shared/run.ts';
import {
  BUCKET_MS,
  type TimelineBlock,
  type TimelineBucket,
  type TimelineRow,
} from '../../../electron/shared/today.ts';
import { stateWord } from '../../../electron/shared/words.ts';

export interface DaySpan {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Mark {
  readonly key: string;
  /** 0 to 100. */
  readonly left: number;
  readonly width: number;
  readonly look: 'succeeded' | 'failed' | 'missed' | 'running' | 'neutral' | 'upcoming' | 'bucket';
  /** 0 to 1: how full a bucket is. */
  readonly weight: number;
  readonly label: string;
  /** Where Enter leads: the run, the runs of a bucket, the task of what is still to come. */
  readonly to: string;
}

const HOUR_MS = 3_600_000;
const TICK_HOURS = 2;
const UPCOMING_APART_MS = 1_200_000;

/** 0 to 100 from the day's start to its end. */
export function placeOf(ms: number, { fromMs, toMs }: DaySpan): number {
  return Math.min(100, Math.max(0, ((ms - fromMs) / (toMs - fromMs)) * 100));
}

/** Every two hours by the wall clock; those within an hour of now make way for it. */
export function ticksOf(span: DaySpan, nowMs: number): { readonly at: number; word: string }[] {
  const ticks: { at: number; word: string }[] = [];
  for (let hour = 0; hour <= 24; hour += TICK_HOURS) {
    const ms = new Date(span.fromMs).setHours(hour);
    if (Math.abs(ms - nowMs) < HOUR_MS) continue;
    ticks.push({ at: placeOf(ms, span), word: String(hour).padStart(2, '0') });
  }
  return ticks;
}

/** In the order of time, those to come last. */
export function marksOf(row: TimelineRow, span: DaySpan, nowMs: number): readonly Mark[] {
  const most = Math.max(1, ...row.buckets.map(({ runCount }) => runCount));
  return [
    ...row.blocks.map((block) => blockMark(block, span, nowMs)),
    ...row.buckets.map((bucket) => bucketMark(bucket, row, span, most)),
    ...spaced(row.upcomingMs).map(
      (ms): Mark => ({
        key: `due-${ms}`,
        left: placeOf(ms, span),
        width: 0,
        look: 'upcoming',
        weight: 1,
        label: t('{time}, still to come', { time: formatClock(ms) }),
        to: `/tasks/${row.taskId}`,
      }),
    ),
  ];
}

/** Those whose boxes would touch the one before are not drawn. */
function spaced(timesMs: readonly number[]): readonly number[] {
  let lastMs = -Infinity;
  return timesMs.filter((ms) => {
    if (ms - lastMs < UPCOMING_APART_MS) return false;
    lastMs = ms;
    return true;
  });
}

function blockMark(block: TimelineBlock, span: DaySpan, nowMs: number): Mark {
  const { runId, state, startMs } = block;
  const left = placeOf(startMs, span);
  // What never started has a time at which it was due, and no length.
  const started = state !== 'missed' && state !== 'skipped';
  const endMs = started ? Math.max(startMs, block.endMs ?? nowMs) : startMs;
  const words = { time: formatClock(startMs), state: stateWord(state) };
  return {
    key: `run-${runId}`,
    left,
    width: placeOf(endMs, span) - left,
    look: lookOf(state),
    weight: 1,
    label: started
      ? t('{time}, {duration}, {state}', { ...words, duration: formatDuration(endMs - startMs) })
      : t('{time}, {state}', words),
    to: `/runs/${runId}`,
  };
}

function bucketMark(
  { startMs, runCount, failedCount }: TimelineBucket,
  { taskId }: TimelineRow,
  span: DaySpan,
  most: number,
): Mark {
  const left = placeOf(startMs, span);
  return {
    key: `bucket-${startMs}`,
    left,
    width: placeOf(startMs + BUCKET_MS, span) - left,
    look: failedCount > 0 ? 'failed' : 'bucket',
    weight: runCount / most,
    label: bucketWords({ startMs, runCount, failedCount }),
    to: `/runs?task=${taskId}&period=today`,
  };
}

function bucketWords({ startMs, runCount, failedCount }: TimelineBucket): string {
  const words = {
    from: formatClock(startMs),
    to: formatClock(startMs + BUCKET_MS),
    runCount,
    failedCount,
  };
  return failedCount === 0
    ? t('{from} to {to}, {runCount, plural, one {# run} other {# runs}}', words)
    : t(
        '{from} to {to}, {runCount, plural, one {# run} other {# runs}}, {failedCount} failed',
        words,
      );
}

function lookOf(state: RunState): Mark['look'] {
  if (isFailure(state)) return 'failed';
  switch (state) {
    case 'succeeded':
    case 'missed':
    case 'running':
      return state;
    default:
      return 'neutral';
  }
}

/** "3 runs today, 1 failed, next at 17:00" */
export function rowSummary(row: TimelineRow): string {
  const { runCount, failedCount } = countsOf(row);
  const [nextMs] = row.upcomingMs;
  const words = [
    t('{runCount, plural, one {# run} other {# runs}} today', { runCount }),
    ...(failedCount > 0 ? [t('{failedCount} failed', { failedCount })] : []),
    ...(nextMs === undefined ? [] : [t('next at {time}', { time: formatClock(nextMs) })]),
  ];
  return words.join(', ');
}

/** "89 runs of 7 tasks today, 3 failed." */
export function timelineSentence(rows: readonly TimelineRow[]): string {
  const counts = rows.map(countsOf);
  return t(
    '{runCount, plural, one {# run} other {# runs}} of {taskCount, plural, one {# task} other {# tasks}} today, {failedCount} failed.',
    {
      runCount: counts.reduce((sum, { runCount }) => sum + runCount, 0),
      taskCount: rows.length,
      failedCount: counts.reduce((sum, { failedCount }) => sum + failedCount, 0),
    },
  );
}

/** Runs of a task today, however they are drawn. */
export function countsOf({ blocks, buckets }: TimelineRow): {
  readonly runCount: number;
  readonly failedCount: number;
} {
  return {
    runCount: blocks.length + buckets.reduce((sum, bucket) => sum + bucket.runCount, 0),
    failedCount:
      blocks.filter(({ state }) => isFailure(state)).length +
      buckets.reduce((sum, bucket) => sum + bucket.failedCount, 0),
  };
}
