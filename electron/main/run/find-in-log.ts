/** Finds a text in a log file, a slice at a time, so that other work is done between. */

import { open } from 'node:fs/promises';

import { patternOf } from '../../shared/log-query.ts';

export interface LogHit {
  /** From 1. */
  readonly line: number;
  /** Of that line, around the text. */
  readonly excerpt: string;
}

const SLICE_BYTES = 256 * 1024;
const EXCERPT_LENGTH = 200;
const LINE_FEED = 10;

/**
 * The first line that holds `text`, whatever the case; null when none does or the file is gone. A
 * text that the file breaks over two lines is not found.
 */
export async function findInLog(path: string, text: string): Promise<LogHit | null> {
  const pattern = patternOf({ text, isCaseSensitive: false, isRegex: false });
  const file = await open(path, 'r').catch(() => null);
  if (!file) return null;
  try {
    let line = 1;
    /** The unfinished line of the slice before, or as much of its end as a hit could need. */
    let rest: Buffer = Buffer.alloc(0);
    for (;;) {
      const buffer = Buffer.allocUnsafe(SLICE_BYTES);
      const { bytesRead } = await file.read(buffer, 0, SLICE_BYTES);
      if (bytesRead === 0) return null;
      const bytes = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
      const shown = bytes.toString('utf8');
      const at = shown.search(pattern);
      if (at !== -1) return hitAt(shown, at, line);
      const lineStart = bytes.lastIndexOf(LINE_FEED) + 1;
      line += lineFeedCount(bytes.subarray(0, lineStart));
      // Of a line without an end no more is kept than a hit across two slices needs.
      rest = bytes.subarray(Math.max(lineStart, bytes.length - 4 * (text.length + EXCERPT_LENGTH)));
    }
  } finally {
    await file.close();
  }
}

function hitAt(shown: string, at: number, firstLine: number): LogHit {
  const lineStart = shown.lastIndexOf('\n', at) + 1;
  const lineEnd = shown.indexOf('\n', at);
  const start = Math.max(lineStart, at - EXCERPT_LENGTH / 4);
  const end = Math.min(lineEnd === -1 ? shown.length : lineEnd, start + EXCERPT_LENGTH);
  return {
    line: firstLine + shown.slice(0, lineStart).split('\n').length - 1,
    excerpt: shown.slice(start, end).trim(),
  };
}

function lineFeedCount(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1))
    count += 1;
  return count;
}
