/** Waits for a condition of the real world instead of a length of time. */

import { setTimeout } from 'node:timers/promises';

const POLL_MS = 5;

/**
 * Resolves with the first value of `look` that is neither false, null nor undefined.
 *
 * @param what completes "Waited in vain for ..."
 * @throws once `timeoutMs` has passed
 */
export async function until<T>(
  look: () => T | Promise<T>,
  what: string,
  timeoutMs = 60_000,
): Promise<Exclude<NonNullable<T>, false>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== false && found !== null && found !== undefined)
      return found as Exclude<NonNullable<T>, false>;
    if (performance.now() > deadline) {
      throw new Error(`Waited in vain for ${what} (${timeoutMs} ms)`);
    }
    await setTimeout(POLL_MS);
  }
}
