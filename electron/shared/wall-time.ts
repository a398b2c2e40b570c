/** Shows a moment as the computer's wall clock does. */

import type { WallTime } from './blackout.ts';

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
