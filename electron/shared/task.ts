/** What the user wants run, and how its runs are to behave. */

import * as z from 'zod';

import { scheduleSchema, type StoredSchedule } from './schedule.ts';

/** Longest command text: one argument of a Linux process holds 128 KiB. */
export const MAX_COMMAND_LENGTH = 100_000;
/** `setTimeout` and the longest run anyone plans: 24 days. */
const MAX_TIMEOUT_MS = 24 * 86_400_000;

/** Text that goes into one line of a menu, a log or a mail subject. */
const singleLine = (what: string, max: number) =>
  z
    .string({ error: what })
    .trim()
    .min(1, { error: what })
    .max(max, { error: `${what} of at most ${max} characters` })
    // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
    .regex(/^[^\u0000-\u001f\u007f]*$/, {
      error: `${what} on one line, without control characters`,
    });
const noNul = (max: number, what: string) =>
  z
    .string({ error: what })
    .max(max, { error: `${what} of at most ${max.toLocaleString('en')} characters` })
    .refine((text) => !text.includes('\0'), { error: `${what} without NUL characters` });
const wholeNumber = (from: number, to: number, what: string) =>
  z
    .number({ error: what })
    .int({ error: what })
    .min(from, { error: what })
    .max(to, { error: what });
const path = (what: string) =>
  noNul(4096, what).refine((text) => text.trim() !== '', { error: what });

export const taskActionSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('command'),
      command: noNul(MAX_COMMAND_LENGTH, 'a command').refine((text) => text.trim() !== '', {
        error: 'a command',
      }),
      /** Path or name of the shell; null is the default shell. */
      shell: path('a shell like /bin/bash').nullable().default(null),
    }),
    z.strictObject({
      kind: z.literal('script'),
      /** Absolute path, or one that starts with ~/. */
      path: path('the path of a script file'),
      /** Path or name; null finds it by the `#!` line, then by the file's extension. */
      interpreter: path('an interpreter like python3').nullable().default(null),
      args: z
        .array(noNul(10_000, 'an argument'), { error: 'a list of texts' })
        .max(100)
        .default([]),
    }),
  ],
  { error: 'an action of kind command or script' },
);

export const overlapPolicies = ['skip', 'queue', 'replace', 'allow'] as const;
export const misfirePolicies = ['skip', 'run_once', 'run_all'] as const;
/** What to do with a new run while one of the same task is still active. */
export type OverlapPolicy = (typeof overlapPolicies)[number];
/** What to do with fire times that passed while CronPilot was off or the computer asleep. */
export type MisfirePolicy = (typeof misfirePolicies)[number];

const exitCodes = z
  .array(wholeNumber(0, 255, 'an exit code from 0 to 255'), { error: 'a list of exit codes' })
  .max(256);

export const taskInputSchema = z.strictObject({
  name: singleLine('a name', 200),
  action: taskActionSchema,
  /** Working directory; null is the home directory. */
  cwd: path('a folder').nullable().default(null),
  env: z
    .record(
      z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'a variable name like BACKUP_DIR' }),
      noNul(100_000, 'a value'),
      { error: 'names with values' },
    )
    .default({}),
  /** Empty means: only by hand. */
  schedules: z
    .array(scheduleSchema, { error: 'a list of schedules' })
    .max(50, { error: 'at most 50 schedules' })
    .default([]),
  enabled: z.boolean({ error: 'true or false' }).default(true),
  overlapPolicy: z.enum(overlapPolicies).default('skip'),
  /** Most runs of this task at the same time; used by overlap policy `allow` alone. */
  maxInstances: wholeNumber(2, 64, 'a whole number from 2 to 64').default(2),
  /** Null: `run_once`, but `skip` for what is due hourly or more often. */
  misfirePolicy: z.enum(misfirePolicies).nullable().default(null),
  /** From process start; null means no limit. */
  timeoutMs: wholeNumber(1, MAX_TIMEOUT_MS, 'a whole number of ms above 0 (at most 24 days)')
    .nullable()
    .default(null),
  /** Between the polite and the forced end of a stopped run. */
  graceMs: wholeNumber(0, 3_600_000, 'a whole number of ms from 0 to 3,600,000').default(10_000),
  /** True: the run ends with CronPilot. False: it goes on and is adopted by the next start. */
  stopWithApp: z.boolean({ error: 'true or false' }).default(false),
  /** Higher leaves the queue first. */
  priority: wholeNumber(-10, 10, 'a whole number from -10 to 10').default(0),
  /** POSIX nice value added for the run. */
  nice: wholeNumber(0, 19, 'a whole number from 0 to 19').default(0),
  successExitCodes: exitCodes.min(1, { error: 'at least one exit code' }).default([0]),
  notifyOnFailure: z.boolean({ error: 'true or false' }).default(true),
  notifyOnRecovery: z.boolean({ error: 'true or false' }).default(true),
  favourite: z.boolean({ error: 'true or false' }).default(false),
  tags: z.array(singleLine('a tag', 40), { error: 'a list of tags' }).max(20).default([]),
  notes: noNul(20_000, 'notes').default(''),
});

/** A whole task definition. */
export type TaskInput = z.output<typeof taskInputSchema>;
/** The same before defaults are filled in. */
export type TaskDraft = z.input<typeof taskInputSchema>;
export type TaskAction = TaskInput['action'];
export type TaskId = number;

export interface Task extends TaskInput {
  readonly id: TaskId;
  /** Counts up with each edit of the definition, from 1. */
  readonly revision: number;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  /** Set while the task lies among the recently deleted. */
  readonly deletedAtMs: number | null;
  /** The stored form of `schedules`, same order. */
  readonly storedSchedules: readonly StoredSchedule[];
}
