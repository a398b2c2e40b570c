/** The kinds of field that definitions are made of; `what` is the words that `expects` gave. */

import * as z from 'zod';

import { type Expectation, expectationOf, expects } from './expectation.ts';
import type { Wording } from './phrase.ts';

/** Text that goes into one line of a menu, a log or a mail subject. */
export const singleLine = (what: string, max: number) =>
  z
    .string({ error: what })
    .trim()
    .min(1, { error: what })
    .max(max, { error: tooLong(what, max) })
    // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
    .regex(/^[^\u0000-\u001f\u007f]*$/, {
      error: expects('{what} on one line, without control characters', words(what)),
    });

/** Any text that a process can be given. */
export const noNul = (max: number, what: string) =>
  z
    .string({ error: what })
    .max(max, { error: tooLong(what, max) })
    .refine((text) => !text.includes('\0'), {
      error: expects('{what} without NUL characters', words(what)),
    });

export const wholeNumber = (from: number, to: number, what: Expectation) =>
  z
    .number({ error: what })
    .int({ error: what })
    .min(from, { error: what })
    .max(to, { error: what });

export const integer = (from: number, to: number) =>
  wholeNumber(from, to, expects('a whole number from {from} to {to}', { from, to }));

export const path = (what: string) =>
  noNul(4096, what).refine((text) => text.trim() !== '', { error: what });

/** For a call without a request. */
export const nothing = z.undefined({ error: expects('absent') });

/** Of a task or a run. */
export const id = z
  .number({ error: expects('a number') })
  .int({ error: expects('a whole number') })
  .positive({ error: expects('above 0') });

export const boolean = z.boolean({ error: expects('true or false') });

/** Source of a regular expression, tested against one line of output at a time. */
export const linePattern = (what: string) =>
  noNul(1000, what)
    .min(1, { error: what })
    .refine(isRegularExpression, {
      error: expects('{what} that is a valid regular expression', words(what)),
    });

export const variableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: expects('a variable name like BACKUP_DIR') });

export const timeOfDay = z
  .string({ error: expects('a time of day like 14:30') })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
    error: expects('a time of day from 00:00 to 23:59, like 14:30'),
  });

export const calendarDate = z
  .string({ error: expects('a date like 2026-11-24') })
  .refine(isCalendarDate, { error: expects('a date that exists, like 2026-11-24') });

function words(what: string): { readonly what: Wording } {
  return { what: expectationOf(what) };
}

function tooLong(what: string, max: number): Expectation {
  return expects('{what} of at most {max, number} characters', { ...words(what), max });
}

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
