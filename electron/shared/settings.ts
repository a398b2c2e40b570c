/** What the user can set for the whole application, with its limits and defaults. */

import * as z from 'zod';

const wholeNumber = (from: number, to: number) => {
  const error = `a whole number from ${from} to ${to}`;
  return z.number({ error }).int({ error }).min(from, { error }).max(to, { error });
};
const boolean = z.boolean({ error: 'true or false' });

export const settingsSchema = z.strictObject({
  /** Runs at the same time over all tasks; the rest wait. */
  maxConcurrentRuns: wholeNumber(1, 64).default(10),
  /** Per run; the middle of a larger log is left out. */
  maxLogBytes: wholeNumber(64 * 1024, 1024 ** 3).default(20 * 1024 * 1024),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Native notifications at all. */
  notifications: boolean.default(true),
  openAtLogin: boolean.default(false),
  systemTitleBar: boolean.default(false),
  /** Set once the user has been told that closing the window keeps CronPilot running. */
  toldAboutClosing: boolean.default(false),
  /** Default shell of command tasks; null is the user's own. */
  shell: z.string({ error: 'a shell like /bin/bash' }).min(1).max(4096).nullable().default(null),
});

export type Settings = z.output<typeof settingsSchema>;

/** Any part of the settings; absent fields stay as they are. */
export const settingsPatchSchema = z.strictObject({
  maxConcurrentRuns: settingsSchema.shape.maxConcurrentRuns.unwrap().optional(),
  maxLogBytes: settingsSchema.shape.maxLogBytes.unwrap().optional(),
  theme: settingsSchema.shape.theme.unwrap().optional(),
  notifications: boolean.optional(),
  openAtLogin: boolean.optional(),
  systemTitleBar: boolean.optional(),
  toldAboutClosing: boolean.optional(),
  shell: settingsSchema.shape.shell.unwrap().optional(),
});
export type SettingsPatch = z.output<typeof settingsPatchSchema>;

export const defaultSettings: Settings = settingsSchema.parse({});
