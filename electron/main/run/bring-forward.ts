/** Has what waits for its time, to catch up or to try again, wait no longer for a clock set back. */

import type { RunParts } from './run-parts.ts';

/** @throws AppError `unavailable` when the database refuses; nothing has changed then */
export function bringForward({ active, changes }: RunParts, byMs: number): void {
  const starts = new Map(
    active.queue.runs.flatMap(({ id, notBeforeMs }) =>
      notBeforeMs === null ? [] : [[id, notBeforeMs - byMs] as const],
    ),
  );
  if (starts.size === 0) return;
  changes.commit(
    (write) => {
      for (const [runId, notBeforeMs] of starts) write.update(runId, { notBeforeMs });
    },
    () => active.queue.setStarts(starts),
  );
}
