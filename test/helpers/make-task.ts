/** Tasks and runs for tests: whole ones, of which a test names only what it is about. */

import type { Run } from '../../electron/shared/run.ts';
import { type TaskDraft, type TaskInput, taskInputSchema } from '../../electron/shared/task.ts';

/** Checked and with defaults, as it would arrive from the window. */
export function makeTaskInput(overrides: Partial<TaskDraft> = {}): TaskInput {
  return taskInputSchema.parse({
    name: 'Backup',
    action: { kind: 'command', command: 'true' },
    ...overrides,
  });
}

/** A queued run, started by hand, of task 1. */
export function makeRun(overrides: Partial<Run> = {}): Run {
  return {
    id: 1,
    taskId: 1,
    taskName: 'Backup',
    taskRevision: 1,
    scheduleId: null,
    trigger: 'manual',
    cause: null,
    state: 'queued',
    reasonCode: null,
    reason: null,
    reasonWording: null,
    relatedRunId: null,
    attempt: 1,
    retryOfRunId: null,
    scheduledForMs: null,
    dueCount: 1,
    dueFromMs: null,
    clockEpoch: 0,
    queuedAtMs: 1_764_000_000_000,
    notBeforeMs: null,
    deadlineMs: null,
    startedAtMs: null,
    finishedAtMs: null,
    exitCode: null,
    pid: null,
    logFilename: null,
    logBytes: 0,
    params: null,
    durationWarning: null,
    outputFileBytes: null,
    ...overrides,
  };
}
