/** The cells of the heat map: weeks as columns from Monday, and how full each day is. Pure. */

import { formatDate } from '../../../electron/shared/duration.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { DayResult } from '../../../electron/shared/today.ts';

/** Column by column; null before the first day. */
export function cellsOf(days: readonly DayResult[]): readonly (DayResult | null)[] {
  const [first] = days;
  if (!first) return [];
  const sunday0 = new Date(`${first.date}T12:00`).getDay();
  const blanks = (sunday0 + 6) % 7;
  return [...Array.from({ length: blanks }, () => null), ...days];
}

/** 0 for nothing, then 1 to 4 by the share of the busiest day. */
export function levelOf({ succeeded, failed }: DayResult, most: number): 0 | 1 | 2 | 3 | 4 {
  const count = succeeded + failed;
  if (count === 0) return 0;
  return Math.min(4, Math.ceil((count / most) * 4)) as 1 | 2 | 3 | 4;
}

/** A time within a day as `YYYY-MM-DD`. */
export function dayMs(date: string): number {
  return new Date(`${date}T12:00`).getTime();
}

/** "Tue 24 Nov: 86 runs, 3 failed" */
export function dayWords({ date, succeeded, failed }: DayResult): string {
  const count = succeeded + failed;
  const day = formatDate(dayMs(date), Date.now());
  return failed === 0
    ? t('{day}: {count, plural, one {# run} other {# runs}}', { day, count })
    : t('{day}: {count, plural, one {# run} other {# runs}}, {failed} failed', {
        day,
        count,
        failed,
      });
}
