/** Decides a run's final state and its reason from how its process ended. */

import { assertNever } from '../../shared/errors.ts';
import { describeByProgram, describeExitCode, signalOf } from '../../shared/exit-code.ts';
import { phrase, type Wording } from '../../shared/phrase.ts';
import { because, type Told } from '../../shared/reason.ts';
import type { Run } from '../../shared/run.ts';
import { exitCodeSentence } from '../../shared/words.ts';
import type { RunEnd, StopReport, TaskReport } from '../../shared/worker-protocol.ts';
import { decideSuccess, type SuccessCase } from './success-rules.ts';

export interface OutcomeContext extends Omit<SuccessCase, 'findings' | 'endedAtMs'> {
  readonly successExitCodes: readonly number[];
  readonly stopWithApp: boolean;
  /** Its process never outlives CronPilot. */
  readonly endsWithApp: boolean;
  /** The run was started by an earlier CronPilot, or by a worker that is gone. */
  readonly adopted: boolean;
  readonly timeoutMs: number | null;
  /** Whose exit code it is, where that is known. */
  readonly program: string | null;
}

/** Any end but the one after which the run is started anew. */
export type SettlingEnd = Exclude<RunEnd, { kind: 'never_began' }>;
export type Outcome = Told & Pick<Run, 'state' | 'reasonCode' | 'exitCode'>;

/** Exit codes above this carry the number of the signal that ended the process. */
const SIGNAL_BASE = 128;

/**
 * A stop outranks everything; then comes what the task reports of itself, or else its exit code;
 * then what the success rules ask besides.
 */
export function decideOutcome(end: SettlingEnd, context: OutcomeContext): Outcome {
  switch (end.kind) {
    case 'start_failed':
      return {
        state: 'failed',
        reasonCode: end.reasonCode ?? 'start_failed',
        ...because(end.message),
        exitCode: null,
      };
    case 'vanished':
      if (context.adopted && context.endsWithApp) return ENDED_WITH_APP;
      if (end.stop) return stopped(end.stop, null, context);
      if (context.adopted && context.stopWithApp) return stoppedWithApp(null);
      return {
        state: 'abandoned',
        reasonCode: 'process_vanished',
        ...because(
          phrase(
            'Its process ended without leaving an exit code, for example because the computer was restarted.',
          ),
        ),
        exitCode: null,
      };
    case 'exited':
      if (end.stop) return stopped(end.stop, end.exitCode, context);
      if (context.adopted && context.stopWithApp && end.exitCode > SIGNAL_BASE)
        return stoppedWithApp(end.exitCode);
      return exited(end, context);
    default:
      return assertNever(end);
  }
}

const ENDED_WITH_APP: Outcome = {
  state: 'cancelled',
  reasonCode: 'ended_with_app',
  ...because(
    phrase(
      'CronPilot ended while it ran, and it ended with it. It is unknown how far it came, so it is not started again by itself.',
    ),
  ),
  exitCode: null,
};

function exited(
  { exitCode, report, findings, endedAtMs }: Extract<RunEnd, { kind: 'exited' }>,
  context: OutcomeContext,
): Outcome {
  const verdict = report
    ? reported(report, exitCode)
    : byExitCode(exitCode, context.successExitCodes, context.program);
  if (verdict.state !== 'succeeded') return verdict;
  const objection = decideSuccess({ ...context, findings, endedAtMs });
  return objection ? { ...objection, state: 'failed', exitCode } : verdict;
}

function reported({ succeeded, reasonCode, message }: TaskReport, exitCode: number): Outcome {
  if (succeeded) return { state: 'succeeded', reasonCode: null, ...told(message), exitCode };
  return {
    state: 'failed',
    reasonCode: reasonCode ?? 'task_reported',
    ...because(message ?? phrase('The task itself reported a failure.')),
    exitCode,
  };
}

function byExitCode(
  exitCode: number,
  successExitCodes: readonly number[],
  program: string | null,
): Outcome {
  if (successExitCodes.includes(exitCode)) {
    return { state: 'succeeded', reasonCode: null, ...told(null), exitCode };
  }
  const isSignal = signalOf(exitCode) !== null && describeByProgram(exitCode, program) === null;
  return {
    state: 'failed',
    reasonCode: isSignal ? 'signal' : 'exit_code',
    ...because(exitCodeSentence(exitCode, describeExitCode(exitCode, program))),
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
        ...because([
          phrase('Stopped after its time limit of {seconds}.', {
            seconds: { secondsMs: context.timeoutMs ?? 0 },
          }),
          ...checked,
        ]),
        exitCode,
      };
    case 'user':
      return {
        state: 'cancelled',
        reasonCode: 'stopped_by_user',
        ...because([phrase('Stopped by you.'), ...checked]),
        exitCode,
      };
    case 'replaced':
      return {
        state: 'cancelled',
        reasonCode: 'replaced',
        ...because([phrase('Stopped for a newer run of the same task.'), ...checked]),
        exitCode,
      };
    case 'app_quit':
      return {
        ...stoppedWithApp(exitCode),
        ...because([phrase('Stopped together with CronPilot.'), ...checked]),
      };
    default:
      return assertNever(stop.cause);
  }
}

function stoppedWithApp(exitCode: number | null): Outcome {
  return {
    state: 'cancelled',
    reasonCode: 'stopped_with_app',
    ...because(phrase('Stopped together with CronPilot, as this task is set to.')),
    exitCode,
  };
}

/** "4 of 4 processes ended." or the survivors by name. */
export function describeStop({ processCount, survivors }: StopReport): readonly Wording[] {
  const ended = processCount - survivors.length;
  const counted = phrase('{ended} of {count, plural, one {# process} other {# processes}} ended.', {
    ended,
    count: processCount,
  });
  if (survivors.length === 0) return [counted];
  const names = survivors.map(({ pid, command }) => `${command} (${pid})`).join(', ');
  return [counted, phrase('Still running: {names}.', { names })];
}

function told(message: Wording | null): Told {
  return message === null ? { reason: null, reasonWording: null } : because(message);
}
