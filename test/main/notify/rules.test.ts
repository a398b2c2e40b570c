import { describe, expect, test } from 'vitest';

import {
  decideDurationNotice,
  decideNotice,
  MAX_HISTORY,
} from '../../../electron/main/notify/rules.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { makeRun } from '../../helpers/make-task.ts';

/** On Tuesday 24 November 2026. */
const now = new Date(2026, 10, 24, 14, 0).getTime();
const MINUTE_MS = 60_000;
const task = { name: 'Nightly database backup' };

/** A run that took 1 m 42 s and ended `agoMinutes` before now. */
function ended(state: Run['state'], agoMinutes = 0, overrides: Partial<Run> = {}): Run {
  const finishedAtMs = now - agoMinutes * MINUTE_MS;
  const startedAtMs = finishedAtMs - 102_000;
  return makeRun({ id: 1_000 - agoMinutes, state, startedAtMs, finishedAtMs, ...overrides });
}

const failed = (agoMinutes = 0, overrides: Partial<Run> = {}) =>
  ended('failed', agoMinutes, { reasonCode: 'exit_code', exitCode: 1, ...overrides });
const failures = (count: number) => Array.from({ length: count }, (_, index) => failed(index));

describe('decideNotice', () => {
  test('the first failure is told with its exit code and duration', () => {
    expect(decideNotice([failed(), ended('succeeded', 10)], task, now)).toMatchObject({
      kind: 'failed',
      title: 'Nightly database backup failed',
      body: 'Exit code 1. 1 m 42 s.',
      runId: 1_000,
    });
  });

  test('the failure of a task that never ran before is told', () => {
    expect(decideNotice([failed()], task, now)?.kind).toBe('failed');
  });

  test('a failure without an exit code is told with its reason', () => {
    const reason = 'The interpreter python9 was not found.';
    const run = makeRun({ state: 'failed', reasonCode: 'start_failed', reason, finishedAtMs: now });
    expect(decideNotice([run], task, now)?.body).toBe(reason);
  });

  test('a run stopped by its time limit is told as such', () => {
    const run = ended('timed_out', 0, { reason: 'Stopped after its time limit of 60 s.' });
    expect(decideNotice([run], task, now)).toMatchObject({
      title: 'Nightly database backup timed out',
      body: 'Stopped after its time limit of 60 s. 1 m 42 s.',
    });
  });

  test('further failures of a streak are told at every tenth', () => {
    const told = Array.from({ length: 30 }, (_, index) => index + 1).filter((count) =>
      decideNotice([...failures(count), ended('succeeded', 500)], task, now),
    );
    expect(told).toEqual([1, 10, 20, 30]);
  });

  test('a reminder says how often and since when', () => {
    const monday = (14 + 12) * 60;
    const history = [...failures(9), failed(monday), ended('succeeded', 5_000)];
    expect(decideNotice(history, task, now)).toMatchObject({
      kind: 'still_failing',
      title: 'Nightly database backup keeps failing',
      body: '10 times since Mon 12:00.',
    });
  });

  test('a streak of today names the time, one of weeks the date', () => {
    const since = (agoMinutes: number) =>
      decideNotice([...failures(9), failed(agoMinutes)], task, now)?.body;
    expect(since(60)).toBe('10 times since 13:00.');
    expect(since(20 * 24 * 60)).toBe('10 times since Wed 4 Nov 14:00.');
  });

  test('a streak too long to be counted is told of no more', () => {
    expect(decideNotice(failures(1_000), task, now)?.body).toContain('1,000 times');
    expect(decideNotice(failures(MAX_HISTORY), task, now)).toBeNull();
    expect(decideNotice(failures(1_010), task, now)).toBeNull();
  });

  test('the success that ends a streak is told with its length', () => {
    const success = ended('succeeded', 0, { startedAtMs: now - 47_000 });
    const history = [success, failed(5), failed(10), ended('succeeded', 15), failed(20)];
    expect(decideNotice(history, task, now)).toMatchObject({
      kind: 'recovered',
      title: 'Nightly database backup works again',
      body: 'After 2 failures, in 47 s.',
      runId: 1_000,
    });
    expect(decideNotice([success, failed(5)], task, now)?.body).toBe('After 1 failure, in 47 s.');
  });

  test('a success among successes is quiet', () => {
    expect(
      decideNotice([ended('succeeded'), ended('succeeded', 5), failed(9)], task, now),
    ).toBeNull();
    expect(decideNotice([ended('succeeded')], task, now)).toBeNull();
  });

  test('time-outs and lost runs belong to a streak', () => {
    const history = [failed(), ended('timed_out', 1), ended('abandoned', 2)];
    expect(decideNotice(history, task, now)).toBeNull();
    expect(decideNotice([ended('succeeded'), ...history], task, now)?.body).toMatch(/^After 3/);
  });
});

describe('decideDurationNotice', () => {
  const slow = makeRun({
    id: 5,
    state: 'running',
    startedAtMs: now - 6 * MINUTE_MS,
    durationWarning: 'too_long',
  });
  const short = ended('succeeded', 0, { startedAtMs: now - 1_000, durationWarning: 'too_short' });

  test('a run that takes too long is told while it runs', () => {
    expect(decideDurationNotice(slow, ended('succeeded'), task, 70_000, now)).toMatchObject({
      kind: 'slow',
      title: 'Nightly database backup is slow',
      body: 'Running for 6 m, usually 1 m 10 s.',
      runId: 5,
    });
  });

  test('a run that ended too soon is told', () => {
    expect(decideDurationNotice(short, null, task, 48_000, now)).toMatchObject({
      kind: 'too_short',
      title: 'Nightly database backup ended unusually soon',
      body: 'After 1 s, usually 48 s.',
    });
  });

  test('a run that is marked like the one before is no news', () => {
    const before = ended('succeeded', 5, { durationWarning: 'too_short' });
    expect(decideDurationNotice(short, before, task, 48_000, now)).toBeNull();
    expect(decideDurationNotice(slow, before, task, 48_000, now)).not.toBeNull();
  });

  test('a run that took long and is over, or an ordinary one, is no news', () => {
    const over = { ...slow, state: 'succeeded', finishedAtMs: now } as const;
    expect(decideDurationNotice(over, null, task, 48_000, now)).toBeNull();
    expect(decideDurationNotice(ended('succeeded'), null, task, 48_000, now)).toBeNull();
  });
});
