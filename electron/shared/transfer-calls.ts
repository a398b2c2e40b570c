/** The calls on imports, exports and files of definitions. */

import * as z from 'zod';

import { expects, oneOf } from './expectation.ts';
import { nothing } from './field.ts';
import { call } from './call-spec.ts';
import { type Task, taskInputSchema } from './task.ts';
import {
  type AppliedDefinitions,
  crontabLinesSchema,
  type CrontabTakeover,
  type Exported,
  exportFormats,
  importReadSchema,
  type ImportReview,
  type ImportSource,
  MAX_IMPORT_LENGTH,
} from './transfer.ts';

const taskIds = z
  .array(z.number().int().positive(), { error: expects('a list of tasks') })
  .max(100_000);
const exported = z.strictObject({
  /** Null is all of them. */
  taskIds: taskIds.nullable(),
  format: z.enum(exportFormats, { error: oneOf(exportFormats) }),
});
const text = z.string({ error: expects('a text') }).max(MAX_IMPORT_LENGTH, {
  error: expects('a text of at most {max} characters', { max: MAX_IMPORT_LENGTH }),
});

export const transferCalls = {
  /** Places on this computer where other schedulers have tasks. */
  'import.sources': call(nothing).returns<readonly ImportSource[]>(),
  /** What they hold; nothing is stored yet. */
  'import.read': call(importReadSchema).returns<ImportReview>(),
  /** All of them or none, switched off whatever the input says. */
  'import.store': call(
    z.strictObject({ inputs: z.array(taskInputSchema).min(1).max(5_000) }),
  ).returns<readonly Task[]>(),
  /** What commenting lines of the user's crontab out would change. */
  'import.planTakeover': call(
    z.strictObject({ lines: crontabLinesSchema }),
  ).returns<CrontabTakeover>(),
  /** Comments the lines out, keeping a copy of the crontab, and then switches the tasks on. */
  'import.takeOver': call(
    z.strictObject({ lines: crontabLinesSchema, taskIds }),
  ).returns<CrontabTakeover>(),

  'export.render': call(exported).returns<Exported>(),
  /** Asks where to; answers the file or folder that was written, or null when the user gave up. */
  'export.save': call(exported).returns<string | null>(),
  /** A file of definitions with the tasks as they are now; comments stay. */
  'export.update': call(z.strictObject({ text, taskIds: taskIds.nullable() })).returns<{
    readonly text: string;
  }>(),
  /** Makes the tasks like the file, as a whole or not at all. */
  'definitions.apply': call(
    z.strictObject({
      text,
      isDryRun: z.boolean().default(false),
      /** Deletes the tasks that the file does not name; they can be restored. */
      prune: z.boolean().default(false),
    }),
  ).returns<AppliedDefinitions>(),
} as const;
