/** Joins what starts tasks besides schedules and the user with the stores that it needs. */

import type { EventEmitter } from 'node:events';

import type { Pause } from '../shared/status.ts';
import type { EngineEvents, EngineOptions } from './engine-options.ts';
import type { RunService } from './run/run-service.ts';
import type { ChainStore } from './store/chain-store.ts';
import type { Database } from './store/database.ts';
import { FactStore } from './store/fact-store.ts';
import type { RunStore } from './store/run-store.ts';
import type { TaskStore } from './store/task-store.ts';
import { WebhookTokenStore } from './store/webhook-token-store.ts';
import { readBootIdentity } from './trigger/boot-identity.ts';
import { Triggers } from './trigger/triggers.ts';

interface TriggerParts {
  readonly database: Database;
  readonly taskStore: TaskStore;
  readonly runStore: RunStore;
  readonly runService: RunService;
  readonly chainStore: ChainStore;
  readonly pause: () => Pause | null;
  readonly events: EventEmitter<EngineEvents>;
}

export function createTriggers(
  parts: TriggerParts,
  { homeDir, paths, log }: EngineOptions,
): Triggers {
  return new Triggers({
    ...parts,
    factStore: new FactStore(parts.database),
    webhookTokenStore: new WebhookTokenStore(parts.database),
    homeDir,
    dataDir: paths.dataDir,
    bootIdentity: readBootIdentity(),
    onProblemsChanged: () => parts.events.emit('problemsChanged'),
    now: Date.now,
    log: (text) => log.warn(text),
  });
}
