/** The stores over a new database in a folder of their own, closed and removed after the test. */

import { join } from 'node:path';
import { onTestFinished } from 'vitest';

import { Explainer } from '../../electron/main/explain/explainer.ts';
import { Database } from '../../electron/main/store/database.ts';
import { DayStore } from '../../electron/main/store/day-store.ts';
import { LedgerStore } from '../../electron/main/store/ledger-store.ts';
import { RunStore } from '../../electron/main/store/run-store.ts';
import { TaskStore } from '../../electron/main/store/task-store.ts';
import type { Pause } from '../../electron/shared/status.ts';
import { tempDir } from './temp-dir.ts';

/** @param path of a database that exists already; a new one without it */
export function openStores(path = join(tempDir(), 'cronpilot.db')) {
  const database = Database.open(path);
  onTestFinished(() => database.close());
  return {
    path,
    database,
    taskStore: new TaskStore(database),
    runStore: new RunStore(database),
    dayStore: new DayStore(database),
    ledgerStore: new LedgerStore(database),
  };
}

/** As the engine makes it; nothing has been removed from the history. */
export function explainerOf(
  { taskStore, runStore, ledgerStore }: ReturnType<typeof openStores>,
  now: () => number,
  settings: { readonly pause: Pause | null } = { pause: null },
): Explainer {
  const none = { keptSinceMs: () => 0, triggerSentences: () => [], triggerHold: () => null };
  const plain = { pause: () => settings.pause, opensAtLogin: () => false };
  return new Explainer({ taskStore, runStore, ledgerStore, ...none, ...plain, now });
}
