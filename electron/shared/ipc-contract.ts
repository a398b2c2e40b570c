/**
 * Everything that crosses between the main process and its clients (the window, the CLI).
 *
 * A call goes from a client to main and is answered; its schema checks the request in main.
 * An event goes from main to the clients and is not answered.
 * The preload API, the main handlers, the renderer's client, the control socket and the test
 * double are all derived from this table, so a name or a type is written once.
 */

import * as z from 'zod';

import { expects } from './expectation.ts';
import { id, nothing } from './field.ts';
import { alertCalls } from './alert-calls.ts';
import { apiCalls } from './api-calls.ts';
import { blackoutsSchema } from './blackout.ts';
import { type Backup, backupNameSchema, type RestoreDifference } from './backup.ts';
import { type CallSpec, call, type EventSpec, event } from './call-spec.ts';
import { desktopCalls } from './desktop-calls.ts';
import type { Result } from './errors.ts';
import type { Explanation } from './explanation.ts';
import { logPlaceCalls } from './log-place-calls.ts';
import { parameterValuesSchema } from './parameter.ts';
import { programCalls } from './program-calls.ts';
import { type Run, runStates, triggers } from './run.ts';
import type { PreviewAnswer } from './schedule-preview.ts';
import { scheduleSchema } from './schedule.ts';
import { secretName, type SecretStatus, type SecretSummary } from './secret.ts';
import { type Settings, settingsPatchSchema } from './settings.ts';
import type { RunProgress, Status } from './status.ts';
import { systemCalls } from './system-calls.ts';
import type { Today } from './today.ts';
import { taskChangeSchema } from './task-change.ts';
import type { TaskRevisionSummary } from './task-diff.ts';
import type { TaskStats } from './task-stats.ts';
import { type DeletedTask, type Task, taskInputSchema } from './task.ts';
import { transferCalls } from './transfer-calls.ts';

/** The last time that a `Date` can hold. */
const MAX_TIME_MS = 8_640_000_000_000_000;
const MAX_CHUNK_BYTES = 1024 * 1024;

const taskRef = z.strictObject({ taskId: id });
const runRef = z.strictObject({ runId: id });
const count = (max: number) =>
  z
    .number()
    .int()
    .min(1, { error: expects('1 to {max}', { max }) })
    .max(max, { error: expects('1 to {max}', { max }) });

const runFilter = {
  taskId: id.optional(),
  states: z.array(z.enum(runStates)).max(runStates.length).optional(),
  triggers: z.array(z.enum(triggers)).max(triggers.length).optional(),
  /** Set off by the end of that task's run, as long as its row is kept. */
  afterTaskId: id.optional(),
  /** Asked for then or later. */
  sinceMs: z.number().int().min(0).max(MAX_TIME_MS).optional(),
};

