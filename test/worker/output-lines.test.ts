import fc from 'fast-check';
import { expect, test } from 'vitest';

import { MAX_LINE_LENGTH, OutputLines } from '../../electron/worker/output-lines.ts';

/** All lines of an output that arrives in these pieces. */
function linesOf(pieces: readonly Uint8Array[]): readonly string[] {
  const lines = new OutputLines();
  return [...pieces.flatMap((piece) => lines.add(piece)), ...lines.finish()];
}

const lines = (text: string) => linesOf([Buffer.from(text)]);

test('lines end with LF, CR LF or a bare CR', () => {
  expect(lines('a\nb\r\nc\r 50%\r100%\n\nend')).toEqual(['a', 'b', 'c', ' 50%', '100%', '', 'end']);
  expect(lines('a\r')).toEqual(['a']);
});

test('escape sequences are left out', () => {
  expect(
    lines('\u001b[1;31mERROR\u001b[0m: \u001b]8;;https://x\u001b\\link\u001b]8;;\u0007'),
  ).toEqual(['ERROR: link']);
  expect(lines('\u001b(Bplain\u001b7')).toEqual(['plain']);
});

test('however the bytes arrive, the lines are the same', () => {
  const output = fc.array(fc.constantFrom('a', 'ü', '🙂', '\n', '\r', '\u001b[0m', '\uFFFD'), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(output, fc.array(fc.nat({ max: 200 })), (texts, cuts) => {
      const bytes = Buffer.from(texts.join(''));
      const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length];
      places.sort((a, b) => a - b);
      const pieces = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
      expect(linesOf(pieces)).toEqual(linesOf([bytes]));
    }),
  );
});

test('a line that is too long comes in pieces which overlap', () => {
  const text = Array.from({ length: 20_000 }, (_, index) => String(index).padStart(6, '0')).join(
    '',
  );
  const bytes = Buffer.from(text);
  const pieces = linesOf([bytes.subarray(0, 50_000), bytes.subarray(50_000)]);
  expect(Math.max(...pieces.map(({ length }) => length))).toBe(MAX_LINE_LENGTH);
  for (let start = 0; start < text.length; start += 1_000) {
    const part = text.slice(start, start + 4_000);
    expect(pieces.some((piece) => piece.includes(part))).toBe(true);
  }
});
