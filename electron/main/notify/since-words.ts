/** Words a time in the past as briefly as it stays clear. */

import { formatClock, formatDate, formatDateTime, formatWeekday } from '../../shared/duration.ts';

const DAY_MS = 86_400_000;

/** `02:00` today, `Mon 02:00` within the week, else `Tue 24 Nov 02:00`. */
export function sinceWords(ms: number, nowMs: number): string {
  const date = formatDate(ms, nowMs);
  if (date === formatDate(nowMs, nowMs)) return formatClock(ms);
  return nowMs - ms < 6 * DAY_MS
    ? `${formatWeekday(ms)} ${formatClock(ms)}`
    : formatDateTime(ms, nowMs);
}
