/** The words for states, triggers and outcomes: one vocabulary for window, tray and command line. */

import { formatDuration } from './duration.ts';
import { assertNever } from './errors.ts';
import { msg, t } from './i18n.ts';
import { reasonOf } from './reason.ts';
import type { Run, RunState, Trigger } from './run.ts';
import type { Progress } from './worker-protocol.ts';
import type { MisfirePolicy, OverlapPolicy } from './task.ts';

const STATE_WORDS: Readonly<Record<RunState, string>> = {
  queued: msg('Waiting'),
  running: msg('Running'),
  succeeded: msg('Succeeded'),
  failed: msg('Failed'),
  timed_out: msg('Timed out'),
  cancelled: msg('Stopped'),
  skipped: msg('Skipped'),
  missed: msg('Missed'),
  abandoned: msg('Lost'),
};

const TRIGGER_WORDS: Readonly<Record<Trigger, string>> = {
  schedule: msg('Schedule'),
  manual: msg('You'),
  test: msg('Test'),
  retry: msg('Retry'),
  catch_up: msg('Catching up'),
  chain: msg('Another task'),
  startup: msg('Start of CronPilot'),
  resume: msg('Waking up'),
  unlock: msg('Unlocking'),
  file: msg('File change'),
  webhook: msg('Webhook'),
  api: msg('API'),
};

const OVERLAP_WORDS: Readonly<Record<OverlapPolicy, string>> = {
  skip: msg('Skip the new run'),
  queue: msg('Wait in line'),
  replace: msg('Stop the old one'),
  allow: msg('Run both'),
};

const MISFIRE_WORDS: Readonly<Record<MisfirePolicy, string>> = {
  skip: msg('Skip'),
  run_once: msg('Run once when back'),
  run_all: msg('Run every missed one'),
};

/** `Waiting`, `Running`, `Succeeded`, … */
export function stateWord(state: RunState): string {
  return t(STATE_WORDS[state]);
}

/** What started a run, as in "Started by: Schedule". */
export function triggerWord(trigger: Trigger): string {
  return t(TRIGGER_WORDS[trigger]);
}

/** The same of a run; one that another task set off says which: `After “Backup”`. */
export function startedByWords({ trigger, cause }: Pick<Run, 'trigger' | 'cause'>): string {
  return trigger === 'chain' && cause?.kind === 'chain'
    ? afterWords(cause.taskName)
    : triggerWord(trigger);
}

export function afterWords(task: string): string {
  return t('After “{task}”', { task });
}

/** Answers "still running when it is due again?". */
export function overlapWords(policy: OverlapPolicy): string {
  return t(OVERLAP_WORDS[policy]);
}

/** Answers "computer off or asleep when due?". */
export function misfireWords(policy: MisfirePolicy): string {
  return t(MISFIRE_WORDS[policy]);
}

/** How long a run took, or has taken up to `nowMs`; null when nothing was started. */
export function runDurationMs(run: Run, nowMs: number): number | null {
  if (run.startedAtMs === null) return null;
  return Math.max(0, (run.finishedAtMs ?? nowMs) - run.startedAtMs);
}

/** One sentence on how a run stands or ended: "Nightly backup failed with exit code 3 after 42 s." */
export function outcomeSentence(run: Run, nowMs: number): string {
  const sentence = outcomeOf(run, nowMs);
  const repeats = run.state === 'failed' && saysOnlyExitCode(run);
  return run.reason === null || repeats ? sentence : `${sentence} ${reasonOf(run)}`;
}

/** Rounded down, so that 100 means all of it; but 0.29 is 29, whatever 0.29 × 100 is to a computer. */
export function wholePercent(fraction: number): number {
  return Math.floor(fraction * 100 + 1e-9);
}

/** "42 %, Copying". */
export function progressWords({ fraction, text }: Progress): string {
  const percent = fraction === null ? null : t('{percent} %', { percent: wholePercent(fraction) });
  return [percent, text].filter((part) => part !== null).join(', ');
}

/** No more than "Ended with exit code 3." */
export function saysOnlyExitCode({ reason, exitCode }: Run): boolean {
  return reason === null || reason === exitCodeSentence(exitCode ?? 0, null);
}

/** "Ended with exit code 23: rsync transferred only a part of the files."; English, as it is stored. */
export function exitCodeSentence(exitCode: number, words: string | null): string {
  return `Ended with exit code ${exitCode}${words === null ? '' : `: ${words}`}.`;
}

function outcomeOf(run: Run, nowMs: number): string {
  const durationMs = runDurationMs(run, nowMs);
  const task = run.taskName;
  if (durationMs === null) return outcomeWithoutDuration(run);
  const duration = formatDuration(durationMs);
  switch (run.state) {
    case 'running':
      return durationMs < 1_000
        ? t('{task} is running.', { task })
        : t('{task} has been running for {duration}.', { task, duration });
    case 'succeeded':
      return t('{task} succeeded in {duration}.', { task, duration });
    case 'failed':
      // Any longer reason tells the exit code as well, or has nothing to do with it.
      return run.exitCode === null || !saysOnlyExitCode(run)
        ? t('{task} failed after {duration}.', { task, duration })
        : t('{task} failed with exit code {exitCode} after {duration}.', {
            task,
            exitCode: run.exitCode,
            duration,
          });
    case 'timed_out':
      return t('{task} timed out after {duration}.', { task, duration });
    case 'cancelled':
      return t('{task} was stopped after {duration}.', { task, duration });
    default:
      return outcomeWithoutDuration(run);
  }
}

function outcomeWithoutDuration(run: Run): string {
  const task = run.taskName;
  switch (run.state) {
    case 'queued':
      return t('{task} is waiting.', { task });
    case 'running':
      return t('{task} is running.', { task });
    case 'succeeded':
      return t('{task} succeeded.', { task });
    case 'failed':
      return run.exitCode === null || !saysOnlyExitCode(run)
        ? t('{task} failed.', { task })
        : t('{task} failed with exit code {exitCode}.', { task, exitCode: run.exitCode });
    case 'timed_out':
      return t('{task} timed out.', { task });
    case 'cancelled':
      return t('{task} was stopped.', { task });
    case 'skipped':
      return t('{task} was skipped.', { task });
    case 'missed':
      return t('{task} was missed.', { task });
    case 'abandoned':
      return t('{task} was lost: its process vanished without an outcome.', { task });
    default:
      return assertNever(run.state);
  }
}
