import { beforeEach, expect, it } from 'vitest';

import type { Database } from '../../../electron/main/store/database.ts';
import { PauseStore } from '../../../electron/main/store/pause-store.ts';
import { openStores } from '../../helpers/open-stores.ts';

let database: Database;
let pauses: PauseStore;
beforeEach(() => {
  ({ database } = openStores());
  pauses = new PauseStore(database);
});
const pause = (sinceMs: number) => ({ sinceMs, untilMs: null });

it('tells the pauses that had not ended at a time, with their ends', () => {
  pauses.record(pause(1_000), 1_000);
  expect(pauses.after(9_000)).toEqual([{ startedAtMs: 1_000, endedAtMs: null }]);
  pauses.record(null, 3_000);
  expect(pauses.after(2_999)).toEqual([{ startedAtMs: 1_000, endedAtMs: 3_000 }]);
  expect(pauses.after(3_000)).toEqual([]);
});

it('changes nothing when told the same again, as at each start', () => {
  pauses.record(pause(1_000), 1_000);
  pauses.record(pause(1_000), 5_000);
  expect(database.prepare('SELECT * FROM pauses').all()).toHaveLength(1);
  pauses.record(null, 6_000);
  pauses.record(null, 7_000);
  expect(pauses.after(0)).toEqual([{ startedAtMs: 1_000, endedAtMs: 6_000 }]);
});

it('ends one pause with the next, and never before it began', () => {
  pauses.record(pause(1_000), 1_000);
  pauses.record(pause(2_000), 2_000);
  // The clock is set back meanwhile.
  pauses.record(null, 500);
  expect(pauses.after(0)).toEqual([
    { startedAtMs: 1_000, endedAtMs: 2_000 },
    { startedAtMs: 2_000, endedAtMs: 2_000 },
  ]);
});
