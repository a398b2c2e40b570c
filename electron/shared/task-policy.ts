/** The rules of a task for its runs: when again, on what conditions, and what counts as success. */

import * as z from 'zod';

import { expects } from './expectation.ts';
import {
  boolean,
  linePattern,
  path,
  singleLine,
  timeOfDay,
  integer,
  wholeNumber,
} from './field.ts';

const DAY_MS = 86_400_000;
const exitCode = wholeNumber(0, 255, expects('an exit code from 0 to 255'));

export const exitCodes = z.array(exitCode, { error: expects('a list of exit codes') }).max(256);

/** A failed or timed-out run is tried again; a stopped one never. */
export const retryPolicySchema = z.strictObject({
  /** With the first one; 1 never retries. */
  maxAttempts: integer(1, 100).default(1),
  delayMs: wholeNumber(0, 7 * DAY_MS, expects('a time of at most 7 days')).default(60_000),
  /** Each delay is so many times the one before. */
  backoffFactor: z
    .number({ error: expects('a number from 1 to 10') })
    .min(1, { error: expects('a number from 1 to 10') })
    .max(10, { error: expects('a number from 1 to 10') })
    .default(2),
  maxDelayMs: wholeNumber(0, 7 * DAY_MS, expects('a time of at most 7 days')).default(3_600_000),
  /** A delay is shortened or prolonged by up to this part of it. */
  jitter: z
    .number({ error: expects('a number from 0 to 1') })
    .min(0, { error: expects('a number from 0 to 1') })
    .max(1, { error: expects('a number from 0 to 1') })
    .default(0.1),
  /** Null: after any failure. With a list: after these exit codes alone. */
  onExitCodes: exitCodes.nullable().default(null),
});

/** What must hold before a scheduled or triggered run starts; a run by hand starts anyway. */
export const conditionsSchema = z.strictObject({
  mainsPower: boolean.default(false),
  network: boolean.default(false),
  /** The computer has had no input for so long; null does not ask. */
  idleMs: wholeNumber(1_000, DAY_MS, expects('a time from 1 second to 24 hours'))
    .nullable()
    .default(null),
  outsideQuietHours: boolean.default(false),
  /** Not met by then (the computer's time), counted from the fire time: see `onDeadline`. */
  deadline: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('at'), time: timeOfDay }),
      z.strictObject({
        kind: z.literal('after'),
        ms: wholeNumber(1_000, 7 * DAY_MS, expects('a time from 1 second to 7 days')),
      }),
    ])
    .nullable()
    .default(null),
  onDeadline: z.enum(['skip', 'run']).default('skip'),
});

export const outputFileSchema = z.strictObject({
  path: path(expects('the path of a file')),
  maxAgeMs: wholeNumber(1_000, 366 * DAY_MS, expects('a time of at most 366 days')).default(
    26 * 3_600_000,
  ),
  /** At least this part of its size after the last success; null does not ask. */
  minSizeRatio: z
    .number({ error: expects('a number from 0 to 1') })
    .min(0, { error: expects('a number from 0 to 1') })
    .max(1, { error: expects('a number from 0 to 1') })
    .nullable()
    .default(0.8),
});

/** Besides the exit code. */
export const successRulesSchema = z.strictObject({
  outputMustMatch: linePattern(expects('a pattern')).nullable().default(null),
  outputMustNotMatch: linePattern(expects('a pattern')).nullable().default(null),
  outputFile: outputFileSchema.nullable().default(null),
});

/** Runs of tasks that share a lock never run at the same time. */
export const locksSchema = z
  .array(singleLine(expects('the name of a lock'), 60), { error: expects('a list of names') })
  .max(10, { error: expects('at most 10 locks') });

export type RetryPolicy = z.output<typeof retryPolicySchema>;
export type Conditions = z.output<typeof conditionsSchema>;
export type OutputFileRule = z.output<typeof outputFileSchema>;
export type SuccessRules = z.output<typeof successRulesSchema>;
