/** What a secret is called, how long it may be, and what CronPilot tells of it: never its value. */

import * as z from 'zod';

import { expects } from './expectation.ts';
import { type Phrase, phrase } from './phrase.ts';
import type { TaskId } from './task.ts';

/** A shorter one could not be masked without spoiling every log. In UTF-16 units. */
export const MIN_SECRET_LENGTH = 4;
const MAX_SECRET_LENGTH = 16_000;

export const secretName = z
  .string({ error: expects('a name like API_TOKEN') })
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/, {
    error: expects('a name like API_TOKEN: a letter, then at most 59 letters, digits, _ or -'),
  });

/** A sentence that does not quote it; null when a secret can have this value. */
export function problemWithSecret(value: string): Phrase | null {
  const count = value.length;
  if (value.trim().length < MIN_SECRET_LENGTH) {
    return phrase(
      'Expected a secret of at least {min} characters, got {count, number}: a shorter one could not be hidden in logs',
      { min: MIN_SECRET_LENGTH, count },
    );
  }
  if (value.length > MAX_SECRET_LENGTH) {
    return phrase('Expected a secret of at most {max, number} characters, got {count, number}', {
      max: MAX_SECRET_LENGTH,
      count,
    });
  }
  return value.includes('\0') ? phrase('Expected a secret without NUL characters') : null;
}

/** `os`: the system's key store. `file`: a key in a file beside the data. `none`: refused. */
export type SecretProtection = 'os' | 'file' | 'none';

export interface SecretSummary {
  readonly name: string;
  readonly protection: Exclude<SecretProtection, 'none'>;
  readonly updatedAtMs: number;
  /** Why it cannot be used, as a sentence; null when it can. */
  readonly problem: string | null;
  readonly usedBy: readonly { readonly taskId: TaskId; readonly taskName: string }[];
  /** The variables of every run refer to it. */
  readonly usedByAll: boolean;
}

export interface SecretStatus {
  /** Of the next secret that is stored. */
  readonly protection: SecretProtection;
  /** How secrets are protected, or why they are refused, in a sentence or two. */
  readonly sentence: string;
}

/** Texts that are kept encrypted for the time of a run. */
export interface SealedTexts {
  readonly protection: Exclude<SecretProtection, 'none'>;
  /** Base64. */
  readonly cipher: string;
}
