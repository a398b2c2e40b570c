/** The rules of a task for its runs, as the editor shows them. */

import * as z from 'zod';

import { assertNever } from '../../../electron/shared/errors.ts';
import type { TaskInput } from '../../../electron/shared/task.ts';
import type { Conditions, SuccessRules } from '../../../electron/shared/task-policy.ts';
import {
  addItems,
  durationOrEmpty,
  durationToText,
  orNull,
  splitList,
  textToDuration,
  textToDurationOrNull,
  textToNumber,
  textToWholeNumber,
} from './form-text.ts';

const text = z.string();

export const rulesFormShape = {
  retry: z.object({
    /** With the first one; 1 never retries. */
    maxAttempts: text,
    delay: text,
    backoffFactor: text,
    maxDelay: text,
    /** In percent. */
    jitter: text,
    /** Empty is any failure. */
    onExitCodes: text,
  }),
  conditions: z.object({
    mainsPower: z.boolean(),
    network: z.boolean(),
    /** A duration; empty does not ask. */
    idle: text,
    outsideQuietHours: z.boolean(),
    deadlineKind: z.enum(['none', 'at', 'after']),
    deadlineTime: text,
    deadlineAfter: text,
    onDeadline: z.enum(['skip', 'run']),
  }),
  success: z.object({
    outputMustMatch: text,
    outputMustNotMatch: text,
    /** Empty asks for no file. */
    filePath: text,
    fileMaxAge: text,
    /** In percent; empty does not ask. */
    fileMinSize: text,
  }),
  locks: z.array(text),
  /** A name that is being typed. */
  lockText: text,
  maxCatchUps: text,
  /** A duration; empty is one period. */
  maxLateness: text,
  /** A duration; empty expects none. */
  freshness: text,
  watchDuration: z.boolean(),
};

const rulesFormSchema = z.object(rulesFormShape);
export type RulesForm = Readonly<z.output<typeof rulesFormSchema>>;
type Rules = Pick<
  TaskInput,
  | 'retry'
  | 'conditions'
  | 'success'
  | 'locks'
  | 'maxCatchUps'
  | 'maxLatenessMs'
  | 'freshnessMs'
  | 'watchDuration'
>;

const DEFAULT_DEADLINE = { deadlineTime: '18:00', deadlineAfter: '2h' };
const DEFAULT_FILE = { filePath: '', fileMaxAge: '1d 2h', fileMinSize: '80' };

export function rulesToForm(rules: Rules): RulesForm {
  const { retry } = rules;
  return {
    retry: {
      maxAttempts: String(retry.maxAttempts),
      delay: durationToText(retry.delayMs),
      backoffFactor: String(retry.backoffFactor),
      maxDelay: durationToText(retry.maxDelayMs),
      jitter: toPercent(retry.jitter),
      onExitCodes: retry.onExitCodes?.join(', ') ?? '',
    },
    conditions: conditionsToForm(rules.conditions),
    success: successToForm(rules.success),
    locks: rules.locks,
    lockText: '',
    maxCatchUps: String(rules.maxCatchUps),
    maxLateness: durationOrEmpty(rules.maxLatenessMs),
    freshness: durationOrEmpty(rules.freshnessMs),
    watchDuration: rules.watchDuration,
  };
}

export function formToRules(form: RulesForm): Rules {
  const { retry } = form;
  const codes = splitList(retry.onExitCodes, /[\s,]+/);
  return {
    retry: {
      maxAttempts: textToWholeNumber(retry.maxAttempts),
      delayMs: textToDuration(retry.delay),
      backoffFactor: textToNumber(retry.backoffFactor),
      maxDelayMs: textToDuration(retry.maxDelay),
      jitter: textToNumber(retry.jitter) / 100,
      onExitCodes: codes.length === 0 ? null : codes.map(textToWholeNumber),
    },
    conditions: formToConditions(form.conditions),
    success: formToSuccess(form.success),
    locks: addItems(form.locks, form.lockText),
    maxCatchUps: textToWholeNumber(form.maxCatchUps),
    maxLatenessMs: textToDurationOrNull(form.maxLateness),
    freshnessMs: textToDurationOrNull(form.freshness),
    watchDuration: form.watchDuration,
  };
}

function conditionsToForm(conditions: Conditions): RulesForm['conditions'] {
  const { deadline } = conditions;
  return {
    mainsPower: conditions.mainsPower,
    network: conditions.network,
    idle: durationOrEmpty(conditions.idleMs),
    outsideQuietHours: conditions.outsideQuietHours,
    ...DEFAULT_DEADLINE,
    deadlineKind: deadline?.kind ?? 'none',
    ...(deadline?.kind === 'at' && { deadlineTime: deadline.time }),
    ...(deadline?.kind === 'after' && { deadlineAfter: durationToText(deadline.ms) }),
    onDeadline: conditions.onDeadline,
  };
}

function formToConditions(form: RulesForm['conditions']): Conditions {
  return {
    mainsPower: form.mainsPower,
    network: form.network,
    idleMs: textToDurationOrNull(form.idle),
    outsideQuietHours: form.outsideQuietHours,
    deadline: formToDeadline(form),
    onDeadline: form.onDeadline,
  };
}

function formToDeadline(form: RulesForm['conditions']): Conditions['deadline'] {
  switch (form.deadlineKind) {
    case 'none':
      return null;
    case 'at':
      return { kind: 'at', time: form.deadlineTime };
    case 'after':
      return { kind: 'after', ms: textToDuration(form.deadlineAfter) };
    default:
      return assertNever(form.deadlineKind);
  }
}

function successToForm({ outputFile, ...success }: SuccessRules): RulesForm['success'] {
  return {
    outputMustMatch: success.outputMustMatch ?? '',
    outputMustNotMatch: success.outputMustNotMatch ?? '',
    ...DEFAULT_FILE,
    ...(outputFile && {
      filePath: outputFile.path,
      fileMaxAge: durationToText(outputFile.maxAgeMs),
      fileMinSize: outputFile.minSizeRatio === null ? '' : toPercent(outputFile.minSizeRatio),
    }),
  };
}

function formToSuccess(form: RulesForm['success']): SuccessRules {
  const path = orNull(form.filePath);
  return {
    outputMustMatch: form.outputMustMatch === '' ? null : form.outputMustMatch,
    outputMustNotMatch: form.outputMustNotMatch === '' ? null : form.outputMustNotMatch,
    outputFile:
      path === null
        ? null
        : {
            path,
            maxAgeMs: textToDuration(form.fileMaxAge),
            minSizeRatio:
              form.fileMinSize.trim() === '' ? null : textToNumber(form.fileMinSize) / 100,
          },
  };
}

/** 12.5 for 0.125, without the noise of binary fractions. */
function toPercent(ratio: number): string {
  return String(Number((ratio * 100).toPrecision(12)));
}
