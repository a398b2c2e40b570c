/** What the HTTP API offers on tasks and runs beyond single calls of the contract. */

import * as z from 'zod';

import { AppError } from '../../../shared/errors.ts';
import { parameterValuesSchema } from '../../../shared/parameter.ts';
import { parseOrThrow } from '../../../shared/parse.ts';
import { isRevisionConflict } from '../../../shared/revision-conflict.ts';
import { type TaskDraft, taskInputSchema } from '../../../shared/task.ts';
import { toTaskInput } from '../../store/task-rows.ts';
import { originalScheduleSchema, readOriginalSchedule } from '../../../shared/original-schedule.ts';
import { runShape, statusOf, taskShape } from './original-shapes.ts';
import { type Ask, type Route, route } from './route.ts';

const taskId = z.number({ error: 'a number' }).int().positive({ error: 'above 0' });
const isActive = z.boolean({ error: 'true or false' }).optional();

export const taskRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/tasks/{taskId}/run',
    scope: 'run',
    summary: 'Start a task now',
    request: z.strictObject({ taskId, params: parameterValuesSchema.optional() }),
    answer: async ({ taskId: id, params }, ask) => {
      const run = await ask('runs.start', { taskId: id, params, trigger: 'api' });
      if (run.state === 'skipped')
        throw new AppError('conflict', run.reason ?? 'An earlier run goes on.');
      return {
        message: 'Task execution started',
        task_run_id: run.id,
        status: statusOf(run),
        run: runShape(run),
      };
    },
  }),
  route({
    method: 'patch',
    path: '/tasks/{taskId}',
    scope: 'write',
    summary: 'Change parts of a task; what is left out stays',
    bodyField: 'changes',
    request: z.strictObject({
      taskId,
      changes: z.record(z.string(), z.unknown(), { error: 'an object' }),
      expectedRevision: taskId.optional(),
    }),
    answer: ({ taskId: id, changes, expectedRevision }, ask) =>
      changeTask(id, changes, ask, expectedRevision),
  }),
  route({
    method: 'put',
    path: '/tasks/{taskId}/schedule',
    scope: 'write',
    summary: 'Set a schedule by a type and a text of JSON',
    request: originalScheduleSchema.extend({ taskId, is_active: isActive }),
    answer: async ({ taskId: id, is_active: enabled, ...schedule }, ask) => {
      const schedules = readOriginalSchedule(schedule, Date.now());
      const changes = { schedules, ...(enabled !== undefined && { enabled }) };
      const task = await changeTask(id, changes, ask);
      return { message: 'Task schedule updated successfully', task };
    },
  }),
  route({
    method: 'post',
    path: '/tasks/register',
    scope: 'write',
    summary: 'Add a task of a Python file that has run_task(config)',
    request: z.strictObject({
      name: z.string({ error: 'a name' }),
      file_path: z.string({ error: 'the path of a Python file' }),
      description: z.string({ error: 'a text' }).default(''),
      schedule_type: originalScheduleSchema.shape.schedule_type.default('manual'),
      schedule_config: originalScheduleSchema.shape.schedule_config,
      is_active: isActive,
    }),
    answer: async (given, ask) => {
      const draft: TaskDraft = {
        name: given.name,
        action: { kind: 'python', path: given.file_path },
        notes: given.description,
        schedules: [...readOriginalSchedule(given, Date.now())],
        enabled: given.is_active ?? true,
      };
      const task = await ask('tasks.create', draft);
      return { message: 'Task registered successfully', task_id: task.id };
    },
  }),
  route({
    method: 'get',
    path: '/tasks/{taskId}/runs',
    scope: 'read',
    summary: 'The runs of a task, newest first',
    request: z.strictObject({
      taskId,
      limit: z
        .number()
        .int()
        .min(1, { error: '1 to 500' })
        .max(500, { error: '1 to 500' })
        .default(50),
      beforeRunId: taskId.optional(),
    }),
    answer: async ({ taskId: id, limit, beforeRunId }, ask) => {
      await ask('tasks.get', { taskId: id });
      const runs = await ask('runs.list', { taskId: id, limit, beforeRunId });
      return { task_runs: runs.map(runShape) };
    },
  }),
];

type Changes = Readonly<Record<string, unknown>>;

let lastChange: Promise<unknown> = Promise.resolve();

/** One after the other, since each reads what the one before has written. */
function changeTask(id: number, changes: Changes, ask: Ask, expectedRevision?: number) {
  const change = lastChange.then(() => replaceParts(id, changes, ask, expectedRevision));
  lastChange = change.catch(() => undefined);
  return change;
}

/** The rest of the definition stays as it is now, whoever else changes it meanwhile. */
async function replaceParts(id: number, changes: Changes, ask: Ask, expectedRevision?: number) {
  const { task } = await ask('tasks.get', { taskId: id });
  const input = parseOrThrow(taskInputSchema, { ...toTaskInput(task), ...changes });
  const { revision } = task;
  try {
    await ask('tasks.update', {
      taskId: id,
      input,
      expectedRevision: expectedRevision ?? revision,
    });
  } catch (error) {
    if (expectedRevision !== undefined || !isRevisionConflict(error)) throw error;
    return replaceParts(id, changes, ask);
  }
  return taskShape(await ask('tasks.get', { taskId: id }));
}
