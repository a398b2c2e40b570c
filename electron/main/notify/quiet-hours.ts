/** Says when quiet hours end, by the computer's clock. */

import type { Settings } from '../../shared/settings.ts';
import { isQuietAt } from '../run/conditions.ts';

/** Null when it is not quiet now. */
export function quietUntilMs(quietHours: Settings['quietHours'], nowMs: number): number | null {
  if (!quietHours || !isQuietAt(quietHours, nowMs)) return null;
  return nextTimeMs(quietHours.to, nowMs);
}

/** The next time after `nowMs` at which the clock shows `time` (HH:MM). */
export function nextTimeMs(time: string, nowMs: number): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const at = new Date(nowMs);
  at.setHours(hour, minute, 0, 0);
  // By the calendar: a day with a clock change has not 24 hours.
  if (at.getTime() <= nowMs) {
    at.setDate(at.getDate() + 1);
    at.setHours(hour, minute, 0, 0);
  }
  return at.getTime();
}
