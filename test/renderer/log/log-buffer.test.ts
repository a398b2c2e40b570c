/** The lines that a log buffer makes of chunks, however the text was cut into them. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  LOG_LIMITS,
  LogBuffer,
  type LogBufferLimits,
} from '../../../renderer/components/log-buffer.ts';

const RED = '\u001b[31m';
const RESET = '\u001b[0m';

const texts = fc
  .array(fc.constantFrom('a', 'bc', '\n', '\n\n', '\r', RED, RESET, 'wide'), { maxLength: 60 })
  .map((parts) => parts.join(''));
const cuts = fc.array(fc.nat(200), { maxLength: 8 });

/** The text in chunks with their offsets; all characters are one byte. */
function chunksOf(text: string, at: readonly number[]): { text: string; start: number }[] {
  const ends = [...new Set(at.map((cut) => cut % (text.length + 1))), text.length].sort(
    (a, b) => a - b,
  );
  return ends
    .map((end, index) => ({
      text: text.slice(ends[index - 1] ?? 0, end),
      start: ends[index - 1] ?? 0,
    }))
    .filter((chunk) => chunk.text !== '');
}

function linesOf(buffer: LogBuffer): string[] {
  return Array.from({ length: buffer.lineCount }, (_, index) => buffer.lineAt(index));
}

function coloursOf(buffer: LogBuffer): string[] {
  return Array.from({ length: buffer.lineCount }, (_, index) => buffer.colourAt(index));
}

