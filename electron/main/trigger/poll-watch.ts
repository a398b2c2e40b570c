/**
 * Watches one file or folder by looking every few seconds, for drives that do not tell of changes.
 * The only importer of chokidar.
 */

import { type Stats, statSync } from 'node:fs';
import { dirname, normalize } from 'node:path';

import { type FSWatcher, watch } from 'chokidar';

import {
  comparable,
  describeProblem,
  isCircular,
  isRefusal,
  isWithin,
  type PathWatch,
  type PathWatchOptions,
  RETRY_MS,
} from './watched-path.ts';

const POLL_MS = 5_000;

/** From the nearest folder above that exists, so that the path may come, go and be replaced. */
export class PollWatch implements PathWatch {
  readonly #options: PathWatchOptions;
  #watcher: FSWatcher | null = null;
  #retryTimer: NodeJS.Timeout | undefined;
  #problem: string | null = null;

  constructor(options: PathWatchOptions) {
    this.#options = options;
  }

  start(): Promise<void> {
    const watcher = this.#open(true);
    return new Promise((resolve) => {
      watcher.once('ready', resolve);
      watcher.once('error', () => resolve());
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.#retryTimer);
    const watcher = this.#watcher;
    this.#watcher = null;
    await watcher?.close();
  }

  /** @param ignoreInitial False where what is found has come since the path was last watched. */
  #open(ignoreInitial: boolean): FSWatcher {
    const { path, onChange } = this.#options;
    const anchor = nearestFolder(dirname(path));
    const watcher = watch(anchor, {
      ignoreInitial,
      alwaysStat: true,
      usePolling: true,
      interval: POLL_MS,
      binaryInterval: POLL_MS,
      ignored: (found, stats) => isIgnored(found, stats, anchor, path),
    });
    this.#watcher = watcher;
    let hasFailed = false;
    const tell = (found: string, stats?: Stats) => {
      if (watcher === this.#watcher && isWithin(found, path)) onChange(found, stats?.size ?? 0);
    };
    watcher.on('add', tell);
    watcher.on('change', tell);
    watcher.on('unlinkDir', (found) => {
      if (found === anchor) this.#replace(watcher, () => this.#open(false));
    });
    watcher.on('error', (error) => {
      hasFailed = true;
      this.#onError(watcher, error as NodeJS.ErrnoException);
    });
    watcher.on('ready', () => {
      if (watcher === this.#watcher && !hasFailed) this.#report(null);
    });
    return watcher;
  }

  #onError(watcher: FSWatcher, error: NodeJS.ErrnoException): void {
    if (watcher !== this.#watcher) return;
    this.#report(describeProblem(this.#options.path, error));
    if (isRefusal(error)) return;
    this.#replace(watcher, () => {
      const retryMs = this.#options.retryMs ?? RETRY_MS;
      this.#retryTimer = setTimeout(() => this.#open(true), retryMs).unref();
    });
  }

  #replace(watcher: FSWatcher, next: () => void): void {
    if (watcher !== this.#watcher) return;
    this.#watcher = null;
    void watcher.close();
    next();
  }

  #report(problem: string | null): void {
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.#options.onProblem(problem);
  }
}

/** All but the path, the way to it and what is below it. */
function isIgnored(found: string, stats: Stats | undefined, anchor: string, path: string): boolean {
  // chokidar hands paths to its filter with slashes for backslashes, on every system.
  const [here, goal, top] = [found, path, anchor].map(slashed) as [string, string, string];
  if (here === top) return false;
  if (isBelow(here, goal)) return stats?.isSymbolicLink() === true && isCircular(found, path);
  return !isBelow(goal, here);
}

function isBelow(path: string, dir: string): boolean {
  return path === dir || path.startsWith(dir.endsWith('/') ? dir : `${dir}/`);
}

function slashed(path: string): string {
  return comparable(normalize(path)).replaceAll('\\', '/');
}

function nearestFolder(dir: string): string {
  const isFolder = statSync(dir, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder || dirname(dir) === dir ? dir : nearestFolder(dirname(dir));
}
