/** Puts a database that was prepared beside the current one into its place, and keeps the old one. */

import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { forgetSchemaPages } from './schema-pages.ts';
import { flushFile } from './flush-file.ts';

/** Databases that were replaced and are kept. */
const KEPT_ASIDES = 3;

/** Where the next database is prepared; it counts once it has the name of `nextPathOf`. */
export function partialPathOf(path: string): string {
  return `${nextPathOf(path)}.partial`;
}

/** A whole database that is to take the place of the current one. */
export function nextPathOf(path: string): string {
  return `${path}.next`;
}

/** The prepared database gets its name once all of it is on disk. */
export function commitNext(path: string): void {
  flushFile(partialPathOf(path));
  renameSync(partialPathOf(path), nextPathOf(path));
}

/**
 * Moves the current database aside, whole with its write-ahead log, and the next one to its place.
 * Cut short by a kill, the next call goes on with it.
 *
 * @returns the name under which the old one is kept; null when there is no next one
 */
export function swapInNext(path: string, nowMs: number): string | null {
  if (!existsSync(nextPathOf(path))) return null;
  const asidePath = freeAsidePath(path, nowMs);
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, asidePath + suffix);
  }
  forgetSchemaPages(path);
  renameSync(nextPathOf(path), path);
  removeOldAsides(path);
  return basename(asidePath);
}

export function removePartial(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    rmSync(partialPathOf(path) + suffix, { force: true });
  }
}

/** When the database was written last. */
export function lastWriteMs(path: string): number {
  const times = [path, `${path}-wal`].map(
    (part) => statSync(part, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  return Math.floor(Math.max(...times));
}

/** Each is as large as a database; their names sort by time. */
function removeOldAsides(path: string): void {
  const dir = dirname(path);
  const names = readdirSync(dir).filter((name) => name.startsWith(`${basename(path)}.old-`));
  const databases = names.filter((name) => !/-(wal|shm)$/.test(name)).toSorted();
  const old = databases.slice(0, -KEPT_ASIDES);
  for (const name of names) {
    if (old.includes(name.replace(/-(wal|shm)$/, ''))) rmSync(join(dir, name), { force: true });
  }
}

/** Colons of the time are not allowed in names on Windows. */
function freeAsidePath(path: string, nowMs: number): string {
  const time = new Date(nowMs).toISOString().slice(0, 19).replaceAll(':', '');
  for (let number = 1; ; number += 1) {
    const asidePath = `${dirname(path)}/${basename(path)}.old-${time}${number === 1 ? '' : `-${number}`}`;
    if (!existsSync(asidePath)) return asidePath;
  }
}
