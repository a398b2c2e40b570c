/** Checks a value against a zod schema and words the first problem for the user. */

import * as z from 'zod';

import { AppError } from './errors.ts';

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
  if (!issue) throw new AppError('invalid_input', 'Expected valid input');
  const place = issue.path.join('.');
  const subject = place === '' ? 'the request' : `\`${place}\``;
  const text = `Expected ${subject} to be ${expectation(issue)}, got ${got(issue, value)}`;
  const field = [...issue.path, ...unknownKeys(issue).slice(0, 1)].join('.');
  throw new AppError('invalid_input', text, { field: field === '' ? null : field });
}

/** What else an object holds does not matter where a field is unknown. */
function got(issue: z.core.$ZodIssue, value: unknown): string {
  const keys = unknownKeys(issue);
  return keys.length > 0
    ? keys.map((key) => quote(key)).join(', ')
    : quote(valueAt(value, issue.path));
}

function unknownKeys(issue: z.core.$ZodIssue): readonly string[] {
  return issue.code === 'unrecognized_keys' ? issue.keys : [];
}

function expectShallow(value: unknown): void {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH)
      throw new AppError('invalid_input', `Expected at most ${MAX_DEPTH} levels of nesting.`);
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
  }
}

/** Schemas word their own expectation in `error`, so most issues carry it as their message. */
function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'without unknown fields';
    case 'invalid_type':
      return issue.message.startsWith('Invalid input')
        ? `of type ${issue.expected}`
        : issue.message;
    case 'invalid_value':
      return issue.message.startsWith('Invalid option') || issue.message.startsWith('Invalid input')
        ? `one of ${issue.values.map(String).join(', ')}`
        : issue.message;
    default:
      return issue.message;
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
export function quote(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? typeof value);
  const visible = text.replace(/[\u0000-\u001f\u007f]/g, (char) =>
    JSON.stringify(char).slice(1, -1),
  );
  const cut =
    visible.length > QUOTE_LENGTH
      ? `${visible.slice(0, QUOTE_LENGTH)}… (${text.length.toLocaleString('en')} characters)`
      : visible;
  return `\`${cut}\``;
}
