/** Reads a task's .env file. */

import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import * as util from 'node:util';

import { wordingOf } from '../../shared/errors.ts';
import { expandHome } from '../../shared/expand-home.ts';
import { type Phrase, phrase } from '../../shared/phrase.ts';
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
  const refuse = (problem: Phrase): never => {
    throw new RunRefused('start_failed', problem);
  };
  const named = { path: absolutePath };
  const stat = statSync(absolutePath, { throwIfNoEntry: false });
  if (!stat) return refuse(phrase('The .env file `{path}` does not exist.', named));
  // Anything else could keep its reader waiting.
  if (!stat.isFile()) return refuse(phrase('The .env file `{path}` is not a file.', named));
  if (stat.size > MAX_ENV_FILE_LENGTH) {
    return refuse(
      phrase(
        'The .env file `{path}` is {size, number} bytes long; at most {max, number} are read.',
        {
          ...named,
          size: stat.size,
          max: MAX_ENV_FILE_LENGTH,
        },
      ),
    );
  }
  let text: string;
  try {
    text = readFileSync(absolutePath, 'utf8');
  } catch (error) {
    const why = wordingOf(error);
    return refuse(phrase('The .env file `{path}` cannot be read ({why}).', { ...named, why }));
  }
  if (text.includes('\0'))
    return refuse(phrase('The .env file `{path}` is not a text file.', named));
  return (
    parseVariables(text) ??
    refuse(phrase('The .env file `{path}` cannot be read by this version of CronPilot.', named))
  );
}

/**
 * Null where Node is too old to read such a text: it can since 20.12. The byte order mark that some
 * editors write would become a part of the first name.
 */
export function parseVariables(text: string): Variables | null {
  if (!('parseEnv' in util)) return null;
  return { ...(util.parseEnv(text.replace(/^\ufeff/, '')) as Record<string, string>) };
}
