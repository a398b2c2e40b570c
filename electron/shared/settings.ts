/** What the user can set for the whole application, with its limits and defaults. */

import * as z from 'zod';

import { expects } from './expectation.ts';
import { alertSettingsShape } from './alerts.ts';
import { boolean, integer, noNul, singleLine, timeOfDay, variableName } from './field.ts';

const DAY_MS = 86_400_000;
const MIB = 1024 ** 2;

export const settingsSchema = z.strictObject({
  /** Runs at the same time over all tasks; the rest wait. */
  maxConcurrentRuns: integer(1, 64).default(10),
  /** Per run; the middle of a larger log is left out. */
  maxLogBytes: integer(64 * 1024, 1024 ** 3).default(20 * 1024 * 1024),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Of the window; "system" is German where the computer speaks it, else English. */
  language: z.enum(['system', 'en', 'de']).default('system'),
  /** Native notifications at all. */
  notifications: boolean.default(true),
  openAtLogin: boolean.default(false),
  /** A start at login shows no window. */
  startHidden: boolean.default(true),
  onWindowClosed: z.enum(['keepRunning', 'quit']).default('keepRunning'),
  /** Brings up the palette from anywhere, as Electron writes it: `Control+Alt+C`. */
  globalShortcut: z
    .string({ error: expects('keys like Control+Alt+C') })
    .regex(/^[A-Za-z0-9+ ]{3,60}$/, { error: expects('keys like Control+Alt+C') })
    .nullable()
    .default(null),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  zoomPercent: integer(80, 200).default(100),
  /** Keys without Ctrl, Cmd or Alt do commands. */
  singleKeys: boolean.default(true),
  /** By the id of a command of the window; the others have their usual keys. */
  keys: z.record(z.string().max(60), z.array(z.string().min(1).max(40)).max(5)).default({}),
  /** The keys of a list page along its lower edge. */
  hintBar: boolean.default(true),
  systemTitleBar: boolean.default(false),
  /** Set once the user has been told that closing the window keeps CronPilot running. */
  toldAboutClosing: boolean.default(false),
  /** Default shell of command tasks; null is the user's own. */
  shell: z
    .string({ error: expects('a shell like /bin/bash') })
    .min(1)
    .max(4096)
    .nullable()
    .default(null),
  /** Variables of every run; a task's own win. Values may hold `{{secret.NAME}}`. */
  env: z.record(variableName, noNul(100_000, expects('a value'))).default({}),
  /** Gives runs the environment of the user's login shell. */
  useLoginEnv: boolean.default(true),
  /** When notifications keep still and tasks that ask for it wait, by the computer's clock. */
  quietHours: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable().default(null),
  /** After a sleep or a start nothing is caught up for so long, then one run every so often. */
  catchUpQuietMs: integer(0, 3_600_000).default(60_000),
  catchUpEveryMs: integer(0, 3_600_000).default(5_000),
  /** Log files beyond any of the three limits are removed, oldest first; active runs keep theirs. */
  keepLogsMs: integer(DAY_MS, 3_660 * DAY_MS).default(30 * DAY_MS),
  keepLogsPerTask: integer(1, 100_000).default(100),
  keepLogsBytes: integer(10 * MIB, 1024 * 1024 * MIB).default(1024 * MIB),
  /** Rows of the history; the last outcome of each task stays. */
  keepRunsMs: integer(DAY_MS, 36_600 * DAY_MS).default(730 * DAY_MS),
  keepRunsCount: integer(1_000, 10_000_000).default(1_000_000),
  /** Deleted tasks can be restored for so long. */
  keepDeletedMs: integer(DAY_MS, 3_660 * DAY_MS).default(30 * DAY_MS),
  /** With less free space than this on the data folder's disk, nothing new is started. */
  minFreeBytes: integer(0, 1024 * 1024 * MIB).default(100 * MIB),
  backupCount: integer(1, 365).default(7),
  /** Filters of the task list under a name, in the order of the sidebar. */
  views: z
    .array(
      z.strictObject({
        name: singleLine(expects('a name'), 60),
        query: noNul(1_000, expects('filters')),
      }),
      {
        error: expects('a list of views'),
      },
    )
    .max(50, { error: expects('at most 50 views') })
    .default([]),
  /** Of favourite tasks, by id; those it does not name follow by name. */
  favouriteOrder: z.array(z.number().int().positive()).max(1_000).default([]),
  /** Keeps secrets under a key in a file where the system offers no key store. */
  secretsWithoutKeyStore: boolean.default(false),
  ...alertSettingsShape,
});

export type Settings = z.output<typeof settingsSchema>;

/** Any part of the settings; absent fields stay as they are, none gets its default. */
export const settingsPatchSchema = z.strictObject(optionalFields(settingsSchema.shape));
export type SettingsPatch = z.output<typeof settingsPatchSchema>;

export const defaultSettings: Settings = settingsSchema.parse({});

function optionalFields<T extends Readonly<Record<string, z.ZodDefault<z.ZodType>>>>(shape: T) {
  const fields = Object.entries(shape).map(([name, field]) => [name, field.unwrap().optional()]);
  return Object.fromEntries(fields) as {
    [K in keyof T]: z.ZodOptional<ReturnType<T[K]['unwrap']>>;
  };
}
