/** What the two ways of watching a path have in common. */

import type { Stats } from 'node:fs';
import { lstat, stat } from 'node:fs/promises';
import { sep } from 'node:path';

import { type Phrase, phrase } from '../../shared/phrase.ts';
import { onDisk, shownPath } from './path-bytes.ts';

export interface PathWatchOptions {
  /** Absolute, without a separator at its end; it may not exist. */
  readonly path: string;
  /**
   * A file appeared or changed: the path itself, or one below it, as `path-bytes.ts` writes it.
   * What is removed is not told.
   */
  readonly onChange: (path: string, sizeBytes: number) => void;
  /** Told when changes go unnoticed, and null when they no longer do. */
  readonly onProblem: (problem: Phrase | null) => void;
  readonly retryMs?: number;
  /** That are watched at most, with links to files counted in. */
  readonly maxFolders?: number;
}

/** What is there at the start counts as no change. */
export interface PathWatch {
  /** Resolves when changes are noticed, or cannot be. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export const RETRY_MS = 60_000;

/** The rest of a tree is watched when a part of it may not be read. */
export function isRefusal({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EACCES' || code === 'EPERM';
}

/** @param failedPath Where it went wrong: the path or what is on the way to it or below it. */
export function describeProblem(
  path: string,
  failedPath: string,
  error: NodeJS.ErrnoException,
): Phrase {
  switch (error.code) {
    case 'ENOSPC':
      return phrase(
        "Changes of {path} go unnoticed: the system's limit for watched files is reached (fs.inotify.max_user_watches). CronPilot tries again every minute.",
        { path },
      );
    case 'EMFILE':
    case 'ENFILE':
      return phrase(
        'Changes of {path} go unnoticed: too many files are open or watched. CronPilot tries again every minute.',
        { path },
      );
    case 'EACCES':
    case 'EPERM':
      return phrase('Some changes of {path} go unnoticed: CronPilot may not read {refused}.', {
        path,
        refused: shownPath(failedPath),
      });
    default:
      return phrase('Changes of {path} go unnoticed: {why}. CronPilot tries again every minute.', {
        path,
        why: error.message,
      });
  }
}

export function describeCrowd(path: string, count: number): Phrase {
  return phrase(
    'Some changes of {path} go unnoticed: it has more than {count, number} folders. Watch a smaller part of it.',
    { path, count },
  );
}

export interface Found {
  readonly stats: Stats;
  readonly isLink: boolean;
}

/**
 * Of a link, what it leads to. Null below the watched path for a link to anything but a file: the
 * folder behind it may be the whole disk.
 */
export async function find(path: string, watchedPath: string): Promise<Found | null> {
  const stats = await lstat(onDisk(path));
  if (!stats.isSymbolicLink()) return { stats, isLink: false };
  if (isWithin(watchedPath, path)) return { stats: await stat(path), isLink: true };
  const goal = await stat(onDisk(path)).catch(() => null);
  return goal?.isFile() ? { stats: goal, isLink: true } : null;
}

/** The folder itself, too. */
export function isWithin(path: string, dir: string): boolean {
  return path === dir || path.startsWith(dir.endsWith(sep) ? dir : dir + sep);
}

/** File names differ by case on Linux alone. */
export function isSamePath(a: string, b: string): boolean {
  return comparable(a) === comparable(b);
}

function comparable(path: string): string {
  return process.platform === 'linux' ? path : path.normalize('NFC').toLowerCase();
}
