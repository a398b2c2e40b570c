/** Which tasks of a source are imported unless the user says otherwise. */

import type { ImportEntry } from '../../../electron/shared/transfer.ts';

/** Places in the list: all that can come in, but for what runs as another user. */
export function decideTicked(entries: readonly ImportEntry[]): ReadonlySet<number> {
  return new Set(
    [...entries.entries()]
      .filter(([, { input, isForeign }]) => input !== null && !isForeign)
      .map(([at]) => at),
  );
}
