/** Finds the interpreters of a language on this computer, each with its version. */

import { execFile } from 'node:child_process';
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

import { expandHome } from '../../shared/expand-home.ts';
import type { FoundInterpreter, InterpreterFacts } from '../../shared/program-facts.ts';
import { findAnyProgram, findEveryProgram, isExecutable } from './find-programs.ts';

const VERSION_TIMEOUT_MS = 3_000;
const MAX_OUTPUT_BYTES = 64 * 1024;

interface Language {
  /** Of the file names of its interpreters. */
  readonly pattern: RegExp;
  readonly names: readonly string[];
  /** Where version managers put theirs; `*` is any one folder. */
  readonly places: readonly string[];
}

const LANGUAGES: readonly Language[] = [
  {
    pattern: /^(python|pypy)[\d.]*$/,
    names: ['python3', 'python', ...minors(8, 16), 'pypy3'],
    places: [
      '~/.pyenv/versions/*/bin/python3',
      '~/.local/share/uv/python/*/bin/python3',
      '~/.asdf/installs/python/*/bin/python3',
      '~/miniconda3/bin/python3',
      '~/anaconda3/bin/python3',
    ],
  },
  {
    pattern: /^node(js)?$/,
    names: ['node', 'nodejs'],
    places: [
      '~/.nvm/versions/node/*/bin/node',
      '~/.local/share/fnm/node-versions/*/installation/bin/node',
      '~/.asdf/installs/nodejs/*/bin/node',
      '~/.volta/bin/node',
    ],
  },
];

/** Those of one name that can be asked for their version without doing anything else. */
const OTHERS = /^(bash|zsh|fish|ruby|perl|php|Rscript|julia|deno|bun|pwsh)[\d.]*$/;

/**
 * What a task names as its interpreter, and which others of its language there are.
 *
 * @param command a name or a path; a leading `~` is the home folder
 * @param path the PATH a run gets
 */
export async function findInterpreters(command: string, path: string): Promise<InterpreterFacts> {
  const name = basename(command).replace(/\.exe$/i, '');
  const named = findAnyProgram(expandHome(command, homedir()), path);
  const language = LANGUAGES.find(({ pattern }) => pattern.test(name));
  if (!language && !OTHERS.test(name))
    return { named: named === null ? null : { path: named, version: null }, all: [] };
  const paths = language ? pathsOf(language, path) : [];
  const [namedVersion, ...versions] = await Promise.all(
    [named, ...paths].map(async (each) => (each === null ? null : await versionOf(each, path))),
  );
  const all = paths.map(
    (each, at): FoundInterpreter => ({
      path: each,
      version: versions[at] ?? null,
    }),
  );
  return {
    named: named === null ? null : { path: named, version: namedVersion ?? null },
    // What cannot tell its version cannot run a script either.
    all: all.filter(({ version }) => version !== null),
  };
}

/** Each program once, under the first path that leads to it. */
function pathsOf({ names, places }: Language, path: string): readonly string[] {
  const found = [
    ...names.flatMap((name) => findEveryProgram(name, path)),
    ...places.flatMap((place) => expand(expandHome(place, homedir()))).filter(isExecutable),
  ];
  return [
    ...new Map(found.toReversed().map((each) => [realpathSync(each), each])).values(),
  ].toReversed();
}

/** The paths that fit a pattern with at most one `*`. */
function expand(pattern: string): readonly string[] {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return [pattern];
  try {
    return readdirSync(before).map((name) => join(before, name, after));
  } catch {
    return [];
  }
}

/** By path and time of change, so that each program is asked once. */
const asked = new Map<string, Promise<string | null>>();

function versionOf(program: string, path: string): Promise<string | null> {
  const key = `${program} ${statSync(program).mtimeMs}`;
  const known = asked.get(key) ?? askVersion(program, path);
  asked.set(key, known);
  return known;
}

/** `3.11.2`; null for a program that does not tell. */
function askVersion(program: string, path: string): Promise<string | null> {
  const options = {
    cwd: homedir(),
    env: { ...process.env, PATH: path },
    timeout: VERSION_TIMEOUT_MS,
    maxBuffer: MAX_OUTPUT_BYTES,
    windowsHide: true,
  };
  return new Promise((resolve) => {
    execFile(program, ['--version'], options, (error, stdout, stderr) => {
      const version = /\d+\.\d+(\.\d+)*/.exec(`${stdout}\n${stderr}`)?.[0];
      resolve(error ? null : (version ?? null));
    }).stdin?.end();
  });
}

function minors(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from }, (_, at) => `python3.${from + at}`);
}
