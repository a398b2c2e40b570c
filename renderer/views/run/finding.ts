/** What happened in a run, as a title and one or two sentences. */

import { formatDuration } from '../../../electron/shared/duration.ts';
import { assertNever } from '../../../electron/shared/errors.ts';
import { describeExitCode } from '../../../electron/shared/exit-code.ts';
import { isFailure, type ReasonCode, type Run } from '../../../electron/shared/run.ts';
import { exitCodeSentence, runDurationMs } from '../../../electron/shared/words.ts';
import { exitCodeMeaning } from './exit-code.ts';

const SECOND_MS = 1_000;

export interface Finding {
  readonly tone: 'danger' | 'missed' | 'running' | 'plain';
  readonly title: string;
  /** Null when the title says it all. */
  readonly text: string | null;
}

export function findingOf(run: Run, nowMs: number): Finding {
  const durationMs = runDurationMs(run, nowMs);
  const duration = durationMs === null ? null : formatDuration(durationMs);
  return { tone: toneOf(run), title: titleOf(run, duration, nowMs), text: textOf(run, duration) };
}

function toneOf({ state }: Run): Finding['tone'] {
  if (isFailure(state)) return 'danger';
  return state === 'missed' || state === 'running' ? state : 'plain';
}

function titleOf(run: Run, duration: string | null, nowMs: number): string {
  switch (run.state) {
    case 'queued':
      return 'Waiting for its turn';
    case 'running':
      return runningTitle(run, nowMs);
    case 'succeeded':
      return duration === null ? 'Succeeded' : `Succeeded in ${duration}`;
    case 'failed':
      return failedTitle(run);
    case 'timed_out':
      return 'Ran longer than allowed';
    case 'cancelled':
      return run.startedAtMs === null ? 'Never started' : `Stopped after ${duration}`;
    case 'skipped':
      return 'Skipped';
    case 'missed':
      return run.dueCount > 1 ? `Missed ${run.dueCount.toLocaleString('en')} times` : 'Missed';
    case 'abandoned':
      return 'Lost';
    default:
      return assertNever(run.state);
  }
}

/** Of a clock that ticks each second: below one it would stand still at 0 ms. */
function runningTitle(run: Run, nowMs: number): string {
  const durationMs = runDurationMs(run, nowMs);
  if (durationMs === null) return 'Starting';
  return durationMs < SECOND_MS ? 'Just started' : `Running for ${formatDuration(durationMs)}`;
}

/** Where the exit code itself says little. */
const FAILED_TITLES: Partial<Record<ReasonCode, string>> = {
  start_failed: 'It could not be started',
  output_match: 'The output is not as it should be',
  output_file: 'The file is not as it should be',
  http_status: 'The server answered with another status',
  http_body: 'The answer is not as it should be',
  http_error: 'The request got no answer',
  task_reported: 'The task reported a failure',
};

function failedTitle(run: Run): string {
  const title = run.reasonCode === null ? undefined : FAILED_TITLES[run.reasonCode];
  if (title !== undefined) return title;
  const isCommon = run.exitCode !== null && programWords(run) === null;
  const meaning = isCommon ? exitCodeMeaning(run.exitCode) : null;
  return meaning?.title ?? 'The command reported a failure';
}

function textOf(run: Run, duration: string | null): string | null {
  const { state, exitCode, reasonCode, reason } = run;
  const isPlainExit = reasonCode === 'exit_code' || reasonCode === 'signal';
  if (state === 'failed' && exitCode !== null && isPlainExit) {
    const ended = `It ended with exit code ${exitCode}${duration === null ? '' : ` after ${duration}`}`;
    const words = programWords(run);
    if (words !== null) return `${ended}: ${words}`;
    const hint = exitCodeMeaning(exitCode)?.hint ?? null;
    return hint === null ? `${ended}.` : `${ended}. ${hint}`;
  }
  if (reason === null && state === 'queued') return 'It starts as soon as a slot is free.';
  return reason;
}

/** What the program's own manual says of the code; null when the code means what it commonly does. */
function programWords({ exitCode, reason }: Run): string | null {
  const begin = `Ended with exit code ${exitCode}: `;
  if (exitCode === null || !reason?.startsWith(begin)) return null;
  const isCommon = reason === exitCodeSentence(exitCode, describeExitCode(exitCode, null));
  return isCommon ? null : reason.slice(begin.length);
}
