/** What the engine is built from, and what it tells. */

import type { AppLog } from './app-log.ts';
import type { ShownNotice } from './notify/notice-board.ts';
import type { Paths } from './paths.ts';
import type { Surroundings } from './run/surroundings.ts';
import type { Forks } from './run/worker-host.ts';
import type { SystemKeyStore } from './secrets/key-files.ts';
import type { SettingsStore } from './settings.ts';

export interface EngineOptions extends Forks {
  readonly paths: Paths;
  readonly settings: SettingsStore;
  readonly ownEnv: Readonly<Record<string, string | undefined>>;
  /** The user's shell, asked for its environment; null asks none. */
  readonly loginShell: string | null;
  /** Null without a desktop. */
  readonly keyStore: SystemKeyStore | null;
  readonly homeDir: string;
  /** Folder of CronPilot's own Python files. */
  readonly pythonDir: string;
  /** The bundled thread that copies and checks databases. */
  readonly databaseThreadPath: string;
  readonly log: AppLog;
  readonly surroundings: Surroundings;
}

export interface EngineEvents {
  /** The task's definition or state was changed and stored. */
  taskChanged: [number];
  pauseChanged: [];
  /** A failure was dismissed, or that was taken back. */
  attentionChanged: [];
  problemsChanged: [];
  /** Something of CronPilot itself that the status shows: a backup, a problem. */
  upkeepChanged: [];
  /** Messages that did not arrive, mutes, or problems of telling are others. */
  alertsChanged: [];
  /** What is to be shown to the user on this computer. */
  noticed: [ShownNotice];
}
