import { expect, test } from 'vitest';
import { describeCause } from '../../electron/shared/run-cause.ts';

test.each([
  ['succeeded', 'Backup succeeded (run 8).'],
  ['failed', 'Backup failed (run 8).'],
  ['timed_out', 'Backup failed (run 8).'],
] as const)('a run after one that %s reads "%s"', (state, sentence) => {
  expect(describeCause({ kind: 'chain', runId: 8, taskName: 'Backup', state })).toBe(sentence);
});

test('changed files are named by the first one and counted', () => {
  const paths = ['/in/a.csv', '/in/b.csv'];
  expect(describeCause({ kind: 'file', paths, pathCount: 4 })).toBe(
    'Changed: /in/a.csv and 3 more.',
  );
  expect(describeCause({ kind: 'file', paths: ['/in/a'], pathCount: 1 })).toBe('Changed: /in/a.');
});
