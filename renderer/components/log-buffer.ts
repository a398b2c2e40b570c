/** A window of a log's text as lines, grown at either end by chunks and kept within bounds. */

import { colourAfter } from '../../electron/shared/log-text.ts';

/** A part of the file that was read, in characters of its text. */
interface Chunk {
  startBytes: number;
  endBytes: number;
  newlines: number;
  /** Up to and without its first line break; the whole text when it has none. */
  headLength: number;
  /** After its last line break; the whole text when it has none. */
  tailLength: number;
}

export interface LogBufferLimits {
  readonly maxBytes: number;
  /** More lines than this are higher than a browser can scroll. */
  readonly maxLines: number;
}

export const LOG_LIMITS: LogBufferLimits = { maxBytes: 16 * 1024 * 1024, maxLines: 1_500_000 };

/** Small growth is added to the newest chunk until it is this large. */
const MERGE_BYTES = 256 * 1024;

export class LogBuffer {
  readonly #limits: LogBufferLimits;
  #lines: string[] = [''];
  /** The colour sequence each line starts under; mostly empty. */
  #colours: string[] = [''];
  /** The byte at which each line starts. */
  #starts: number[] = [0];
  #chunks: Chunk[] = [];
  #firstKey = 0;
  #originKey: number | null = null;

  constructor(limits: LogBufferLimits = LOG_LIMITS, firstKey = 0) {
    this.#limits = limits;
    this.#firstKey = firstKey;
  }

  /** First byte held; 0 for an empty buffer. */
  get startBytes(): number {
    return this.#chunks[0]?.startBytes ?? 0;
  }

  /** Where the next chunk goes on. */
  get endBytes(): number {
    return this.#chunks.at(-1)?.endBytes ?? 0;
  }

  /** Without the empty line after the last line break. */
  get lineCount(): number {
    return this.#lines.length - (this.#lines.at(-1) === '' ? 1 : 0);
  }

  /** Keys go up by one from line to line, and a line keeps its own while the window moves. */
  get firstKey(): number {
    return this.#firstKey;
  }

  /** Key of the log's very first line; null as long as its start has not been seen. */
  get originKey(): number | null {
    return this.#originKey;
  }

  /** The text as written, with its control sequences. */
  lineAt(index: number): string {
    return this.#lines[index] ?? '';
  }

  /** Of the first line the first byte that is held. */
  startOf(index: number): number {
    return this.#starts[index] ?? this.endBytes;
  }

