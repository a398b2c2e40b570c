import { describe, expect, test } from 'vitest';
import { decideOutcome, type OutcomeContext } from '../../../electron/main/run/outcome.ts';
import type { RunEnd, StopCause } from '../../../electron/shared/worker-protocol.ts';

const context: OutcomeContext = {
  successExitCodes: [0],
  stopWithApp: false,
  adopted: false,
  timeoutMs: 5_000,
};

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
    findings: { hasMatch: null, forbiddenLine: null, outputFile: null },
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
    const end = {
      kind: 'start_failed' as const,
      message: 'The folder `/x` does not exist.',
      endedAtMs: 1,
    };
    expect(decideOutcome(end, context)).toEqual({
      state: 'failed',
      reasonCode: 'start_failed',
      reason: 'The folder `/x` does not exist.',
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
});
