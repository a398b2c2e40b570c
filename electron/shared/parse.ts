/** Checks a value against a zod schema and words the first problem for the user. */

import * as z from 'zod';

import { AppError } from './errors.ts';
import { expectationOf } from './expectation.ts';
import { type Phrase, phrase, type Wording } from './phrase.ts';

/** A value longer than this is cut when an error message quotes it. */
const QUOTE_LENGTH = 60;
/** A task's configuration is a few levels deep; far deeper ones would use up the stack. */
const MAX_DEPTH = 100;

/** @throws AppError `invalid_input`: "Expected `field` to be ..., got `value`". */
export function parseOrThrow<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  expectShallow(value);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (!issue) throw new AppError('invalid_input', phrase('Expected valid input'));
  const place = issue.path.join('.');
  const wording = expected(place, expectationIn(issue), got(issue, value));
  const field = [...issue.path, ...unknownKeys(issue).slice(0, 1)].join('.');
  throw new AppError('invalid_input', wording, { field: field === '' ? null : field });
}

/** For a value that a schema cannot judge. */
export function unexpected(field: string, expectation: Wording, value: unknown): AppError {
  const wording = expected(field, expectation, quote(value));
  return new AppError('invalid_input', wording, { field });
}

/** @param place empty for the request as a whole */
function expected(place: string, expectation: Wording, value: Wording): Phrase {
  return phrase('Expected {place} to be {expectation}, got {value}', {
    place: place === '' ? phrase('the request') : `\`${place}\``,
    expectation,
    value,
  });
}

/** A name that is wrong is what was got, whatever it holds. */
function got(issue: z.core.$ZodIssue, value: unknown): Wording {
  const keys = issue.code === 'invalid_key' ? issue.path.slice(-1) : unknownKeys(issue);
  return keys.length > 0
    ? phrase('{names}', { names: { each: keys.map(quote) } })
    : quote(valueAt(value, issue.path));
}

function unknownKeys(issue: z.core.$ZodIssue): readonly string[] {
  return issue.code === 'unrecognized_keys' ? issue.keys : [];
}

function expectShallow(value: unknown): void {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      const tooDeep = phrase('Expected at most {max} levels of nesting.', { max: MAX_DEPTH });
      throw new AppError('invalid_input', tooDeep);
    }
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
  }
}

/** What was expected instead. Most schemas have words of their own in `error`. */
export function expectationIn(issue: z.core.$ZodIssue): Wording {
  // The words of what holds the key would say nothing of the key.
  if (issue.code === 'invalid_key' && issue.issues[0]) return expectationIn(issue.issues[0]);
  const own = expectationOf(issue.message);
  if (own !== issue.message) return own;
  switch (issue.code) {
    case 'unrecognized_keys':
      return phrase('without unknown fields');
    case 'invalid_type':
      return phrase('of type {type}', { type: issue.expected });
    case 'invalid_value':
      return phrase('one of {choices}', { choices: { each: issue.values.map(String) } });
    case 'too_big':
      return phrase(
        '{origin, select, string {a text of at most {max, number} characters} array {a list of at most {max, number}} other {at most {max, number}}}',
        { origin: issue.origin, max: Number(issue.maximum) },
      );
    case 'too_small':
      return phrase(
        '{origin, select, string {a text of at least {min, number} characters} array {a list of at least {min, number}} other {at least {min, number}}}',
        { origin: issue.origin, min: Number(issue.minimum) },
      );
    default:
      return own;
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found: unknown = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return found;
}

/** A value as an error message shows it: on one line, cut when it is long. */
export function quote(value: unknown): Wording {
  if (value === undefined) return phrase('nothing');
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? typeof value);
  const visible = text.replace(/[\u0000-\u001f\u007f]/g, (char) =>
    JSON.stringify(char).slice(1, -1),
  );
  if (visible.length <= QUOTE_LENGTH) return `\`${visible}\``;
  return phrase('`{start}… ({count, number} characters)`', {
    start: visible.slice(0, QUOTE_LENGTH),
    count: text.length,
  });
}
