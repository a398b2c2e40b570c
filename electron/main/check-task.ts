/** Everything that this computer has to say about a task before it is stored. */

import type { TaskInput } from '../shared/task.ts';
import { checkAction } from './run/check-action.ts';
import { checkSchedule } from './schedule/check-schedule.ts';

/** @throws AppError `invalid_input` that names the field, the value and what was expected. */
export function checkTask(
  input: TaskInput,
  machine: { readonly homeDir: string; readonly path: string },
): void {
  checkAction(input, machine);
  input.schedules.forEach((schedule, at) => checkSchedule(schedule, `schedules.${at}`));
}