  /** Index of the line in which a byte lies. */
  indexOfByte(offsetBytes: number): number {
    let low = 0;
    let high = this.#lines.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= offsetBytes) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** Which line of the log one of those held is; `line` from 1. */
  numberLine(key: number, line: number): void {
    this.#originKey = key - line + 1;
  }

  colourAt(index: number): string {
    return this.#colours[index] ?? '';
  }

  /** Adds what follows. Drops from the start what no longer fits. */
  append(text: string, startBytes: number, endBytes: number): void {
    if (this.#chunks.length === 0 && startBytes === 0) this.#originKey = this.#firstKey;
    const pieces = text.split('\n');
    const joined = this.#lines.length - 1;
    const starts = startsOf(pieces, text, startBytes, endBytes);
    if (this.#chunks.length === 0) this.#starts[0] = startBytes;
    for (let at = 1; at < starts.length; at += 1) this.#starts.push(starts[at] ?? 0);
    this.#lines[joined] += pieces[0] ?? '';
    // Not by a spread, which would be too long a call.
    for (let at = 1; at < pieces.length; at += 1) this.#lines.push(pieces[at] ?? '');
    this.#colourFrom(joined);
    this.#addChunk(toChunk(pieces, startBytes, endBytes));
    while (this.#isOver() && this.#chunks.length > 1) this.#dropFirst();
  }

  /** Adds what comes before. Drops from the end what no longer fits. */
  prepend(text: string, startBytes: number, endBytes: number): void {
    const pieces = text.split('\n');
    const rest = this.#lines;
    rest[0] = (pieces.at(-1) ?? '') + (rest[0] ?? '');
    this.#lines = pieces.slice(0, -1).concat(rest);
    this.#firstKey -= pieces.length - 1;
    this.#starts = startsOf(pieces, text, startBytes, endBytes).concat(this.#starts.slice(1));
    this.#colours = Array<string>(pieces.length - 1)
      .fill('')
      .concat(this.#colours);
    this.#colourFrom(0, pieces.length);
    this.#chunks = [toChunk(pieces, startBytes, endBytes), ...this.#chunks];
    if (startBytes === 0) this.#originKey = this.#firstKey;
    while (this.#isOver() && this.#chunks.length > 1) this.#dropLast();
  }

  /** True when it can take another `bytes` without dropping anything. */
  hasRoomFor(bytes: number): boolean {
    return (
      this.endBytes - this.startBytes + bytes <= this.#limits.maxBytes &&
      this.#lines.length <= this.#limits.maxLines
    );
  }

  #isOver(): boolean {
    const { maxBytes, maxLines } = this.#limits;
    return this.endBytes - this.startBytes > maxBytes || this.#lines.length > maxLines;
  }

  #addChunk(chunk: Chunk): void {
    const last = this.#chunks.at(-1);
    if (!last || last.endBytes - last.startBytes >= MERGE_BYTES) {
      this.#chunks.push(chunk);
      return;
    }
    if (last.newlines === 0) last.headLength += chunk.headLength;
    last.tailLength = chunk.newlines === 0 ? last.tailLength + chunk.tailLength : chunk.tailLength;
    last.newlines += chunk.newlines;
    last.endBytes = chunk.endBytes;
  }

  #dropFirst(): void {
    const chunk = this.#chunks.shift();
    if (!chunk) return;
    this.#lines = this.#lines.slice(chunk.newlines);
    this.#colours = this.#colours.slice(chunk.newlines);
    this.#starts = this.#starts.slice(chunk.newlines);
    this.#starts[0] = this.startBytes;
    this.#lines[0] = (this.#lines[0] ?? '').slice(chunk.tailLength);
    this.#firstKey += chunk.newlines;
  }

  #dropLast(): void {
    const chunk = this.#chunks.pop();
    if (!chunk) return;
    const length = this.#lines.length - chunk.newlines;
    this.#lines.length = length;
    this.#colours.length = length;
    this.#starts.length = length;
    const last = this.#lines[length - 1] ?? '';
    this.#lines[length - 1] = last.slice(0, last.length - chunk.headLength);
  }

  /** Carries colours over line ends, from one line on until nothing changes any more. */
  #colourFrom(from: number, atLeast = this.#lines.length - from): void {
    let colour = this.#colours[from] ?? '';
    for (let index = from; index < this.#lines.length; index += 1) {
      if (index >= from + atLeast && this.#colours[index] === colour) return;
      this.#colours[index] = colour;
      colour = colourAfter(colour, this.#lines[index] ?? '');
    }
  }
}

function toChunk(pieces: readonly string[], startBytes: number, endBytes: number): Chunk {
  return {
    startBytes,
    endBytes,
    newlines: pieces.length - 1,
    headLength: (pieces[0] ?? '').length,
    tailLength: (pieces.at(-1) ?? '').length,
  };
}

/** The byte at which each piece between line breaks starts. */
function startsOf(
  pieces: readonly string[],
  text: string,
  startBytes: number,
  endBytes: number,
): number[] {
  const isAscii = text.length === endBytes - startBytes;
  let at = startBytes;
  return pieces.map((piece) => {
    const start = at;
    at += 1 + (isAscii ? piece.length : utf8Length(piece));
    return Math.min(start, endBytes);
  });
}

/** Without making the bytes. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Each half of a surrogate pair is half of four bytes.
    if (code >= 0x80) bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2;
  }
  return bytes;
}
