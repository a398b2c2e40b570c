/**
 * Watches one file or folder as the system tells of changes, also while it does not exist.
 *
 * Each folder on the way to the path and below it has one watch, whatever it holds. What stands
 * under a name is known by its identity, so that a folder which is removed and at once made again
 * is noticed to be another one.
 */

import { type FSWatcher, type Stats, watch } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import type { Phrase } from '../../shared/phrase.ts';
import {
  describeProblem,
  isCircular,
  isRefusal,
  isSamePath,
  isWithin,
  type PathWatch,
  type PathWatchOptions,
  RETRY_MS,
} from './watched-path.ts';

interface Node {
  readonly watcher: FSWatcher;
  readonly identity: string;
}

/** Something is removed while it is looked at; its folder tells of it as well. */
const GONE = ['ENOENT', 'ENOTDIR', 'ESTALE'];

export class TreeWatch implements PathWatch {
  readonly #options: PathWatchOptions;
  /** Folders, and links to files, by path. */
  readonly #nodes = new Map<string, Node>();
  /** To be looked at, in order; true: what is found there is news. */
  readonly #pending = new Map<string, boolean>();
  readonly #refused = new Set<string>();
  #anchor = '';
  #looking: Promise<void> | null = null;
  #isRunning = false;
  #problem: Phrase | null = null;
  #retryTimer: NodeJS.Timeout | undefined;

  constructor(options: PathWatchOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#isRunning = true;
    this.#problem = null;
    await this.#begin(false);
  }

  async stop(): Promise<void> {
    this.#isRunning = false;
    clearTimeout(this.#retryTimer);
    this.#pending.clear();
    this.#forget('');
    await this.#looking;
  }

  /** From the nearest folder above that exists. */
  async #begin(isNews: boolean): Promise<void> {
    let anchor = dirname(this.#options.path);
    while (anchor !== dirname(anchor) && !(await isFolder(anchor))) anchor = dirname(anchor);
    this.#anchor = anchor;
    await this.#lookAt(anchor, isNews);
  }

  #lookAt(path: string, isNews: boolean): Promise<void> {
    if (!this.#isRunning) return Promise.resolve();
    this.#remember(path, isNews);
    return (this.#looking ??= this.#lookAtAll());
  }

  #remember(path: string, isNews: boolean): void {
    this.#pending.set(path, isNews || (this.#pending.get(path) ?? false));
  }

  async #lookAtAll(): Promise<void> {
    for (let next = first(this.#pending); next && this.#isRunning; next = first(this.#pending)) {
      const [path, isNews] = next;
      this.#pending.delete(path);
      try {
        await this.#look(path, isNews);
      } catch (error) {
        this.#onError(path, error as NodeJS.ErrnoException);
      }
    }
    this.#looking = null;
  }

  async #look(path: string, isNews: boolean): Promise<void> {
    const itself = await lstat(path);
    const isLink = itself.isSymbolicLink();
    const stats = isLink ? await stat(path) : itself;
    if (!this.#isRunning) return;
    const isKnown = this.#nodes.get(path)?.identity === identityOf(stats);
    if (!isKnown) this.#forget(path);
    if (stats.isDirectory()) {
      if (!isKnown && !(isLink && isCircular(path, this.#options.path)))
        await this.#enter(path, stats, isNews);
    } else if (stats.isFile() && isWithin(path, this.#options.path)) {
      if (isLink && !isKnown) this.#watch(path, stats);
      if (isNews) this.#options.onChange(path, stats.size);
    }
    if (this.#refused.delete(path) && this.#refused.size === 0) this.#report(null);
  }

  /** Watches first, so that nothing comes unseen between the look and the watch. */
  async #enter(dir: string, stats: Stats, isNews: boolean): Promise<void> {
    this.#watch(dir, stats);
    if (!isWithin(dir, this.#options.path)) {
      this.#remember(this.#nextOnWay(dir), isNews);
      return;
    }
    for (const entry of await readdir(dir, { withFileTypes: true })) {
      const isLeaf = !entry.isDirectory() && !entry.isSymbolicLink();
      if (isNews || !isLeaf) this.#remember(join(dir, entry.name), isNews);
    }
  }

  /** Below a folder on the way, what leads on to the path. */
  #nextOnWay(dir: string): string {
    const rest = this.#options.path.slice(dir.endsWith(sep) ? dir.length : dir.length + 1);
    return join(dir, rest.split(sep)[0] ?? '');
  }

  #watch(path: string, stats: Stats): void {
    const isFile = !stats.isDirectory();
    const watcher = watch(path, (_event, filename) => {
      if (this.#nodes.get(path)?.watcher !== watcher) return;
      if (isFile || filename === null) void this.#lookAt(path, true);
      else this.#onEvent(path, filename);
    });
    // A folder that is removed under its watch; what is there then is found by a look.
    watcher.on('error', () => {
      if (this.#nodes.get(path)?.watcher !== watcher) return;
      this.#forget(path);
      void this.#lookAt(path, true);
    });
    this.#nodes.set(path, { watcher, identity: identityOf(stats) });
  }

  #onEvent(dir: string, filename: string): void {
    const found = join(dir, filename);
    if (isWithin(dir, this.#options.path)) void this.#lookAt(found, true);
    else if (isSamePath(found, this.#nextOnWay(dir))) void this.#lookAt(this.#nextOnWay(dir), true);
    // A folder that is moved or removed tells its own name.
    if (filename === basename(dir)) void this.#lookAt(dir, true);
  }

  /** With all that is below; '' is everything. */
  #forget(path: string): void {
    // What is below a path is watched only while the path itself is.
    if (path !== '' && !this.#nodes.has(path)) return;
    for (const [known, { watcher }] of this.#nodes) {
      if (path !== '' && !isWithin(known, path)) continue;
      this.#nodes.delete(known);
      watcher.close();
    }
  }

  #onError(path: string, error: NodeJS.ErrnoException): void {
    if (!this.#isRunning) return;
    if (GONE.includes(error.code ?? '')) {
      this.#forget(path);
      if (path === this.#anchor) void this.#begin(true);
      return;
    }
    this.#report(describeProblem(this.#options.path, error));
    if (isRefusal(error)) {
      // So that it is entered when its folder tells that it may be read.
      this.#forget(path);
      this.#refused.add(path);
      return;
    }
    this.#forget('');
    this.#pending.clear();
    this.#refused.clear();
    const retryMs = this.#options.retryMs ?? RETRY_MS;
    this.#retryTimer = setTimeout(() => void this.#retry(), retryMs).unref();
  }

  async #retry(): Promise<void> {
    const problem = this.#problem;
    await this.#begin(false);
    if (this.#isRunning && isDeepStrictEqual(problem, this.#problem) && this.#nodes.size > 0)
      this.#report(null);
  }

  #report(problem: Phrase | null): void {
    if (isDeepStrictEqual(problem, this.#problem)) return;
    this.#problem = problem;
    this.#options.onProblem(problem);
  }
}

function identityOf({ dev, ino, birthtimeMs }: Stats): string {
  return `${dev} ${ino} ${birthtimeMs}`;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

function first<K, V>(map: ReadonlyMap<K, V>): readonly [K, V] | undefined {
  return map.entries().next().value;
}
