/** The calls on what this computer has: programs, and room on its disks. */

import * as z from 'zod';

import { expects } from './expectation.ts';
import { call } from './call-spec.ts';
import type { FreeSpace, InterpreterFacts, ProgramFacts } from './program-facts.ts';

/** As a shell looks it up in PATH. */
const programName = z
  .string()
  .regex(/^[\w.+@-]{1,100}$/, { error: expects('the name of a program, without a folder') });

/** Of an .env file, in bytes and in characters. */
export const MAX_ENV_FILE_LENGTH = 256 * 1024;

/** Null is the home folder. */
const place = z
  .string()
  .max(4096)
  .regex(/^([/~]|[A-Za-z]:[\\/])[^\0]*$/, { error: expects('a full path') })
  .nullable();

export const programCalls = {
  /** The full path of a program, from the PATH of runs or a usual folder; null when it is in neither. */
  'environment.findProgram': call(z.strictObject({ name: programName })).returns<string | null>(),
  /** Null for a disk that cannot be asked. */
  'environment.freeSpace': call(z.strictObject({ path: place })).returns<FreeSpace | null>(),
  /** The interpreter that a task names, by name or path, and the others of its language. */
  'environment.interpreters': call(
    z.strictObject({
      command: z
        .string()
        .max(4096)
        .regex(/^([\w.+@-]+|([/~]|[A-Za-z]:[\\/])[^\0]*)$/, {
          error: expects('the name of a program or a full path'),
        }),
    }),
  ).returns<InterpreterFacts>(),
  /** The variables in the text of an .env file. */
  'environment.parseVariables': call(
    z.strictObject({ text: z.string().max(MAX_ENV_FILE_LENGTH) }),
  ).returns<Readonly<Record<string, string>>>(),
  /** What a task that is being written would run in. */
  'environment.programs': call(
    z.strictObject({ scriptPath: z.string().max(4096).nullable().default(null) }),
  ).returns<ProgramFacts>(),
};
