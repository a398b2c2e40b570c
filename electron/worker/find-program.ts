/** Looks for programs as a shell would: by path, or by name in PATH. */

import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, resolve } from 'node:path';

import { expandHome } from '../shared/expand-home.ts';
import { msg } from '../shared/i18n.ts';
import { type Phrase, phrase } from '../shared/phrase.ts';
import { StartRefused } from './start-refused.ts';

type Env = Readonly<Record<string, string>>;

export const MISSING = msg('{what} `{path}` does not exist.');
const NO_FILE = msg('{what} `{path}` is not a file.');

const windowsExtensions = ['', '.com', '.exe', '.bat', '.cmd'];

/** `~` and `~/x` in terms of the run's own HOME. */
export function expandOwnHome(path: string, env: Env): string {
  return expandHome(path, env['HOME'] ?? homedir());
}

/**
 * Absolute path of an executable file.
 * @param what how the user knows it: "The shell", "The interpreter"
 * @throws StartRefused with what was looked for, and where
 */
export function findProgram(name: string, what: Phrase, env: Env, cwd: string): string {
  if (name.includes('/') || isAbsolute(name) || name.startsWith('~')) {
    const path = resolve(cwd, expandOwnHome(name, env));
    const problem = problemOf(path);
    if (problem !== null) throw new StartRefused(phrase(problem, { what, path: shown(path) }));
    return path;
  }
  const searched = env['PATH'] ?? env['Path'] ?? '';
  const found = findInPath(name, searched, cwd);
  if (found === null) {
    const path = searched === '' ? phrase('empty') : searched;
    throw new StartRefused(
      phrase('{what} `{name}` was not found in PATH ({path}).', { what, name: shown(name), path }),
    );
  }
  return found;
}

/** Absolute path of a file. @param what how the user knows it. @throws StartRefused */
export function fileAt(value: string, what: Phrase, env: Env, cwd: string): string {
  const path = resolve(cwd, expandOwnHome(value, env));
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new StartRefused(phrase(MISSING, { what, path }));
  if (!stat.isFile()) throw new StartRefused(phrase(NO_FILE, { what, path }));
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

/** The first line of a script may end as on Windows. */
function shown(name: string): string {
  return name.replaceAll('\r', '\\r');
}

/** Of `what` at `path`. */
function problemOf(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return MISSING;
  if (!stat.isFile()) return NO_FILE;
  try {
    accessSync(path, constants.X_OK);
    return null;
  } catch {
    return msg('{what} `{path}` is not executable.');
  }
}
