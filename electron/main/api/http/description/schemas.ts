/** The parts that answers are made of, as schemas; the contract's types hold each of them. */

import * as z from 'zod';

import { alertChannels } from '../../../../shared/alerts.ts';
import { apiScopes } from '../../../../shared/api-access.ts';
import type { ExplanationCode } from '../../../../shared/explanation.ts';
import { type ReasonCode, type Run, runStates, triggers } from '../../../../shared/run.ts';
import { scheduleSchema } from '../../../../shared/schedule.ts';
import { settingsSchema } from '../../../../shared/settings.ts';
import { taskInputSchema } from '../../../../shared/task.ts';

export const count = z.number().int().min(0);
export const id = z.number().int().min(1);
export const text = z.string();
export const flag = z.boolean();
export const texts = z.array(text);
export const timeMs = z
  .number()
  .int()
  .meta({ id: 'TimeMs', description: 'Milliseconds since 1970, UTC' });
export const isoTime = z.iso.datetime();
export const state = z.enum(runStates).meta({ id: 'RunState' });
export const scope = z.enum(apiScopes);
export const channel = z.enum(alertChannels);
/** A field that JSON leaves out where there is no value. */
export const anyValue = z.unknown().optional() as unknown as z.ZodType<unknown>;

/** Codes grow in number, so a client must expect others: a text to JSON, a union to the compiler. */
function code<T extends string>(description: string): z.ZodType<T> {
  return z.string().meta({ description }) as unknown as z.ZodType<T>;
}
const reasonCode = code<ReasonCode>('Why the run is in its state, for programs: `exit_code`, …');
export const explanationCode = code<ExplanationCode>('A `reasonCode`, or `ran`, `disabled`, …');

const cause = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chain'), runId: id, taskName: text, state }),
  z.object({ kind: z.literal('file'), paths: texts, pathCount: count }),
]);

const reasonWording = z.unknown().meta({
  description: 'What the browser panel says `reason` of in another language; null for most',
}) as unknown as z.ZodType<Run['reasonWording']>;

const runShape = {
  id,
  taskId: id,
  taskName: text,
  taskRevision: id,
  scheduleId: id.nullable(),
  trigger: z.enum(triggers),
  cause: cause.nullable(),
  state,
  reasonCode: reasonCode.nullable(),
  reason: text.nullable(),
  reasonWording,
  relatedRunId: id.nullable(),
  attempt: id,
  retryOfRunId: id.nullable(),
  scheduledForMs: timeMs.nullable(),
  dueCount: count,
  dueFromMs: timeMs.nullable(),
  clockEpoch: count,
  queuedAtMs: timeMs,
  notBeforeMs: timeMs.nullable(),
  deadlineMs: timeMs.nullable(),
  startedAtMs: timeMs.nullable(),
  finishedAtMs: timeMs.nullable(),
  exitCode: z.number().int().nullable(),
  pid: id.nullable(),
  logFilename: text.nullable(),
  logBytes: count,
  params: z.record(text, text).nullable(),
  durationWarning: z.enum(['too_long', 'too_short']).nullable(),
  outputFileBytes: count.nullable(),
};
export const run = z.object(runShape).meta({ id: 'Run' });

const schedule = scheduleSchema.meta({ id: 'Schedule' });
export const taskInput = taskInputSchema
  .extend({ schedules: z.array(schedule) })
  .meta({ id: 'TaskDefinition' });
export const task = taskInputSchema
  .extend({
    schedules: z.array(schedule),
    id,
    revision: id,
    createdAtMs: timeMs,
    updatedAtMs: timeMs,
    deletedAtMs: timeMs.nullable(),
    pause: z.object({ sinceMs: timeMs, untilMs: timeMs }).nullable(),
    storedSchedules: z.array(
      z.object({ id, schedule, createdAtMs: timeMs, nextFireAtMs: timeMs.nullable() }),
    ),
  })
  .meta({ id: 'StoredTask' });

