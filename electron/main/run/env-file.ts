/** Reads a task's .env file. */

import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import * as util from 'node:util';

import { expandHome } from '../../shared/expand-home.ts';
import { MAX_ENV_FILE_LENGTH } from '../../shared/program-calls.ts';
import { RunRefused } from './run-refused.ts';

type Variables = Readonly<Record<string, string>>;

/** @throws RunRefused with what is wrong with the file */
export function readEnvFile(
  path: string,
  place: { readonly cwd: string; readonly homeDir: string },
): Variables {
  const absolutePath = resolve(
    expandHome(place.cwd, place.homeDir),
    expandHome(path, place.homeDir),
  );
  const refuse = (problem: string): never => {
    throw new RunRefused('start_failed', `The .env file \`${absolutePath}\` ${problem}.`);
  };
  const stat = statSync(absolutePath, { throwIfNoEntry: false });
  if (!stat) return refuse('does not exist');
  // Anything else could keep its reader waiting.
  if (!stat.isFile()) return refuse('is not a file');
  if (stat.size > MAX_ENV_FILE_LENGTH) {
    const size = stat.size.toLocaleString('en');
    return refuse(
      `is ${size} bytes long; at most ${MAX_ENV_FILE_LENGTH.toLocaleString('en')} are read`,
    );
  }
  let text: string;
  try {
    text = readFileSync(absolutePath, 'utf8');
  } catch (error) {
    return refuse(`cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
  if (text.includes('\0')) return refuse('is not a text file');
  return parseVariables(text) ?? refuse('cannot be read by this version of CronPilot');
}

/** Null where Node is too old to read such a text: it can since 20.12. */
export function parseVariables(text: string): Variables | null {
  return 'parseEnv' in util ? { ...(util.parseEnv(text) as Record<string, string>) } : null;
}
