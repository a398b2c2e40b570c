/** Makes the jobs of CronPilot's own upkeep, in the order in which those run that are due together. */

import { isActive } from '../../shared/run.ts';
import type { Phrase } from '../../shared/phrase.ts';
import type { Settings } from '../../shared/settings.ts';
import type { RunService } from '../run/run-service.ts';
import type { Database } from '../store/database.ts';
import { FactStore } from '../store/fact-store.ts';
import { Retention } from '../store/retention.ts';
import type { RunStore } from '../store/run-store.ts';
import { databaseJobs } from '../store/database-jobs.ts';
import { Backups } from './backups.ts';
import { Checkpoints } from './checkpoints.ts';
import { DeletedTasks } from './deleted-tasks.ts';
import { DiskWatch } from './disk-watch.ts';
import { LogRetention } from './log-retention.ts';
import { LogSweep } from './log-sweep.ts';
import { RunRetention } from './run-retention.ts';
import { UnusedVenvs } from './unused-venvs.ts';
import { Upkeep } from './upkeep.ts';

export interface UpkeepParts {
  readonly database: Database;
  readonly runStore: RunStore;
  readonly runService: RunService;
  readonly settings: () => Settings;
  readonly dataDir: string;
  readonly databasePath: string;
  readonly backupsDir: string;
  readonly settingsPath: string;
  readonly logsDir: string;
  readonly venvsDir: string;
  /** The bundled thread that works on whole databases. */
  readonly databaseThreadPath: string;
  readonly now: () => number;
  /** Hears when something of it that the status shows is another one. */
  readonly onChanged: () => void;
  readonly notify: (notice: { readonly title: Phrase; readonly body: Phrase }) => void;
  readonly log: {
    warn(text: string): void;
    error(text: string, error: unknown): void;
  };
}

export interface CreatedUpkeep {
  readonly upkeep: Upkeep;
  readonly backups: Backups;
  readonly deletedTasks: DeletedTasks;
  readonly diskWatch: DiskWatch;
  /** Sentences for the user. */
  readonly problems: () => readonly string[];
}

export function createUpkeep(parts: UpkeepParts): CreatedUpkeep {
  const { database, runStore, runService, now, log, databaseThreadPath } = parts;
  const upkeep = new Upkeep({ factStore: new FactStore(database), now, setTimer, log });
  const shared = {
    ...parts,
    retention: new Retention(database),
    signal: upkeep.signal,
    onPruned: (taskId: number) => void runService.events.emit('pruned', taskId),
    log: (text: string) => log.warn(text),
  };
  const logRetention = new LogRetention(shared);
  runService.events.on('changed', (run) => {
    if (!isActive(run.state)) logRetention.noteEnded(run);
  });
  const diskWatch = new DiskWatch({
    ...parts,
    logRetention,
    checkpoint: () => database.checkpoint(),
    holdStarts: (reason) => runService.holdStarts(reason),
  });
  database.onRefused = () => upkeep.hurry(diskWatch);
  const runDatabaseJob = databaseJobs(databaseThreadPath);
  const backups = new Backups({ ...shared, runDatabaseJob });
  const deletedTasks = new DeletedTasks(shared);
  upkeep.add(
    diskWatch,
    new Checkpoints({ ...parts, runDatabaseJob }),
    logRetention,
    new RunRetention(shared),
    deletedTasks,
    new LogSweep(shared),
    new UnusedVenvs({ ...parts, runningSinceMs: () => oldestStartMs(runStore) }),
    backups,
  );
  const problems = () => [diskWatch.problem, backups.problem].filter((problem) => problem !== null);
  return { upkeep, backups, deletedTasks, diskWatch, problems };
}

function setTimer(callback: () => void, delayMs: number) {
  const timer = setTimeout(callback, delayMs).unref();
  return { cancel: () => clearTimeout(timer) };
}

function oldestStartMs(runStore: RunStore): number | null {
  const startsMs = runStore.active().flatMap(({ startedAtMs }) => startedAtMs ?? []);
  return startsMs.length === 0 ? null : Math.min(...startsMs);
}
