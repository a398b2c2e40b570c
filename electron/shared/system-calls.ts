/** The calls on CronPilot itself: the space it takes, what runs begin with, facts for a bug report. */

import { nothing } from './field.ts';
import { call } from './call-spec.ts';
import type { CommandFileStatus } from './command-file.ts';

/** What CronPilot's files take on the disk. */
export interface StorageUse {
  readonly logsBytes: number;
  readonly logCount: number;
  /** With what is not yet merged into it. */
  readonly databaseBytes: number;
  readonly backupsBytes: number;
}

export const systemCalls = {
  'storage.measure': call(nothing).returns<StorageUse>(),
  /** The PATH that runs begin with. */
  'environment.path': call(nothing).returns<string>(),
  /** Versions, counts and plain settings as a text; no name, no path of the user's, no secret. */
  'status.diagnostics': call(nothing).returns<string>(),
  /** The command `cronpilot` in the user's own folder for programs. */
  'command.get': call(nothing).returns<CommandFileStatus>(),
  'command.install': call(nothing).returns<CommandFileStatus>(),
  'command.remove': call(nothing).returns<CommandFileStatus>(),
} as const;
