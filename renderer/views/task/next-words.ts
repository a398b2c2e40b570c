/** When a task is next due, near and by the clock, where it is and here. Pure. */

import { formatDateTime, formatRelative } from '../../../electron/shared/duration.ts';
import { t } from '../../../electron/shared/i18n.ts';
import type { TaskSummary } from '../../../electron/shared/ipc-contract.ts';

/**
 * "next in 11 h 28 m, Tue 24 Nov 02:00 Europe/Berlin"; null for a task without a next time.
 *
 * @param hereZone The computer's, as in `Europe/Berlin`.
 */
export function nextWords(
  { task, nextFireAtMs }: Pick<TaskSummary, 'task' | 'nextFireAtMs'>,
  nowMs: number,
  hereZone: string,
): string | null {
  if (nextFireAtMs === null) return null;
  const due = task.storedSchedules.find((stored) => stored.nextFireAtMs === nextFireAtMs);
  const zone = due && due.schedule.kind !== 'interval' ? due.schedule.timeZone : null;
  const relative = formatRelative(nextFireAtMs, nowMs);
  const here = formatDateTime(nextFireAtMs, nowMs);
  if (zone === null || zone === hereZone) {
    return t('next {relative}, {when} {zone}', { relative, when: here, zone: hereZone });
  }
  const there = formatDateTime(nextFireAtMs, nowMs, zone);
  return t('next {relative}, {there} {zone}, {here} here', {
    relative,
    there,
    zone: cityOf(zone),
    here,
  });
}

/** "New York" of `America/New_York`. */
function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
