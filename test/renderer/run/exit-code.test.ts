import { describe, expect, test } from 'vitest';

import { exitCodeMeaning, exitCodeWords } from '../../../renderer/views/run/exit-code.ts';

describe('the meaning of an exit code', () => {
  test('is told for the codes that shells and systems agree on', () => {
    expect(exitCodeMeaning(1)?.title).toBe('The command reported a failure');
    expect(exitCodeMeaning(126)?.title).toBe('Not allowed');
    expect(exitCodeMeaning(127)?.title).toBe('Command not found');
    expect(exitCodeMeaning(137)?.title).toBe('Killed');
    expect(exitCodeMeaning(0xc0000005)?.title).toBe('Crashed');
    expect(exitCodeMeaning(0xc000013a)?.title).toBe('Interrupted');
  });

  test('is told for every code of sysexits', () => {
    for (let code = 64; code <= 78; code += 1) expect(exitCodeMeaning(code)).not.toBeNull();
  });

  test('is the signal above 128, by name or by number', () => {
    expect(exitCodeMeaning(129)?.title).toBe('Ended by SIGHUP');
    expect(exitCodeMeaning(128 + 64)?.title).toBe('Ended by signal 64');
  });

  test('is not made up for the codes in between', () => {
    for (const code of [0, 3, 63, 79, 128, 193, 255]) expect(exitCodeMeaning(code)).toBeNull();
  });
});

test.each([
  [0, 'success'],
  [1, 'general failure'],
  [2, 'Wrong use of a command'],
  [75, 'Try again later'],
  [143, 'SIGTERM'],
  [3, null],
])('exit code %i reads %s', (exitCode, words) => {
  expect(exitCodeWords(exitCode)).toBe(words);
});
