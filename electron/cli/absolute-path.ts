/** Makes a path that CronPilot understands of one that was typed here. */

import { resolve } from 'node:path';

/** A path from the home directory stays as it is: CronPilot expands it at each run. */
export function absolutePath(path: string, cwd: string): string {
  return path === '~' || path.startsWith('~/') ? path : resolve(cwd, path);
}
