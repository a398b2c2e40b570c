/** Which lines of a log are shown when it is filtered. */

import { expect, test } from 'vitest';

import { allRows, type LogRows, matchingRows } from '../../../renderer/components/log-rows.ts';

const LINES = { firstKey: 10, lineCount: 20 };
const hitsAt = (...keys: number[]) => keys.map((key) => ({ key, start: 0, end: 1 }));

/** `10` for a line, `…3` for three hidden ones. */
function words(rows: LogRows): string {
  return Array.from({ length: rows.count }, (_, index) => rows.at(index))
    .map(({ key, hiddenCount }) => (hiddenCount > 0 ? `…${hiddenCount}` : String(key)))
    .join(' ');
}

test.each([
  ['only the lines that match', [12, 15], 0, null, '…2 12 …2 15 …14'],
  ['two lines around each', [15], 2, null, '…3 13 14 15 16 17 …12'],
  ['lines around that meet, once', [14, 14, 17], 2, null, '…2 12 13 14 15 16 17 18 19 …10'],
  [
    'no line before the first or behind the last',
    [10, 29],
    5,
    null,
    '10 11 12 13 14 15 …8 24 25 26 27 28 29',
  ],
  ['a gap alone when nothing matches', [], 5, null, '…20'],
  ['a line of its own besides', [12], 0, 11, '…1 11 12 …17'],
  ['nothing of hits that are not loaded any more', [3, 12, 40], 0, null, '…2 12 …17'],
])('shows %s', (_, keys, around, also, shown) => {
  const rows = matchingRows(LINES, hitsAt(...keys), around, also);
  expect(words(rows)).toBe(shown);
  expect(rows.shownCount).toBe(shown.split(' ').filter((word) => !word.startsWith('…')).length);
});

test('a line is found where it is shown, and a hidden one where it is hidden', () => {
  const rows = matchingRows(LINES, hitsAt(12, 15), 0, null);
  expect([10, 11, 12, 13, 14, 15, 29].map(rows.indexOf)).toEqual([0, 0, 1, 2, 2, 3, 4]);
});

test('without a filter each line is a row', () => {
  const rows = allRows(LINES);
  expect([rows.count, rows.at(3).key, rows.indexOf(13)]).toEqual([20, 13, 3]);
});