export const ipcCalls = {
  'status.get': call(nothing).returns<Status>(),

  'today.get': call(nothing).returns<Today>(),
  /**
   * What fell due while nothing could run and nobody has answered yet: first the queued, each of
   * which catches up at its `notBeforeMs`, then the missed, which stay undone.
   */
  'today.away': call(nothing).returns<readonly Run[]>(),

  'tasks.list': call(nothing).returns<readonly TaskSummary[]>(),
  'tasks.get': call(taskRef).returns<TaskSummary>(),
  'tasks.create': call(taskInputSchema).returns<Task>(),
  /**
   * Replaces the definition; the old one is kept as a revision. A `conflict` when that is not the
   * expected one.
   */
  'tasks.update': call(
    z.strictObject({ taskId: id, input: taskInputSchema, expectedRevision: id.optional() }),
  ).returns<Task>(),
  'tasks.setEnabled': call(z.strictObject({ taskId: id, enabled: z.boolean() })).returns<Task>(),
  /** Soft; `tasks.restore` takes it back. Active runs go on and keep their history. */
  'tasks.delete': call(taskRef).returns<void>(),
  /** Why a task did not run at a moment; null asks for what was last missed, or what holds it now. */
  'tasks.explain': call(
    z.strictObject({
      taskId: id,
      atMs: z
        .number({ error: expects('a time in ms') })
        .int({ error: expects('a time in ms') })
        .min(0, { error: expects('a time since 1970') })
        .max(MAX_TIME_MS, { error: expects('a time that a calendar has') })
        .nullable()
        .default(null),
    }),
  ).returns<Explanation>(),
  /** A task's record of the last 30 days. */
  'tasks.stats': call(taskRef).returns<TaskStats>(),
  /** The task's next fire time is left out; a `conflict` when it is not due next at `fireAtMs`. */
  'tasks.skipNext': call(
    z.strictObject({ taskId: id, fireAtMs: z.number().int().min(0).max(MAX_TIME_MS) }),
  ).returns<void>(),
  'tasks.restore': call(taskRef).returns<Task>(),
  /** To all of them or to none; answers those that were not so before, for undoing. */
  'tasks.change': call(
    z.strictObject({ taskIds: z.array(id).max(100_000), change: taskChangeSchema }),
  ).returns<readonly number[]>(),
  /** Removes a deleted task for good, with its history and logs. */
  'tasks.erase': call(taskRef).returns<void>(),
  /** What `tasks.restore` can bring back, deleted last first. */
  'tasks.deleted': call(nothing).returns<readonly DeletedTask[]>(),
  /** Newest first. */
  'tasks.revisions': call(z.strictObject({ taskId: id, limit: count(500).default(100) })).returns<
    readonly TaskRevisionSummary[]
  >(),
  /**
   * Makes a new revision equal to an old one. Whether the task is enabled stays, unless that is all
   * in which they differ.
   */
  'tasks.revert': call(z.strictObject({ taskId: id, revision: id })).returns<Task>(),
  /** A new token for the task's webhook; told this once, and an earlier one ends with it. */
  'tasks.webhookToken': call(taskRef).returns<WebhookToken>(),
  /** Examples that work on this machine, for a first start. */
  'tasks.samples': call(nothing).returns<readonly SampleTask[]>(),

  /** What this computer does not tell, so that a task does not wait for it in vain. */
  'triggers.support': call(nothing).returns<TriggerSupport>(),

  /** With values for the task's parameters; a default stands in for what is not given. */
  'runs.start': call(
    z.strictObject({
      taskId: id,
      params: parameterValuesSchema.optional(),
      /** A script over HTTP asks as `api`. */
      trigger: z.enum(['manual', 'api']).default('manual'),
    }),
  ).returns<Run>(),
  /** Runs a task that is not stored, once; it counts for nothing and starts nothing else. */
  'runs.test': call(taskInputSchema).returns<Run>(),
  /** A run that waits for its time no longer does; a `conflict` for one that does not. */
  'runs.startNow': call(runRef).returns<Run>(),
  /** Newest first; `beforeRunId` continues a list by key. */
  'runs.list': call(
    z.strictObject({
      ...runFilter,
      /** Within the task's name or the reason; like `triggers` and `afterTaskId` looked for in the newest 50,000. */
      text: z.string().max(200).optional(),
      beforeRunId: id.optional(),
      limit: count(500).default(50),
    }),
  ).returns<readonly Run[]>(),
  /** Takes a run off the list of what needs the user; `runs.recall` takes that back. */
  'runs.dismiss': call(runRef).returns<void>(),
  'runs.recall': call(runRef).returns<void>(),
  'runs.get': call(runRef).returns<Run>(),
  /** A run with what it retried and what retried it, first attempt first. */
  'runs.attempts': call(runRef).returns<readonly Run[]>(),
  /** Why a row of the history did not become a run, or that it did. */
  'runs.explain': call(runRef).returns<Explanation>(),
  /**
   * Takes one that waits out of the queue. To one that runs: SIGTERM to the whole tree, SIGKILL after
   * the task's grace time, or at once with `force`; with `onlyWaiting` a `conflict`, and it goes on.
   */
  'runs.stop': call(
    z.strictObject({
      runId: id,
      force: z.boolean().default(false),
      onlyWaiting: z.boolean().default(false),
    }),
  ).returns<Run>(),

  /** A byte range of a run's log. */
  'logs.read': call(
    z.strictObject({
      runId: id,
      /** Negative counts from the end. */
      offsetBytes: z.number().int().default(0),
      lengthBytes: count(MAX_CHUNK_BYTES).default(MAX_CHUNK_BYTES),
    }),
  ).returns<LogChunk>(),
  /** Looks for a text in the logs of runs, newest first; `nextBeforeRunId` goes on with the rest. */
  'logs.search': call(
    z.strictObject({
      text: z
        .string()
        .min(1, { error: expects('a text') })
        .max(200),
      ...runFilter,
      beforeRunId: id.optional(),
    }),
  ).returns<LogSearchPage>(),
  /** Absolute, for whoever wants its bytes as they are; null when nothing was started or it was removed. */
  'logs.path': call(runRef).returns<string | null>(),
  ...logPlaceCalls,

  'schedules.preview': call(
    z.strictObject({
      schedules: z.array(scheduleSchema).max(50),
      limit: count(50).default(10),
      /** Fire times in them are left out. */
      blackouts: blackoutsSchema.default([]),
      /** The task they are of; the ones it has are previewed as they are stored. */
      taskId: id.nullable().default(null),
    }),
  ).returns<PreviewAnswer>(),
  /** Holds all schedules; null until resumed. Runs started by hand still run. */
  'schedules.pause': call(
    z.strictObject({
      untilMs: z
        .number({ error: expects('a time in ms') })
        .int({ error: expects('a time in ms') })
        .positive({ error: expects('a time in the future') })
        .max(MAX_TIME_MS, { error: expects('a time that a calendar has') })
        .nullable(),
    }),
  ).returns<void>(),
  'schedules.resume': call(nothing).returns<void>(),

  'settings.get': call(nothing).returns<Settings>(),
  'settings.update': call(settingsPatchSchema).returns<Settings>(),

  /** By name; never a value. */
  'secrets.list': call(nothing).returns<readonly SecretSummary[]>(),
  'secrets.status': call(nothing).returns<SecretStatus>(),
  /** Replaces one of the same name. Not strict, since an error would quote the whole request. */
  'secrets.set': call(
    z.object({ name: secretName, value: z.string({ error: expects('a text') }) }),
  ).returns<void>(),
  /** A `conflict` when something refers to it, unless forced. */
  'secrets.delete': call(
    z.strictObject({ name: z.string().max(100), force: z.boolean().default(false) }),
  ).returns<void>(),
  /** Asks the login shell again; answers why it told nothing, as a sentence, or null. */
  'environment.refresh': call(nothing).returns<string | null>(),
  ...programCalls,

  /** Newest first. */
  'backups.list': call(nothing).returns<readonly Backup[]>(),
  /** Answers once the copy is whole, verified and on disk. */
  'backups.create': call(nothing).returns<Backup>(),
  /**
   * CronPilot backs itself up, restarts and brings the tasks back as they were; runs go on. Answers
   * with what that changes, before the restart.
   */
  'backups.restore': call(z.strictObject({ name: backupNameSchema })).returns<RestoreDifference>(),

  ...apiCalls,

  ...alertCalls,
  ...transferCalls,
  ...systemCalls,
  ...desktopCalls,
} as const;

