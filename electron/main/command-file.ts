/** Puts the command `cronpilot` into the user's own folder for programs, and takes it away again. */

import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type CommandFileStatus, isOnSearchPath } from '../shared/command-file.ts';
import { AppError } from '../shared/errors.ts';
import { t } from '../shared/i18n.ts';
import { appPathIn, type CommandProgram, commandScript } from './command-script.ts';

interface CommandFileOptions {
  readonly homeDir: string;
  readonly platform: NodeJS.Platform;
  readonly program: CommandProgram;
  /** The PATH of this session. */
  readonly sessionPath: string;
  /** The one of a new login. */
  readonly loginPath: () => string;
}

export class CommandFile {
  readonly #options: CommandFileOptions;
  readonly #dir: string;
  readonly #path: string;

  constructor(options: CommandFileOptions) {
    this.#options = options;
    this.#dir = join(options.homeDir, '.local/bin');
    this.#path = join(this.#dir, 'cronpilot');
  }

  get status(): CommandFileStatus {
    const { platform, sessionPath, loginPath } = this.#options;
    const isOn = (searchPath: string) => isOnSearchPath(this.#dir, searchPath);
    return {
      path: platform === 'win32' ? null : this.#path,
      dir: this.#dir,
      state: this.#state,
      folderOn: isOn(sessionPath) ? 'session' : isOn(loginPath()) ? 'login' : 'none',
      otherPath: this.#otherPath,
    };
  }

  /**
   * Makes the file, or has it start this CronPilot from now on.
   *
   * @throws AppError `conflict` when something else has its name, `unavailable` when it cannot be
   *   written or this system has no such folder
   */
  install(): CommandFileStatus {
    if (this.status.path === null)
      throw new AppError('unavailable', t('This system has no folder for programs of one user.'));
    if (this.#state === 'foreign') throw this.#foreign();
    this.#write();
    return this.status;
  }

  /** @throws AppError as `install` */
  remove(): CommandFileStatus {
    if (this.#state === 'foreign') throw this.#foreign();
    if (this.#state === 'absent') return this.status;
    try {
      rmSync(this.#path);
    } catch (cause) {
      throw this.#failed(cause);
    }
    return this.status;
  }

  /**
   * Has a command of ours start this CronPilot when the one that it starts is gone, or both are
   * AppImages, of which each version is a file of its own.
   *
   * @throws AppError `unavailable`
   */
  mend(): void {
    const before = this.#text;
    const oldPath = before === null ? null : appPathIn(before);
    const { path } = this.#options.program;
    if (oldPath === null || oldPath === path) return;
    if (!existsSync(oldPath) || (isAppImage(oldPath) && isAppImage(path))) this.#write();
  }

  get #state(): CommandFileStatus['state'] {
    if (!isThere(this.#path)) return 'absent';
    return this.#text !== null && appPathIn(this.#text) !== null ? 'installed' : 'foreign';
  }

  /** Null for what is no file, or cannot be read. */
  get #text(): string | null {
    try {
      return lstatSync(this.#path).isFile() ? readFileSync(this.#path, 'utf8') : null;
    } catch {
      return null;
    }
  }

  get #otherPath(): string | null {
    const { sessionPath } = this.#options;
    const paths = sessionPath
      .split(':')
      .filter((dir) => dir.startsWith('/'))
      .map((dir) => join(dir, 'cronpilot'));
    const own = this.#state === 'installed' ? paths.indexOf(this.#path) : -1;
    const before = own < 0 ? paths : paths.slice(0, own);
    return before.find((path) => path !== this.#path && isExecutable(path)) ?? null;
  }

  #write(): void {
    const nextPath = `${this.#path}.new`;
    try {
      mkdirSync(this.#dir, { recursive: true });
      writeFileSync(nextPath, commandScript(this.#options.program));
      chmodSync(nextPath, 0o755);
      renameSync(nextPath, this.#path);
    } catch (cause) {
      throw this.#failed(cause);
    }
  }

  #foreign(): AppError {
    return new AppError(
      'conflict',
      t('{path} is there already, and CronPilot did not make it.', { path: this.#path }),
    );
  }

  #failed(cause: unknown): AppError {
    const why = cause instanceof Error ? cause.message : String(cause);
    return new AppError(
      'unavailable',
      t('{path} cannot be changed: {why}', { path: this.#path, why }),
      { cause },
    );
  }
}

/** A link counts, wherever it leads. */
function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

function isExecutable(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true && (stats.mode & 0o111) !== 0;
}

function isAppImage(path: string): boolean {
  return /\.appimage$/i.test(path);
}
