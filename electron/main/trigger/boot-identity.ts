/** Tells one boot of the computer from the next. */

import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

const BOOT_ID_PATH = '/proc/sys/kernel/random/boot_id';
/** A clock that is set moves the computed time of the boot, by less than a boot takes. */
const TOLERANCE_MS = 60_000;

/** The kernel's boot id on Linux, elsewhere the time of the boot: `at 1764000000000`. */
export function readBootIdentity(): string {
  try {
    return readFileSync(BOOT_ID_PATH, 'utf8').trim();
  } catch {
    return `at ${Math.round(Date.now() - uptime() * 1000)}`;
  }
}

/** @param known of an earlier start; null when there was none */
export function isSameBoot(known: string | null, current: string): boolean {
  if (known === current) return true;
  const [before, now] = [bootTimeMs(known), bootTimeMs(current)];
  return before !== null && now !== null && Math.abs(now - before) <= TOLERANCE_MS;
}

function bootTimeMs(identity: string | null): number | null {
  const match = /^at (\d+)$/.exec(identity ?? '');
  return match ? Number(match[1]) : null;
}
