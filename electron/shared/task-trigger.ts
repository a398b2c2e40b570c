/** What starts a task besides its schedules and its user. */

import * as z from 'zod';

import { expects } from './expectation.ts';
import { boolean, noNul, path, wholeNumber } from './field.ts';

export const chainJoins = ['all', 'any'] as const;
export const chainOutcomes = ['success', 'failure', 'always'] as const;

export const taskTriggerSchema = z.discriminatedUnion(
  'kind',
  [
    /** Each start of CronPilot. */
    z.strictObject({ kind: z.literal('app_start') }),
    /** The first start of CronPilot after each boot of the computer. */
    z.strictObject({ kind: z.literal('boot') }),
    z.strictObject({ kind: z.literal('resume') }),
    /** Where the operating system tells. */
    z.strictObject({ kind: z.literal('unlock') }),
    z.strictObject({
      kind: z.literal('file'),
      /** A file, or a folder with all that is in it; it may not exist yet. */
      path: path(expects('the path of a file or folder')),
      /** Names inside a folder, such as `*.csv`; null is all of them. */
      glob: noNul(200, expects('a name pattern like *.csv')).min(1).nullable().default(null),
      /** The change must be over for so long. */
      settleMs: wholeNumber(
        100,
        3_600_000,
        expects('a whole number of ms from 100 to 3,600,000'),
      ).default(2_000),
      /** For network drives, which do not tell: it is looked at every few seconds. */
      poll: boolean.default(false),
    }),
    z.strictObject({
      kind: z.literal('after'),
      taskIds: z
        .array(z.number().int().positive(), { error: expects('a list of tasks') })
        .min(1, { error: expects('at least one task') })
        .max(20, { error: expects('at most 20 tasks') }),
      /** `all`: each of them has ended since this task was last started by them. */
      join: z.enum(chainJoins).default('any'),
      on: z.enum(chainOutcomes).default('success'),
    }),
    /** A request with the task's token; the token is no part of the definition. */
    z.strictObject({ kind: z.literal('webhook') }),
  ],
  { error: expects('a trigger of kind app_start, boot, resume, unlock, file, after or webhook') },
);

export type TaskTrigger = z.output<typeof taskTriggerSchema>;
export type TaskTriggerKind = TaskTrigger['kind'];
export type TaskTriggerOf<K extends TaskTriggerKind> = Extract<TaskTrigger, { kind: K }>;
