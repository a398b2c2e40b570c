import { describe, expect, test } from 'vitest';
import { decideOutcome, type OutcomeContext } from '../../../electron/main/run/outcome.ts';
import { phrase } from '../../../electron/shared/phrase.ts';
import type { RunEnd, StopCause } from '../../../electron/shared/worker-protocol.ts';

const context: OutcomeContext = {
  successExitCodes: [0],
  stopWithApp: false,
  endsWithApp: false,
  adopted: false,
  timeoutMs: 5_000,
  program: null,
  checks: { mustMatch: null, mustNotMatch: null, outputFilePath: null },
  outputFile: null,
  previousFileBytes: null,
};
const HOUR_MS = 3_600_000;
const NO_FINDINGS = { hasMatch: null, forbiddenLine: null, problem: null, outputFile: null };

function exited(
  exitCode: number,
  cause?: StopCause,
  survivors: { pid: number; command: string }[] = [],
): Extract<RunEnd, { kind: 'exited' }> {
  const stop = cause ? { cause, processCount: 4, survivors } : null;
  return {
    kind: 'exited',
    exitCode,
    stop,
    logBytes: 0,
    endedAtMs: 1,
    findings: NO_FINDINGS,
    report: null,
  };
}

describe('decideOutcome', () => {
  test('is a success for the exit codes that the task calls one', () => {
    expect(decideOutcome(exited(0), context)).toMatchObject({ state: 'succeeded', reason: null });
    expect(decideOutcome(exited(3), { ...context, successExitCodes: [0, 3] })).toMatchObject({
      state: 'succeeded',
    });
    expect(decideOutcome(exited(0), { ...context, successExitCodes: [3] })).toMatchObject({
      state: 'failed',
    });
  });

  test('names the exit code or signal of a failure', () => {
    expect(decideOutcome(exited(2), context)).toMatchObject({
      state: 'failed',
      reasonCode: 'exit_code',
      exitCode: 2,
    });
    expect(decideOutcome(exited(137), context)).toMatchObject({
      reasonCode: 'signal',
      exitCode: 137,
    });
  });

  test.each([
    ['user', 'cancelled', 'stopped_by_user'],
    ['timeout', 'timed_out', 'timeout'],
    ['replaced', 'cancelled', 'replaced'],
    ['app_quit', 'cancelled', 'stopped_with_app'],
  ] as const)('words a stop by %s and counts the processes', (cause, state, reasonCode) => {
    const outcome = decideOutcome(exited(143, cause), context);
    expect(outcome).toMatchObject({ state, reasonCode, exitCode: 143 });
    expect(outcome.reason).toContain('4 of 4 processes ended.');
  });

  test('names the survivors of a stop', () => {
    const outcome = decideOutcome(exited(143, 'user', [{ pid: 77, command: 'sleep' }]), context);
    expect(outcome.reason).toContain('3 of 4 processes ended. Still running: sleep (77).');
  });

  test('says why nothing was started', () => {
    const message = phrase('{what} `{path}` does not exist.', {
      what: phrase('The folder'),
      path: '/x',
    });
    const end = { kind: 'start_failed', message, endedAtMs: 1 } as const;
    expect(decideOutcome(end, context)).toEqual({
      state: 'failed',
      reasonCode: 'start_failed',
      reason: 'The folder `/x` does not exist.',
      reasonWording: message,
      exitCode: null,
    });
  });

  test('tells an adopted run that was set to stop with CronPilot from one that vanished', () => {
    const vanished = { kind: 'vanished', stop: null, logBytes: 0, endedAtMs: 1 } as const;
    const bound = { ...context, adopted: true, stopWithApp: true };
    expect(decideOutcome(vanished, bound)).toMatchObject({
      state: 'cancelled',
      reasonCode: 'stopped_with_app',
    });
    expect(decideOutcome(exited(137), bound)).toMatchObject({
      state: 'cancelled',
      reasonCode: 'stopped_with_app',
    });
    expect(decideOutcome(exited(0), bound)).toMatchObject({ state: 'succeeded' });
    expect(decideOutcome(vanished, { ...context, adopted: true })).toMatchObject({
      state: 'abandoned',
    });
  });

  test('says what an exit code stands for', () => {
    expect(decideOutcome(exited(2), context).reason).toBe('Ended with exit code 2.');
    expect(decideOutcome(exited(137), context).reason).toBe(
      'Ended with exit code 137: it was killed, often because the memory ran out (SIGKILL).',
    );
    expect(decideOutcome(exited(23), { ...context, program: 'rsync' }).reason).toBe(
      'Ended with exit code 23: rsync transferred only a part of the files.',
    );
  });

  test('takes a code above 128 for no signal where the program gives it a meaning', () => {
    expect(decideOutcome(exited(129), { ...context, program: 'git' })).toMatchObject({
      reasonCode: 'exit_code',
      reason: 'Ended with exit code 129: git was called with wrong arguments.',
    });
  });

  test('believes what a task reports of itself more than its exit code', () => {
    const report = { succeeded: true, reasonCode: null, message: null, retryAfterMs: null };
    expect(decideOutcome({ ...exited(1), report }, context)).toMatchObject({ state: 'succeeded' });
    const failure = { ...report, succeeded: false, message: 'The server answered 503.' };
    expect(
      decideOutcome({ ...exited(0), report: { ...failure, reasonCode: 'http_status' } }, context),
    ).toMatchObject({
      state: 'failed',
      reasonCode: 'http_status',
      reason: 'The server answered 503.',
    });
    expect(decideOutcome({ ...exited(0), report: failure }, context)).toMatchObject({
      reasonCode: 'task_reported',
    });
  });
});

