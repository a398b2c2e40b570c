/** What can be done to many tasks at once. */

import * as z from 'zod';

import { expects } from './expectation.ts';
import { singleLine } from './field.ts';

/** The last time that a `Date` can hold. */
const MAX_TIME_MS = 8_640_000_000_000_000;
const time = { error: expects('a time in the future') };
const pastTime = { error: expects('a time in ms') };
const tag = singleLine(expects('a tag'), 40);

export const taskChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['enable', 'disable', 'delete', 'restore', 'resume']) }),
  z.strictObject({
    kind: z.literal('pause'),
    untilMs: z.number(time).int(time).positive(time).max(MAX_TIME_MS, time),
    /** Since when; now unless an earlier pause comes back. */
    sinceMs: z
      .number(pastTime)
      .int(pastTime)
      .min(0, pastTime)
      .max(MAX_TIME_MS, pastTime)
      .optional(),
  }),
  z.strictObject({ kind: z.enum(['add_tag', 'remove_tag']), tag }),
  z.strictObject({ kind: z.literal('set_favourite'), favourite: z.boolean() }),
]);

export type TaskChange = z.output<typeof taskChangeSchema>;
