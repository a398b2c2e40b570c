/** What the API answers with on tasks, runs and logs, for its description; held to their types. */

import * as z from 'zod';

import { type ReasonCode, runStates, triggers } from '../../../shared/run.ts';
import type { RunCause } from '../../../shared/run-cause.ts';
import { taskInputSchema, type Task } from '../../../shared/task.ts';
import type { logShape, runShape, taskShape } from './original-shapes.ts';

const int = z.number().int();
const timeMs = int.meta({ description: 'Milliseconds since 1970' });
const isoTime = z.iso.datetime().nullable();
const words = <T extends string>() => z.string() as unknown as z.ZodType<T>;

const outcome = {
  status: z.string().meta({ description: 'pending, running, success, failed, cancelled, …' }),
  started_at: isoTime,
  completed_at: isoTime,
  duration_seconds: z.number().nullable(),
  error_message: z.string().nullable(),
};

const run = z.looseObject({
  id: int,
  taskId: int,
  taskName: z.string(),
  taskRevision: int,
  scheduleId: int.nullable(),
  trigger: z.enum(triggers),
  cause: (z.looseObject({ kind: z.string() }) as unknown as z.ZodType<RunCause>).nullable(),
  state: z.enum(runStates),
  reasonCode: words<ReasonCode>().nullable(),
  reason: z.string().nullable(),
  relatedRunId: int.nullable(),
  attempt: int,
  retryOfRunId: int.nullable(),
  scheduledForMs: timeMs.nullable(),
  dueCount: int,
  dueFromMs: timeMs.nullable(),
  clockEpoch: int,
  queuedAtMs: timeMs,
  notBeforeMs: timeMs.nullable(),
  deadlineMs: timeMs.nullable(),
  startedAtMs: timeMs.nullable(),
  finishedAtMs: timeMs.nullable(),
  exitCode: int.nullable(),
  pid: int.nullable(),
  logFilename: z.string().nullable(),
  logBytes: int,
  params: z.record(z.string(), z.string()).nullable(),
  durationWarning: z.enum(['too_long', 'too_short']).nullable(),
  outputFileBytes: int.nullable(),
});

export const runAnswer = run
  .extend({ ...outcome, logs_file_path: z.string().nullable(), created_at: z.iso.datetime() })
  .meta({ id: 'Run' }) satisfies z.ZodType<ReturnType<typeof runShape>>;

const task = taskInputSchema
  .extend({
    id: int,
    revision: int,
    createdAtMs: timeMs,
    updatedAtMs: timeMs,
    deletedAtMs: timeMs.nullable(),
    pause: z.object({ sinceMs: timeMs, untilMs: timeMs }).nullable(),
    storedSchedules: z.array(
      z.looseObject({
        id: int,
        schedule: taskInputSchema.shape.schedules.unwrap().element,
        createdAtMs: timeMs,
        nextFireAtMs: timeMs.nullable(),
      }),
    ),
  })
  .meta({ id: 'TaskDefinition' }) satisfies z.ZodType<Task>;

export const taskAnswer = z
  .looseObject({
    id: int,
    name: z.string(),
    description: z.string(),
    file_path: z.string().nullable(),
    module_name: z.string().nullable(),
    schedule_type: z.enum(['manual', 'hourly', 'daily', 'weekly', 'custom']),
    schedule_config: z.string().nullable(),
    is_active: z.boolean(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    latest_run: z.object(outcome).nullable(),
    next_run: isoTime,
    job_status: z.object({ scheduled: z.boolean(), next_run: isoTime, status: z.string() }),
    task,
    scheduleSentence: z.string(),
    nextFireAtMs: timeMs.nullable(),
    lastRun: run.nullable(),
    recentRuns: z.array(
      z.object({
        id: int,
        state: z.enum(runStates),
        startedAtMs: timeMs,
        durationMs: int.nullable(),
      }),
    ),
    usualDurationMs: z.number().nullable(),
  })
  .meta({ id: 'Task' }) satisfies z.ZodType<ReturnType<typeof taskShape>>;

export const logAnswer = z
  .looseObject({
    id: int,
    run_id: int,
    task_id: int,
    task_name: z.string(),
    filename: z.string().nullable(),
    size_bytes: int,
    created_at: isoTime,
    status: z.string(),
  })
  .meta({ id: 'Log' }) satisfies z.ZodType<ReturnType<typeof logShape>>;
