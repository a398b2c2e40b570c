/** Finds a text or a regular expression in the loaded lines of a log. */

import { plainText } from './log-text.ts';

export interface LogHit {
  /** Key of the line. */
  readonly key: number;
  /** In the line's plain text. */
  readonly start: number;
  readonly end: number;
}

/** More hits than this are not counted. */
export const MAX_HITS = 50_000;

export interface LogLines {
  readonly firstKey: number;
  readonly lineCount: number;
  readonly lineAt: (index: number) => string;
}

export interface LogQuery {
  readonly text: string;
  readonly isCaseSensitive: boolean;
  readonly isRegex: boolean;
}

/** @throws {SyntaxError} when the text is meant as a regular expression and is none. */
export function patternOf({ text, isCaseSensitive, isRegex }: LogQuery): RegExp {
  const source = isRegex ? text : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(source, isCaseSensitive ? 'g' : 'gi');
}

/** Why a query cannot be looked for, for the user; null when it can. */
export function queryProblem(query: LogQuery): string | null {
  try {
    patternOf(query);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `Not a regular expression: ${reason.slice(reason.lastIndexOf(': ') + 1).trim()}`;
  }
}

/** In order of the lines, at most `MAX_HITS`; a match of nothing is no hit. */
export function findHits(lines: LogLines, query: LogQuery): readonly LogHit[] {
  if (query.text === '') return [];
  const pattern = patternOf(query);
  const hits: LogHit[] = [];
  for (let index = 0; index < lines.lineCount; index += 1) {
    for (const match of plainText(lines.lineAt(index)).matchAll(pattern)) {
      if (match[0] === '') continue;
      const key = lines.firstKey + index;
      hits.push({ key, start: match.index, end: match.index + match[0].length });
      if (hits.length >= MAX_HITS) return hits;
    }
  }
  return hits;
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
