/** Orders the rows of today's timeline, and sums up days. Pure. */

import type { DayResult } from '../../shared/today.ts';
import type { DayTask } from '../store/day-store.ts';
import type { OutcomeCount } from '../store/outcome-counts.ts';

/** The task with the most recent problem first, then by name. */
export function orderTimeline<T extends Omit<DayTask, 'rowCount'>>(
  tasks: readonly T[],
): readonly T[] {
  const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  return tasks.toSorted(
    (a, b) =>
      (b.lastProblemMs ?? 0) - (a.lastProblemMs ?? 0) ||
      byName.compare(a.taskName, b.taskName) ||
      a.taskId - b.taskId,
  );
}

/** Days of the computer's zone, oldest first, each there also when nothing ran. */
export function sumDays(
  counts: readonly OutcomeCount[],
  lastDayMs: number,
  dayCount: number,
): readonly DayResult[] {
  const days = new Map<string, { succeeded: number; failed: number }>();
  for (let back = dayCount - 1; back >= 0; back -= 1) {
    const day = new Date(lastDayMs);
    day.setDate(day.getDate() - back);
    days.set(dateOf(day), { succeeded: 0, failed: 0 });
  }
  for (const { quarterMs, succeeded, failed } of counts) {
    const day = days.get(dateOf(new Date(quarterMs)));
    if (!day) continue;
    day.succeeded += succeeded;
    day.failed += failed;
  }
  return [...days].map(([date, sums]) => ({ date, ...sums }));
}

/** YYYY-MM-DD in the computer's zone. */
export function dateOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
