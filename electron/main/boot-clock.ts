/** A clock that goes on while the computer sleeps and that nobody sets. */

import { uptime } from 'node:os';

/**
 * Ms; null where there is none. On Linux it is CLOCK_BOOTTIME; on macOS the uptime is counted from a
 * boot time that moves when the clock is set.
 */
export function bootNow(): number | null {
  if (process.platform !== 'linux') return null;
  try {
    return uptime() * 1000;
  } catch {
    // It is read from a file, which too many open ones leave no room for.
    return null;
  }
}
