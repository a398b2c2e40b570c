/** How a day of a task looks, and what its days come to in words. Pure. */

import type { DayResult } from '../../../electron/shared/today.ts';

export type DayLook = 'failed' | 'succeeded' | 'idle';

/** One failure among successes makes it a failed day. */
export function lookOf({ succeeded, failed }: DayResult): DayLook {
  if (failed > 0) return 'failed';
  return succeeded > 0 ? 'succeeded' : 'idle';
}

/** "Runs on 28 of 30 days, failures on 3." */
export function daysSentence(days: readonly DayResult[]): string {
  const looks = days.map(lookOf);
  const busy = looks.filter((look) => look !== 'idle').length;
  const failed = looks.filter((look) => look === 'failed').length;
  return `Runs on ${busy} of ${days.length} days, failures on ${failed === 0 ? 'none' : failed}.`;
}
