/** Cuts output into lines as a terminal would show them, without ever holding much of it. */

import { StringDecoder } from 'node:string_decoder';

/** A longer line counts as several, which overlap, so that what a pattern looks for is in one of them. */
export const MAX_LINE_LENGTH = 16 * 1024;
const OVERLAP_LENGTH = 4 * 1024;

/** ECMA-48: CSI sequences, then strings such as OSC titles and links, then two-character escapes. */
const ESCAPES =
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-~])/g;

/** Ends of lines; a bare CR lets a program write the same line anew. */
const LINE_END = /\r\n|\n|\r/;

export function stripEscapes(text: string): string {
  return text.includes('\u001b') ? text.replace(ESCAPES, '') : text;
}

/** Escape sequences are left out; bytes that are no UTF-8 become U+FFFD. */
export class OutputLines {
  readonly #decoder = new StringDecoder('utf8');
  /** Of a line whose end has not come yet. */
  #rest = '';

  /** The lines that `bytes` complete. */
  add(bytes: Uint8Array): readonly string[] {
    const text =
      this.#rest + this.#decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    // An LF may follow.
    const end = text.endsWith('\r') ? text.length - 1 : text.length;
    const lines = text.slice(0, end).split(LINE_END);
    this.#rest = (lines.pop() ?? '') + text.slice(end);
    const pieces = lines.flatMap(piecesOf);
    if (this.#rest.length > MAX_LINE_LENGTH) {
      const restPieces = piecesOf(this.#rest);
      this.#rest = restPieces.pop() ?? '';
      pieces.push(...restPieces);
    }
    return pieces.map(stripEscapes);
  }

  /** The last line, when no end came after it. */
  finish(): readonly string[] {
    const rest = (this.#rest + this.#decoder.end()).replace(/\r$/, '');
    this.#rest = '';
    return rest === '' ? [] : piecesOf(rest).map(stripEscapes);
  }
}

function piecesOf(line: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (; line.length - start > MAX_LINE_LENGTH; start += MAX_LINE_LENGTH - OVERLAP_LENGTH) {
    pieces.push(line.slice(start, start + MAX_LINE_LENGTH));
  }
  pieces.push(line.slice(start));
  return pieces;
}
