/** Joins what tells the user of runs with the stores, the settings and the secrets that it needs. */

import type { EventEmitter } from 'node:events';

import type { EngineEvents, EngineOptions } from './engine-options.ts';
import { Alerts } from './notify/alerts.ts';
import { realClock } from './real-clock.ts';
import type { FreshnessWatch } from './run/freshness-watch.ts';
import type { RunService } from './run/run-service.ts';
import type { RunEnvironment } from './run-environment.ts';
import type { Scheduler } from './schedule/scheduler.ts';
import type { AlertMarkStore } from './store/alert-mark-store.ts';
import type { Database } from './store/database.ts';
import type { RunStore } from './store/run-store.ts';
import type { TaskStore } from './store/task-store.ts';

interface AlertParts {
  readonly database: Database;
  readonly taskStore: TaskStore;
  readonly runStore: RunStore;
  readonly markStore: AlertMarkStore;
  readonly runService: RunService;
  readonly freshness: FreshnessWatch;
  readonly scheduler: Scheduler;
  readonly environment: RunEnvironment;
  readonly events: EventEmitter<EngineEvents>;
}

export function createAlerts(
  { runService, freshness, scheduler, environment, events, ...stores }: AlertParts,
  { settings, surroundings, homeDir, paths, log }: EngineOptions,
): Alerts {
  const { secrets, loginEnv } = environment;
  return new Alerts({
    ...stores,
    runEvents: runService.events,
    freshness: freshness.events,
    settings: () => settings.get(),
    secretOf: (name) => secrets.valueOf(name),
    hasSecret: (name) => secrets.list().some((secret) => secret.name === name),
    baseEnv: () => loginEnv.current,
    isOnline: () => surroundings.isOnline() !== false,
    homeDir,
    logsDir: paths.logsDir,
    clock: realClock,
    show: (notice) => events.emit('noticed', notice),
    nudge: () => scheduler.wake('clock_jump'),
    onChanged: () => events.emit('alertsChanged'),
    log: (text) => log.warn(text),
  });
}
