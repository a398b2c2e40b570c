/** Fire times of a cron pattern, as a schedule would have them. */

import { fireTimesAfter } from '../../electron/main/schedule/next-fire.ts';

/** Strictly after `afterMs`, soonest first, at most `limit`; null is the computer's zone. */
export function cronTimes(
  pattern: string,
  timeZone: string | null,
  afterMs: number,
  limit: number,
): number[] {
  const times: number[] = [];
  for (const ms of fireTimesAfter({ kind: 'cron', pattern, timeZone }, afterMs, 0)) {
    times.push(ms);
    if (times.length === limit) break;
  }
  return times;
}
