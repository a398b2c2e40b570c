/** Which lines of a log are shown: all, or those that match with some around them and gaps between. */

import type { LogHit } from './log-search.ts';

export interface LogRowSpec {
  /** Key of the line, or of the first one that is hidden here. */
  readonly key: number;
  /** 0 for a line that is shown. */
  readonly hiddenCount: number;
}

export interface LogRows {
  readonly count: number;
  /** Lines among the rows. */
  readonly shownCount: number;
  readonly at: (index: number) => LogRowSpec;
  /** The row that shows or hides a line. */
  readonly indexOf: (key: number) => number;
}

interface LoadedLines {
  readonly firstKey: number;
  readonly lineCount: number;
}

export function allRows({ firstKey, lineCount }: LoadedLines): LogRows {
  return {
    count: lineCount,
    shownCount: lineCount,
    at: (index) => ({ key: firstKey + index, hiddenCount: 0 }),
    indexOf: (key) => key - firstKey,
  };
}

/**
 * @param around Lines that are shown above and below each match.
 * @param alsoKey A line that is shown though it does not match.
 */
export function matchingRows(
  { firstKey, lineCount }: LoadedLines,
  hits: readonly LogHit[],
  around: number,
  alsoKey: number | null,
): LogRows {
  const keys = hits.map(({ key }) => key);
  if (alsoKey !== null) keys.push(alsoKey);
  const endKey = firstKey + lineCount;
  const rows: LogRowSpec[] = [];
  let shownCount = 0;
  let nextKey = firstKey;
  const hideUntil = (key: number) => {
    if (key > nextKey) rows.push({ key: nextKey, hiddenCount: key - nextKey });
    nextKey = Math.max(nextKey, key);
  };
  for (const key of keys.toSorted((one, other) => one - other)) {
    // A search may be older than what is loaded.
    if (key < firstKey || key >= endKey) continue;
    hideUntil(key - around);
    for (; nextKey <= Math.min(key + around, endKey - 1); nextKey += 1) {
      rows.push({ key: nextKey, hiddenCount: 0 });
      shownCount += 1;
    }
  }
  hideUntil(endKey);
  return {
    count: rows.length,
    shownCount,
    at: (index) => rows[index] ?? { key: endKey, hiddenCount: 0 },
    indexOf: (key) => lastAtOrBefore(rows, key),
  };
}

function lastAtOrBefore(rows: readonly LogRowSpec[], key: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.key ?? 0) <= key) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
