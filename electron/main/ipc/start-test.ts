/** Runs a task that is being written, without storing it among the tasks. */

import type { Run } from '../../shared/run.ts';
import { type TaskInput, taskInputSchema } from '../../shared/task.ts';
import type { HandlerParts } from './handler-parts.ts';

type Parts = Pick<HandlerParts, 'taskStore' | 'runService' | 'checkTask' | 'now'>;

/**
 * The run belongs to a copy of the task that is deleted from the first: it is in no list, counts
 * for nothing, alerts nobody, starts nothing, and goes with its log as other deleted tasks do.
 *
 * @throws AppError `invalid_input` for a task that could not be stored, or lacks a parameter
 */
export function startTest(input: TaskInput, parts: Parts): Run {
  const { taskStore, runService, checkTask, now } = parts;
  const copy = toTestInput(input);
  checkTask(copy, null);
  const taskId = taskStore.together(() => {
    const { id } = taskStore.create(copy, now());
    taskStore.softDelete(id, now());
    return id;
  });
  return runService.request({ task: taskStore.get(taskId), trigger: 'test', params: {} });
}

/** One attempt, at once. */
function toTestInput(input: TaskInput): TaskInput {
  const defaults = taskInputSchema.parse({ name: input.name, action: input.action });
  return {
    ...input,
    schedules: [],
    triggers: [],
    blackouts: [],
    conditions: defaults.conditions,
    retry: defaults.retry,
    freshnessMs: null,
    favourite: false,
  };
}
