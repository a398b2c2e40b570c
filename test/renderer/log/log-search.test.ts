/** What a search finds in a log, and when it searches again. */

import { expect, test, vi } from 'vitest';

import { type FindHits, watchSearch } from '../../../renderer/components/log-search-watch.ts';
import { findHits, type FoundHits, queryProblem } from '../../../renderer/components/log-search.ts';
import type { LogQuery } from '../../../electron/shared/log-query.ts';
import { LogReader } from '../../../renderer/components/log-reader.ts';

const LINES = ['Alpha beta', 'a.pha', '\u001b[31mal\u001b[0mpha 12'];

const query = (text: string, more: Partial<LogQuery> = {}): LogQuery => ({
  text,
  isCaseSensitive: false,
  isRegex: false,
  ...more,
});

function found(wanted: LogQuery): readonly string[] {
  const lines = { firstKey: 7, lineCount: LINES.length, lineAt: (at: number) => LINES[at] ?? '' };
  return findHits(lines, wanted).hits.map(({ key, start, end }) => `${key}:${start}-${end}`);
}

test.each<[string, LogQuery, string[]]>([
  ['a text is found whatever its case', query('alpha'), ['7:0-5', '9:0-5']],
  [
    'with the case switch only as it is written',
    query('Alpha', { isCaseSensitive: true }),
    ['7:0-5'],
  ],
  ['the signs of a pattern are text', query('a.pha'), ['8:0-5']],
  [
    'with the pattern switch they are signs',
    query('a.pha', { isRegex: true }),
    ['7:0-5', '8:0-5', '9:0-5'],
  ],
  [
    '^ and $ are the ends of a line',
    query('^al|12$', { isRegex: true }),
    ['7:0-2', '9:0-2', '9:6-8'],
  ],
  ['a match of nothing is no hit', query('x*', { isRegex: true }), []],
])('%s', (_, wanted, hits) => {
  expect(found(wanted)).toEqual(hits);
});

test('a pattern that is none says why', () => {
  expect(queryProblem(query('(a', { isRegex: true }))).toBe(
    'Not a regular expression: Unterminated group',
  );
  expect(queryProblem(query('(a'))).toBeNull();
});

const both = (find: FindHits) => ({ inLoaded: find, inFile: find });

test('a search goes on as the log grows, and one that takes too long is not tried again', async () => {
  let text = 'one\n';
  const reader = new LogReader(async (offset) => {
    const from = Math.max(0, offset < 0 ? text.length + offset : offset);
    return {
      offsetBytes: from,
      text: text.slice(from),
      nextOffsetBytes: text.length,
      totalBytes: text.length,
      exists: true,
    };
  });
  reader.open();
  await vi.waitFor(() => expect(reader.getSnapshot().lineCount).toBe(1));

  const told: (number | string)[] = [];
  let answer: (found: FoundHits | null) => void = () => {};
  const searched: number[] = [];
  const stop = watchSearch(
    reader,
    query('o', { isRegex: true }),
    both((lines) => {
      searched.push(lines.lineCount);
      return new Promise((resolve) => {
        answer = resolve;
      });
    }),
    ({ hits, problem }) => told.push(problem ?? hits.length),
  );
  await vi.waitFor(() => expect(searched).toEqual([1]));
  const grow = async () => {
    text += 'two\n';
    const before = reader.getSnapshot().lineCount;
    reader.noteTotal(text.length);
    await vi.waitFor(() => expect(reader.getSnapshot().lineCount).toBe(before + 1));
  };
  await grow();
  answer({ hits: [{ key: 0, start: 0, end: 1 }], count: 1 });
  await vi.waitFor(() => expect(searched).toEqual([1, 2]));
  answer(null);
  await vi.waitFor(() => expect(told).toEqual([1, 'This pattern takes too long']));
  await grow();
  // What starts later and waits as long is later.
  let isLater = false;
  const later = async () => {
    isLater = true;
    return { hits: [], count: 0 };
  };
  const stopLater = watchSearch(reader, query('o'), both(later), () => {});
  await vi.waitFor(() => expect(isLater).toBe(true));
  expect(searched).toEqual([1, 2]);
  stop();
  stopLater();
});