export const ipcEvents = {
  'run.changed': event<Run>(),
  /** A task was created, edited, enabled, disabled, deleted or restored. */
  'task.changed': event<{ readonly taskId: number }>(),
  /** Gathered for 50 ms. */
  'log.grew': event<readonly { readonly runId: number; readonly totalBytes: number }[]>(),
  /** Gathered for 50 ms. */
  'run.progressed': event<readonly RunProgress[]>(),
  /** At most four times a second. */
  'status.changed': event<Status>(),
  'settings.changed': event<Settings>(),
  /** Of messages or mutes. */
  'alerts.changed': event<{ readonly undeliveredCount: number }>(),
  /** Asks the window to show a route such as `/runs/12`. */
  'route.requested': event<{ readonly path: string }>(),
  /** A sentence to show inside the window, where no native notification could be. */
  'notice.raised': event<{ readonly text: string; readonly runId: number | null }>(),
} as const;

/** A task with what its row in the list shows. */
export interface TaskSummary {
  readonly task: Task;
  /** "Every day at 02:00; After Backup succeeds": schedules, then triggers; else "Only by hand". */
  readonly scheduleSentence: string;
  readonly nextFireAtMs: number | null;
  /** The run that is active now, or the newest one that ended. */
  readonly lastRun: Run | null;
  /** Newest first, at most 24, started runs only. */
  readonly recentRuns: readonly RecentRun[];
  /** Median of the last 30 successes, null below five. */
  readonly usualDurationMs: number | null;
}

