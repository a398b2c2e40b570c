/** One task and its runs, of which the examples in the description are made. */

import type { TaskSummary } from '../../../../shared/ipc-contract.ts';
import type { Run } from '../../../../shared/run.ts';
import { defaultSettings, type Settings } from '../../../../shared/settings.ts';
import type { Status } from '../../../../shared/status.ts';
import {
  type Task,
  type TaskDraft,
  type TaskInput,
  taskInputSchema,
} from '../../../../shared/task.ts';

/** 24 November 2026, 02:30 in Berlin. */
export const AT_MS = Date.UTC(2026, 10, 24, 1, 30);
const DAY_MS = 86_400_000;

export const draft: TaskDraft = {
  name: 'Backup',
  action: { kind: 'command', command: 'restic backup ~' },
  schedules: [{ kind: 'daily', times: ['02:30'], timeZone: 'Europe/Berlin' }],
  timeoutMs: 7_200_000,
};
export const input: TaskInput = taskInputSchema.parse(draft);

export const run: Run = {
  id: 812,
  taskId: 1,
  taskName: 'Backup',
  taskRevision: 1,
  scheduleId: 1,
  trigger: 'schedule',
  cause: null,
  state: 'failed',
  reasonCode: 'exit_code',
  reason: 'It ended with exit code 1.',
  reasonWording: null,
  relatedRunId: null,
  attempt: 1,
  retryOfRunId: null,
  scheduledForMs: AT_MS,
  dueCount: 1,
  dueFromMs: null,
  clockEpoch: 0,
  queuedAtMs: AT_MS,
  notBeforeMs: null,
  deadlineMs: null,
  startedAtMs: AT_MS + 3,
  finishedAtMs: AT_MS + 64_003,
  exitCode: 1,
  pid: null,
  logFilename: '1/812.log',
  logBytes: 2_048,
  params: null,
  durationWarning: null,
  outputFileBytes: null,
};

/** Started by hand and not yet done. */
export const activeRun: Run = {
  ...run,
  id: 813,
  scheduleId: null,
  trigger: 'api',
  state: 'running',
  reasonCode: null,
  reason: null,
  scheduledForMs: null,
  finishedAtMs: null,
  exitCode: null,
  pid: 4_711,
  logFilename: '1/813.log',
  logBytes: 0,
};

export const task: Task = {
  ...input,
  id: 1,
  revision: 1,
  createdAtMs: AT_MS - 30 * DAY_MS,
  updatedAtMs: AT_MS - 30 * DAY_MS,
  deletedAtMs: null,
  pause: null,
  storedSchedules: input.schedules.map((schedule) => ({
    id: 1,
    schedule,
    createdAtMs: AT_MS - 30 * DAY_MS,
    nextFireAtMs: AT_MS + DAY_MS,
  })),
};

export const summary: TaskSummary = {
  task,
  scheduleSentence: 'Every day at 02:30',
  nextFireAtMs: AT_MS + DAY_MS,
  lastRun: run,
  recentRuns: [{ id: 812, state: 'failed', startedAtMs: AT_MS + 3, durationMs: 64_000 }],
  usualDurationMs: 61_000,
};

export const status: Status = {
  version: '0.1.0',
  pid: 4_200,
  startedAtMs: AT_MS - DAY_MS,
  dataDir: '/home/anna/.config/CronPilot',
  headless: false,
  trayAvailable: true,
  taskCount: 1,
  enabledTaskCount: 1,
  maxConcurrentRuns: 10,
  running: [activeRun],
  progress: [{ runId: 813, progress: { fraction: 0.4, text: '40 %' } }],
  queued: [],
  failing: [{ taskId: 1, taskName: 'Backup', lastRun: run, failureCount: 1, isDismissed: false }],
  stale: [],
  next: [{ taskId: 1, taskName: 'Backup', fireAtMs: AT_MS + DAY_MS }],
  favourites: [],
  pause: null,
  isStalled: false,
  lastBackupAtMs: AT_MS - 3_600_000,
  problems: [],
};

export const settings: Settings = defaultSettings;
