import { expect, test } from 'vitest';
import { isSameBoot, readBootIdentity } from '../../../electron/main/trigger/boot-identity.ts';

test.each([
  [null, 'a', false],
  ['a', 'a', true],
  ['a', 'b', false],
  ['a', 'at 1000', false],
  ['at 1764000000000', 'at 1764000060000', true],
  ['at 1764000060000', 'at 1764000000000', true],
  ['at 1764000000000', 'at 1764000060001', false],
])('%s and %s are one boot: %s', (known, current, same) => {
  expect(isSameBoot(known, current)).toBe(same);
});

test('the boot of this computer is the same each time it is asked', () => {
  expect(isSameBoot(readBootIdentity(), readBootIdentity())).toBe(true);
});
