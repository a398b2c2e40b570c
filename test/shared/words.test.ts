/** The sentences that window, tray and command line share. */
import { describe, expect, test } from 'vitest';
import type { Run } from '../../electron/shared/run.ts';
import { runStates } from '../../electron/shared/run.ts';
import {
  outcomeSentence,
  progressWords,
  runDurationMs,
  startedByWords,
  stateWord,
  wholePercent,
} from '../../electron/shared/words.ts';
import { makeRun } from '../helpers/make-task.ts';

const run = makeRun({
  id: 7,
  state: 'failed',
  queuedAtMs: 0,
  startedAtMs: 1_000,
  finishedAtMs: 43_000,
  exitCode: 3,
});

describe('outcomeSentence', () => {
  test('names the exit code and the duration of a failure', () => {
    expect(outcomeSentence(run, 0)).toBe('Backup failed with exit code 3 after 42 s.');
  });

  test('does not say an exit code twice', () => {
    const failed: Run = { ...run, reasonCode: 'exit_code', reason: 'Ended with exit code 3.' };
    expect(outcomeSentence(failed, 0)).toBe('Backup failed with exit code 3 after 42 s.');
    const reason = 'Ended with exit code 137: it was killed (SIGKILL).';
    const killed: Run = { ...run, exitCode: 137, reasonCode: 'signal', reason };
    expect(outcomeSentence(killed, 0)).toBe(`Backup failed after 42 s. ${reason}`);
  });

  test('leaves an exit code out that is not the reason', () => {
    const reason = 'No line of the output matches `done`, and one must.';
    const failed: Run = { ...run, exitCode: 0, reasonCode: 'output_match', reason };
    expect(outcomeSentence(failed, 0)).toBe(`Backup failed after 42 s. ${reason}`);
  });

  test('ends with the reason', () => {
    const skipped: Run = {
      ...run,
      state: 'skipped',
      startedAtMs: null,
      reason: 'Run 6 was active.',
    };
    expect(outcomeSentence(skipped, 0)).toBe('Backup was skipped. Run 6 was active.');
  });

  test('counts a running run up to now', () => {
    const running: Run = { ...run, state: 'running', finishedAtMs: null };
    expect(outcomeSentence(running, 103_000)).toBe('Backup has been running for 1 m 42 s.');
    expect(outcomeSentence(running, 1_999)).toBe('Backup is running.');
  });

  test.each(runStates)('has words for %s', (state) => {
    expect(stateWord(state)).toMatch(/^[A-Z]/);
    expect(outcomeSentence({ ...run, state }, 50_000)).toMatch(/^Backup .+\.$/);
  });
});

test('progress is told by what is known, and 100 % means all of it', () => {
  expect(progressWords({ fraction: 0.999, text: null })).toBe('99 %');
  expect(progressWords({ fraction: 1, text: 'Done' })).toBe('100 %, Done');
  expect(progressWords({ fraction: null, text: 'Copying' })).toBe('Copying');
});

test('every whole percentage is told as itself', () => {
  for (let percent = 0; percent <= 100; percent += 1) {
    expect(wholePercent(percent / 100)).toBe(percent);
  }
});

test('the duration of a run is never negative', () => {
  expect(runDurationMs({ ...run, finishedAtMs: 0 }, 0)).toBe(0);
  expect(runDurationMs({ ...run, startedAtMs: null }, 0)).toBeNull();
});

test('a run was started by the task after which it started', () => {
  const cause = { kind: 'chain', runId: 1, taskName: 'Sync', state: 'succeeded' } as const;
  expect(startedByWords({ trigger: 'chain', cause })).toBe('After “Sync”');
  expect(startedByWords({ trigger: 'retry', cause })).toBe('Retry');
});
