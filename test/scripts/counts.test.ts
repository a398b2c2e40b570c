// How test runs are counted.
import { describe, expect, test } from 'vitest';
import { addCounts, countVitest, formatCounts } from '../../scripts/counts.mjs';

describe('counts', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }],
  };

  test('are those of the report', () => {
    expect(countVitest(report, 1)).toEqual({ passed: 5, failed: 1, skipped: 2 });
  });

  test('a file that does not load counts as one failure', () => {
    const testResults = [...report.testResults, { status: 'failed', assertionResults: [] }];
    expect(countVitest({ ...report, testResults }, 1).failed).toBe(2);
  });

  test('a run that fails without a failing test counts as one failure', () => {
    const passing = { ...report, numFailedTests: 0, testResults: [] };
    expect(countVitest(passing, 1).failed).toBe(1);
    expect(countVitest(passing, 0).failed).toBe(0);
    expect(countVitest(null, 139).failed).toBe(1);
  });

  test('add up to one line', () => {
    const sum = addCounts([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 2, failed: 1, skipped: 0 },
    ]);
    expect(formatCounts(sum)).toBe('3 passed, 1 failed');
    expect(formatCounts({ ...sum, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});
