/** How the lines of a log look: colours over line ends, reversed ones, hits of a search. */

import { expect, test } from 'vitest';

import { LogBuffer } from '../../../renderer/components/log-buffer.ts';
import { cssColour } from '../../../renderer/components/log-colours.ts';
import { firstAtOrAfter, hitsOfLine } from '../../../renderer/components/log-search.ts';
import { markHits, toSpans } from '../../../renderer/components/log-spans.ts';
import { showLine } from '../../../electron/shared/log-text.ts';

const E = '\u001b[';

test('a colour goes on in the lines that follow until it is reset', () => {
  const buffer = new LogBuffer();
  const text = `${E}31mred\nstill red\nlast${E}0m\nplain\n`;
  buffer.append(text, 0, text.length);
  const colours = [0, 1, 2, 3].map(
    (at) => toSpans(showLine(buffer.lineAt(at), buffer.colourAt(at)).text)[0]?.look?.colour,
  );
  expect(colours).toEqual(['var(--ansi-red)', 'var(--ansi-red)', 'var(--ansi-red)', undefined]);
});

test('a colour found further up reaches the lines below when it is loaded later', () => {
  const buffer = new LogBuffer();
  buffer.append('b\nc\n', 100, 104);
  buffer.prepend(`${E}32ma\n`, 0, 100);
  expect([0, 1, 2].map((at) => buffer.colourAt(at))).toEqual(['', `${E}32m`, `${E}32m`]);
});

test('reversed text has the text’s colour behind it, once reversed', () => {
  expect(toSpans(`${E}31;7mtext`)[0]?.look?.background).toBe('var(--ansi-red)');
  expect(toSpans(`${E}7mtext`)[0]?.look?.background).toBe('var(--ansi-white)');
});

test('the first 16 colours of the palette are those of the theme, dim then bright', () => {
  expect(cssColour('ansi-palette-1', null)).toBe('var(--ansi-red)');
  expect(cssColour('ansi-palette-9', null)).toBe('var(--ansi-br-red)');
});

test('every return at a line’s end is part of the line end', () => {
  expect(showLine('done\r\r', '')).toEqual({ text: 'done', updates: 0 });
});

test('the hits of a line are those of its key alone', () => {
  const hits = [1, 3, 3, 4].map((key, start) => ({ key, start, end: start + 1 }));
  expect(hitsOfLine(hits, 3)).toEqual(hits.slice(1, 3));
  expect(hitsOfLine(hits, 2)).toEqual([]);
  expect([0, 1, 2, 3, 4, 5].map((key) => firstAtOrAfter(hits, key))).toEqual([0, 0, 1, 1, 3, 4]);
});

test('hits side by side are marked one by one', () => {
  const hits = [
    { start: 0, end: 2, isCurrent: false },
    { start: 2, end: 4, isCurrent: true },
  ];
  expect(markHits(toSpans('ababc'), hits).map(({ text, mark }) => [text, mark])).toEqual([
    ['ab', 'hit'],
    ['ab', 'current'],
    ['c', null],
  ]);
});
