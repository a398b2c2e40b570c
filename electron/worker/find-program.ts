/** Looks for programs as a shell would: by path, or by name in PATH. */

import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, resolve } from 'node:path';

import { expandHome } from '../shared/expand-home.ts';
import { StartRefused } from './start-refused.ts';

type Env = Readonly<Record<string, string>>;

const windowsExtensions = ['', '.com', '.exe', '.bat', '.cmd'];

/** `~` and `~/x` in terms of the run's own HOME. */
export function expandOwnHome(path: string, env: Env): string {
  return expandHome(path, env['HOME'] ?? homedir());
}

/**
 * Absolute path of an executable file.
 * @param what how the user knows it: "shell", "interpreter"
 * @throws StartRefused with what was looked for, and where
 */
export function findProgram(name: string, what: string, env: Env, cwd: string): string {
  if (name.includes('/') || isAbsolute(name) || name.startsWith('~')) {
    const path = resolve(cwd, expandOwnHome(name, env));
    const problem = problemOf(path);
    if (problem !== null) throw new StartRefused(`The ${what} \`${path}\` ${problem}.`);
    return path;
  }
  const searched = env['PATH'] ?? env['Path'] ?? '';
  const found = findInPath(name, searched, cwd);
  if (found === null) {
    throw new StartRefused(
      `The ${what} \`${name}\` was not found in PATH (${searched || 'empty'}).`,
    );
  }
  return found;
}

/** Absolute path of a file. @param what how the user knows it. @throws StartRefused */
export function fileAt(value: string, what: string, env: Env, cwd: string): string {
  const path = resolve(cwd, expandOwnHome(value, env));
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new StartRefused(`The ${what} \`${path}\` does not exist.`);
  if (!stat.isFile()) throw new StartRefused(`The ${what} \`${path}\` is not a file.`);
  return path;
}

export function isExecutableFile(path: string): boolean {
  return problemOf(path) === null;
}

function findInPath(name: string, searched: string, cwd: string): string | null {
  const extensions = process.platform === 'win32' ? windowsExtensions : [''];
  for (const dir of searched.split(delimiter)) {
    for (const extension of extensions) {
      const path = resolve(cwd, dir, `${name}${extension}`);
      if (isExecutableFile(path)) return path;
    }
  }
  return null;
}

function problemOf(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 'does not exist';
  if (!stat.isFile()) return 'is not a file';
  try {
    accessSync(path, constants.X_OK);
    return null;
  } catch {
    return 'is not executable';
  }
}
