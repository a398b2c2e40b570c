import { expect, test } from 'vitest';

import {
  looksLikeVariables,
  mergeVariables,
} from '../../../renderer/views/edit/merge-variables.ts';

test('names that are there take the new value in their place, others follow, empty rows go', () => {
  const pairs = [
    { name: 'A', value: '1' },
    { name: '', value: '' },
    { name: ' B ', value: '2' },
    { name: '', value: 'kept' },
  ];
  expect(mergeVariables(pairs, { B: '2', A: 'one', C: '3' })).toEqual({
    pairs: [
      { name: 'A', value: 'one' },
      { name: ' B ', value: '2' },
      { name: '', value: 'kept' },
      { name: 'C', value: '3' },
    ],
    addedCount: 1,
    replacedCount: 1,
  });
});

test.each([
  ['A=1', true],
  ['export PATH="$HOME/bin"\nB=2', true],
  ['# of the shop\n\nDB_URL = x', true],
  ['MY_NAME', false],
  ['two words = 3', false],
  ['https://a.example/?q=1', false],
])('%j is a line of an .env file: %s', (text, is) => {
  expect(looksLikeVariables(text)).toBe(is);
});
