/** What the user wants run, and how its runs are to behave. */

import * as z from 'zod';

import { expects } from './expectation.ts';
import { taskAlertsSchema } from './alerts.ts';
import { blackoutsSchema } from './blackout.ts';
import { boolean, integer, noNul, path, singleLine, variableName, wholeNumber } from './field.ts';
import { parametersSchema } from './parameter.ts';
import { scheduleSchema, type StoredSchedule } from './schedule.ts';
import { taskActionSchema } from './task-action.ts';
import {
  conditionsSchema,
  exitCodes,
  locksSchema,
  retryPolicySchema,
  successRulesSchema,
} from './task-policy.ts';
import { taskTriggerSchema } from './task-trigger.ts';

/** `setTimeout` and the longest run anyone plans: 24 days. */
const MAX_TIMEOUT_MS = 24 * 86_400_000;
const DAY_MS = 86_400_000;

export const overlapPolicies = ['skip', 'queue', 'replace', 'allow'] as const;
export const misfirePolicies = ['skip', 'run_once', 'run_all'] as const;
/** What to do with a new run while one of the same task is still active. */
export type OverlapPolicy = (typeof overlapPolicies)[number];
/** What to do with fire times that passed while CronPilot was off or the computer asleep. */
export type MisfirePolicy = (typeof misfirePolicies)[number];

export const taskInputSchema = z.strictObject({
  name: singleLine(expects('a name'), 200),
  action: taskActionSchema,
  /** Working directory; null is the home directory. */
  cwd: path(expects('a folder')).nullable().default(null),
  /** Values may hold `{{secret.NAME}}`. */
  env: z
    .record(variableName, noNul(100_000, expects('a value')), {
      error: expects('names with values'),
    })
    .default({}),
  /** A file of NAME=value lines, read at each start; what `env` says wins. */
  envFile: path(expects('the path of an .env file')).nullable().default(null),
  /** Asked for by a run by hand, given by API and CLI. */
  parameters: parametersSchema.default([]),
  /** Empty means: only by hand. */
  schedules: z
    .array(scheduleSchema, { error: expects('a list of schedules') })
    .max(50, { error: expects('at most 50 schedules') })
    .default([]),
  /** What starts it besides the schedules. */
  triggers: z
    .array(taskTriggerSchema, { error: expects('a list of triggers') })
    .max(20, { error: expects('at most 20 triggers') })
    .default([]),
  blackouts: blackoutsSchema.default([]),
  enabled: boolean.default(true),
  overlapPolicy: z.enum(overlapPolicies).default('skip'),
  /** Most runs of this task at the same time; used by overlap policy `allow` alone. */
  maxInstances: integer(2, 64).default(2),
  /** Null: `run_once`, but `skip` for what is due hourly or more often. */
  misfirePolicy: z.enum(misfirePolicies).nullable().default(null),
  /** Most runs that `run_all` makes up for, for one schedule. */
  maxCatchUps: integer(1, 1000).default(25),
  /** What is later is not caught up; null is one period of the schedule, at most 24 hours. */
  maxLatenessMs: wholeNumber(1_000, 366 * DAY_MS, expects('a time from 1 second to 366 days'))
    .nullable()
    .default(null),
  retry: retryPolicySchema.prefault({}),
  conditions: conditionsSchema.prefault({}),
  locks: locksSchema.default([]),
  /** From process start; null means no limit. */
  timeoutMs: wholeNumber(
    1,
    MAX_TIMEOUT_MS,
    expects('a whole number of ms above 0 (at most 24 days)'),
  )
    .nullable()
    .default(null),
  /** Between the polite and the forced end of a stopped run. */
  graceMs: wholeNumber(0, 3_600_000, expects('a whole number of ms from 0 to 3,600,000')).default(
    10_000,
  ),
  /** True: the run ends with CronPilot. False: it goes on and is adopted by the next start. */
  stopWithApp: boolean.default(false),
  /** The computer does not fall asleep by itself meanwhile, where the system allows to ask for that. */
  keepAwake: boolean.default(false),
  /** Higher leaves the queue first. */
  priority: wholeNumber(-10, 10, expects('a whole number from -10 to 10')).default(0),
  /** POSIX nice value added for the run. */
  nice: integer(0, 19).default(0),
  /** What the settings say of all tasks holds where these are null. */
  keepLogsMs: wholeNumber(DAY_MS, 3_660 * DAY_MS, expects('a time from 1 to 3,660 days'))
    .nullable()
    .default(null),
  keepLogsCount: wholeNumber(1, 100_000, expects('a whole number from 1 to 100,000'))
    .nullable()
    .default(null),
  maxLogBytes: wholeNumber(64 * 1024, 1024 ** 3, expects('a size from 64 KiB to 1 GiB'))
    .nullable()
    .default(null),
  successExitCodes: exitCodes.min(1, { error: expects('at least one exit code') }).default([0]),
  success: successRulesSchema.prefault({}),
  /** A success is expected at least so often; null expects none. */
  freshnessMs: wholeNumber(60_000, 366 * DAY_MS, expects('a time from 1 minute to 366 days'))
    .nullable()
    .default(null),
  /** Marks runs that take unusually long or end unusually soon. */
  watchDuration: boolean.default(true),
  /**
   * While `alerts` names no rules of its own: tells of failures, of runs that take too long or end
   * too soon, and of a success that is overdue.
   */
  notifyOnFailure: boolean.default(true),
  notifyOnRecovery: boolean.default(true),
  alerts: taskAlertsSchema.prefault({}),
  favourite: boolean.default(false),
  tags: z
    .array(singleLine(expects('a tag'), 40), { error: expects('a list of tags') })
    .max(20)
    .default([]),
  notes: noNul(20_000, expects('notes')).default(''),
});

/** A whole task definition. */
export type TaskInput = z.output<typeof taskInputSchema>;
/** The same before defaults are filled in. */
export type TaskDraft = z.input<typeof taskInputSchema>;
export type TaskId = number;

/** The user holds a task's schedules and triggers; what falls due meanwhile leaves a row. */
export interface TaskPause {
  readonly sinceMs: number;
  readonly untilMs: number;
}

export interface Task extends TaskInput {
  readonly id: TaskId;
  /** Counts up with each edit of the definition, from 1. */
  readonly revision: number;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  /** Set while the task lies among the recently deleted. */
  readonly deletedAtMs: number | null;
  /** The last one that was set; over once its time has come: see `pauseInForce`. */
  readonly pause: TaskPause | null;
  /** The stored form of `schedules`, same order. */
  readonly storedSchedules: readonly StoredSchedule[];
}

/** Null when a task is not paused, or no longer. */
export function pauseInForce({ pause }: Pick<Task, 'pause'>, nowMs: number): TaskPause | null {
  return pause !== null && nowMs < pause.untilMs ? pause : null;
}

/** A task that `tasks.restore` brings back until it is removed for good. */
export interface DeletedTask {
  readonly taskId: TaskId;
  readonly taskName: string;
  readonly deletedAtMs: number;
}
