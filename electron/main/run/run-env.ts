/** Builds the environment of a run from CronPilot's own and the task's. */

import type { Task } from '../../shared/task.ts';

/** Set by Chromium, Electron or the npm script that started CronPilot; they mean nothing to a task. */
const FOREIGN = new Set([
  'CHROME_DESKTOP',
  'GDK_BACKEND',
  'NO_AT_BRIDGE',
  'ORIGINAL_XDG_CURRENT_DESKTOP',
  'NODE_OPTIONS',
  'VITE_DEV_SERVER_URL',
  'INIT_CWD',
]);
const FOREIGN_PREFIX = /^(ELECTRON_|npm_)/i;

export function buildRunEnv(
  own: Readonly<Record<string, string | undefined>>,
  task: Pick<Task, 'id' | 'name' | 'env'>,
): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(own)) {
    if (value !== undefined && !FOREIGN.has(name) && !FOREIGN_PREFIX.test(name)) env[name] = value;
  }
  return {
    ...env,
    CRONPILOT_TASK_ID: String(task.id),
    CRONPILOT_TASK_NAME: task.name,
    ...task.env,
  };
}
