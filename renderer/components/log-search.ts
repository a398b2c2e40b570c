/** Finds a text or a regular expression in the loaded lines of a log. */

import { t } from '../../electron/shared/i18n.ts';
import { type LogQuery, MAX_HITS, patternOf } from '../../electron/shared/log-query.ts';
import { plainText } from '../../electron/shared/log-text.ts';

export interface LogHit {
  /** Key of the line. */
  readonly key: number;
  /** In the line's plain text. */
  readonly start: number;
  readonly end: number;
}

export interface FoundHits {
  /** In order of the lines, at most `MAX_HITS`. */
  readonly hits: readonly LogHit[];
  readonly count: number;
}

export interface LogLines {
  readonly firstKey: number;
  readonly lineCount: number;
  readonly lineAt: (index: number) => string;
}

/** Why a query cannot be looked for, for the user; null when it can. */
export function queryProblem(query: LogQuery): string | null {
  try {
    patternOf(query);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return t('Not a regular expression: {reason}', {
      reason: reason.slice(reason.lastIndexOf(': ') + 1).trim(),
    });
  }
}

/** A match of nothing is no hit. */
export function findHits(lines: LogLines, query: LogQuery): FoundHits {
  if (query.text === '') return { hits: [], count: 0 };
  const pattern = patternOf(query);
  const hits: LogHit[] = [];
  let count = 0;
  for (let index = 0; index < lines.lineCount; index += 1) {
    for (const match of plainText(lines.lineAt(index)).matchAll(pattern)) {
      if (match[0] === '') continue;
      count += 1;
      if (hits.length >= MAX_HITS) continue;
      const key = lines.firstKey + index;
      hits.push({ key, start: match.index, end: match.index + match[0].length });
    }
  }
  return { hits, count };
}

/** The hits of one line: a part of `hits` found by halving. */
export function hitsOfLine(hits: readonly LogHit[], key: number): readonly LogHit[] {
  const from = firstAtOrAfter(hits, key);
  return hits.slice(from, firstAtOrAfter(hits, key + 1));
}

/** Index of the first hit in the line `key` or below it; `hits.length` when there is none. */
export function firstAtOrAfter(hits: readonly LogHit[], key: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hits[middle]?.key ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
