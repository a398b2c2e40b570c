/** What is wrong with a task that is being written: a sentence for each field of the form. */

import { type TaskInput, taskInputSchema } from '../../../electron/shared/task.ts';
import type { TaskForm } from './form-state.ts';

/** By the field's name in the form: `name`, `action.command`, `env.2`, `schedules.0.times.1`. */
export type Problems = ReadonlyMap<string, string>;

/** Where the schema's own words speak of the stored form instead of what is typed. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^timeoutMs$/, 'Enter a duration like 30s, 5m or 1h 30m, at most 24 days.'],
  [/^graceMs$/, 'Enter a duration like 10s or 2m, at most 1 hour.'],
  [
    /^(retry\.(delayMs|maxDelayMs)|conditions\.(idleMs|deadline)|success\.outputFile\.maxAgeMs|maxLatenessMs|freshnessMs|triggers\.\d+\.settleMs)$/,
    'Enter a duration like 30s, 5m or 1h 30m.',
  ],
  [/^retry\.jitter$/, 'Enter a number from 0 to 100.'],
  [/^success\.outputFile\.minSizeRatio$/, 'Enter a number from 0 to 100.'],
  [/^action\.config$/, 'Enter an object in JSON, like {"folder": "/data"}.'],
  [/^triggers\.\d+\.taskIds$/, 'Choose at least one task.'],
  [/^successExitCodes$/, 'Enter exit codes from 0 to 255, like 0, 3.'],
  [/^schedules\.\d+\.everyMs$/, 'Enter a number above 0: at least 1 second, at most 366 days.'],
  [/^schedules\.\d+\.days$/, 'Choose at least one day.'],
  [/^schedules\.\d+\.times$/, 'Add a time of day, at most 24.'],
];

/** Parts of a schedule that the form keeps and does not show: told below the whole schedule. */
const WITHOUT_CONTROL: readonly string[] = [
  'startAt',
  'endAt',
  'jitterMs',
  'everyWeeks',
  'fromDate',
  'weekdays',
];

export function findProblems(draft: TaskInput, form: TaskForm): Problems {
  const problems = new Map<string, string>(repeatedNames(form));
  for (const issue of taskInputSchema.safeParse(draft).error?.issues ?? []) {
    const field = fieldOf(issue.path.map(String), form);
    const message =
      issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
    if (!problems.has(field)) problems.set(field, sentenceFor(field, message));
  }
  return problems;
}

/** The form's field that shows what is at a path of the task. */
export function fieldOf(path: readonly string[], form: TaskForm): string {
  const [first = '', second = '', third] = path;
  switch (first) {
    case 'env': {
      const row = form.env.findIndex(
        ({ name, value }) => name.trim() === second && (second !== '' || value !== ''),
      );
      return `env.${Math.max(0, row)}`;
    }
    case 'schedules':
      if (WITHOUT_CONTROL.includes(third ?? '')) return `schedules.${second}`;
      return path.slice(0, third === 'times' ? 4 : 3).join('.');
    case 'triggers':
    case 'blackouts':
    case 'parameters':
      return path.slice(0, 3).join('.');
    case 'action':
    case 'retry':
    case 'conditions':
    case 'alerts':
      return path.slice(0, 2).join('.');
    case 'success':
      return path.slice(0, second === 'outputFile' ? 3 : 2).join('.');
    default:
      return first;
  }
}

function sentenceFor(field: string, message: string): string {
  return SENTENCES.find(([pattern]) => pattern.test(field))?.[1] ?? `Enter ${message}.`;
}

function repeatedNames(form: TaskForm): [string, string][] {
  const seen = new Set<string>();
  return form.env.flatMap(({ name }, at): [string, string][] => {
    const isRepeated = name.trim() !== '' && seen.has(name.trim());
    seen.add(name.trim());
    return isRepeated ? [[`env.${at}`, `${name.trim()} is already there.`]] : [];
  });
}
