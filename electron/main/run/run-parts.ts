/** What the parts of the run service are built from and share. */

import type { Settings } from '../../shared/settings.ts';
import type { Database } from '../store/database.ts';
import type { RunStore } from '../store/run-store.ts';
import type { SuccessStore } from '../store/success-store.ts';
import type { TaskStore } from '../store/task-store.ts';
import type { ActiveRuns } from './active-runs.ts';
import type { Retrier } from './retrier.ts';
import type { RunChanges } from './run-changes.ts';
import type { Surroundings } from './surroundings.ts';
import type { WorkerHost } from './worker-host.ts';

export interface RunServiceOptions {
  readonly database: Database;
  readonly runStore: RunStore;
  readonly taskStore: TaskStore;
  readonly successStore: SuccessStore;
  readonly workerHost: WorkerHost;
  readonly logsDir: string;
  readonly runsDir: string;
  readonly venvsDir: string;
  readonly pythonDir: string;
  readonly settings: () => Settings;
  readonly surroundings: Surroundings;
  /** CronPilot's own environment, of which a run gets the part that concerns it. */
  readonly ownEnv: Readonly<Record<string, string | undefined>>;
  readonly homeDir: string;
  readonly now: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly log: (message: string) => void;
}

export interface RunParts extends RunServiceOptions {
  readonly changes: RunChanges;
  readonly active: ActiveRuns;
  readonly retrier: Retrier;
}
