import { expect, test } from 'vitest';

import { reasonIn } from '../../../electron/shared/log-reason.ts';

test.each([
  ['dump\nzstd: error 70 : Write error : No space left on device\n', 'No space left on device'],
  [
    'cp: cannot stat x: No such file or directory\nERROR: copying failed',
    'No such file or directory',
  ],
  ['one\nbackup.py: ERROR: the archive is broken\nbye\n', 'the archive is broken'],
  ['\u001b[31mfatal: not a git repository\u001b[0m', 'not a git repository'],
  ['a: Permission denied\nb: No space left on device', 'No space left on device'],
  ['all went well\n0 errors\n', null],
  ['', null],
])('%j says %j', (text, reason) => {
  expect(reasonIn(text)).toBe(reason);
});
