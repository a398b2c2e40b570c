/** Everything that this computer has to say about a task before it is stored. */

import type { TaskId, TaskInput } from '../shared/task.ts';
import { checkAction } from './run/check-action.ts';
import { checkDefaults } from './run/check-parameters.ts';
import { checkSchedule } from './schedule/check-schedule.ts';
import type { TaskStore } from './store/task-store.ts';
import { checkTriggers, type TriggerSurroundings } from './trigger/check-triggers.ts';

/**
 * The check of this computer: throws an AppError `invalid_input` that names the field, the value
 * and what was expected. A new task has no id yet.
 */
export function taskChecker(computer: {
  readonly homeDir: string;
  readonly environment: { readonly path: string };
  readonly taskStore: TaskStore;
}): (input: TaskInput, taskId: TaskId | null) => void {
  const findTask = (taskId: TaskId) => computer.taskStore.find(taskId);
  return (input, taskId) => {
    const { path } = computer.environment;
    checkTask(input, { ...computer, path, taskId, findTask });
  };
}

function checkTask(
  input: TaskInput,
  surroundings: TriggerSurroundings & { readonly path: string },
): void {
  checkAction(input, surroundings);
  checkDefaults(input.parameters);
  checkTriggers(input, surroundings);
  input.schedules.forEach((schedule, at) => checkSchedule(schedule, `schedules.${at}`));
}
