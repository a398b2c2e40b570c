/** How a day of a task looks, and what its days come to in words. Pure. */

import { t } from '../../../electron/shared/i18n.ts';
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
  return t('Runs on {busy} of {count} days, failures on {failed, plural, =0 {none} other {#}}.', {
    busy,
    count: days.length,
    failed,
  });
}
