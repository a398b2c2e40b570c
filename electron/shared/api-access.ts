/** The local HTTP API as its user knows it: whether it answers, who may use it, and how far. */

import * as z from 'zod';

import { expects, oneOf } from './expectation.ts';
import { singleLine, wholeNumber } from './field.ts';

/** Each one allows what those before it allow. */
export const apiScopes = ['read', 'run', 'write'] as const;
export type ApiScope = (typeof apiScopes)[number];

/** What each scope is for, as the end of a sentence. */
export const API_SCOPE_WORDS: Readonly<Record<ApiScope, string>> = {
  read: 'see tasks, runs, logs and settings',
  run: 'also start and stop runs, and pause schedules',
  write: 'also change tasks, settings and secrets',
};

export const DEFAULT_API_PORT = 7000;
export const MIN_PASSWORD_LENGTH = 8;
export const MAX_PASSWORD_LENGTH = 1_000;

/** A colon would end the name in HTTP's Basic authentication. */
const userName = singleLine(expects('a user name'), 100).refine((name) => !name.includes(':'), {
  error: expects('a user name without a colon'),
});

/**
 * What is left out stays as it is. Not strict, and the password is looked at by its handler, since
 * an error would quote it.
 */
export const apiSwitchOnSchema = z.object({
  port: wholeNumber(1024, 65_535, expects('a port from 1024 to 65535')).optional(),
  userName: userName.optional(),
  password: z.string({ error: expects('a text') }).optional(),
});

export const apiTokenInputSchema = z.strictObject({
  name: singleLine(expects('a name'), 60),
  scope: z.enum(apiScopes, { error: oneOf(apiScopes) }),
});

export interface ApiToken {
  readonly name: string;
  readonly scope: ApiScope;
  readonly createdAtMs: number;
}

export interface ApiStatus {
  readonly enabled: boolean;
  readonly port: number;
  /** Where it answers; null while it does not. */
  readonly url: string | null;
  /** Whose password opens it; null before one was set. */
  readonly userName: string | null;
  /** Oldest first. */
  readonly tokens: readonly ApiToken[];
  /** Why it does not answer although it is on, as a sentence. */
  readonly problem: string | null;
}

export interface NewApiToken {
  /** Told this once; only its hash is kept. */
  readonly token: string;
}

export function scopeAllows(given: ApiScope, needed: ApiScope): boolean {
  return apiScopes.indexOf(given) >= apiScopes.indexOf(needed);
}
