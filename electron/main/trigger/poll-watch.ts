/** Watches one file or folder by looking every few seconds, for drives that do not tell of changes. */

import type { Stats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import type { Phrase } from '../../shared/phrase.ts';
import {
  describeProblem,
  isCircular,
  type PathWatch,
  type PathWatchOptions,
} from './watched-path.ts';

const POLL_MS = 5_000;

interface Seen {
  readonly sizeBytes: number;
  readonly version: string;
}

/** All files by path. */
type Snapshot = ReadonlyMap<string, Seen>;

/**
 * A folder that is first seen later, or comes back, is a drive that was mounted: only what differs
 * from the last look is a change.
 */
export class PollWatch implements PathWatch {
  readonly #options: PathWatchOptions;
  #last: Snapshot | null = null;
  #hasLooked = false;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | null = null;
  #isRunning = false;
  #problem: Phrase | null = null;

  constructor(options: PathWatchOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#isRunning = true;
    await this.#poll();
  }

  async stop(): Promise<void> {
    this.#isRunning = false;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  async #poll(): Promise<void> {
    await (this.#looking = this.#look());
    if (!this.#isRunning) return;
    const delayMs = this.#options.retryMs ?? POLL_MS;
    this.#timer = setTimeout(() => void this.#poll(), delayMs).unref();
  }

  async #look(): Promise<void> {
    const { path, onChange } = this.#options;
    try {
      const found = await takeSnapshot(path);
      if (!this.#isRunning) return;
      this.#report(null);
      if (!found) return;
      // What is there at the start was no change; a file that comes later is one.
      const before = this.#last ?? (this.#hasLooked && found.has(path) ? new Map() : found);
      this.#last = found;
      for (const [file, seen] of found)
        if (before.get(file)?.version !== seen.version) onChange(file, seen.sizeBytes);
    } catch (error) {
      if (this.#isRunning) this.#report(describeProblem(path, error as NodeJS.ErrnoException));
    } finally {
      this.#hasLooked = true;
    }
  }

  #report(problem: Phrase | null): void {
    if (isDeepStrictEqual(problem, this.#problem)) return;
    this.#problem = problem;
    this.#options.onProblem(problem);
  }
}

/** Null when there is nothing under the path. */
async function takeSnapshot(path: string): Promise<Snapshot | null> {
  const found = new Map<string, Seen>();
  const pending = [path];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const stats = await statsOf(next, path);
    if (!stats) {
      if (next === path) return null;
    } else if (stats.isDirectory()) {
      for (const name of await readdir(next)) pending.push(join(next, name));
    } else if (stats.isFile()) {
      const version = `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
      found.set(next, { sizeBytes: stats.size, version });
    }
  }
  return found;
}

/** Null for what is gone, and for a link that leads round in a circle. */
async function statsOf(path: string, topDir: string): Promise<Stats | null> {
  try {
    const stats = await lstat(path);
    if (!stats.isSymbolicLink()) return stats;
    return isCircular(path, topDir) ? null : await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
