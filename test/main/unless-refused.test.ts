import { expect, test } from 'vitest';

import { unlessRefused } from '../../electron/main/unless-refused.ts';
import { AppError } from '../../electron/shared/errors.ts';

test('what is refused is logged, and a bug is thrown on', () => {
  const warnings: string[] = [];
  const log = { warn: (message: string) => void warnings.push(message) };
  const failing = (error: Error) => () => {
    throw error;
  };
  unlessRefused(failing(new AppError('unavailable', 'The disk is full.')), log);
  expect(() => unlessRefused(failing(new TypeError('a bug')), log)).toThrow('a bug');
  expect(warnings).toEqual(['The disk is full.']);
});
