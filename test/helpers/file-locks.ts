/** Reads who holds which lock, from Linux. */

import { readFileSync, statSync } from 'node:fs';

/** Any POSIX lock of the process on the file. */
export function holdsLockOn(pid: number, path: string): boolean {
  const { ino } = statSync(path);
  return readFileSync('/proc/locks', 'utf8')
    .split('\n')
    .some((line) => {
      const fields = line.trim().split(/\s+/);
      return fields.includes('POSIX') && fields[4] === `${pid}` && fields[5]?.endsWith(`:${ino}`);
    });
}
