/** Shows a moment as a wall clock does. */

import type { WallTime } from './blackout.ts';

/** Making a formatter takes longer than a thousand uses of it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** By `Date`, which also follows a zone the user changes while CronPilot runs. */
export function localWallTime(ms: number): WallTime {
  const date = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    date: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time: `${two(date.getHours())}:${two(date.getMinutes())}`,
    weekday: date.getDay() === 0 ? 7 : date.getDay(),
  };
}

/** `timeZone` null is the computer's. @throws RangeError unknown zone */
export function toWallTime(ms: number, timeZone: string | null): WallTime {
  if (timeZone === null) return localWallTime(ms);
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  const date = `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
  const sunday = new Date(`${date}T00:00Z`).getUTCDay();
  return {
    date,
    time: `${parts.get('hour')}:${parts.get('minute')}`,
    weekday: sunday === 0 ? 7 : sunday,
  };
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}
