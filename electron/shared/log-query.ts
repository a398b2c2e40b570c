/** What is looked for in a log, and where it was found. */

export interface LogQuery {
  readonly text: string;
  readonly isCaseSensitive: boolean;
  readonly isRegex: boolean;
}

/** More hits than this are counted, but not told one by one. */
export const MAX_HITS = 50_000;

export interface LogMatch {
  /** From 1. */
  readonly line: number;
  /** In the line's plain text. */
  readonly start: number;
  readonly end: number;
}

export interface LogMatches {
  /** In order, at most `MAX_HITS`. */
  readonly matches: readonly LogMatch[];
  readonly count: number;
}

/** What the log held up to this byte, beyond the entry before, was written within 0.1 s before a time. */
export interface LogTime {
  readonly endBytes: number;
  /** Null: nobody looked meanwhile. */
  readonly atMs: number | null;
}

/** A line and the byte at which it starts. */
export interface LogLinePlace {
  /** From 1. */
  readonly line: number;
  readonly offsetBytes: number;
}

/** @throws {SyntaxError} when the text is meant as a regular expression and is none. */
export function patternOf({ text, isCaseSensitive, isRegex }: LogQuery): RegExp {
  const source = isRegex ? text : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(source, isCaseSensitive ? 'g' : 'gi');
}
