/** The words for states, triggers and outcomes: one vocabulary for window, tray and command line. */

import { formatDuration } from './duration.ts';
import { assertNever } from './errors.ts';
import type { Run, RunState, Trigger } from './run.ts';
import type { Progress } from './worker-protocol.ts';
import type { MisfirePolicy, OverlapPolicy } from './task.ts';

const STATE_WORDS: Readonly<Record<RunState, string>> = {
  queued: 'Waiting',
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
  timed_out: 'Timed out',
  cancelled: 'Stopped',
  skipped: 'Skipped',
  missed: 'Missed',
  abandoned: 'Lost',
};

const TRIGGER_WORDS: Readonly<Record<Trigger, string>> = {
  schedule: 'Schedule',
  manual: 'You',
  retry: 'Retry',
  catch_up: 'Catching up',
  chain: 'Another task',
  startup: 'Start of CronPilot',
  resume: 'Waking up',
  unlock: 'Unlocking',
  file: 'File change',
  webhook: 'Webhook',
  api: 'API',
};

const OVERLAP_WORDS: Readonly<Record<OverlapPolicy, string>> = {
  skip: 'Skip the new run',
  queue: 'Wait in line',
  replace: 'Stop the old one',
  allow: 'Run both',
};

const MISFIRE_WORDS: Readonly<Record<MisfirePolicy, string>> = {
  skip: 'Skip',
  run_once: 'Run once when back',
  run_all: 'Run every missed one',
};

/** `Waiting`, `Running`, `Succeeded`, … */
export function stateWord(state: RunState): string {
  return STATE_WORDS[state];
}

/** What started a run, as in "Started by: Schedule". */
export function triggerWord(trigger: Trigger): string {
  return TRIGGER_WORDS[trigger];
}

/** Answers "still running when it is due again?". */
export function overlapWords(policy: OverlapPolicy): string {
  return OVERLAP_WORDS[policy];
}

/** Answers "computer off or asleep when due?". */
export function misfireWords(policy: MisfirePolicy): string {
  return MISFIRE_WORDS[policy];
}

/** How long a run took, or has taken up to `nowMs`; null when nothing was started. */
export function runDurationMs(run: Run, nowMs: number): number | null {
  if (run.startedAtMs === null) return null;
  return Math.max(0, (run.finishedAtMs ?? nowMs) - run.startedAtMs);
}

/** One sentence on how a run stands or ended: "Nightly backup failed with exit code 3 after 42 s." */
export function outcomeSentence(run: Run, nowMs: number): string {
  const verb = `${run.taskName} ${outcomeVerb(run, nowMs)}.`;
  const repeats = run.state === 'failed' && saysOnlyExitCode(run);
  return run.reason === null || repeats ? verb : `${verb} ${run.reason}`;
}

/** Rounded down, so that 100 means all of it; but 0.29 is 29, whatever 0.29 × 100 is to a computer. */
export function wholePercent(fraction: number): number {
  return Math.floor(fraction * 100 + 1e-9);
}

/** "42 %, Copying". */
export function progressWords({ fraction, text }: Progress): string {
  const percent = fraction === null ? null : `${wholePercent(fraction)} %`;
  return [percent, text].filter((part) => part !== null).join(', ');
}

/** No more than "Ended with exit code 3." */
export function saysOnlyExitCode({ reason, exitCode }: Run): boolean {
  return reason === null || reason === exitCodeSentence(exitCode ?? 0, null);
}

/** "Ended with exit code 23: rsync transferred only a part of the files." */
export function exitCodeSentence(exitCode: number, words: string | null): string {
  return `Ended with exit code ${exitCode}${words === null ? '' : `: ${words}`}.`;
}

function outcomeVerb(run: Run, nowMs: number): string {
  const durationMs = runDurationMs(run, nowMs);
  const duration = durationMs === null ? null : formatDuration(durationMs);
  const after = duration === null ? '' : ` after ${duration}`;
  switch (run.state) {
    case 'queued':
      return 'is waiting';
    case 'running':
      return (durationMs ?? 0) < 1_000 ? 'is running' : `has been running for ${duration}`;
    case 'succeeded':
      return duration === null ? 'succeeded' : `succeeded in ${duration}`;
    case 'failed':
      // Any longer reason tells the exit code as well, or has nothing to do with it.
      return `failed${run.exitCode === null || !saysOnlyExitCode(run) ? '' : ` with exit code ${run.exitCode}`}${after}`;
    case 'timed_out':
      return `timed out${after}`;
    case 'cancelled':
      return `was stopped${after}`;
    case 'skipped':
      return 'was skipped';
    case 'missed':
      return 'was missed';
    case 'abandoned':
      return 'was lost: its process vanished without an outcome';
    default:
      return assertNever(run.state);
  }
}