const summaryShape = {
  task,
  scheduleSentence: text,
  nextFireAtMs: timeMs.nullable(),
  lastRun: run.nullable(),
  recentRuns: z.array(
    z.object({ id, state, startedAtMs: timeMs, durationMs: z.number().nullable() }),
  ),
  usualDurationMs: z.number().nullable(),
};
export const taskSummary = z.object(summaryShape);

/** Fields by which older scripts know a run. */
const outcomeShape = {
  status: text.meta({ description: '`pending`, `running`, `success`, `failed`, `cancelled`, …' }),
  started_at: isoTime.nullable(),
  completed_at: isoTime.nullable(),
  duration_seconds: z.number().nullable(),
  error_message: text.nullable(),
};
export const runAnswer = z
  .object({
    ...runShape,
    ...outcomeShape,
    logs_file_path: text.nullable(),
    created_at: isoTime,
  })
  .meta({ id: 'RunAnswer' });

export const taskAnswer = z
  .object({
    id,
    name: text,
    description: text,
    file_path: text.nullable(),
    module_name: text.nullable(),
    schedule_type: z.enum(['manual', 'hourly', 'daily', 'weekly', 'custom']),
    schedule_config: text.nullable(),
    is_active: flag,
    created_at: isoTime,
    updated_at: isoTime,
    latest_run: z.object(outcomeShape).nullable(),
    next_run: isoTime.nullable(),
    job_status: z.object({ scheduled: flag, next_run: isoTime.nullable(), status: text }),
    ...summaryShape,
  })
  .meta({ id: 'TaskAnswer' });

export const logAnswer = z
  .object({
    id,
    run_id: id,
    task_id: id,
    task_name: text,
    filename: text.nullable(),
    size_bytes: count,
    created_at: isoTime.nullable(),
    status: outcomeShape.status,
  })
  .meta({ id: 'LogAnswer' });

export const logChunk = z
  .object({
    offsetBytes: count,
    text,
    nextOffsetBytes: count,
    totalBytes: count,
    exists: flag,
  })
  .meta({ id: 'LogChunk' });

export const runProgress = z.object({
  runId: id,
  progress: z.object({ fraction: z.number().min(0).max(1).nullable(), text: text.nullable() }),
});

export const status = z
  .object({
    version: text,
    pid: id,
    startedAtMs: timeMs,
    dataDir: text,
    headless: flag,
    trayAvailable: flag,
    taskCount: count,
    enabledTaskCount: count,
    maxConcurrentRuns: count,
    running: z.array(run),
    progress: z.array(runProgress),
    queued: z.array(run),
    failing: z.array(
      z.object({
        taskId: id,
        taskName: text,
        lastRun: run,
        failureCount: count,
        isDismissed: flag,
      }),
    ),
    stale: z.array(
      z.object({
        taskId: id,
        taskName: text,
        freshnessMs: count,
        lastSuccessAtMs: timeMs.nullable(),
        sinceMs: timeMs,
      }),
    ),
    next: z.array(z.object({ taskId: id, taskName: text, fireAtMs: timeMs })),
    favourites: z.array(z.object({ taskId: id, taskName: text })),
    pause: z.object({ sinceMs: timeMs, untilMs: timeMs.nullable() }).nullable(),
    isStalled: flag,
    lastBackupAtMs: timeMs.nullable(),
    problems: texts,
  })
  .meta({ id: 'Status' });

export const settings = settingsSchema.meta({ id: 'Settings' });

export const explanation = z
  .object({
    code: explanationCode,
    sentence: text,
    evidence: z.array(z.object({ text, runId: id.nullable() })),
    runId: id.nullable(),
  })
  .meta({ id: 'Explanation' });

export const dayResult = z.object({ date: z.iso.date(), succeeded: count, failed: count });

/** Of one field of a definition. */
export const fieldChange = z.object({
  field: text,
  before: anyValue,
  after: anyValue,
  sentence: text,
});
