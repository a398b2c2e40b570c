/** The calls on the desktop: native dialogs and menus, the file manager, the end of CronPilot. */

import * as z from 'zod';

import { expects } from './expectation.ts';
import { call } from './call-spec.ts';
import { nothing, wholeNumber } from './field.ts';
import { webAddressSchema } from './log-schemas.ts';
import { nativeMenuSchema } from './native-menu.ts';

const runRef = z.strictObject({
  runId: wholeNumber(1, Number.MAX_SAFE_INTEGER, expects('the number of a run')),
});

export const desktopCalls = {
  /** Native dialogs and the file manager; `unavailable` without a window. */
  'desktop.pickPath': call(
    z.strictObject({
      kind: z.enum(['file', 'folder']),
      startPath: z.string().max(4096).nullable(),
    }),
  ).returns<string | null>(),
  /** Lets the user choose an .env file, and reads it; null when none is chosen. */
  'desktop.pickVariables': call(nothing).returns<Readonly<Record<string, string>> | null>(),
  /** Shows a menu; answers the id of what was chosen, null for nothing. */
  'desktop.showMenu': call(nativeMenuSchema).returns<string | null>(),
  /** Asks first while tasks run. */
  'desktop.quit': call(nothing).returns<void>(),
  /** A sentence while the global shortcut of the settings does not work. */
  'desktop.shortcutProblem': call(nothing).returns<string | null>(),
  /** Opens a folder of CronPilot in the file manager. */
  'desktop.openFolder': call(
    z.strictObject({ folder: z.enum(['data', 'logs', 'backups']) }),
  ).returns<void>(),
  'desktop.showLogFile': call(runRef).returns<void>(),
  /** With the program that the desktop opens such files with. */
  'desktop.openLogFile': call(runRef).returns<void>(),
  /** In the browser. */
  'desktop.openLink': call(z.strictObject({ url: webAddressSchema })).returns<void>(),
  /** Asks where to; answers the file that was written, or null when the user gave up. */
  'desktop.saveLog': call(runRef).returns<string | null>(),
} as const;
