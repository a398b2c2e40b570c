/** The editor's state and its two conversions: plain text for inputs, lists for what is toggled. */

import * as z from 'zod';

import { parseDuration } from '../../../electron/shared/duration.ts';
import { assertNever } from '../../../electron/shared/errors.ts';
import {
  misfirePolicies,
  overlapPolicies,
  type TaskInput,
  taskInputSchema,
} from '../../../electron/shared/task.ts';
import type { ActionOf, TaskAction } from '../../../electron/shared/task-action.ts';
import {
  formToSchedule,
  newScheduleForm,
  scheduleFormSchema,
  scheduleToForm,
  toWholeNumber,
} from './schedule-form.ts';

export const taskFormSchema = z.object({
  name: z.string(),
  /** `kept` is a kind that the form has no fields for: it stays as it is. */
  actionKind: z.enum(['command', 'script', 'kept']),
  command: z.string(),
  /** Empty is the default shell. */
  shell: z.string(),
  scriptPath: z.string(),
  /** Empty finds it by the script. */
  interpreter: z.string(),
  /** One a line; see `argsToText`. */
  args: z.string(),
  /** Empty is the home folder. */
  cwd: z.string(),
  env: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Never empty; "Only by hand" stands alone. */
  schedules: z.array(scheduleFormSchema),
  overlapPolicy: z.enum(overlapPolicies),
  maxInstances: z.string(),
  /** Empty is the default. */
  misfirePolicy: z.enum(['', ...misfirePolicies]),
  /** A duration; empty is no limit. */
  timeout: z.string(),
  grace: z.string(),
  stopWithApp: z.boolean(),
  priority: z.string(),
  nice: z.string(),
  successExitCodes: z.string(),
  notifyOnFailure: z.boolean(),
  notifyOnRecovery: z.boolean(),
  favourite: z.boolean(),
  tags: z.array(z.string()),
  /** A tag that is being typed. */
  tagText: z.string(),
  notes: z.string(),
});

export type TaskForm = Readonly<z.output<typeof taskFormSchema>>;

const KEPT = [
  'action',
  'enabled',
  'envFile',
  'parameters',
  'triggers',
  'blackouts',
  'maxCatchUps',
  'maxLatenessMs',
  'retry',
  'conditions',
  'locks',
  'success',
  'freshnessMs',
  'watchDuration',
] as const satisfies readonly (keyof TaskInput)[];

/** What the form does not show, or not for every kind of action, and an edit has to keep. */
export type KeptFields = Pick<TaskInput, (typeof KEPT)[number]>;

export function keptFields(task: TaskInput): KeptFields {
  return Object.fromEntries(KEPT.map((field) => [field, task[field]])) as unknown as KeptFields;
}

/** All defaults. */
export const emptyTask: TaskInput = taskInputSchema.parse({
  name: '-',
  action: { kind: 'command', command: '-' },
});

export function newTaskForm(): TaskForm {
  return { ...taskToForm(emptyTask), name: '', command: '', schedules: [newScheduleForm] };
}

export function taskToForm(task: TaskInput): TaskForm {
  return {
    ...actionToForm(task.action),
    name: task.name,
    cwd: task.cwd ?? '',
    env: Object.entries(task.env).map(([name, value]) => ({ name, value })),
    schedules:
      task.schedules.length === 0
        ? [{ ...newScheduleForm, tab: 'by_hand' }]
        : task.schedules.map(scheduleToForm),
    overlapPolicy: task.overlapPolicy,
    maxInstances: String(task.maxInstances),
    misfirePolicy: task.misfirePolicy ?? '',
    timeout: task.timeoutMs === null ? '' : durationToText(task.timeoutMs),
    grace: durationToText(task.graceMs),
    stopWithApp: task.stopWithApp,
    priority: String(task.priority),
    nice: String(task.nice),
    successExitCodes: task.successExitCodes.join(', '),
    notifyOnFailure: task.notifyOnFailure,
    notifyOnRecovery: task.notifyOnRecovery,
    favourite: task.favourite,
    tags: task.tags,
    tagText: '',
    notes: task.notes,
  };
}

