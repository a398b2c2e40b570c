import { expect, test } from 'vitest';

import { NotRunningError, toFailure, UsageError } from '../../electron/cli/cli-error.ts';
import { AppError } from '../../electron/shared/errors.ts';

test('wrong use ends with 2 and leads to the help', () => {
  expect(toFailure(new UsageError('Expected a task'), false)).toEqual({
    exitCode: 2,
    message: 'Expected a task\nSee: cronpilot help',
  });
  expect(toFailure(new UsageError('Expected a task'), false, 'run').message).toContain('help run');
});

test('nobody at the socket ends with 3, and says which socket when asked to', () => {
  const error = new NotRunningError('/run/x.sock');
  expect(toFailure(error, false).message).not.toContain('/run/x.sock');
  expect(toFailure(error, true)).toMatchObject({
    exitCode: 3,
    message: expect.stringContaining('/run/x.sock'),
  });
});

test('a refusal names its field once', () => {
  const refusal = (message: string, field?: string) =>
    toFailure(new AppError('invalid_input', message, { ...(field && { field }) }), false).message;
  expect(refusal('Expected `cwd` to be a folder', 'cwd')).toBe('Expected `cwd` to be a folder');
  expect(refusal('61 is no minute', 'schedules.0.pattern')).toBe(
    'schedules.0.pattern: 61 is no minute',
  );
  expect(refusal('There is no task 9')).toBe('There is no task 9');
});

test('anything else is told in a sentence, with where it came from when asked to', () => {
  const error = new Error('broken');
  expect(toFailure(error, false)).toEqual({ exitCode: 1, message: 'broken' });
  expect(toFailure(error, true).message).toContain('cli-error.test.ts');
  expect(toFailure('odd', false)).toEqual({ exitCode: 1, message: 'odd' });
});
