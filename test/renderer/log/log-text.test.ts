/** What a terminal would show of a log line. */

import { describe, expect, test } from 'vitest';

import { contrast, cssColour } from '../../../renderer/components/log-colours.ts';
import { markHits, toSpans } from '../../../renderer/components/log-spans.ts';
import { colourAfter, plainText, showLine } from '../../../electron/shared/log-text.ts';

const E = '\u001b[';

describe('showLine', () => {
  test.each([
    ['10%\r20%\r30%', '30%', 2],
    ['30%\r', '30%', 0],
    ['text\r', 'text', 0],
    ['10%\r20%\r', '20%', 1],
    ['no return', 'no return', 0],
  ])('%j shows %j', (line, text, updates) => {
    expect(showLine(line, '')).toEqual({ text, updates });
  });

  test('a colour set before a carriage return goes on after it', () => {
    expect(showLine(`${E}31mred\rstill`, '').text).toBe(`${E}31mstill`);
  });

  test.each([
    ['\u001b]8;;https://example.com\u0007link\u001b]8;;\u0007', 'link'],
    ['\u001b]0;title\u001b\\text', 'text'],
    [`${E}2K${E}1Gclean`, 'clean'],
    [`${E}?25lhidden cursor`, 'hidden cursor'],
    [`${E}1;31mbold red${E}0m`, 'bold red'],
    ['bell\u0007', 'bell'],
    ['nul\u0000', 'nul\u2400'],
    ['rubbed out\u007f', 'rubbed out\u2421'],
    ['tab\tstays', 'tab\tstays'],
  ])('plain text of %j is %j', (line, text) => {
    expect(plainText(line)).toBe(text);
  });
});

describe('colourAfter', () => {
  test.each([
    ['', `${E}31mred`, `${E}31m`],
    [`${E}31m`, 'nothing new', `${E}31m`],
    [`${E}31m`, `end${E}0m`, ''],
    [`${E}31m`, `end${E}m`, ''],
    [`${E}31m`, `${E}1m`, `${E}31m${E}1m`],
    [`${E}31m`, `${E}0;32m`, `${E}0;32m`],
  ])('after %j and %j is %j', (colour, line, after) => {
    expect(colourAfter(colour, line)).toBe(after);
  });

  test('programs that never reset do not make it grow without end', () => {
    let colour = '';
    for (let line = 0; line < 1_000; line += 1) colour = colourAfter(colour, `${E}1;3${line % 8}m`);
    expect(colour.length).toBeLessThan(250);
  });
});

describe('toSpans', () => {
  test('the 16 colours are those of the theme', () => {
    const [red, bright] = toSpans(`${E}31ma${E}91mb`);
    expect(red?.look?.colour).toBe('var(--ansi-red)');
    expect(bright?.look?.colour).toBe('var(--ansi-br-red)');
  });

  test('both spellings of a true colour are read', () => {
    const colon = toSpans(showLine(`${E}38:2::200:10:10mtext`, '').text);
    expect(colon).toEqual(toSpans(`${E}38;2;200;10;10mtext`));
    expect(colon[0]?.look?.colour).toMatch(/^light-dark\(/);
  });

  test('spans hold exactly the plain text', () => {
    const line = `a${E}1mb${E}0;4;38;5;208mc${E}7md${E}0m e`;
    expect(
      toSpans(line)
        .map((span) => span.text)
        .join(''),
    ).toBe(plainText(line));
  });
});

describe('cssColour', () => {
  test('every palette colour is readable in both themes', () => {
    for (let index = 16; index < 256; index += 1) {
      const css = cssColour(`ansi-palette-${index}`, null) ?? '';
      const [light, dark] = [...css.matchAll(/rgb\((\d+) (\d+) (\d+)\)/g)].map(
        ([, red, green, blue]) => [Number(red), Number(green), Number(blue)] as const,
      );
      expect(contrast(light ?? [0, 0, 0], [251, 251, 252])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark ?? [0, 0, 0], [12, 12, 14])).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('a program’s own colours are kept where the user wants them', () => {
    expect(cssColour('ansi-truecolor', '1, 2, 3', true)).toBe('rgb(1 2 3)');
    const shades = [232, 244, 255].map((index) => cssColour(`ansi-palette-${index}`, null, true));
    expect(shades).toEqual(['rgb(8 8 8)', 'rgb(128 128 128)', 'rgb(238 238 238)']);
    expect(cssColour('ansi-palette-208', null, true)).toBe('rgb(255 135 0)');
  });

  test('an unknown name is no colour', () => {
    expect(cssColour('ansi-unknown', null)).toBeNull();
  });
});

describe('markHits', () => {
  test('a hit that goes over a change of colour is marked in both parts', () => {
    const spans = toSpans(`err${E}31mor here`);
    const marked = markHits(spans, [{ start: 0, end: 5, isCurrent: true }]);
    expect(marked.map(({ text, mark }) => [text, mark])).toEqual([
      ['err', 'current'],
      ['or', 'current'],
      [' here', null],
    ]);
  });
});
