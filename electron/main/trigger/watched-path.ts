/** What the two ways of watching a path have in common. */

import { realpathSync } from 'node:fs';
import { dirname, sep } from 'node:path';

import { type Phrase, phrase } from '../../shared/phrase.ts';

export interface PathWatchOptions {
  /** Absolute, without a separator at its end; it may not exist. */
  readonly path: string;
  /** A file appeared or changed: the path itself, or one below it. What is removed is not told. */
  readonly onChange: (path: string, sizeBytes: number) => void;
  /** Told when changes go unnoticed, and null when they no longer do. */
  readonly onProblem: (problem: Phrase | null) => void;
  readonly retryMs?: number;
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

export function describeProblem(path: string, error: NodeJS.ErrnoException): Phrase {
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
      return error.path === undefined
        ? phrase('Some changes of {path} go unnoticed: CronPilot may not read all of it.', { path })
        : phrase('Some changes of {path} go unnoticed: CronPilot may not read {refused}.', {
            path,
            refused: error.path,
          });
    default:
      return phrase('Changes of {path} go unnoticed: {why}. CronPilot tries again every minute.', {
        path,
        why: error.message,
      });
  }
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

/** A link to a folder that it lies in would be followed round and round. */
export function isCircular(link: string, topDir: string): boolean {
  const goal = realPath(link);
  for (let dir = dirname(link); isWithin(dir, topDir); dir = dirname(dir)) {
    if (goal !== null && realPath(dir) === goal) return true;
    if (dir === dirname(dir)) break;
  }
  return false;
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
