/** What a secret is called, how long it may be, and how a definition refers to one. */

import * as z from 'zod';

/** A shorter one could not be masked without spoiling every log. In UTF-16 units. */
export const MIN_SECRET_LENGTH = 4;
export const MAX_SECRET_LENGTH = 16_000;

export const secretName = z.string({ error: 'a name' }).regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/, {
  error: 'a name of letters, digits, _ and - that starts with a letter, of at most 60 characters',
});
