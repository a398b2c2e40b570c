/** The editor's state and its two conversions: plain text for inputs, lists for what is toggled. */

import * as z from 'zod';

import {
  misfirePolicies,
  overlapPolicies,
  type TaskInput,
  taskInputSchema,
} from '../../../electron/shared/task.ts';
import { actionFormShape, actionToForm, formToAction } from './form-action.ts';
import { alertsFormShape, alertsToForm, formToAlerts } from './form-alerts.ts';
import {
  blackoutToForm,
  formToBlackout,
  formToParameter,
  formToTrigger,
  listsFormShape,
  parameterToForm,
  triggerToForm,
} from './form-lists.ts';
import { formToRules, rulesFormShape, rulesToForm } from './form-rules.ts';
import {
  addItems,
  durationOrEmpty,
  durationToText,
  mebibytesOrEmpty,
  numberOrEmpty,
  orNull,
  splitList,
  textToBytesOrNull,
  textToDuration,
  textToDurationOrNull,
  textToWholeNumber,
  textToWholeNumberOrNull,
} from './form-text.ts';
import {
  formToSchedule,
  newScheduleForm,
  scheduleFormSchema,
  scheduleToForm,
} from './schedule-form.ts';

export const taskFormSchema = z.object({
  name: z.string(),
  ...actionFormShape,
  ...rulesFormShape,
  ...alertsFormShape,
  ...listsFormShape,
  /** Empty is the home folder. */
  cwd: z.string(),
  env: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Empty is none. */
  envFile: z.string(),
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
  keepAwake: z.boolean(),
  priority: z.string(),
  nice: z.string(),
  /** A duration; empty is what the settings say. */
  keepLogs: z.string(),
  keepLogsCount: z.string(),
  /** In MiB. */
  maxLogSize: z.string(),
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

/** What the form does not show and an edit has to keep. */
export type KeptFields = Pick<TaskInput, 'enabled'>;

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
    ...rulesToForm(task),
    ...alertsToForm(task.alerts),
    triggers: task.triggers.map(triggerToForm),
    blackouts: task.blackouts.map(blackoutToForm),
    parameters: task.parameters.map(parameterToForm),
    envFile: task.envFile ?? '',
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
    timeout: durationOrEmpty(task.timeoutMs),
    grace: durationToText(task.graceMs),
    stopWithApp: task.stopWithApp,
    keepAwake: task.keepAwake,
    priority: String(task.priority),
    nice: String(task.nice),
    keepLogs: durationOrEmpty(task.keepLogsMs),
    keepLogsCount: numberOrEmpty(task.keepLogsCount),
    maxLogSize: mebibytesOrEmpty(task.maxLogBytes),
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
    name: form.name,
    action: formToAction(form),
    ...formToRules(form),
    triggers: form.triggers.map(formToTrigger),
    blackouts: form.blackouts.map(formToBlackout),
    parameters: form.parameters.map(formToParameter),
    envFile: orNull(form.envFile),
    enabled: kept.enabled,
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
    timeoutMs: textToDurationOrNull(form.timeout),
    graceMs: textToDuration(form.grace),
    stopWithApp: form.stopWithApp,
    keepAwake: form.keepAwake,
    priority: textToWholeNumber(form.priority),
    nice: textToWholeNumber(form.nice),
    keepLogsMs: textToDurationOrNull(form.keepLogs),
    keepLogsCount: textToWholeNumberOrNull(form.keepLogsCount),
    maxLogBytes: textToBytesOrNull(form.maxLogSize),
    successExitCodes: splitList(form.successExitCodes, /[\s,]+/).map(textToWholeNumber),
    notifyOnFailure: form.notifyOnFailure,
    notifyOnRecovery: form.notifyOnRecovery,
    alerts: formToAlerts(form),
    favourite: form.favourite,
    tags: addItems(form.tags, form.tagText),
    notes: form.notes,
  };
}

/** The field is hidden under every policy but one, where nobody could correct it. */
function toMaxInstances(form: TaskForm): number {
  const number = textToWholeNumber(form.maxInstances);
  const { maxInstances } = taskInputSchema.shape;
  if (form.overlapPolicy === 'allow' || maxInstances.safeParse(number).success) return number;
  return maxInstances.parse(undefined);
}
