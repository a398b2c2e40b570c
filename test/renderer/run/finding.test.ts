import { describe, expect, test } from 'vitest';

import { type Run, runStates } from '../../../electron/shared/run.ts';
import { findingOf } from '../../../renderer/views/run/finding.ts';
import { makeRun as makeQueuedRun } from '../../helpers/make-task.ts';

const STARTED_AT_MS = Date.UTC(2026, 10, 23, 12);
const NOW_MS = STARTED_AT_MS + 60_000;

/** One that succeeded after 42 s. */
const makeRun = (change: Partial<Run> = {}): Run =>
  makeQueuedRun({
    state: 'succeeded',
    startedAtMs: STARTED_AT_MS,
    finishedAtMs: STARTED_AT_MS + 42_000,
    exitCode: 0,
    logFilename: 'backup-1/run-1.log',
    ...change,
  });
const neverStarted = { startedAtMs: null, exitCode: null, logFilename: null } as const;

describe('what happened', () => {
  test('has a title in every state', () => {
    for (const state of runStates) {
      expect(findingOf(makeRun({ state }), NOW_MS).title).toMatch(/^[A-Z]/);
    }
  });

  test('of a success is how long it took', () => {
    expect(findingOf(makeRun(), NOW_MS)).toEqual({
      tone: 'plain',
      title: 'Succeeded in 42 s',
      text: null,
    });
  });

  test('of a failure is what its exit code means, once', () => {
    const run = makeRun({
      state: 'failed',
      exitCode: 137,
      reasonCode: 'signal',
      reason:
        'Ended with exit code 137: it was killed, often because the memory ran out (SIGKILL).',
    });
    expect(findingOf(run, NOW_MS)).toEqual({
      tone: 'danger',
      title: 'Killed',
      text: 'It ended with exit code 137 after 42 s. By someone, or by the system when memory ran out.',
    });
  });

  test('of a failure is what the manual of its program says', () => {
    const reason = 'Ended with exit code 2: tar failed; its output says why.';
    const run = makeRun({ state: 'failed', exitCode: 2, reasonCode: 'exit_code', reason });
    expect(findingOf(run, NOW_MS)).toMatchObject({
      title: 'The command reported a failure',
      text: 'It ended with exit code 2 after 42 s: tar failed; its output says why.',
    });
  });

  test('of an unknown exit code is just the code', () => {
    const run = makeRun({
      state: 'failed',
      exitCode: 42,
      reasonCode: 'exit_code',
      reason: 'Ended with exit code 42.',
    });
    expect(findingOf(run, NOW_MS)).toMatchObject({
      title: 'The command reported a failure',
      text: 'It ended with exit code 42 after 42 s.',
    });
  });

  test('of a run that could not be started is the reason', () => {
    const reason = '/usr/bin/pg_dump was not found.';
    const run = makeRun({ ...neverStarted, state: 'failed', reasonCode: 'start_failed', reason });
    expect(findingOf(run, NOW_MS)).toEqual({
      tone: 'danger',
      title: 'It could not be started',
      text: reason,
    });
  });

  test('tells a run that was stopped from one that never began', () => {
    const reason = 'Stopped by you.';
    expect(findingOf(makeRun({ state: 'cancelled', reason }), NOW_MS).title).toBe(
      'Stopped after 42 s',
    );
    expect(findingOf(makeRun({ ...neverStarted, state: 'cancelled' }), NOW_MS).title).toBe(
      'Never started',
    );
  });

  test('counts the times that one missed row stands for', () => {
    const run = makeRun({ ...neverStarted, state: 'missed', dueCount: 1_440 });
    expect(findingOf(run, NOW_MS)).toMatchObject({ tone: 'missed', title: 'Missed 1,440 times' });
    expect(findingOf({ ...run, dueCount: 1 }, NOW_MS).title).toBe('Missed');
  });

  test('says why a queued run waits, also before main has said it', () => {
    const queued = makeRun({ ...neverStarted, state: 'queued', finishedAtMs: null });
    expect(findingOf(queued, NOW_MS).text).toBe('It starts as soon as a slot is free.');
    const waiting = { ...queued, reason: 'Waits for run 11 of this task to end.' };
    expect(findingOf(waiting, NOW_MS).text).toBe('Waits for run 11 of this task to end.');
  });

  test('of a running run grows with the time', () => {
    const run = makeRun({ state: 'running', finishedAtMs: null, exitCode: null });
    expect(findingOf(run, STARTED_AT_MS + 999).title).toBe('Just started');
    expect(findingOf(run, STARTED_AT_MS + 1_000)).toMatchObject({
      tone: 'running',
      title: 'Running for 1 s',
    });
    expect(findingOf(run, NOW_MS).title).toBe('Running for 1 m');
    expect(findingOf({ ...run, startedAtMs: null }, NOW_MS).title).toBe('Starting');
  });
});
