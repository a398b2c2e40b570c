/** Programs and libraries of Debian packages, unpacked without installing them. */

import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { cacheDir } from '../../scripts/setup/paths.mjs';

/** With package lists of its own where the system's are missing. @throws where there is no apt-get */
export async function unpackDebian(dir: string, packages: readonly string[]): Promise<void> {
  mkdirSync(dir, { recursive: true });
  const cwd = mkdtempSync(join(dir, 'download-'));
  const run = (file: string, args: readonly string[]) => promisify(execFile)(file, args, { cwd });
  const own = ['-o', `Dir::State::Lists=${cwd}/lists`, '-o', `Dir::Cache=${cwd}/cache`];
  const download = ['download', ...packages];
  await run('apt-get', download).catch(async () => {
    mkdirSync(join(cwd, 'lists/partial'), { recursive: true });
    mkdirSync(join(cwd, 'cache/archives/partial'), { recursive: true });
    await run('apt-get', [...own, 'update']);
    await run('apt-get', [...own, ...download]);
  });
  for (const file of readdirSync(cwd).filter((name) => name.endsWith('.deb'))) {
    await run('dpkg', ['-x', file, dir]);
  }
  rmSync(cwd, { recursive: true });
}

const STRACE = ['strace', 'libunwind8', 'liblzma5'];
const FAKETIME = ['libfaketime'];

export interface Strace {
  readonly path: string;
  /** What its own libraries need. */
  readonly env: Readonly<Record<string, string>>;
}

/** A sentence when there is none to be had, or this user may trace nothing. */
export async function findStrace(): Promise<Strace | string> {
  const dir = join(cacheDir, `debian-strace-${process.arch}`);
  const findIn = (root: string) => pathIn(root, 'usr/bin/strace');
  try {
    const path = findIn('/') ?? findIn(dir) ?? (await unpackDebian(dir, STRACE), findIn(dir));
    const library = libraryIn(dir, 'libunwind.so.8');
    const strace = {
      path: String(path),
      env: library === null ? {} : { LD_LIBRARY_PATH: dirname(library) },
    };
    const env = { ...process.env, ...strace.env };
    const probe = spawnSync(strace.path, ['-o', '/dev/null', 'true'], { env });
    return probe.status === 0 ? strace : `strace may not trace here: ${String(probe.stderr)}`;
  } catch (error) {
    return `strace cannot be had: ${String(error)}`;
  }
}

/** The path of libfaketime, or a sentence when there is none to be had. */
export async function findFaketime(): Promise<{ readonly path: string } | string> {
  const dir = join(cacheDir, `debian-faketime-${process.arch}`);
  const findIn = (root: string) => libraryIn(root, 'faketime/libfaketime.so.1');
  try {
    const path = findIn('/') ?? findIn(dir) ?? (await unpackDebian(dir, FAKETIME), findIn(dir));
    return path === null ? 'The package libfaketime has no library.' : { path };
  } catch (error) {
    return `libfaketime cannot be had: ${String(error)}`;
  }
}

function pathIn(root: string, file: string): string | null {
  const path = join(root, file);
  return existsSync(path) ? path : null;
}

/** In the folder of whatever machine this is. */
function libraryIn(root: string, file: string): string | null {
  const libDir = join(root, 'usr/lib');
  if (!existsSync(libDir)) return null;
  const paths = readdirSync(libDir).map((machine) => join(libDir, machine, file));
  return paths.find((path) => existsSync(path)) ?? null;
}
