/** Makes a verified copy of the database each day, and rotates the older ones. */

import { constants, mkdirSync, readdirSync, statSync } from 'node:fs';
import { chmod, copyFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

import {
  type Backup,
  backupName,
  backupTimeMs,
  type RestoreDifference,
} from '../../shared/backup.ts';
import { AppError, wordingOf } from '../../shared/errors.ts';
import { type Phrase, phrase, say } from '../../shared/phrase.ts';
import type { Settings } from '../../shared/settings.ts';
import type { RunDatabaseJob } from '../store/database-jobs.ts';
import { requestRestore } from '../store/restore-database.ts';
import { decideRotation } from './decide-rotation.ts';
import type { UpkeepJob } from './upkeep-job.ts';

export interface BackupsOptions {
  readonly databasePath: string;
  readonly backupsDir: string;
  /** Copied along. */
  readonly settingsPath: string;
  readonly runDatabaseJob: RunDatabaseJob;
  readonly settings: () => Settings;
  /** Ends what is going on when CronPilot stops. */
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Hears when `lastAtMs` or `problem` is another one. */
  readonly onChanged: () => void;
  readonly log: (text: string) => void;
}

const DAY_MS = 86_400_000;
const PARTIAL = '.partial';
const SETTINGS = '.settings.json';

export class Backups implements UpkeepJob {
  readonly name = 'backup';
  /** The day is counted from the newest backup, not from the last look. */
  readonly everyMs = 3_600_000;
  readonly #options: BackupsOptions;
  #lastAtMs: number | null;
  #problem: Phrase | null = null;
  #creating: Promise<Backup> | null = null;
  /** Not to be rotated away before the restart that restores it. */
  #wanted: string | null = null;

  constructor(options: BackupsOptions) {
    this.#options = options;
    this.#lastAtMs = this.list()[0]?.createdAtMs ?? null;
  }

  /** When the newest backup was made; null without any. */
  get lastAtMs(): number | null {
    return this.#lastAtMs;
  }

  /** Why the last attempt failed, for the user. */
  get problem(): string | null {
    return this.#problem && say(this.#problem);
  }

  /** Newest first. Each was whole and sound when it got its name. */
  list(): readonly Backup[] {
    const { backupsDir } = this.#options;
    return namesIn(backupsDir)
      .flatMap((name): Backup[] => {
        const createdAtMs = backupTimeMs(name);
        const stats = statSync(join(backupsDir, name), { throwIfNoEntry: false });
        return createdAtMs === null || !stats?.isFile()
          ? []
          : [{ name, createdAtMs, bytes: stats.size }];
      })
      .sort((a, b) => b.createdAtMs - a.createdAtMs);
  }

  /** @throws AppError `not_found` */
  pathOf(name: string): string {
    if (this.list().some((backup) => backup.name === name)) {
      return join(this.#options.backupsDir, name);
    }
    throw new AppError('not_found', phrase('There is no backup {name}.', { name }));
  }

  /** A failure is told as a problem, and tried again in an hour. */
  async run(signal: AbortSignal): Promise<void> {
    const { now, log } = this.#options;
    const ageMs = now() - (this.#lastAtMs ?? Number.NEGATIVE_INFINITY);
    if (ageMs >= 0 && ageMs < DAY_MS) return;
    try {
      await this.create(signal);
    } catch (error) {
      if (signal.aborted) return;
      log(`The backup failed: ${describe(error)}`);
    }
  }

  /**
   * Whole and verified on return; a call meanwhile gets the same one. Whatever interrupts it leaves
   * the backups that were there.
   *
   * @throws AppError `unavailable`
   */
  create(signal: AbortSignal = this.#options.signal): Promise<Backup> {
    this.#creating ??= this.#create(signal).finally(() => (this.#creating = null));
    return this.#creating;
  }

  /**
   * Makes a backup of what is now, and has the next start of CronPilot restore an earlier one, which
   * is looked through before.
   *
   * @returns what that will change
   * @throws AppError `not_found`, or `unavailable` when the backup is damaged; nothing is asked for then
   */
  async requestRestore(name: string): Promise<RestoreDifference> {
    const { databasePath, runDatabaseJob, signal } = this.#options;
    const job = { kind: 'compare', path: databasePath, backupPath: this.pathOf(name) } as const;
    this.#wanted = name;
    await this.create();
    const difference = await runDatabaseJob(job, signal);
    requestRestore(databasePath, name);
    return difference;
  }

  async #create(signal: AbortSignal): Promise<Backup> {
    try {
      const backup = await this.#copy(signal);
      this.#lastAtMs = backup.createdAtMs;
      this.#problem = null;
      await this.#rotate();
      return backup;
    } catch (cause) {
      const why = wordingOf(cause);
      if (!signal.aborted)
        this.#problem = phrase('CronPilot could not back up its database: {why}', { why });
      throw new AppError('unavailable', phrase('The backup failed: {why}', { why }), { cause });
    } finally {
      this.#options.onChanged();
    }
  }

  async #copy(signal: AbortSignal): Promise<Backup> {
    const { databasePath, backupsDir, settingsPath, runDatabaseJob } = this.#options;
    mkdirSync(backupsDir, { recursive: true, mode: 0o700 });
    await this.#removeLeftovers();
    await this.#checkRoom();
    const name = this.#freeName();
    const path = join(backupsDir, name);
    const partialPath = `${path}${PARTIAL}`;
    try {
      await runDatabaseJob({ kind: 'copy', path: databasePath, copyPath: partialPath }, signal);
      await copyIfThere(settingsPath, settingsCopyOf(path));
      await rename(partialPath, path);
    } catch (error) {
      await rm(partialPath, { force: true });
      await rm(settingsCopyOf(path), { force: true });
      throw error;
    }
    return { name, createdAtMs: backupTimeMs(name) ?? 0, bytes: (await stat(path)).size };
  }

  /** A backup must not be what fills the disk. */
  async #checkRoom(): Promise<void> {
    const { databasePath, backupsDir, settings } = this.#options;
    const { bavail, bsize } = await statfs(backupsDir);
    const { size } = await stat(databasePath);
    if (bavail * bsize - size >= settings().minFreeBytes) return;
    throw new AppError('unavailable', phrase('There is not enough free space on its disk.'));
  }

  #freeName(): string {
    const taken = new Set(namesIn(this.#options.backupsDir));
    let atMs = this.#options.now();
    while (taken.has(backupName(atMs))) atMs += 1_000;
    return backupName(atMs);
  }

  async #rotate(): Promise<void> {
    const { backupsDir, settings, now } = this.#options;
    const old = decideRotation(this.list(), settings().backupCount, now());
    for (const { name } of old.filter((backup) => backup.name !== this.#wanted)) {
      await rm(join(backupsDir, name), { force: true });
      await rm(settingsCopyOf(join(backupsDir, name)), { force: true });
    }
  }

  /** What a kill in the middle of a copy left. */
  async #removeLeftovers(): Promise<void> {
    const { backupsDir } = this.#options;
    for (const name of namesIn(backupsDir)) {
      const isOurs = name.startsWith('cronpilot-') && name.includes(`.db${PARTIAL}`);
      if (isOurs) await rm(join(backupsDir, name), { force: true });
    }
  }
}

function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch {
    // Made by the first backup.
    return [];
  }
}

function settingsCopyOf(path: string): string {
  return path.replace(/\.db$/, SETTINGS);
}

async function copyIfThere(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    await chmod(to, 0o600);
  } catch (error) {
    // Until something is changed there is no settings file.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
