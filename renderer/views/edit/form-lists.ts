/** Triggers, blackouts and parameters of a task, as the editor shows them: lists of small forms. */

import * as z from 'zod';

import type { Blackout } from '../../../electron/shared/blackout.ts';
import { assertNever } from '../../../electron/shared/errors.ts';
import { type Parameter, parameterTypes } from '../../../electron/shared/parameter.ts';
import {
  chainJoins,
  chainOutcomes,
  type TaskTrigger,
} from '../../../electron/shared/task-trigger.ts';
import { argsToText, durationToText, orNull, textToArgs, textToDuration } from './form-text.ts';

const text = z.string();

const triggerFormSchema = z.object({
  kind: z.enum(['app_start', 'boot', 'resume', 'unlock', 'file', 'after', 'webhook']),
  path: text,
  glob: text,
  settle: text,
  poll: z.boolean(),
  taskIds: z.array(z.number()),
  join: z.enum(chainJoins),
  on: z.enum(chainOutcomes),
});

const blackoutFormSchema = z.object({
  kind: z.enum(['daily', 'dates']),
  days: z.array(z.number()),
  fromTime: text,
  toTime: text,
  fromDate: text,
  toDate: text,
  note: text,
});

const parameterFormSchema = z.object({
  name: text,
  label: text,
  type: z.enum(parameterTypes),
  default: text,
  required: z.boolean(),
  /** One a line. */
  choices: text,
});

export const listsFormShape = {
  triggers: z.array(triggerFormSchema),
  blackouts: z.array(blackoutFormSchema),
  parameters: z.array(parameterFormSchema),
};

export type TriggerForm = Readonly<z.output<typeof triggerFormSchema>>;
export type BlackoutForm = Readonly<z.output<typeof blackoutFormSchema>>;
export type ParameterForm = Readonly<z.output<typeof parameterFormSchema>>;

export const newTriggerForm: TriggerForm = {
  kind: 'file',
  path: '',
  glob: '',
  settle: '2s',
  poll: false,
  taskIds: [],
  join: 'any',
  on: 'success',
};

export const newBlackoutForm: BlackoutForm = {
  kind: 'daily',
  days: [],
  fromTime: '22:00',
  toTime: '06:00',
  fromDate: '',
  toDate: '',
  note: '',
};

export const newParameterForm: ParameterForm = {
  name: '',
  label: '',
  type: 'text',
  default: '',
  required: false,
  choices: '',
};

export function triggerToForm(trigger: TaskTrigger): TriggerForm {
  const form = { ...newTriggerForm, kind: trigger.kind };
  switch (trigger.kind) {
    case 'file': {
      const { path, glob, settleMs, poll } = trigger;
      return { ...form, path, glob: glob ?? '', settle: durationToText(settleMs), poll };
    }
    case 'after':
      return { ...form, taskIds: trigger.taskIds, join: trigger.join, on: trigger.on };
    default:
      return form;
  }
}

export function formToTrigger(form: TriggerForm): TaskTrigger {
  const { kind } = form;
  switch (kind) {
    case 'file':
      return {
        kind,
        path: form.path,
        glob: orNull(form.glob),
        settleMs: textToDuration(form.settle),
        poll: form.poll,
      };
    case 'after':
      return { kind, taskIds: [...form.taskIds], join: form.join, on: form.on };
    case 'app_start':
    case 'boot':
    case 'resume':
    case 'unlock':
    case 'webhook':
      return { kind };
    default:
      return assertNever(kind);
  }
}

export function blackoutToForm(blackout: Blackout): BlackoutForm {
  return blackout.kind === 'daily'
    ? {
        ...newBlackoutForm,
        days: blackout.days,
        fromTime: blackout.from,
        toTime: blackout.to,
      }
    : {
        ...newBlackoutForm,
        kind: 'dates',
        fromDate: blackout.from,
        toDate: blackout.to,
        note: blackout.note ?? '',
      };
}

export function formToBlackout(form: BlackoutForm): Blackout {
  return form.kind === 'daily'
    ? { kind: 'daily', days: [...form.days], from: form.fromTime, to: form.toTime }
    : { kind: 'dates', from: form.fromDate, to: form.toDate, note: orNull(form.note) };
}

export function parameterToForm(parameter: Parameter): ParameterForm {
  return {
    ...parameter,
    label: parameter.label ?? '',
    default: parameter.default ?? '',
    choices: argsToText(parameter.choices),
  };
}

export function formToParameter(form: ParameterForm): Parameter {
  return {
    ...form,
    name: form.name.trim(),
    label: orNull(form.label),
    default: form.default === '' ? null : form.default,
    choices: form.type === 'choice' ? textToArgs(form.choices) : [],
  };
}
