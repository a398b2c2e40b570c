/** Tells schedules that name their times from those that follow the clock. */

import type { Schedule } from '../../shared/schedule.ts';
import { wallTimesOf } from './wall-times.ts';

/**
 * True for times that are due once whatever the clock does; false for intervals and for patterns
 * whose minute or hour is a wildcard, which are due whenever the clock shows a time of theirs.
 */
export function isFixedTime(schedule: Schedule): boolean {
  if (schedule.kind === 'interval') return false;
  return schedule.kind === 'once' || wallTimesOf(schedule).isFixed;
}
