/** What the parts of the run service are built from and share. */

import type { Clock } from '../../shared/clock.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Pause } from '../../shared/status.ts';
import type { SecretVault } from '../secrets/secret-vault.ts';
import type { Database } from '../store/database.ts';
import type { RunStore } from '../store/run-store.ts';
import type { SuccessStore } from '../store/success-store.ts';
import type { TaskStore } from '../store/task-store.ts';
import type { ActiveRuns } from './active-runs.ts';
import type { DurationWatch } from './duration-watch.ts';
import type { Retrier } from './retrier.ts';
import type { RunChanges } from './run-changes.ts';
import type { Surroundings } from './surroundings.ts';
import type { WorkerHost } from './worker-host.ts';

export interface RunServiceOptions extends Clock {
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
  readonly secrets: SecretVault;
  /** What runs begin with, of which they get the part that concerns them. */
  readonly baseEnv: () => Readonly<Record<string, string | undefined>>;
  /** False while that, or a key, is being waited for; `reviewStarts` when it is there. */
  readonly canStart: () => boolean;
  readonly surroundings: Surroundings;
  /** Of all schedules, in force now. */
  readonly pause: () => Pause | null;
  readonly homeDir: string;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly log: (message: string) => void;
}

export interface RunParts extends RunServiceOptions {
  readonly changes: RunChanges;
  readonly active: ActiveRuns;
  readonly retrier: Retrier;
  readonly durationWatch: DurationWatch;
}
