/** A task as the form holds it, and the way there and back. */

import {
  type MisfirePolicy,
  type OverlapPolicy,
  type Task,
  type TaskAction,
  type TaskDraft,
  type TaskInput,
  taskInputSchema,
} from '../../../electron/shared/task.ts';
import { joinArgs, splitArgs } from './args-text.ts';
import { readDuration, writeDuration } from './duration-text.ts';
import {
  newScheduleForm,
  readNumber,
  type ScheduleFormValues,
  toScheduleDraft,
  toScheduleForm,
} from './schedule-form-values.ts';

export interface EnvRow {
  name: string;
  value: string;
}

/** Text fields hold what was typed; both kinds of action are kept, whichever is chosen. */
export interface TaskFormValues {
  name: string;
  actionKind: TaskAction['kind'];
  command: string;
  shell: string;
  scriptPath: string;
  interpreter: string;
  args: string;
  cwd: string;
  env: EnvRow[];
  /** No schedule counts; those typed so far stay in `schedules`. */
  byHand: boolean;
  /** Never empty. */
  schedules: ScheduleFormValues[];
  overlapPolicy: OverlapPolicy;
  maxInstances: string;
  misfirePolicy: MisfirePolicy | 'default';
  /** A duration; empty for no limit. */
  timeout: string;
  /** A duration. */
  grace: string;
  stopWithApp: boolean;
  successExitCodes: string;
  notifyOnFailure: boolean;
  notifyOnRecovery: boolean;
  favourite: boolean;
  tags: string[];
  notes: string;
  priority: string;
  nice: string;
}

/** What the form starts from when nothing is given. */
export function newTaskForm(): TaskFormValues {
  const input = taskInputSchema.parse({ name: 'x', action: { kind: 'command', command: 'x' } });
  return { ...toTaskForm(input), name: '', command: '', byHand: false };
}

/** `toTaskDraft(toTaskForm(input), input)` is `input` again. */
export function toTaskForm(input: TaskInput): TaskFormValues {
  const { env, schedules, timeoutMs, graceMs, misfirePolicy, successExitCodes } = input;
  const { maxInstances, priority, nice } = input;
  return {
    ...toActionForm(input.action),
    name: input.name,
    cwd: input.cwd ?? '',
    env: Object.entries(env).map(([name, value]) => ({ name, value })),
    byHand: schedules.length === 0,
    schedules: schedules.length === 0 ? [newScheduleForm()] : schedules.map(toScheduleForm),
    overlapPolicy: input.overlapPolicy,
    maxInstances: String(maxInstances),
    misfirePolicy: misfirePolicy ?? 'default',
    timeout: timeoutMs === null ? '' : writeDuration(timeoutMs),
    grace: writeDuration(graceMs),
    stopWithApp: input.stopWithApp,
    successExitCodes: successExitCodes.join(', '),
    notifyOnFailure: input.notifyOnFailure,
    notifyOnRecovery: input.notifyOnRecovery,
    favourite: input.favourite,
    tags: input.tags,
    notes: input.notes,
    priority: String(priority),
    nice: String(nice),
  };
}

/** Not checked yet. Fields that the form does not show come from `base`. */
export function toTaskDraft(values: TaskFormValues, base: Partial<TaskInput> = {}): TaskDraft {
  return {
    ...base,
    name: values.name,
    action: toAction(values),
    cwd: orNull(values.cwd),
    env: Object.fromEntries(usedRows(values.env).map(({ name, value }) => [name, value])),
    schedules: values.byHand ? [] : values.schedules.map(toScheduleDraft),
    overlapPolicy: values.overlapPolicy,
    maxInstances: readNumber(values.maxInstances),
    misfirePolicy: values.misfirePolicy === 'default' ? null : values.misfirePolicy,
    timeoutMs: values.timeout.trim() === '' ? null : readDuration(values.timeout),
    graceMs: readDuration(values.grace),
    stopWithApp: values.stopWithApp,
    successExitCodes: readExitCodes(values.successExitCodes),
    notifyOnFailure: values.notifyOnFailure,
    notifyOnRecovery: values.notifyOnRecovery,
    favourite: values.favourite,
    tags: values.tags,
    notes: values.notes,
    priority: readNumber(values.priority),
    nice: readNumber(values.nice),
  };
}

/** What of a stored task the user defines; new fields of the schema come along by themselves. */
export function pickTaskInput(task: Task): TaskInput {
  const names = Object.keys(taskInputSchema.shape);
  return Object.fromEntries(
    Object.entries(task).filter(([name]) => names.includes(name)),
  ) as TaskInput;
}

/** Rows that are more than an empty line in the table. */
export function usedRows(rows: readonly EnvRow[]): readonly EnvRow[] {
  return rows.filter(({ name, value }) => name.trim() !== '' || value !== '');
}

type ActionForm = Pick<
  TaskFormValues,
  'actionKind' | 'command' | 'shell' | 'scriptPath' | 'interpreter' | 'args'
>;

function toActionForm(action: TaskAction): ActionForm {
  const isCommand = action.kind === 'command';
  return {
    actionKind: action.kind,
    command: isCommand ? action.command : '',
    shell: isCommand ? (action.shell ?? '') : '',
    scriptPath: isCommand ? '' : action.path,
    interpreter: isCommand ? '' : (action.interpreter ?? ''),
    args: isCommand ? '' : joinArgs(action.args),
  };
}

function toAction(values: TaskFormValues): TaskDraft['action'] {
  return values.actionKind === 'command'
    ? { kind: 'command', command: values.command, shell: orNull(values.shell) }
    : {
        kind: 'script',
        path: values.scriptPath,
        interpreter: orNull(values.interpreter),
        args: splitArgs(values.args) ?? [],
      };
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}

function readExitCodes(text: string): number[] {
  return text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map(readNumber);
}
