/** Makes the store of runs together with those that follow each of its changes. */

import { AlertMarkStore } from './store/alert-mark-store.ts';
import { ChainStore } from './store/chain-store.ts';
import type { Database } from './store/database.ts';
import { RunStore } from './store/run-store.ts';

export function createRunStore(database: Database) {
  const chainStore = new ChainStore(database);
  const markStore = new AlertMarkStore(database);
  const runStore = new RunStore(database, (before, after) => {
    chainStore.follow(before, after);
    markStore.follow(before, after);
  });
  return { runStore, chainStore, markStore };
}
