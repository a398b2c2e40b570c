/** Refuses a change of a task by someone who has not seen its newest definition. */

import { AppError } from './errors.ts';
import { phrase } from './phrase.ts';
import type { Task } from './task.ts';

const FIELD = 'expectedRevision';

export function revisionConflict({ name, revision }: Task, expectedRevision: number): AppError {
  return new AppError(
    'conflict',
    phrase('Task "{name}" was changed elsewhere: it is at revision {revision}, not {expected}.', {
      name,
      revision,
      expected: expectedRevision,
    }),
    { field: FIELD },
  );
}

export function isRevisionConflict(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'conflict' && error.field === FIELD;
}
