/** Finds the task a user means: by its exact name, the start of its name, or its number. */

import { AppError } from '../shared/errors.ts';

export interface Named {
  readonly id: number;
  readonly name: string;
}

/** Candidates that an error lists. */
const MAX_LISTED = 10;

/**
 * `#12` is a number only; `12` is a name first, a number then.
 * @throws AppError `not_found`, or `conflict` with the candidates when several fit.
 */
export function findTask<T extends Named>(tasks: readonly T[], text: string): T {
  const id = /^#(\d+)$/.exec(text)?.[1];
  const wanted = text.toLowerCase();
  const searches: readonly ((task: T) => boolean)[] =
    id !== undefined
      ? [(task) => task.id === Number(id)]
      : [
          (task) => task.name === text,
          (task) => /^\d+$/.test(text) && task.id === Number(text),
          (task) => task.name.toLowerCase() === wanted,
          (task) => task.name.toLowerCase().startsWith(wanted),
        ];
  for (const fits of searches) {
    const found = tasks.filter(fits);
    if (found.length > 1) throw ambiguous(text, found);
    if (found[0]) return found[0];
  }
  throw new AppError(
    'not_found',
    `There is no task \`${text}\`. \`cronpilot list\` shows all tasks.`,
  );
}

function ambiguous(text: string, tasks: readonly Named[]): AppError {
  const listed = tasks.slice(0, MAX_LISTED).map(({ id, name }) => `  #${id}  ${name}`);
  const rest = tasks.length > MAX_LISTED ? [`  and ${tasks.length - MAX_LISTED} more`] : [];
  return new AppError(
    'conflict',
    [`\`${text}\` fits ${tasks.length} tasks; say which:`, ...listed, ...rest].join('\n'),
  );
}
