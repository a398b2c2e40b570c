/** Says in a sentence what starts a task besides its schedules. */

import { describeSchedules } from './describe-schedule.ts';
import { assertNever } from './errors.ts';
import { msg, t } from './i18n.ts';
import type { Task, TaskId } from './task.ts';
import type { TaskTrigger, TaskTriggerOf } from './task-trigger.ts';

/** Whoever knows the names of tasks; null for one that is not known. */
export interface TaskNames {
  readonly find: (taskId: TaskId) => Pick<Task, 'name' | 'deletedAtMs'> | null;
}

/** "Every day at 02:00; After Backup succeeds": schedules, then triggers; else "Only by hand". */
export function describeStarts(
  { schedules, triggers }: Pick<Task, 'schedules' | 'triggers'>,
  tasks: TaskNames,
): string {
  const sentences = describeTriggers(triggers, tasks);
  const isScheduled = schedules.length > 0 || sentences.length === 0;
  return [...(isScheduled ? [describeSchedules(schedules)] : []), ...sentences].join('; ');
}

/** One sentence for each. */
export function describeTriggers(
  triggers: readonly TaskTrigger[],
  tasks: TaskNames,
): readonly string[] {
  const nameOf = (taskId: TaskId): string => {
    const task = tasks.find(taskId);
    if (!task) return t('task {taskId}', { taskId });
    return task.deletedAtMs === null ? task.name : t('{task} (deleted)', { task: task.name });
  };
  return triggers.map((trigger) => describeTrigger(trigger, nameOf));
}

function describeTrigger(trigger: TaskTrigger, nameOf: (taskId: TaskId) => string): string {
  switch (trigger.kind) {
    case 'app_start':
      return t('At each start of CronPilot');
    case 'boot':
      return t('At the first start of CronPilot after each boot');
    case 'resume':
      return t('When the computer wakes up');
    case 'unlock':
      return t('When the screen is unlocked');
    case 'file':
      return trigger.glob === null
        ? t('When {path} changes', { path: trigger.path })
        : t('When {glob} in {path} changes', { glob: trigger.glob, path: trigger.path });
    case 'after':
      return describeChain(trigger, nameOf);
    case 'webhook':
      return t('When its webhook is called');
    default:
      return assertNever(trigger);
  }
}

const AFTER_ONE: Readonly<Record<TaskTriggerOf<'after'>['on'], string>> = {
  success: msg('After {tasks} succeeds'),
  failure: msg('After {tasks} fails'),
  always: msg('After {tasks} ends'),
};
const AFTER_ALL: typeof AFTER_ONE = {
  success: msg('After {tasks} have succeeded'),
  failure: msg('After {tasks} have failed'),
  always: msg('After {tasks} have ended'),
};

function describeChain(
  { taskIds, join, on }: TaskTriggerOf<'after'>,
  nameOf: (taskId: TaskId) => string,
): string {
  const names = [...new Set(taskIds)].map(nameOf);
  const [last = ''] = names.slice(-1);
  if (names.length === 1) return t(AFTER_ONE[on], { tasks: last });
  const parts = { list: names.slice(0, -1).join(', '), last };
  return join === 'all'
    ? t(AFTER_ALL[on], { tasks: t('{list} and {last}', parts) })
    : t(AFTER_ONE[on], { tasks: t('{list} or {last}', parts) });
}
