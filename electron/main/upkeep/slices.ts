/** Does long work in short slices, so that the event loop is never held for long. */

import { setTimeout } from 'node:timers/promises';

const MAX_ROWS = 100;
const MIN_ROWS = 10;
/** A slice that took longer than this makes the next one smaller. */
const SLICE_MS = 1.5;
const PAUSE_MS = 10;

/**
 * @param slice does at most `rowCount` rows of the work and returns whether there is more
 * @throws what `slice` throws, and an AbortError when the signal ends it
 */
export async function inSlices(
  slice: (rowCount: number) => boolean | Promise<boolean>,
  signal: AbortSignal,
): Promise<void> {
  let rowCount = MIN_ROWS;
  for (;;) {
    signal.throwIfAborted();
    const startedAtMs = performance.now();
    const hasMore = await slice(rowCount);
    if (!hasMore) return;
    const tookMs = performance.now() - startedAtMs;
    rowCount = Math.round(rowCount * (tookMs > SLICE_MS ? 0.5 : 1.5));
    rowCount = Math.min(MAX_ROWS, Math.max(MIN_ROWS, rowCount));
    await setTimeout(PAUSE_MS, undefined, { signal, ref: false });
  }
}
