/** Keeps in `api.json` whether the HTTP API is on, and the hashes of what opens it. */

import { renameSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

import { apiScopes, DEFAULT_API_PORT } from '../../shared/api-access.ts';
import { AppError, wordingOf } from '../../shared/errors.ts';
import { type Phrase, phrase } from '../../shared/phrase.ts';
import { flushFile } from '../store/flush-file.ts';

const hash = z.string().regex(/^[\w-]{16,}\.[\w-]{43}$/);

const contentSchema = z.strictObject({
  enabled: z.boolean(),
  port: z.number().int().min(1024).max(65_535),
  user: z.strictObject({ name: z.string().min(1), hash }).nullable(),
  tokens: z.array(
    z.strictObject({
      /** Part of the token itself, so that only one hash has to be tried. */
      id: z.string().regex(/^[0-9a-f]{8}$/),
      name: z.string(),
      scope: z.enum(apiScopes),
      createdAtMs: z.number().int(),
      hash,
    }),
  ),
});

export type ApiAccess = z.output<typeof contentSchema>;

const OFF: ApiAccess = { enabled: false, port: DEFAULT_API_PORT, user: null, tokens: [] };

export interface LoadedAccess {
  readonly access: ApiAccess;
  /** What was wrong with the file, as a sentence; the API is off then. */
  readonly problem: Phrase | null;
}

/** Never throws: a file that cannot be understood is kept aside. */
export function loadAccess(path: string): LoadedAccess {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { access: OFF, problem: null };
    return {
      access: OFF,
      problem: phrase('api.json cannot be read ({why}): the API is off.', {
        why: wordingOf(error),
      }),
    };
  }
  try {
    return { access: contentSchema.parse(JSON.parse(text)), problem: null };
  } catch {
    return { access: OFF, problem: keepAside(path) };
  }
}

/**
 * On the disk on return, whole or not at all, and readable by the user alone.
 *
 * @throws AppError `unavailable`
 */
export function saveAccess(path: string, access: ApiAccess): void {
  const nextPath = `${path}.next`;
  try {
    writeFileSync(nextPath, `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600 });
    flushFile(nextPath);
    renameSync(nextPath, path);
  } catch (cause) {
    throw new AppError(
      'unavailable',
      phrase('api.json cannot be written: {why}.', { why: wordingOf(cause) }),
      { cause },
    );
  }
}

function keepAside(path: string): Phrase {
  try {
    renameSync(path, `${path}.broken`);
    return phrase(
      'api.json was damaged and is kept as api.json.broken: the API is off, set it up again.',
    );
  } catch (error) {
    const why = wordingOf(error);
    return phrase('api.json is damaged and cannot be moved ({why}): the API is off.', { why });
  }
}
