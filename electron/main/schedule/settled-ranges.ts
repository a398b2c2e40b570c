/** Takes out of what is owed the fire times that have a row already. */

import type { SettledSpan } from '../store/occurrence-store.ts';

/** Fire times in (afterMs, untilMs]. */
export interface Range {
  readonly afterMs: number;
  readonly untilMs: number;
}

/** What the spans leave of a range, in order. */
export function unsettledRanges(range: Range, settled: readonly SettledSpan[]): readonly Range[] {
  const ranges: Range[] = [];
  let { afterMs } = range;
  for (const { fromMs, toMs } of settled.toSorted((a, b) => a.fromMs - b.fromMs)) {
    ranges.push({ afterMs, untilMs: Math.min(fromMs - 1, range.untilMs) });
    afterMs = Math.max(afterMs, toMs);
  }
  return [...ranges, { afterMs, untilMs: range.untilMs }].filter(
    (each) => each.afterMs < each.untilMs,
  );
}