/** What cannot be read becomes a value (such as NaN) that the task schema refuses. */
export function formToTaskDraft(form: TaskForm, kept: KeptFields): TaskInput {
  return {
    ...kept,
    name: form.name,
    action: formToAction(form, kept.action),
    cwd: orNull(form.cwd),
    env: Object.fromEntries(
      form.env
        .filter(({ name, value }) => name.trim() !== '' || value !== '')
        .map(({ name, value }) => [name.trim(), value]),
    ),
    schedules: form.schedules.flatMap((schedule) => formToSchedule(schedule) ?? []),
    overlapPolicy: form.overlapPolicy,
    maxInstances: toMaxInstances(form),
    misfirePolicy: form.misfirePolicy === '' ? null : form.misfirePolicy,
    timeoutMs: form.timeout.trim() === '' ? null : (parseDuration(form.timeout) ?? Number.NaN),
    graceMs: parseDuration(form.grace) ?? Number.NaN,
    stopWithApp: form.stopWithApp,
    priority: toWholeNumber(form.priority),
    nice: toWholeNumber(form.nice),
    successExitCodes: splitList(form.successExitCodes, /[\s,]+/).map(toWholeNumber),
    notifyOnFailure: form.notifyOnFailure,
    notifyOnRecovery: form.notifyOnRecovery,
    favourite: form.favourite,
    tags: addTags(form.tags, form.tagText),
    notes: form.notes,
  };
}

/** The tags with those of a comma-separated text that are new. */
export function addTags(tags: readonly string[], text: string): string[] {
  return [...tags, ...new Set(splitList(text, /,/).filter((tag) => !tags.includes(tag)))];
}

/** Every unit that is not 0, so that reading it gives the same number: `1h 30m`. */
export function durationToText(durationMs: number): string {
  let restMs = durationMs;
  const parts = Object.entries({ d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 }).map(
    ([unit, unitMs]) => {
      const amount = Math.floor(restMs / unitMs);
      restMs -= amount * unitMs;
      return amount === 0 ? '' : `${amount}${unit}`;
    },
  );
  return parts.filter((part) => part !== '').join(' ') || '0s';
}

/** One argument a line; one that a line cannot show is written as a JSON string. */
export function argsToText(args: readonly string[]): string {
  return args.map((arg) => (isPlainLine(arg) ? arg : JSON.stringify(arg))).join('\n');
}

export function textToArgs(text: string): string[] {
  return splitLines(text).map((line) => quotedText(line) ?? line);
}

function isPlainLine(arg: string): boolean {
  return arg.trim() !== '' && !/[\r\n]/.test(arg) && quotedText(arg) === null;
}

function quotedText(line: string): string | null {
  if (!/^".*"$/.test(line)) return null;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

type ActionForm = Pick<
  TaskForm,
  'actionKind' | 'command' | 'shell' | 'scriptPath' | 'interpreter' | 'args'
>;

function actionToForm(action: TaskAction): ActionForm {
  const empty = { command: '', shell: '', scriptPath: '', interpreter: '', args: '' };
  switch (action.kind) {
    case 'command':
      return {
        ...empty,
        actionKind: 'command',
        command: action.command,
        shell: action.shell ?? '',
      };
    case 'script':
      return {
        ...empty,
        actionKind: 'script',
        scriptPath: action.path,
        interpreter: action.interpreter ?? '',
        args: argsToText(action.args),
      };
    default:
      return { ...empty, actionKind: 'kept' };
  }
}

function formToAction(form: ActionForm, kept: TaskAction): TaskAction {
  switch (form.actionKind) {
    case 'command':
      return { kind: 'command', command: form.command, shell: orNull(form.shell) };
    case 'script':
      return {
        ...(kept.kind === 'script' ? kept : NO_PYTHON),
        kind: 'script',
        path: form.scriptPath,
        interpreter: orNull(form.interpreter),
        args: textToArgs(form.args),
      };
    case 'kept':
      return kept;
    default:
      return assertNever(form.actionKind);
  }
}

const NO_PYTHON: Pick<ActionOf<'script'>, 'venv' | 'requirements'> = {
  venv: null,
  requirements: null,
};

/** The field is hidden under every policy but one, where nobody could correct it. */
function toMaxInstances(form: TaskForm): number {
  const number = toWholeNumber(form.maxInstances);
  const { maxInstances } = taskInputSchema.shape;
  if (form.overlapPolicy === 'allow' || maxInstances.safeParse(number).success) return number;
  return maxInstances.parse(undefined);
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}

function splitLines(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

function splitList(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
