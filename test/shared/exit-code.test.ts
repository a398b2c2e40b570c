import { describe, expect, test } from 'vitest';

import { describeExitCode, signalName, signalOf } from '../../electron/shared/exit-code.ts';
import { programExitCodes } from '../../electron/shared/program-exit-codes.ts';

describe('describeExitCode', () => {
  test.each([
    [126, 'a program that it names may not be executed'],
    [127, 'a program that it names was not found'],
    [78, 'its configuration is wrong'],
    [137, 'it was killed, often because the memory ran out (SIGKILL)'],
    [139, 'it crashed: it used memory that is not its own (SIGSEGV)'],
    [143, 'it was asked to stop (SIGTERM)'],
    [128 + 40, 'a signal ended it (number 40)'],
  ])('knows %i of any program', (exitCode, words) => {
    expect(describeExitCode(exitCode, null)).toBe(words);
    expect(describeExitCode(exitCode, 'no-such-program')).toBe(words);
  });

  test.each([
    ['rsync', 23, 'rsync transferred only a part of the files'],
    ['curl', 28, 'curl took longer than its time limit'],
    ['grep', 1, 'grep found no match'],
    ['robocopy', 1, 'robocopy copied files and had no failure'],
    ['docker', 127, 'docker did not find the command in the container'],
    ['git', 129, 'git was called with wrong arguments'],
  ])('knows what the manual of %s says of %i', (program, exitCode, words) => {
    expect(describeExitCode(exitCode, program)).toBe(words);
  });

  test('says nothing where only the number is known', () => {
    for (const exitCode of [0, 1, 2, 3, 63, 128, 193, 255]) {
      expect(describeExitCode(exitCode, null)).toBeNull();
    }
    expect(describeExitCode(0, 'rsync')).toBeNull();
    expect(describeExitCode(75, 'rsync')).toBeNull();
  });

  test('gives clauses that a sentence can end with', () => {
    for (const meanings of programExitCodes.values()) {
      for (const words of Object.values(meanings)) expect(words).toMatch(/^[a-z].*[a-z)\d]$/);
    }
  });
});

test('a signal is told by its name where that is the same everywhere', () => {
  expect(signalOf(137)).toBe(9);
  expect(signalOf(128)).toBeNull();
  expect(signalName(15)).toBe('SIGTERM');
  expect(signalName(10)).toBe('signal 10');
});
