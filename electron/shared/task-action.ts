/** What a task does: a command, a script, a request, a JavaScript module or a Python task file. */

import * as z from 'zod';

import { expects, oneOf } from './expectation.ts';
import { boolean, linePattern, noNul, path } from './field.ts';

/** Longest command text: one argument of a Linux process holds 128 KiB. */
export const MAX_COMMAND_LENGTH = 100_000;
const MAX_BODY_LENGTH = 1_000_000;

export const httpMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/**
 * A Python of the task's own. `venv` is a folder of an existing environment; `requirements` is a
 * file from which CronPilot makes one, once for each content of the file. At most one is given.
 */
const pythonEnvironment = {
  venv: path(expects('the folder of a virtual environment')).nullable().default(null),
  requirements: path(expects('the path of a requirements.txt')).nullable().default(null),
};

const commandAction = z.strictObject({
  kind: z.literal('command'),
  command: noNul(MAX_COMMAND_LENGTH, expects('a command')).refine((text) => text.trim() !== '', {
    error: expects('a command'),
  }),
  /**
   * Path or name of the shell; null is the default shell, or for a text that begins with a `#!` line
   * the interpreter that it names.
   */
  shell: path(expects('a shell like /bin/bash')).nullable().default(null),
});

const scriptAction = z.strictObject({
  kind: z.literal('script'),
  /** Absolute path, or one that starts with ~/. */
  path: path(expects('the path of a script file')),
  /** Path or name; null finds it by the `#!` line, then by the file's extension. */
  interpreter: path(expects('an interpreter like python3')).nullable().default(null),
  /** May hold `{{param.NAME}}`. */
  args: z
    .array(noNul(10_000, expects('an argument')), { error: expects('a list of texts') })
    .max(100)
    .default([]),
  ...pythonEnvironment,
});

/** Text fields may hold `{{secret.NAME}}` and `{{param.NAME}}`. */
const httpAction = z.strictObject({
  kind: z.literal('http'),
  method: z.enum(httpMethods, { error: oneOf(httpMethods) }).default('GET'),
  url: noNul(8_000, expects('an address like https://example.org/ping')).refine(
    (text) => /^(https?:\/\/|\{\{)/i.test(text.trim()),
    { error: expects('an address that starts with http:// or https://') },
  ),
  headers: z
    .record(
      z
        .string()
        .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, { error: expects('a header name like Accept') }),
      noNul(10_000, expects('a value')).regex(/^[^\r\n]*$/, {
        error: expects('a value on one line'),
      }),
      { error: expects('names with values') },
    )
    .default({}),
  /** Null sends none. */
  body: noNul(MAX_BODY_LENGTH, expects('a body')).nullable().default(null),
  auth: z
    .discriminatedUnion(
      'kind',
      [
        z.strictObject({
          kind: z.literal('basic'),
          username: noNul(1_000, expects('a user name')),
          password: noNul(10_000, expects('a password')),
        }),
        z.strictObject({ kind: z.literal('bearer'), token: noNul(10_000, expects('a token')) }),
      ],
      { error: expects('an authentication of kind basic or bearer') },
    )
    .nullable()
    .default(null),
  /** Codes and ranges: `200-299,304`. */
  expectedStatus: z
    .string({ error: expects('status codes like 200-299,304') })
    .regex(/^[1-5]\d\d(-[1-5]\d\d)?(,[1-5]\d\d(-[1-5]\d\d)?)*$/, {
      error: expects('status codes like 200-299,304'),
    })
    .default('200-299'),
  /** Some line of the answer's body must match. */
  bodyMustMatch: linePattern(expects('a pattern')).nullable().default(null),
  bodyMustNotMatch: linePattern(expects('a pattern')).nullable().default(null),
  followRedirects: boolean.default(true),
  /** False accepts any certificate. */
  verifyTls: boolean.default(true),
  /** PEM file of a certificate authority to trust besides the computer's. */
  caFile: path(expects('the path of a PEM file')).nullable().default(null),
});

/** `export default async (context) => …`, in a process of its own. */
const moduleAction = z.strictObject({
  kind: z.literal('module'),
  path: path(expects('the path of a JavaScript module')),
});

/** A file with `run_task(config)` that returns a dict whose `status` tells success. */
const pythonAction = z.strictObject({
  kind: z.literal('python'),
  path: path(expects('the path of a Python file')),
  /** Handed to `run_task`; text in it may hold `{{param.NAME}}`. */
  config: z
    .record(
      z.string().max(200),
      z.json({ error: expects('a value that JSON has') }).meta({ id: 'Json' }),
      {
        error: expects('names with values'),
      },
    )
    .default({}),
  /** Path or name; null is the first python3 in PATH. */
  interpreter: path(expects('an interpreter like python3.12')).nullable().default(null),
  ...pythonEnvironment,
});

export const taskActionSchema = z
  .discriminatedUnion(
    'kind',
    [commandAction, scriptAction, httpAction, moduleAction, pythonAction],
    { error: expects('an action of kind command, script, http, module or python') },
  )
  .superRefine((action, context) => {
    if (!('venv' in action) || action.venv === null || action.requirements === null) return;
    const error = expects('absent beside a virtual environment');
    context.addIssue({ code: 'custom', path: ['requirements'], message: error });
  });

export type TaskAction = z.output<typeof taskActionSchema>;
export type ActionKind = TaskAction['kind'];
export type ActionOf<K extends ActionKind> = Extract<TaskAction, { kind: K }>;
