import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decideRotation } from '../../../electron/main/upkeep/decide-rotation.ts';
import { type Backup, backupName, backupTimeMs } from '../../../electron/shared/backup.ts';

const DAY_MS = 86_400_000;
/** A Monday. */
const NOW_MS = Date.UTC(2026, 10, 23, 12);

const backup = (daysAgo: number): Backup => {
  const createdAtMs = NOW_MS - daysAgo * DAY_MS;
  return { name: backupName(createdAtMs), createdAtMs, bytes: 1 };
};
const keptDaysAgo = (backups: readonly Backup[], dayCount: number): number[] => {
  const removed = decideRotation(backups, dayCount, NOW_MS);
  return backups
    .filter((one) => !removed.includes(one))
    .map(({ createdAtMs }) => (NOW_MS - createdAtMs) / DAY_MS);
};

describe('decideRotation', () => {
  it('keeps the newest of each of the last days, and one of each of four weeks', () => {
    const daily = Array.from({ length: 60 }, (_, days) => backup(days));
    expect(keptDaysAgo(daily, 7)).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 15, 22]);
    expect(keptDaysAgo(daily, 1)).toEqual([0, 1, 8, 15, 22]);
  });

  it('counts days that have a backup, so that a pause takes none away', () => {
    expect(keptDaysAgo([backup(100), backup(101), backup(102)], 2)).toEqual([100, 101]);
  });

  it('keeps all of today, and of another day the newest', () => {
    expect(keptDaysAgo([0, 0.1, 0.2, 1, 1.1].map(backup), 7)).toEqual([0, 0.1, 0.2, 1]);
  });

  it('never takes the newest, and keeps the same when asked again', () => {
    const ages = fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(ages, fc.integer({ min: 1, max: 30 }), (hoursAgo, dayCount) => {
        const backups = [...new Set(hoursAgo)].map((hours) => backup(hours / 24));
        const removed = decideRotation(backups, dayCount, NOW_MS);
        const kept = backups.filter((one) => !removed.includes(one));
        const newest = Math.max(...backups.map(({ createdAtMs }) => createdAtMs));
        expect(kept.some(({ createdAtMs }) => createdAtMs === newest)).toBe(true);
        expect(decideRotation(kept, dayCount, NOW_MS)).toEqual([]);
      }),
    );
  });
});

describe('the name of a backup', () => {
  it('tells its time to the second', () => {
    expect(backupName(NOW_MS)).toBe('cronpilot-2026-11-23T120000.db');
    expect(backupTimeMs(backupName(NOW_MS))).toBe(NOW_MS);
    for (const other of ['cronpilot.db', 'cronpilot-2026-13-45T990000.db', 'x.db']) {
      expect(backupTimeMs(other)).toBeNull();
    }
  });
});
