/** Decides a run's final state and its reason from how its process ended. */

import { assertNever } from '../../shared/errors.ts';
import type { Run } from '../../shared/run.ts';
import type { RunEnd, StopReport } from '../../shared/worker-protocol.ts';
import type { RunLaunch } from '../store/run-store.ts';

export interface OutcomeContext {
  readonly successExitCodes: readonly number[];
  readonly stopWithApp: boolean;
  /** The run was started by an earlier CronPilot, or by a worker that is gone. */
  readonly adopted: boolean;
  readonly timeoutMs: number | null;
}

/** Any end but the one after which the run is started anew. */
export type SettlingEnd = Exclude<RunEnd, { kind: 'never_began' }>;
export type Outcome = Pick<Run, 'state' | 'reasonCode' | 'reason' | 'exitCode'>;

/** Exit codes above this carry the number of the signal that ended the process. */
const SIGNAL_BASE = 128;

export function decideOutcome(end: SettlingEnd, context: OutcomeContext): Outcome {
  switch (end.kind) {
    case 'start_failed':
      return { state: 'failed', reasonCode: 'start_failed', reason: end.message, exitCode: null };
    case 'vanished':
      if (end.stop) return stopped(end.stop, null, context);
      if (context.adopted && context.stopWithApp) return stoppedWithApp(null);
      return {
        state: 'abandoned',
        reasonCode: 'process_vanished',
        reason:
          'Its process ended without leaving an exit code, for example because the computer was restarted.',
        exitCode: null,
      };
    case 'exited':
      if (end.stop) return stopped(end.stop, end.exitCode, context);
      if (context.adopted && context.stopWithApp && end.exitCode > SIGNAL_BASE)
        return stoppedWithApp(end.exitCode);
      return exited(end.exitCode, context.successExitCodes);
    default:
      return assertNever(end);
  }
}

/** @param launch Null when the run was never handed to a worker. */
export function toSettledRow(
  run: Run,
  end: SettlingEnd,
  launch: RunLaunch | null,
  adopted: boolean,
): Partial<Run> {
  const outcome = decideOutcome(end, {
    successExitCodes: launch?.successExitCodes ?? [0],
    stopWithApp: launch?.spec.stopWithApp ?? false,
    timeoutMs: launch?.spec.timeoutMs ?? null,
    adopted,
  });
  return {
    ...outcome,
    finishedAtMs: Math.max(end.endedAtMs, run.startedAtMs ?? 0),
    pid: null,
    logBytes: end.kind === 'start_failed' ? 0 : end.logBytes,
  };
}

function exited(exitCode: number, successExitCodes: readonly number[]): Outcome {
  if (successExitCodes.includes(exitCode)) {
    return { state: 'succeeded', reasonCode: null, reason: null, exitCode };
  }
  if (exitCode > SIGNAL_BASE && exitCode <= SIGNAL_BASE + 64) {
    const signal = exitCode - SIGNAL_BASE;
    return {
      state: 'failed',
      reasonCode: 'signal',
      reason: `Ended with exit code ${exitCode}, which stands for signal ${signal}.`,
      exitCode,
    };
  }
  return {
    state: 'failed',
    reasonCode: 'exit_code',
    reason: `Ended with exit code ${exitCode}.`,
    exitCode,
  };
}

function stopped(stop: StopReport, exitCode: number | null, context: OutcomeContext): Outcome {
  const checked = describeStop(stop);
  switch (stop.cause) {
    case 'timeout':
      return {
        state: 'timed_out',
        reasonCode: 'timeout',
        reason: `Stopped after its time limit of ${seconds(context.timeoutMs ?? 0)}. ${checked}`,
        exitCode,
      };
    case 'user':
      return {
        state: 'cancelled',
        reasonCode: 'stopped_by_user',
        reason: `Stopped by you. ${checked}`,
        exitCode,
      };
    case 'replaced':
      return {
        state: 'cancelled',
        reasonCode: 'replaced',
        reason: `Stopped for a newer run of the same task. ${checked}`,
        exitCode,
      };
    case 'app_quit':
      return { ...stoppedWithApp(exitCode), reason: `Stopped together with CronPilot. ${checked}` };
    default:
      return assertNever(stop.cause);
  }
}

function stoppedWithApp(exitCode: number | null): Outcome {
  return {
    state: 'cancelled',
    reasonCode: 'stopped_with_app',
    reason: 'Stopped together with CronPilot, as this task is set to.',
    exitCode,
  };
}

/** "4 of 4 processes ended." or the survivors by name. */
export function describeStop({ processCount, survivors }: StopReport): string {
  const ended = processCount - survivors.length;
  const counted = `${ended} of ${processCount} ${processCount === 1 ? 'process' : 'processes'} ended.`;
  if (survivors.length === 0) return counted;
  const names = survivors.map(({ pid, command }) => `${command} (${pid})`).join(', ');
  return `${counted} Still running: ${names}.`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toLocaleString('en', { maximumFractionDigits: 1 })} s`;
}
