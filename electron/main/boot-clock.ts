/** A clock that goes on while the computer sleeps and that nobody sets. */

import { uptime } from 'node:os';

/**
 * Ms; null where there is none. On Linux it is CLOCK_BOOTTIME; on macOS the uptime is counted from a
 * boot time that moves when the clock is set.
 */
export function bootNow(): number | null {
  return process.platform === 'linux' ? uptime() * 1000 : null;
}
