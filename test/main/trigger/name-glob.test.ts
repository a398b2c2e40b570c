import { expect, test } from 'vitest';
import { compileNameGlob } from '../../../electron/main/trigger/name-glob.ts';

test.each([
  ['*.csv', 'a.csv', true],
  ['*.csv', '.csv', true],
  ['*.csv', 'a.csv.part', false],
  ['*.csv', 'aXcsv', false],
  ['report-??.pdf', 'report-07.pdf', true],
  ['report-??.pdf', 'report-7.pdf', false],
  ['?', '😀', true],
  ['a+(b)[c]{1}^$|.txt', 'a+(b)[c]{1}^$|.txt', true],
  ['a*b*c', 'a-b\n-c', true],
  ['back\\slash', 'back\\slash', true],
  ['[ab].txt', 'a.txt', false],
])('%s matches %s: %s', (glob, name, matches) => {
  expect(compileNameGlob(glob)(name)).toBe(matches);
});
