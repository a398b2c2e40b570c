/** Tells which shells are on this computer, and which interpreter a script would run in. */

import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

import { expandHome } from '../../shared/expand-home.ts';
import { interpreterForPath, parseShebang, SHEBANG_BYTES } from '../../shared/interpreter.ts';
import type { FoundProgram } from '../../shared/program-facts.ts';

const SHELLS = ['bash', 'zsh', 'sh', 'fish', 'dash', 'pwsh', 'powershell', 'cmd'];
const USUAL_FOLDERS =
  process.platform === 'win32'
    ? []
    : [
        '/usr/local/bin',
        '/usr/local/sbin',
        '/usr/bin',
        '/usr/sbin',
        '/sbin',
        '/opt/homebrew/bin',
        '/snap/bin',
        '~/.local/bin',
        '~/.cargo/bin',
        '~/go/bin',
        '~/bin',
      ];
const SUFFIXES = process.platform === 'win32' ? ['', '.exe', '.cmd', '.bat'] : [''];

/** Full paths, one for each shell. @param path the PATH a run gets */
export function findShells(path: string): readonly string[] {
  return SHELLS.flatMap((name) => findProgram(name, path) ?? []);
}

/** Null when the script is not there, or says nothing of how to run it. */
export function findInterpreter(scriptPath: string, path: string): FoundProgram | null {
  const script = expandHome(scriptPath, homedir());
  if (!isAbsolute(script)) return null;
  const start = readStart(script);
  const name = start === null ? null : (parseShebang(start)?.command ?? interpreterForPath(script));
  return name === null ? null : { name, path: findProgram(name, path) };
}

/** Looks also where installers put programs that not every PATH names. */
export function findAnyProgram(name: string, path: string): string | null {
  return findProgram(name, withUsualFolders(path));
}

/** Those of all folders, in the order in which they would be found. */
export function findEveryProgram(name: string, path: string): readonly string[] {
  return candidatesFor(name, withUsualFolders(path)).filter(isExecutable);
}

function withUsualFolders(path: string): string {
  return [path, ...USUAL_FOLDERS.map((each) => expandHome(each, homedir()))].join(delimiter);
}

function findProgram(name: string, path: string): string | null {
  return candidatesFor(name, path).find(isExecutable) ?? null;
}

function candidatesFor(name: string, path: string): readonly string[] {
  return isAbsolute(name)
    ? [name]
    : path.split(delimiter).flatMap((dir) => SUFFIXES.map((suffix) => join(dir, name + suffix)));
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Null for what is no file that can be read. */
function readStart(path: string): string | null {
  try {
    // A pipe would be waited for.
    if (!statSync(path).isFile()) return null;
    const fd = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(SHEBANG_BYTES);
      return bytes.toString('utf8', 0, readSync(fd, bytes, 0, bytes.length, 0));
    } finally {
      closeSync(fd);
    }
  } catch {
    return null;
  }
}
