/** Goes through a whole log file: finds a text, counts its lines. Runs in a thread of its own. */

import { isAscii } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';

import {
  type LogLinePlace,
  type LogMatch,
  type LogMatches,
  type LogQuery,
  MAX_HITS,
  patternOf,
} from '../../shared/log-query.ts';
import { plainText } from '../../shared/log-text.ts';

const SLICE_BYTES = 1024 * 1024;
/** A line that is longer counts as several. */
const LONGEST_LINE_BYTES = 16 * SLICE_BYTES;
const LINE_FEED = 10;
/** Bell, return and escape make the text on the screen another one than in the file. */
const CONTROLS = [0x07, 0x0d, 0x1b];

/** Null when the file is gone. @throws {SyntaxError} for a regular expression that is none */
export function searchLog(path: string, query: LogQuery): LogMatches | null {
  const pattern = patternOf(query);
  const matches: LogMatch[] = [];
  let count = 0;
  let line = 1;
  const found = (index: number, start: number, end: number) => {
    count += 1;
    if (matches.length < MAX_HITS) matches.push({ line: index, start, end });
  };
  const isThere = eachSlice(path, (bytes) => {
    const isPlain = isAscii(bytes);
    const text = bytes.toString(isPlain ? 'latin1' : 'utf8');
    if (query.isRegex || CONTROLS.some((code) => bytes.includes(code))) {
      findByLine(text, pattern, line, found);
    } else {
      const starts = isPlain ? placesOf(text, query) : matchesOf(text, pattern);
      findInText(text, starts, line, found);
    }
    line += lineFeedCount(bytes);
  });
  return isThere ? { matches, count } : null;
}

type Found = (line: number, start: number, end: number) => void;

function findByLine(text: string, pattern: RegExp, firstLine: number, found: Found): void {
  let line = firstLine;
  for (const written of text.split('\n')) {
    for (const match of plainText(written).matchAll(pattern)) {
      if (match[0] !== '') found(line, match.index, match.index + match[0].length);
    }
    line += 1;
  }
}

type Place = readonly [start: number, end: number];

/** Several times as fast as a pattern. */
function* placesOf(text: string, { text: wanted, isCaseSensitive }: LogQuery): Generator<Place> {
  const hay = isCaseSensitive ? text : text.toLowerCase();
  const needle = isCaseSensitive ? wanted : wanted.toLowerCase();
  for (let at = hay.indexOf(needle); at !== -1; at = hay.indexOf(needle, at + needle.length)) {
    yield [at, at + needle.length];
  }
}

function* matchesOf(text: string, pattern: RegExp): Generator<Place> {
  for (const { 0: matched, index } of text.matchAll(pattern)) yield [index, index + matched.length];
}

/** Many lines at once, which no plain text goes beyond. */
function findInText(text: string, places: Iterable<Place>, firstLine: number, found: Found): void {
  let line = firstLine;
  let lineStart = 0;
  let lineEnd = text.indexOf('\n');
  for (const [start, end] of places) {
    while (lineEnd !== -1 && lineEnd < start) {
      line += 1;
      lineStart = lineEnd + 1;
      lineEnd = text.indexOf('\n', lineStart);
    }
    found(line, start - lineStart, end - lineStart);
  }
}

/** The line in which a byte lies; of the end of the file when the byte lies beyond it. */
export function lineOfByte(path: string, offsetBytes: number): LogLinePlace | null {
  let line = 1;
  let at = 0;
  let start = 0;
  const isThere = eachSlice(path, (bytes) => {
    const before = bytes.subarray(0, Math.max(0, offsetBytes - at));
    const last = before.lastIndexOf(LINE_FEED);
    if (last !== -1) start = at + last + 1;
    line += lineFeedCount(before);
    at += bytes.length;
    return at < offsetBytes;
  });
  return isThere ? { line, offsetBytes: start } : null;
}

/** Where a line starts; null when there is no such line. */
export function byteOfLine(path: string, line: number): LogLinePlace | null {
  let missing = line - 1;
  let at = 0;
  let found: number | null = missing === 0 ? 0 : null;
  eachSlice(path, (bytes) => {
    const count = lineFeedCount(bytes);
    if (count >= missing && found === null) {
      let offset = 0;
      for (; missing > 0; missing -= 1) offset = bytes.indexOf(LINE_FEED, offset) + 1;
      found = at + offset;
    }
    missing -= count;
    at += bytes.length;
    return found === null;
  });
  return found === null || (found > 0 && found >= at) ? null : { line, offsetBytes: found };
}

/**
 * Hands over the file in pieces that end with a line, for as long as `take` does not return false.
 *
 * @returns false when the file is not there
 */
function eachSlice(path: string, take: (bytes: Buffer) => boolean | void): boolean {
  const fd = openIfThere(path);
  if (fd === null) return false;
  try {
    let buffer = Buffer.allocUnsafe(2 * SLICE_BYTES);
    let kept = 0;
    for (;;) {
      if (buffer.length - kept < SLICE_BYTES) {
        buffer = Buffer.concat([buffer.subarray(0, kept)], buffer.length * 2);
      }
      const readBytes = readSync(fd, buffer, kept, SLICE_BYTES, null);
      const length = kept + readBytes;
      const lastFeed = buffer.subarray(kept, length).lastIndexOf(LINE_FEED);
      const isRest = readBytes === 0 || (lastFeed === -1 && length >= LONGEST_LINE_BYTES);
      const end = isRest ? length : lastFeed === -1 ? 0 : kept + lastFeed + 1;
      if (end > 0 && take(buffer.subarray(0, end)) === false) return true;
      if (readBytes === 0) return true;
      buffer.copyWithin(0, end, length);
      kept = length - end;
    }
  } finally {
    closeSync(fd);
  }
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Four bytes at a time: each that is a line feed leaves one bit. */
function lineFeedCount(bytes: Uint8Array): number {
  const wordCount = bytes.length >>> 2;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, wordCount);
  let count = 0;
  for (let at = 0; at < wordCount; at += 1) {
    const differing = (words[at] ?? 0) ^ 0x0a0a0a0a;
    const feeds = ~(((differing & 0x7f7f7f7f) + 0x7f7f7f7f) | differing | 0x7f7f7f7f);
    if (feeds !== 0) count += Math.imul(feeds >>> 7, 0x01010101) >>> 24;
  }
  for (let at = wordCount * 4; at < bytes.length; at += 1) if (bytes[at] === LINE_FEED) count += 1;
  return count;
}