const expectedLines = (text: string) =>
  (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');

function filled(text: string, limits: LogBufferLimits = LOG_LIMITS): LogBuffer {
  const buffer = new LogBuffer(limits);
  buffer.append(text, 0, text.length);
  return buffer;
}

describe('LogBuffer', () => {
  test('appended chunks are the lines of the whole text', () => {
    fc.assert(
      fc.property(texts, cuts, (text, at) => {
        fc.pre(text !== '');
        const buffer = new LogBuffer();
        for (const chunk of chunksOf(text, at)) {
          buffer.append(chunk.text, chunk.start, chunk.start + chunk.text.length);
        }
        expect(linesOf(buffer)).toEqual(expectedLines(text));
        expect(coloursOf(buffer)).toEqual(coloursOf(filled(text)));
        expect(buffer.endBytes).toBe(text.length);
      }),
    );
  });

  test('prepended chunks give the same lines, colours and numbers', () => {
    fc.assert(
      fc.property(texts, cuts, (text, at) => {
        fc.pre(text !== '');
        const buffer = new LogBuffer();
        const [last, ...earlier] = chunksOf(text, at).reverse();
        buffer.append(last?.text ?? '', last?.start ?? 0, text.length);
        for (const chunk of earlier) {
          buffer.prepend(chunk.text, chunk.start, chunk.start + chunk.text.length);
        }
        expect(linesOf(buffer)).toEqual(expectedLines(text));
        expect(coloursOf(buffer)).toEqual(coloursOf(filled(text)));
        expect(buffer.originKey).toBe(buffer.firstKey);
      }),
    );
  });

  test('what does not fit is dropped from the other end and the rest is untouched', () => {
    const limits = { maxBytes: 600_000, maxLines: 1_000_000 };
    const text = Array.from({ length: 100_000 }, (_, index) => `line ${index}\n`).join('');
    const size = 100_003;
    const chunks = chunksOf(
      text,
      Array.from({ length: 20 }, (_, index) => index * size),
    );
    const down = new LogBuffer(limits);
    for (const { text: part, start } of chunks) down.append(part, start, start + part.length);
    expect(down.endBytes - down.startBytes).toBeLessThanOrEqual(limits.maxBytes);
    expect(linesOf(down)).toEqual(expectedLines(text.slice(down.startBytes)));
    const up = new LogBuffer(limits);
    const [last, ...earlier] = [...chunks].reverse();
    up.append(last?.text ?? '', last?.start ?? 0, text.length);
    for (const { text: part, start } of earlier) up.prepend(part, start, start + part.length);
    expect(up.startBytes).toBe(0);
    expect(linesOf(up)).toEqual(expectedLines(text.slice(0, up.endBytes)));
  });

  test('growth in small parts is dropped as a whole', () => {
    const buffer = new LogBuffer({ maxBytes: 500_000, maxLines: 1_000_000 });
    const middle = `${'x'.repeat(299_990)}\nunfinished`;
    buffer.append(middle, 300_000, 300_000 + middle.length);
    let bytes = buffer.endBytes;
    for (const part of [' line', ' goes on\n', 'next\n']) {
      buffer.append(part, bytes, bytes + part.length);
      bytes += part.length;
    }
    expect(buffer.lineAt(1)).toBe('unfinished line goes on');
    buffer.prepend('y'.repeat(199_990), 100_010, 300_000);
    expect(buffer.lineAt(buffer.lineCount - 1)).toBe('unfinished');
    expect(buffer.endBytes).toBe(300_000 + middle.length);
  });

  test('a line keeps its key and its number while the window moves on', () => {
    const buffer = new LogBuffer({ maxBytes: 1_000_000, maxLines: 1_000_000 });
    let bytes = 0;
    for (let part = 0; part < 10; part += 1) {
      const text = Array.from({ length: 40_000 }, (_, at) => `${part * 40_000 + at + 1}\n`).join(
        '',
      );
      buffer.append(text, bytes, bytes + text.length);
      bytes += text.length;
    }
    expect(buffer.startBytes).toBeGreaterThan(0);
    const number = buffer.firstKey + 1 - (buffer.originKey ?? Number.NaN);
    expect(buffer.lineAt(1)).toBe(String(number + 1));
  });

  test('lines have no number as long as the start of the log was not seen', () => {
    const buffer = new LogBuffer();
    buffer.append('c\nd\n', 4, 8);
    expect(buffer.originKey).toBeNull();
    buffer.prepend('a\nb\n', 0, 4);
    expect(buffer.originKey).toBe(-2);
    expect(linesOf(buffer)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('more lines than a browser can scroll are given up before the bytes are', () => {
    const buffer = new LogBuffer({ maxBytes: 10_000_000, maxLines: 400_000 });
    const text = '\n'.repeat(300_000);
    buffer.append(text, 0, 300_000);
    buffer.append(text, 300_000, 600_000);
    expect(buffer.lineCount).toBe(300_000);
    expect(buffer.startBytes).toBe(300_000);
  });

  test('knows the byte at which each line starts, and the line of each byte', () => {
    const parts = fc.constantFrom('a', 'é', '€', '🙂', '\n', '\r\n');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), fc.nat(9), (some, startBytes) => {
        const text = some.join('');
        const size = Buffer.byteLength(text);
        const buffer = new LogBuffer();
        buffer.append(text, startBytes, startBytes + size);
        let start = startBytes;
        for (const [index, line] of text.split('\n').entries()) {
          const end = start + Buffer.byteLength(line);
          expect(buffer.startOf(index)).toBe(start);
          expect([start, end].map((byte) => buffer.indexOfByte(byte))).toEqual([index, index]);
          start = end + 1;
        }
      }),
    );
  });

  test('bytes that are no text start no line beyond the end', () => {
    const buffer = new LogBuffer();
    // One byte each, which are shown as a sign of three.
    buffer.append('\ufffd\né\n\ufffd', 0, 6);
    expect(buffer.startOf(2)).toBeLessThanOrEqual(6);
  });

  test('the first line starts where the window does, also after it moved', () => {
    const buffer = new LogBuffer({ maxBytes: 400_000, maxLines: 1_000_000 });
    const part = `${'x'.repeat(299_990)}\nunfinished`;
    buffer.append(part, 0, 300_001);
    buffer.append(' line\nnext\n', 300_001, 300_012);
    buffer.append('y'.repeat(300_000), 300_012, 600_012);
    expect(buffer.startBytes).toBe(300_001);
    expect(buffer.startOf(0)).toBe(300_001);
    expect(buffer.lineAt(0)).toBe(' line');
  });

  test('a line that somebody counted numbers the others', () => {
    const buffer = new LogBuffer();
    buffer.append('c\nd\n', 4, 8);
    buffer.numberLine(buffer.firstKey + 1, 4);
    expect(buffer.firstKey - (buffer.originKey ?? Number.NaN) + 1).toBe(3);
  });

  test('there is room for what drops neither bytes nor lines', () => {
    const buffer = new LogBuffer({ maxBytes: 10, maxLines: 3 });
    buffer.append('a\nb\n', 0, 4);
    expect([buffer.hasRoomFor(6), buffer.hasRoomFor(7)]).toEqual([true, false]);
    buffer.append('c\n', 4, 6);
    expect(buffer.hasRoomFor(1)).toBe(false);
  });
});
