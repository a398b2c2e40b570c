/**
 * Watches one file or folder as the system tells of changes, also while it does not exist.
 *
 * Each folder on the way to the path and below it has one watch, whatever it holds. What stands
 * under a name is known by its identity, so that a folder which is removed and at once made again
 * is noticed to be another one.
 */

import { type FSWatcher, type Stats, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import type { Phrase } from '../../shared/phrase.ts';
import { nameOf, onDisk } from './path-bytes.ts';
import {
  describeCrowd,
  describeProblem,
  find,
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

/** About 2 KB of memory each. */
const MAX_FOLDERS = 20_000;
/** Something is removed while it is looked at; its folder tells of it as well. */
const GONE = ['ENOENT', 'ENOTDIR', 'ESTALE'];

export class TreeWatch implements PathWatch {
  readonly #options: PathWatchOptions;
  readonly #maxFolders: number;
  /** Folders, and links to files, by path. */
  readonly #nodes = new Map<string, Node>();
  /** To be looked at, in order; true: what is found there is news. */
  readonly #pending = new Map<string, boolean>();
  /** Why folders are not watched, by path. */
  readonly #refused = new Map<string, Phrase>();
  #isCrowded = false;
  /** Why nothing is watched. */
  #failure: Phrase | null = null;
  #anchor = '';
  #looking: Promise<void> | null = null;
  #isRunning = false;
  #problem: Phrase | null = null;
  #retryTimer: NodeJS.Timeout | undefined;

  constructor(options: PathWatchOptions) {
    this.#options = options;
    this.#maxFolders = options.maxFolders ?? MAX_FOLDERS;
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
    this.#report();
  }

  async #look(path: string, isNews: boolean): Promise<void> {
    const found = await find(path, this.#options.path);
    if (!this.#isRunning) return;
    this.#refused.delete(path);
    const isKnown = found !== null && this.#nodes.get(path)?.identity === identityOf(found.stats);
    if (!isKnown) this.#forget(path);
    if (found?.stats.isDirectory()) {
      if (!isKnown) await this.#enter(path, found.stats, isNews);
    } else if (found?.stats.isFile() && isWithin(path, this.#options.path)) {
      if (found.isLink && !isKnown) this.#watch(path, found.stats);
      if (isNews) this.#options.onChange(path, found.stats.size);
    }
  }

  /** Watches first, so that nothing comes unseen between the look and the watch. */
  async #enter(dir: string, stats: Stats, isNews: boolean): Promise<void> {
    if (!this.#watch(dir, stats)) return;
    if (!isWithin(dir, this.#options.path)) {
      this.#remember(this.#nextOnWay(dir), isNews);
      return;
    }
    const options = { withFileTypes: true, encoding: 'buffer' } as const;
    for (const entry of await readdir(onDisk(dir), options)) {
      const isLeaf = !entry.isDirectory() && !entry.isSymbolicLink();
      if (isNews || !isLeaf) this.#remember(join(dir, nameOf(entry.name)), isNews);
    }
  }

  /** Below a folder on the way, what leads on to the path. */
  #nextOnWay(dir: string): string {
    const rest = this.#options.path.slice(dir.endsWith(sep) ? dir.length : dir.length + 1);
    return join(dir, rest.split(sep)[0] ?? '');
  }

  /** False when there are too many already. */
  #watch(path: string, stats: Stats): boolean {
    if (this.#nodes.size >= this.#maxFolders) {
      this.#isCrowded = true;
      return false;
    }
    const isFile = !stats.isDirectory();
    const watcher = watch(onDisk(path), { encoding: 'buffer' }, (_event, filename) => {
      if (this.#nodes.get(path)?.watcher !== watcher) return;
      if (isFile || filename === null) void this.#lookAt(path, true);
      else this.#onEvent(path, nameOf(filename));
    });
    // A folder that is removed under its watch; what is there then is found by a look.
    watcher.on('error', () => {
      if (this.#nodes.get(path)?.watcher !== watcher) return;
      this.#forget(path);
      void this.#lookAt(path, true);
    });
    this.#nodes.set(path, { watcher, identity: identityOf(stats) });
    return true;
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
    const isBelow = (other: string) => path === '' || isWithin(other, path);
    if (isBelow(this.#options.path)) this.#isCrowded = false;
    for (const refused of this.#refused.keys()) if (isBelow(refused)) this.#refused.delete(refused);
    for (const [known, { watcher }] of this.#nodes) {
      if (!isBelow(known)) continue;
      this.#nodes.delete(known);
      watcher.close();
    }
  }

  #onError(path: string, error: NodeJS.ErrnoException): void {
    if (!this.#isRunning) return;
    if (GONE.includes(error.code ?? '')) {
      this.#refused.delete(path);
      this.#forget(path);
      if (path === this.#anchor) void this.#begin(true);
      return;
    }
    const problem = describeProblem(this.#options.path, path, error);
    if (isRefusal(error)) {
      // So that it is entered when its folder tells that it may be read.
      this.#forget(path);
      this.#refused.set(path, problem);
      return;
    }
    this.#forget('');
    this.#pending.clear();
    this.#failure = problem;
    const retryMs = this.#options.retryMs ?? RETRY_MS;
    this.#retryTimer = setTimeout(() => void this.#retry(), retryMs).unref();
  }

  async #retry(): Promise<void> {
    this.#failure = null;
    await this.#begin(false);
  }

  /** Of many refused folders the first stands for all. */
  #report(): void {
    if (!this.#isRunning) return;
    const partial = this.#isCrowded ? describeCrowd(this.#options.path, this.#maxFolders) : null;
    const problem = this.#failure ?? partial ?? first(this.#refused)?.[1] ?? null;
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
