/** Makes the jobs of CronPilot's own upkeep, in the order in which those run that are due together. */

import { isActive } from '../../shared/run.ts';
import type { Settings } from '../../shared/settings.ts';
import type { RunService } from '../run/run-service.ts';
import type { Database } from '../store/database.ts';
import { FactStore } from '../store/fact-store.ts';
import { Retention } from '../store/retention.ts';
import type { RunStore } from '../store/run-store.ts';
import { DeletedTasks } from './deleted-tasks.ts';
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
  readonly logsDir: string;
  readonly venvsDir: string;
  readonly now: () => number;
  readonly log: {
    warn(text: string): void;
    error(text: string, error: unknown): void;
  };
}

export function createUpkeep(parts: UpkeepParts): Upkeep {
  const { database, runStore, runService, now, log } = parts;
  const shared = {
    ...parts,
    retention: new Retention(database),
    onPruned: (taskId: number) => void runService.events.emit('pruned', taskId),
    log: (text: string) => log.warn(text),
  };
  const logRetention = new LogRetention(shared);
  runService.events.on('changed', (run) => {
    if (!isActive(run.state)) logRetention.noteEnded(run);
  });
  const jobs = [
    logRetention,
    new RunRetention(shared),
    new DeletedTasks(shared),
    new LogSweep(shared),
    new UnusedVenvs({ ...parts, runningSinceMs: () => oldestStartMs(runStore) }),
  ];
  return new Upkeep({
    jobs,
    factStore: new FactStore(database),
    now,
    setTimer: (callback, delayMs) => {
      const timer = setTimeout(callback, delayMs).unref();
      return { cancel: () => clearTimeout(timer) };
    },
    log,
  });
}

function oldestStartMs(runStore: RunStore): number | null {
  const startsMs = runStore.active().flatMap(({ startedAtMs }) => startedAtMs ?? []);
  return startsMs.length === 0 ? null : Math.min(...startsMs);
}
