/** Tells the fire times that passed in a pause from those that are owed. */

import type { Due } from '../../shared/due.ts';
import type { Pause } from '../../shared/status.ts';
import type { SettledSpan } from '../store/occurrence-store.ts';
import type { LiveSchedule } from '../store/task-rows.ts';
import { findPassed } from './find-passed.ts';
import { type Range, unsettledRanges } from './settled-ranges.ts';

/**
 * What pauses and settled spans leave of a range, and what the pauses take of it; each part in
 * order, and no fire time in two of them.
 */
export function splitByPauses(
  range: Range,
  settled: readonly SettledSpan[],
  pauses: readonly Pause[],
): { readonly owed: readonly Range[]; readonly paused: readonly Range[] } {
  const taken = [...settled];
  const paused: Range[] = [];
  for (const { sinceMs, untilMs } of pauses) {
    const span = { fromMs: sinceMs, toMs: (untilMs ?? Infinity) - 1 };
    const within = {
      afterMs: Math.max(range.afterMs, span.fromMs - 1),
      untilMs: Math.min(range.untilMs, span.toMs),
    };
    paused.push(...unsettledRanges(within, taken));
    taken.push(span);
  }
  return { owed: unsettledRanges(range, taken), paused };
}

/** One for all fire times of a range; none when it has none. */
export function pausedDue(
  { schedule, createdAtMs, scheduleId, taskId }: Omit<LiveSchedule, 'nextFireAtMs' | 'cursorMs'>,
  range: Range,
  clockEpoch: number,
): readonly Due[] {
  const passed = findPassed({ schedule, anchorMs: createdAtMs, ...range });
  if (!passed) return [];
  const { count, firstMs, lastMs } = passed;
  const times = { scheduledForMs: lastMs, dueCount: count, dueFromMs: count > 1 ? firstMs : null };
  const reason = { reasonCode: null, reason: null, reasonWording: null };
  return [
    { scheduleId, taskId, kind: 'paused', ...times, clockEpoch, notBeforeMs: null, ...reason },
  ];
}
