/** How requests on logs are checked; apart from the words, which a thread reads without zod. */

import * as z from 'zod';

import { expects } from './expectation.ts';

export const logQuerySchema = z.strictObject({
  text: z
    .string({ error: expects('a text') })
    .min(1, { error: expects('a text') })
    .max(1000),
  isCaseSensitive: z.boolean().default(false),
  isRegex: z.boolean().default(false),
});

const WEB_ADDRESS = { error: expects('an address that starts with http:// or https://') };

/** Nothing else is opened for what a program has written. */
export const webAddressSchema = z
  .string(WEB_ADDRESS)
  .max(8192, WEB_ADDRESS)
  .refine(
    (text) => /^https?:\/\/[^\s/]/i.test(text) && !/[\s\u0000-\u001f]/.test(text),
    WEB_ADDRESS,
  );
