/** Replaces a leading `~` by the user's home directory, as a shell would. */

import { join } from 'node:path';

export function expandHome(path: string, homeDir: string): string {
  return path === '~' || path.startsWith('~/') ? join(homeDir, path.slice(1)) : path;
}
