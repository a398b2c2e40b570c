import { expect, test } from 'vitest';

import { numberProblem } from '../../../renderer/views/settings/number-problem.ts';

const DAY_MS = 86_400_000;
const MIB = 1024 ** 2;

test.each([
  ['1', 'maxConcurrentRuns', 1],
  [' 64 ', 'maxConcurrentRuns', 1],
  ['0', 'catchUpQuietMs', 1_000],
  ['1', 'keepLogsMs', DAY_MS],
  ['3660', 'keepLogsMs', DAY_MS],
  // 64 KiB is the least, of which a whole MiB is the next that can be typed.
  ['1', 'maxLogBytes', MIB],
] as const)('%j is right for %s', (text, field, perUnit) => {
  expect(numberProblem(text, field, perUnit)).toBeNull();
});

test.each([
  ['0', 'maxConcurrentRuns', 1],
  ['65', 'maxConcurrentRuns', 1],
  ['', 'maxConcurrentRuns', 1],
  ['1.5', 'maxConcurrentRuns', 1],
  ['1e1', 'maxConcurrentRuns', 1],
  ['-1', 'catchUpQuietMs', 1_000],
  ['0', 'keepLogsMs', DAY_MS],
  ['3661', 'keepLogsMs', DAY_MS],
  ['0', 'maxLogBytes', MIB],
  ['1025', 'maxLogBytes', MIB],
  ['9'.repeat(400), 'keepRunsCount', 1],
] as const)('%j is wrong for %s', (text, field, perUnit) => {
  expect(numberProblem(text, field, perUnit)).toMatch(/^A whole number from [\d,]+ to [\d,]+$/);
});

test('the limits are told in the unit that is typed', () => {
  expect(numberProblem('x', 'keepRunsCount', 1)).toBe('A whole number from 1,000 to 10,000,000');
  expect(numberProblem('x', 'maxLogBytes', MIB)).toBe('A whole number from 1 to 1,024');
});
