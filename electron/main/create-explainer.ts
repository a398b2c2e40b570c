/** Joins what explains why a task did not run with the stores that know. */

import { Explainer } from './explain/explainer.ts';
import type { SettingsStore } from './settings.ts';
import type { Database } from './store/database.ts';
import { LedgerStore } from './store/ledger-store.ts';
import type { RunStore } from './store/run-store.ts';
import type { TaskStore } from './store/task-store.ts';
import type { Triggers } from './trigger/triggers.ts';
import { describeTriggers } from '../shared/describe-triggers.ts';

interface ExplainerParts {
  readonly database: Database;
  readonly taskStore: TaskStore;
  readonly runStore: RunStore;
  readonly settings: SettingsStore;
  readonly triggers: Pick<Triggers, 'holdOf'>;
}

export function createExplainer(parts: ExplainerParts): Explainer {
  const { database, taskStore, runStore, settings, triggers } = parts;
  return new Explainer({
    taskStore,
    runStore,
    ledgerStore: new LedgerStore(database),
    keptSinceMs: () => Date.now() - settings.get().keepRunsMs,
    triggerSentences: (task) => describeTriggers(task.triggers, taskStore),
    triggerHold: ({ id }) => triggers.holdOf(id),
    pause: () => {
      const pause = settings.pause();
      return pause && Date.now() < (pause.untilMs ?? Infinity) ? pause : null;
    },
    opensAtLogin: () => settings.get().openAtLogin,
    now: Date.now,
  });
}
