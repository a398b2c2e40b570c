/** Says what would make the next run start, as far as the task is still set as it was then. */

import { isDeepStrictEqual } from 'node:util';

import { msg, t } from '../../shared/i18n.ts';
import type { ReasonCode } from '../../shared/run.ts';
import type { OverlapPolicy, TaskInput } from '../../shared/task.ts';
import type { RowFacts } from './facts.ts';

/** Null where nothing of the kind would help. */
export function adviceOf(facts: RowFacts): string | null {
  const { reasonCode } = facts.run;
  const advice = reasonCode === null ? undefined : ADVICE[reasonCode]?.(facts);
  return advice === undefined ? null : t(advice);
}

/** Undefined where nothing that could be set would change it. */
const ADVICE: Readonly<Partial<Record<ReasonCode, (facts: RowFacts) => string | undefined>>> = {
  overlap: (facts) =>
    isAsThen(facts, 'overlapPolicy', 'maxInstances')
      ? OVERLAP_ADVICE[facts.task.overlapPolicy]
      : undefined,
  asleep: (facts) =>
    skipsMissed(facts)
      ? msg('Set the task to run once when back to make up for such times.')
      : undefined,
  app_closed: (facts) => {
    if (!skipsMissed(facts)) return undefined;
    return facts.opensAtLogin
      ? msg('Set the task to run once when back to make up for such times.')
      : msg('Start CronPilot at login, or set the task to run once when back.');
  },
  too_late: (facts) =>
    isAsThen(facts, 'maxLatenessMs')
      ? msg('A longer lateness can be set for the task.')
      : undefined,
  paused: ({ isPaused }) => (isPaused ? msg('It runs again once the pause is over.') : undefined),
  blackout: (facts) =>
    isAsThen(facts, 'blackouts') ? msg('The window is one of the task’s own.') : undefined,
  condition_deadline: (facts) =>
    isAsThen(facts, 'conditions')
      ? msg('A later deadline, or running anyway at the deadline, can be set for the task.')
      : undefined,
  missing_secret: () => msg('Set the secret in the settings.'),
  missing_parameter: ({ task }) =>
    task.parameters.some((parameter) => parameter.required && !parameter.default)
      ? msg('Give the parameter a default, so that scheduled runs have a value.')
      : undefined,
};

const OVERLAP_ADVICE: Readonly<Record<OverlapPolicy, string | undefined>> = {
  skip: msg(
    'Set the task to wait in line, to replace the old run or to allow several, to change that.',
  ),
  queue: msg('Set the task to replace the old run or to allow several, to change that.'),
  allow: msg('More runs at the same time can be set for the task.'),
  replace: undefined,
};

function skipsMissed({ task: { misfirePolicy } }: RowFacts): boolean {
  return misfirePolicy === null || misfirePolicy === 'skip';
}

/** Also where it is not known any more how it was. */
function isAsThen({ task, taskThen }: RowFacts, ...fields: readonly (keyof TaskInput)[]): boolean {
  return fields.every((field) => !taskThen || isDeepStrictEqual(task[field], taskThen[field]));
}
