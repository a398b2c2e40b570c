/** Where CronPilot keeps its files, all of them below one data folder. */

import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { AppError } from '../shared/errors.ts';
import { phrase } from '../shared/phrase.ts';
import { socketPathFor } from '../shared/socket-path.ts';

/** Absolute paths. */
export interface Paths {
  readonly dataDir: string;
  readonly databasePath: string;
  /** Logs of runs, and CronPilot's own. */
  readonly logsDir: string;
  /** One control folder for each active run. */
  readonly runsDir: string;
  /** Virtual environments made from a task's requirements. */
  readonly venvsDir: string;
  /** Verified copies of the database. */
  readonly backupsDir: string;
  readonly settingsDir: string;
  readonly settingsPath: string;
  /** Whether the HTTP API is on, and the hashes of what opens it. */
  readonly apiFilePath: string;
  /** CronPilot's own log. */
  readonly appLogPath: string;
  /** The local control socket; its folder is made by whoever listens. */
  readonly socketPath: string;
}

/**
 * Makes the folders that are missing, for the user alone (mode 0700).
 *
 * @param dataDir from CRONPILOT_DATA_DIR, or Electron's userData
 * @throws AppError `unavailable` when a folder cannot be made
 */
export function createPaths(dataDir: string): Paths {
  const absoluteDir = resolve(dataDir);
  const logsDir = join(absoluteDir, 'logs');
  const runsDir = join(absoluteDir, 'runs');
  for (const dir of [absoluteDir, logsDir, runsDir]) makeDir(dir);
  return {
    dataDir: absoluteDir,
    databasePath: join(absoluteDir, 'cronpilot.db'),
    logsDir,
    runsDir,
    venvsDir: join(absoluteDir, 'venvs'),
    backupsDir: join(absoluteDir, 'backups'),
    settingsDir: absoluteDir,
    settingsPath: join(absoluteDir, 'settings.json'),
    apiFilePath: join(absoluteDir, 'api.json'),
    appLogPath: join(logsDir, 'cronpilot.log'),
    socketPath: socketPathFor({
      dataDir: absoluteDir,
      tmpDir: tmpdir(),
      uid: process.getuid?.() ?? null,
      platform: process.platform,
      hash: (text) => createHash('sha256').update(text).digest('hex'),
    }),
  };
}

function makeDir(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(
      'unavailable',
      phrase('CronPilot cannot make its folder {dir}: {why}. Point CRONPILOT_DATA_DIR elsewhere.', {
        dir,
        why,
      }),
      { cause },
    );
  }
}
