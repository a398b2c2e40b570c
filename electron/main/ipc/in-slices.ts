/** Works through a long list without holding up the loop, on which tasks are started. */

import { setImmediate } from 'node:timers/promises';

/** As long as a start may be late without anybody noticing. */
const SLICE_MS = 8;

/** Other work gets its turn after each slice. The list is the one of the call; what changes meanwhile is told by events. */
export async function mapInSlices<T, R>(
  list: readonly T[],
  map: (element: T) => R,
): Promise<readonly R[]> {
  const mapped: R[] = [];
  let sliceEndsMs = performance.now() + SLICE_MS;
  for (const element of list) {
    mapped.push(map(element));
    if (performance.now() < sliceEndsMs) continue;
    await setImmediate();
    sliceEndsMs = performance.now() + SLICE_MS;
  }
  return mapped;
}