export interface RecentRun {
  readonly id: number;
  readonly state: Run['state'];
  readonly startedAtMs: number;
  readonly durationMs: number | null;
}

export interface TriggerSupport {
  /** Why a trigger of kind `unlock` never fires here, as a sentence; null when it does. */
  readonly unlock: string | null;
}

export interface WebhookToken {
  readonly token: string;
  /** `/hook/TOKEN`, for a POST to the control socket. */
  readonly path: string;
}

export interface SampleTask {
  readonly title: string;
  /** "Every hour. Warns you below 10 %." */
  readonly summary: string;
  readonly icon: 'disk' | 'website' | 'archive' | 'trash';
  readonly input: z.output<typeof taskInputSchema>;
}

export interface LogChunk {
  readonly offsetBytes: number;
  /** UTF-8; bytes that are none are shown as U+FFFD. Never cuts a character in two. */
  readonly text: string;
  /** Where the next chunk starts. */
  readonly nextOffsetBytes: number;
  readonly totalBytes: number;
  /** False when the file is gone. */
  readonly exists: boolean;
}

export interface LogSearchPage {
  /** Newest run first; the first line of each that holds the text. */
  readonly hits: readonly LogSearchHit[];
  /** Logs that this call has read. */
  readonly searchedCount: number;
  /** Null when all are done. */
  readonly nextBeforeRunId: number | null;
}

export interface LogSearchHit {
  readonly run: Run;
  /** From 1. */
  readonly line: number;
  readonly excerpt: string;
}

export type CallName = keyof typeof ipcCalls;
export type EventName = keyof typeof ipcEvents;
/** What a handler gets: checked, defaults filled in. */
export type Request<N extends CallName> = z.output<(typeof ipcCalls)[N]['request']>;
/** What a client may send: fields with a default can be left out. */
export type RequestInput<N extends CallName> = z.input<(typeof ipcCalls)[N]['request']>;
export type Response<N extends CallName> =
  (typeof ipcCalls)[N] extends CallSpec<z.ZodType, infer R> ? R : never;
export type Payload<N extends EventName> =
  (typeof ipcEvents)[N] extends EventSpec<infer P> ? P : never;

/** One handler for each call: leaving one out does not compile. */
export type CallHandlers = {
  readonly [N in CallName]: (request: Request<N>) => Response<N> | Promise<Response<N>>;
};

/** What the preload script exposes as `window.cronpilot`. */
export interface CronPilotApi {
  call<N extends CallName>(name: N, request: RequestInput<N>): Promise<Result<Response<N>>>;
  /** Returns a function that stops listening. */
  on<N extends EventName>(name: N, listener: (payload: Payload<N>) => void): () => void;
  /** Where a `File` that the user gave lies; empty for one that the page made. Not in a browser. */
  pathOf?(file: object): string;
}

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(ipcCalls, name);
}

export function isEventName(name: string): name is EventName {
  return Object.hasOwn(ipcEvents, name);
}
