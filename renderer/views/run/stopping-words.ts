/** How long a run that was asked to stop has left. */

import { t } from '../../../electron/shared/i18n.ts';

const SECOND_MS = 1_000;

/**
 * `Stopping, kill in 9 s`, rounded down as `nowMs` is the last tick of a slow clock; without the seconds once they are over or when they are not known.
 */
export function stoppingWords(
  sinceMs: number | null,
  graceMs: number | null,
  nowMs: number,
): string {
  if (sinceMs === null || graceMs === null) return t('Stopping');
  const leftMs = Math.min(graceMs, sinceMs + graceMs - nowMs);
  const seconds = Math.floor(leftMs / SECOND_MS);
  return seconds < 1 ? t('Stopping') : t('Stopping, kill in {seconds} s', { seconds });
}
