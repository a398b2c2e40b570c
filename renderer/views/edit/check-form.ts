/** Checks what was typed and names for each problem the field and a sentence that helps. */

import type { FieldPath } from 'react-hook-form';

import type { AppError } from '../../../electron/shared/errors.ts';
import { type TaskInput, taskInputSchema } from '../../../electron/shared/task.ts';
import { splitArgs } from './args-text.ts';
import { sentenceFor } from './error-sentences.ts';
import { type TaskFormValues, toTaskDraft } from './task-form-values.ts';

/** `root` is the form as a whole. */
export type FormField = FieldPath<TaskFormValues> | 'root';

export interface FormProblem {
  readonly field: FormField;
  readonly message: string;
}

export type FormCheck =
  | { readonly ok: true; readonly input: TaskInput }
  | { readonly ok: false; readonly problems: readonly FormProblem[] };

/** At most one problem for each field, in no order. */
export function checkForm(values: TaskFormValues, base: Partial<TaskInput> = {}): FormCheck {
  const problems = [...argsProblems(values), ...envProblems(values)];
  const result = taskInputSchema.safeParse(toTaskDraft(values, base));
  if (result.success && problems.length === 0) return { ok: true, input: result.data };
  for (const issue of result.error?.issues ?? []) {
    const field = formFieldOf(issue.path.map(String), values);
    if (problems.some((problem) => problem.field === field)) continue;
    problems.push({ field, message: sentenceFor(field, issue.message, values) });
  }
  return { ok: false, problems };
}

/** The field that an error from main speaks of; its sentence is shown as it is. */
export function problemOf(error: AppError, values: TaskFormValues): FormProblem {
  const field = error.field === null ? 'root' : formFieldOf(error.field.split('.'), values);
  return { field, message: error.message };
}

/** From a path in `TaskInput` to the field that shows it; `root` when no field does. */
export function formFieldOf(path: readonly string[], values: TaskFormValues): FormField {
  const [head = '', ...rest] = path;
  switch (head) {
    case 'action':
      return actionField(rest[0], values);
    case 'env':
      return envField(rest.join('.'), values);
    case 'schedules':
      return scheduleField(Number(rest[0]), rest[1], values);
    case 'timeoutMs':
      return 'timeout';
    case 'graceMs':
      return 'grace';
    case 'enabled':
      return 'root';
    default:
      return Object.hasOwn(values, head) ? (head as FormField) : 'root';
  }
}

function actionField(name: string | undefined, values: TaskFormValues): FormField {
  switch (name) {
    case 'path':
      return 'scriptPath';
    case 'command':
    case 'shell':
    case 'interpreter':
    case 'args':
      return name;
    default:
      return values.actionKind === 'command' ? 'command' : 'scriptPath';
  }
}

function envField(name: string, values: TaskFormValues): FormField {
  const row = values.env.findIndex((candidate) => candidate.name === name);
  return row === -1 ? 'root' : `env.${row}.${isName(name) ? 'value' : 'name'}`;
}

function scheduleField(at: number, name: string | undefined, values: TaskFormValues): FormField {
  const schedule = values.schedules[at];
  if (!schedule) return 'root';
  switch (name) {
    case 'minute':
    case 'times':
    case 'pattern':
    case 'timeZone':
      return `schedules.${at}.${name}`;
    case 'days':
      return `schedules.${at}.${schedule.tab === 'monthly' ? 'monthDays' : 'weekdays'}`;
    case 'everyMs':
    case 'anchorMs':
      return `schedules.${at}.everyAmount`;
    case 'at':
      return `schedules.${at}.${schedule.onceDate === '' ? 'onceDate' : 'onceTime'}`;
    default:
      return `schedules.${at}.tab`;
  }
}

const isName = (name: string) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);

/** What the schema cannot see, since the text becomes a list before it gets there. */
function argsProblems({ actionKind, args }: TaskFormValues): FormProblem[] {
  if (actionKind !== 'script' || splitArgs(args) !== null) return [];
  return [{ field: 'args', message: 'A quote is opened but not closed.' }];
}

/** Names become keys of an object, where a second one would replace the first. */
function envProblems({ env }: TaskFormValues): FormProblem[] {
  return env.flatMap(({ name, value }, row): FormProblem[] => {
    const field = `env.${row}.name` as const;
    if (name === '') return value === '' ? [] : [{ field, message: 'Give the variable a name.' }];
    const isSecond = env.findIndex((other) => other.name === name) < row;
    return isSecond ? [{ field, message: `${name} is there twice.` }] : [];
  });
}
