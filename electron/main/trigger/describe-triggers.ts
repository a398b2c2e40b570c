/** Says in a sentence what starts a task besides its schedules. */

import { assertNever } from '../../shared/errors.ts';
import type { TaskId } from '../../shared/task.ts';
import type { TaskStore } from '../store/task-store.ts';
import type { TaskTrigger, TaskTriggerOf } from '../../shared/task-trigger.ts';

/** One sentence for each. */
export function describeTriggers(
  triggers: readonly TaskTrigger[],
  taskStore: Pick<TaskStore, 'find'>,
): readonly string[] {
  const nameOf = (taskId: TaskId): string => {
    const task = taskStore.find(taskId);
    if (!task) return `task ${taskId}`;
    return task.deletedAtMs === null ? task.name : `${task.name} (deleted)`;
  };
  return triggers.map((trigger) => describeTrigger(trigger, nameOf));
}

function describeTrigger(trigger: TaskTrigger, nameOf: (taskId: TaskId) => string): string {
  switch (trigger.kind) {
    case 'app_start':
      return 'At each start of CronPilot';
    case 'boot':
      return 'At the first start of CronPilot after each boot';
    case 'resume':
      return 'When the computer wakes up';
    case 'unlock':
      return 'When the screen is unlocked';
    case 'file':
      return trigger.glob === null
        ? `When ${trigger.path} changes`
        : `When ${trigger.glob} in ${trigger.path} changes`;
    case 'after':
      return describeChain(trigger, nameOf);
    case 'webhook':
      return 'When its webhook is called';
    default:
      return assertNever(trigger);
  }
}

const VERBS: Readonly<Record<TaskTriggerOf<'after'>['on'], readonly [one: string, all: string]>> = {
  success: ['succeeds', 'have succeeded'],
  failure: ['fails', 'have failed'],
  always: ['ends', 'have ended'],
};

function describeChain(
  { taskIds, join, on }: TaskTriggerOf<'after'>,
  nameOf: (taskId: TaskId) => string,
): string {
  const names = [...new Set(taskIds)].map(nameOf);
  const [one, all] = VERBS[on];
  const waitsForAll = join === 'all' && names.length > 1;
  return `After ${list(names, waitsForAll ? 'and' : 'or')} ${waitsForAll ? all : one}`;
}

function list(words: readonly string[], conjunction: string): string {
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} ${conjunction} ${last}` : last;
}
