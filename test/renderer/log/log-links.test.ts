/** Hyperlinks that programs write into their output. */

import { expect, test } from 'vitest';

import { linksOf } from '../../../renderer/components/log-links.ts';
import { cutAtLinks, markHits, toSpans } from '../../../renderer/components/log-spans.ts';
import { plainText, showLine } from '../../../electron/shared/log-text.ts';

const BELL = '\u0007';
const ST = '\u001b\\';
const link = (url: string, text: string, end = ST) =>
  `\u001b]8;;${url}${end}${text}\u001b]8;;${end}`;
const URL_A = 'https://example.com/a?b=1;c';

test.each([
  ['ended by ST', link(URL_A, 'docs')],
  ['ended by a bell', link(URL_A, 'docs', BELL)],
  ['with parameters', link(URL_A, 'docs').replace(']8;;h', ']8;id=1;h')],
])('a link %s shows its text and keeps its address', (_, sequence) => {
  const line = `see ${sequence} now`;
  expect(plainText(line)).toBe('see docs now');
  expect(linksOf(line)).toEqual([{ start: 4, end: 8, url: URL_A }]);
});

test('a link that starts another ends itself, and one without an end lasts to the line’s', () => {
  const line = `\u001b]8;;http://one/${ST}one\u001b]8;;http://two/${ST}two`;
  expect(linksOf(line)).toEqual([
    { start: 0, end: 3, url: 'http://one/' },
    { start: 3, end: 6, url: 'http://two/' },
  ]);
});

test('a link that a return wrote over, and one without a text, is none', () => {
  const line = `${link('http://one/', 'one')}\r${link('http://two/', '')}${link(URL_A, 'docs')}`;
  expect(linksOf(line)).toEqual([{ start: 0, end: 4, url: URL_A }]);
});

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'https://', ''])(
  'an address like %s is none',
  (url) => {
    expect(linksOf(link(url, 'text'))).toEqual([]);
  },
);

test('colours and what a return wrote over do not move a link', () => {
  const line = `0 %\r\u001b[31mred\u001b[0m ${link(URL_A, '\u001b[1mbold')}`;
  const [found] = linksOf(line);
  expect(plainText(line).slice(found?.start, found?.end)).toBe('bold');
});

test('a part of a line is a link and a hit at once', () => {
  const line = `a ${link(URL_A, 'link')} b`;
  const spans = cutAtLinks(toSpans(showLine(line, '').text), linksOf(line));
  const marked = markHits(spans, [{ start: 4, end: 7, isCurrent: false }]);
  expect(marked.map(({ text, url, mark }) => [text, url, mark])).toEqual([
    ['a ', null, null],
    ['li', URL_A, null],
    ['nk', URL_A, 'hit'],
    [' ', null, 'hit'],
    ['b', null, null],
  ]);
});
