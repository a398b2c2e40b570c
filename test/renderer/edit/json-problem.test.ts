import { expect, test } from 'vitest';

import { isBrokenJson } from '../../../renderer/views/edit/json-problem.ts';

test.each([
  ['{"a": 1}', false],
  ['[1, 2]\n', false],
  ['{"a": "{{param.DAY}}", "b": {{param.COUNT}}}', false],
  ['name=value', false],
  ['', false],
  ['{"a": 1,}', true],
  ['{\n  "a": one\n}', true],
  ['{"a": 1', true],
])('%j is broken: %s', (text, isBroken) => {
  expect(isBrokenJson(text)).toBe(isBroken);
});
