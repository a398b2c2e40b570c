/** The kinds of field that definitions are made of, each with a sentence on what it expects. */

import * as z from 'zod';

/** Text that goes into one line of a menu, a log or a mail subject. */
export const singleLine = (what: string, max: number) =>
  z
    .string({ error: what })
    .trim()
    .min(1, { error: what })
    .max(max, { error: `${what} of at most ${max} characters` })
    // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
    .regex(/^[^\u0000-\u001f\u007f]*$/, {
      error: `${what} on one line, without control characters`,
    });

/** Any text that a process can be given. */
export const noNul = (max: number, what: string) =>
  z
    .string({ error: what })
    // Worded when it is needed: the first number that is written so costs every start 10 ms.
    .max(max, { error: () => `${what} of at most ${max.toLocaleString('en')} characters` })
    .refine((text) => !text.includes('\0'), { error: `${what} without NUL characters` });

export const wholeNumber = (from: number, to: number, what: string) =>
  z
    .number({ error: what })
    .int({ error: what })
    .min(from, { error: what })
    .max(to, { error: what });

export const path = (what: string) =>
  noNul(4096, what).refine((text) => text.trim() !== '', { error: what });

export const boolean = z.boolean({ error: 'true or false' });

/** Source of a regular expression, tested against one line of output at a time. */
export const linePattern = (what: string) =>
  noNul(1000, what)
    .min(1, { error: what })
    .refine(isRegularExpression, { error: `${what} that is a valid regular expression` });

export const variableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'a variable name like BACKUP_DIR' });

export const timeOfDay = z
  .string({ error: 'a time of day like 14:30' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time of day from 00:00 to 23:59, like 14:30' });

export const calendarDate = z
  .string({ error: 'a date like 2026-11-24' })
  .refine(isCalendarDate, { error: 'a date that exists, like 2026-11-24' });

function isRegularExpression(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}

function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
