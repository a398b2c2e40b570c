/** Which backups stay: the newest of each of the last days, and one of each of the last weeks. */

import type { Backup } from '../../shared/backup.ts';

const DAY_MS = 86_400_000;
const WEEKS = 4;

/**
 * Days and weeks are those of UTC. Of today all stay, so that one made by hand is not taken away by
 * the next.
 *
 * @param dayCount days that have a backup, today included
 * @returns those to remove
 */
export function decideRotation(
  backups: readonly Backup[],
  dayCount: number,
  nowMs: number,
): readonly Backup[] {
  const newestFirst = [...backups].sort((a, b) => b.createdAtMs - a.createdAtMs);
  const today = dayOf(nowMs);
  const ofEachDay = newestOfEach(newestFirst, dayOf).slice(0, dayCount);
  // A week begins on Monday; the epoch was a Thursday.
  const weekOf = (atMs: number) => Math.floor((dayOf(atMs) + 3) / 7);
  const ofEachWeek = newestOfEach(newestFirst, weekOf).filter(
    ({ createdAtMs }) => weekOf(nowMs) - weekOf(createdAtMs) <= WEEKS,
  );
  const kept = new Set([...ofEachDay, ...ofEachWeek]);
  return newestFirst.filter((backup) => !kept.has(backup) && dayOf(backup.createdAtMs) !== today);
}

function dayOf(atMs: number): number {
  return Math.floor(atMs / DAY_MS);
}

function newestOfEach(
  newestFirst: readonly Backup[],
  keyOf: (atMs: number) => number,
): readonly Backup[] {
  const byKey = new Map<number, Backup>();
  for (const backup of newestFirst) {
    const key = keyOf(backup.createdAtMs);
    if (!byKey.has(key)) byKey.set(key, backup);
  }
  return [...byKey.values()];
}
