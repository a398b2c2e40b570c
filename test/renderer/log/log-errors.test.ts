/** Which lines of a log look like errors, and which one is next. */

import { expect, test } from 'vitest';

import { looksLikeError } from '../../../electron/shared/log-reason.ts';
import { nextErrorKey } from '../../../renderer/components/log-errors.ts';

test.each([
  'error: disk full',
  'ERROR 1045 (28000): Access denied',
  'E: Unable to locate package nothing',
  'fatal: not a git repository',
  'make: *** [all] Error 2',
  'TypeError: x is not a function',
  'Caused by: java.io.IOException: broken',
  'Traceback (most recent call last):',
  'panic: runtime error',
  "thread 'main' panicked at src/main.rs",
  'Backup failed',
  '10 errors',
  '1 failed, 0 errors',
  'error: no such file',
  'error: 0x80070005',
  'error: null pointer',
  'failed=1 errors=0',
])('%s looks like an error', (line) => {
  expect(looksLikeError(line)).toBe(true);
});

test.each([
  '0 errors',
  '3 passed, 0 failed',
  'error: none',
  'Errors: 0',
  'errors: 0.',
  'ok=3 changed=0 unreachable=0 failed=0 skipped=1',
  'no errors',
  'No errors found.',
  'finished without any errors',
  '{"status":"ok","error":null}',
  'writing to stderr',
  'terrors of the deep',
  'E:\\backup is full of files',
  `${' '.repeat(10_000)}error`,
  '',
])('%s does not', (line) => {
  expect(looksLikeError(line)).toBe(false);
});

const lines = ['ok', 'error 1', 'ok', '\u001b[31merror\u001b[0m 2', 'ok'];
const log = { firstKey: 100, lineCount: lines.length, lineAt: (at: number) => lines[at] ?? '' };

test.each([
  [null, 1, 101],
  [101, 1, 103],
  [102, 1, 103],
  [103, 1, 101],
  [null, -1, 103],
  [103, -1, 101],
  [101, -1, 103],
  [7, 1, 101],
] as const)('from line %s by %s the next error is in line %s', (from, by, key) => {
  expect(nextErrorKey(log, from, by)).toBe(key);
});

test('a log without errors has no next one', () => {
  expect(nextErrorKey({ ...log, lineCount: 1 }, null, 1)).toBeNull();
  expect(nextErrorKey({ ...log, lineCount: 0 }, null, 1)).toBeNull();
});