describe('the success rules', () => {
  const asking = {
    ...context,
    checks: { mustMatch: '^done$', mustNotMatch: 'ERROR', outputFilePath: '/backups/db.dump' },
    outputFile: { path: '~/db.dump', maxAgeMs: 26 * HOUR_MS, minSizeRatio: 0.8 },
    previousFileBytes: 10_000_000,
  };
  const good = {
    ...NO_FINDINGS,
    hasMatch: true,
    outputFile: { sizeBytes: 8_000_000, modifiedAtMs: 100 * HOUR_MS - 26 * HOUR_MS },
  };
  const outcomeOf = (findings: Partial<typeof good> | object, change: object = {}) =>
    decideOutcome(
      { ...exited(0), endedAtMs: 100 * HOUR_MS, findings: { ...good, ...findings } },
      { ...asking, ...change },
    );

  test('let a run succeed that does all they ask', () => {
    expect(outcomeOf({})).toMatchObject({ state: 'succeeded', reason: null });
  });

  test.each([
    [{ hasMatch: false }, 'output_match', 'No line of the output matches `^done$`, and one must.'],
    [
      { forbiddenLine: 'ERROR: disk' },
      'output_match',
      'A line of the output matches `ERROR`, which it must not: “ERROR: disk”.',
    ],
    [{ problem: 'It took too long.' }, 'output_match', 'It took too long.'],
    [
      { outputFile: null },
      'output_file',
      'The file `/backups/db.dump` was not there after the run.',
    ],
    [
      { outputFile: { sizeBytes: 9_000_000, modifiedAtMs: 70 * HOUR_MS } },
      'output_file',
      'The file `/backups/db.dump` was last changed 1 d 6 h before the end of the run; at most 1 d 2 h is allowed.',
    ],
    [
      { outputFile: { sizeBytes: 7_999_999, modifiedAtMs: 100 * HOUR_MS } },
      'output_file',
      'The file `/backups/db.dump` has 7.6 MB, which is less than 80 % of the 9.5 MB after the last success.',
    ],
  ])('fail a run with %j', (findings, reasonCode, reason) => {
    expect(outcomeOf(findings)).toMatchObject({ state: 'failed', reasonCode, reason, exitCode: 0 });
  });

  test('compare the size with nothing before the first success', () => {
    const file = { outputFile: { sizeBytes: 0, modifiedAtMs: 100 * HOUR_MS } };
    expect(outcomeOf(file, { previousFileBytes: null })).toMatchObject({ state: 'succeeded' });
  });

  test('are outranked by a stop, by a bad exit code and by the report of the task', () => {
    const findings = { ...good, hasMatch: false };
    expect(decideOutcome({ ...exited(0, 'timeout'), findings }, asking).state).toBe('timed_out');
    expect(decideOutcome({ ...exited(3), findings }, asking).reasonCode).toBe('exit_code');
    const report = { succeeded: false, reasonCode: null, message: 'No.', retryAfterMs: null };
    expect(decideOutcome({ ...exited(0), findings, report }, asking).reason).toBe('No.');
  });
});
