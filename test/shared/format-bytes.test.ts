import { expect, test } from 'vitest';

import { formatBytes } from '../../electron/shared/format-bytes.ts';

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1_000, '1 KB'],
  [1_126, '1.1 KB'],
  [626_688, '612 KB'],
  [1_023 * 1_024, '1 MB'],
  [20 * 1_024 * 1_024, '20 MB'],
])('%i bytes read %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});
