/** Watches one file or folder by looking every few seconds, for drives that do not tell of changes. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import type { Phrase } from '../../shared/phrase.ts';
import { nameOf, onDisk } from './path-bytes.ts';
import {
  describeProblem,
  find,
  type Found,
  isRefusal,
  type PathWatch,
  type PathWatchOptions,
} from './watched-path.ts';

const POLL_MS = 5_000;

interface Seen {
  readonly sizeBytes: number;
  readonly version: string;
}

interface Snapshot {
  /** All files by path. */
  readonly files: ReadonlyMap<string, Seen>;
  /** Why a part of them is left out. */
  readonly problem: Phrase | null;
}

/**
 * A folder that is first seen later, or comes back, is a drive that was mounted: only what differs
 * from the last look is a change.
 */
export class PollWatch implements PathWatch {
  readonly #options: PathWatchOptions;
  #last: Snapshot['files'] | null = null;
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
      this.#report(found?.problem ?? null);
      if (!found) return;
      const { files } = found;
      // What is there at the start was no change; a file that comes later is one.
      const before = this.#last ?? (this.#hasLooked && files.has(path) ? new Map() : files);
      this.#last = files;
      for (const [file, seen] of files)
        if (before.get(file)?.version !== seen.version) onChange(file, seen.sizeBytes);
    } catch (error) {
      if (this.#isRunning)
        this.#report(describeProblem(path, path, error as NodeJS.ErrnoException));
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
  const files = new Map<string, Seen>();
  let problem: Phrase | null = null;
  const pending = [path];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    try {
      const stats = (await findIfThere(next, path))?.stats;
      if (!stats) {
        if (next === path) return null;
      } else if (stats.isDirectory()) {
        for (const name of await readdir(onDisk(next), { encoding: 'buffer' }))
          pending.push(join(next, nameOf(name)));
      } else if (stats.isFile()) {
        const version = `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
        files.set(next, { sizeBytes: stats.size, version });
      }
    } catch (error) {
      if (next === path || !isRefusal(error as Error)) throw error;
      problem ??= describeProblem(path, next, error as Error);
    }
  }
  return { files, problem };
}

async function findIfThere(path: string, watchedPath: string): Promise<Found | null> {
  try {
    return await find(path, watchedPath);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
