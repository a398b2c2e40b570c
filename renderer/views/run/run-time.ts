/** Times of a run in the words of its page. */

import { formatClock, formatDateTime, formatRelative } from '../../../electron/shared/duration.ts';
import { t } from '../../../electron/shared/i18n.ts';

const SECOND_MS = 1_000;

/** `today at 02:03`, `yesterday at 23:10`, else `Tue 24 Nov 02:03`. */
export function formatDay(ms: number, nowMs: number): string {
  if (isSameDay(ms, nowMs)) return t('today at {time}', { time: formatClock(ms) });
  const yesterday = new Date(nowMs);
  yesterday.setDate(yesterday.getDate() - 1);
  if (isSameDay(ms, yesterday.getTime()))
    return t('yesterday at {time}', { time: formatClock(ms) });
  return formatDateTime(ms, nowMs);
}

/** `today at 02:03, 12 h ago`; beyond a week the date alone. */
export function formatWhen(ms: number, nowMs: number): string {
  const day = formatDay(ms, nowMs);
  const relative = formatRelative(ms, nowMs);
  return day.startsWith(relative) ? day : t('{day}, {relative}', { day, relative });
}

/** `0:42`, `12:07`, `1:02:03`; negative counts as 0. */
export function formatElapsed(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / SECOND_MS));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

function isSameDay(ms: number, otherMs: number): boolean {
  return new Date(ms).toDateString() === new Date(otherMs).toDateString();
}
