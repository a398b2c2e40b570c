/** Joins what the environment of runs is made of: the login shell's answer and the secrets. */

import { setTimeout as delay } from 'node:timers/promises';

import type { AppLog } from './app-log.ts';
import { LoginEnv } from './run/login-env.ts';
import type { SystemKeyStore } from './secrets/key-files.ts';
import { SecretKeys } from './secrets/secret-keys.ts';
import { SecretVault } from './secrets/secret-vault.ts';
import type { SettingsStore } from './settings.ts';
import type { Database } from './store/database.ts';
import { SecretStore } from './store/secret-store.ts';
import type { TaskStore } from './store/task-store.ts';

interface RunEnvironmentOptions {
  readonly database: Database;
  readonly taskStore: TaskStore;
  readonly settings: SettingsStore;
  readonly dataDir: string;
  readonly ownEnv: Readonly<Record<string, string | undefined>>;
  readonly loginShell: string | null;
  readonly keyStore: SystemKeyStore | null;
  readonly log: AppLog;
  /** Hears when `problems` has changed. */
  readonly onProblem: () => void;
}

/** A key store may ask the user first; schedules do not wait for ever. */
const KEY_PATIENCE_MS = 10_000;
const REFRESH_AFTER_MS = 3_600_000;

export class RunEnvironment {
  readonly secrets: SecretVault;
  readonly loginEnv: LoginEnv;

  constructor(options: RunEnvironmentOptions) {
    const { database, taskStore, settings, dataDir, ownEnv, loginShell, keyStore } = options;
    this.secrets = new SecretVault({
      store: new SecretStore(database),
      keys: new SecretKeys({
        dataDir,
        keyStore,
        mayUseFile: () => settings.get().secretsWithoutKeyStore,
      }),
      tasks: () => taskStore.list(),
      sharedEnv: () => settings.get().env,
      now: Date.now,
    });
    this.loginEnv = new LoginEnv({
      ownEnv,
      shellPath: loginShell,
      isWanted: () => settings.get().useLoginEnv,
      log: (text) => options.log.warn(text),
      onProblem: options.onProblem,
      now: Date.now,
    });
  }

  /** Resolves when the secrets can be read, or after a patience of seconds. */
  async openSecrets(): Promise<void> {
    const patience = new AbortController();
    const over = delay(KEY_PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => {});
    await Promise.race([this.secrets.open(), over]);
    patience.abort();
  }

  /** The PATH that runs begin with. */
  get path(): string {
    return this.loginEnv.current['PATH'] ?? '';
  }

  /** Sentences for the user. */
  get problems(): readonly string[] {
    return this.loginEnv.problem === null ? [] : [this.loginEnv.problem];
  }

  /** Asks the login shell where it was not asked yet, or long ago. */
  async refreshIfOld(): Promise<void> {
    await this.loginEnv.refreshIfOlder(REFRESH_AFTER_MS);
  }
}
