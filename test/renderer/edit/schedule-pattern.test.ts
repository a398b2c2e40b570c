import { expect, test } from 'vitest';

import { readPattern, withRanges } from '../../../renderer/views/edit/schedule-pattern.ts';

test.each([
  ['0 9 * * 1,2,3,4,5', '0 9 * * 1-5'],
  ['0 9 * * 1,2,4,5,6', '0 9 * * 1,2,4-6'],
  ['0 9 * * 6,7', '0 9 * * 6,7'],
  ['5,10,15 8,9,10,20 1,2,3,L * *', '5,10,15 8-10,20 1,2,3,L * *'],
  ['0 0 * * 1#1,2#1,3#1', '0 0 * * 1#1,2#1,3#1'],
])('%s is written as %s, and read the same', (pattern, shorter) => {
  expect(withRanges(pattern)).toBe(shorter);
  expect(readPattern(shorter)).toEqual(readPattern(pattern));
});

test.each(['__proto__', 'constructor', 'toString * * * *', '@reboot', ''])(
  'the form has no fields for %j',
  (text) => expect(readPattern(text)).toBeNull(),
);
