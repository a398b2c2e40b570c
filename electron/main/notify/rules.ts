/** Decides from a task's outcomes what its user is to be told, and in which words. */

import { formatDuration } from '../../shared/duration.ts';
import { formatCount } from '../../shared/format-number.ts';
import { t } from '../../shared/i18n.ts';
import { reasonOf } from '../../shared/reason.ts';
import { isFailure, type Run } from '../../shared/run.ts';
import type { Task } from '../../shared/task.ts';
import { runDurationMs, saysOnlyExitCode } from '../../shared/words.ts';
import type { Notice } from './notice.ts';
import { sinceWords } from './since-words.ts';

type Named = Pick<Task, 'name'>;

/** Outcomes to hand to `decideNotice`; a streak that fills them all is told of no more. */
export const MAX_HISTORY = 1_001;

/** In a streak the first is told, then each of these. */
const REMIND_EVERY = 10;

/**
 * One notice for a streak of failures, a reminder at every 10th, one when it is over.
 *
 * @param history outcomes of the task, latest end first, the one that just ended included; of
 *   several attempts the last one alone
 */
export function decideNotice(history: readonly Run[], task: Named, nowMs: number): Notice | null {
  const [run, ...before] = history;
  if (!run) return null;
  return run.state === 'succeeded'
    ? decideRecovery(run, streak(before), task.name)
    : decideFailure(run, streak(history), task.name, nowMs);
}

/**
 * A run that is marked while it runs, or when it ended too soon. A run marked like the one before
 * it is no news.
 *
 * @param before the outcome before this run
 */
export function decideDurationNotice(
  run: Run,
  before: Run | null,
  { name }: Named,
  usualMs: number | null,
  nowMs: number,
): Notice | null {
  const durationMs = runDurationMs(run, nowMs);
  const isUnknown = durationMs === null || usualMs === null || run.durationWarning === null;
  if (isUnknown || run.durationWarning === before?.durationWarning) return null;
  const duration = formatDuration(durationMs);
  const usual = formatDuration(usualMs);
  if (run.state === 'running') {
    const body = t('Running for {duration}, usually {usual}.', { duration, usual });
    return notice(run, { kind: 'slow', title: t('{task} is slow', { task: name }), body }, name);
  }
  if (run.state !== 'succeeded' || run.durationWarning !== 'too_short') return null;
  const title = t('{task} ended unusually soon', { task: name });
  const body = t('After {duration}, usually {usual}.', { duration, usual });
  return notice(run, { kind: 'too_short', title, body }, name);
}

/** For whoever wants to hear of each end. */
export function completionNotice(run: Run, { name }: Named, nowMs: number): Notice {
  if (run.state !== 'succeeded') {
    const body = failureBody(run, nowMs);
    return notice(run, { kind: 'ended_badly', title: failureTitle(run, name), body }, name);
  }
  const body = t('In {duration}.', { duration: formatDuration(runDurationMs(run, nowMs) ?? 0) });
  const title = t('{task} succeeded', { task: name });
  return notice(run, { kind: 'succeeded', title, body }, name);
}

/** The first of a streak, and every tenth. */
export function isReminder(streakCount: number): boolean {
  return streakCount === 1 || streakCount % REMIND_EVERY === 0;
}

/** The failures at the start of `history`. */
export function streak(history: readonly Run[]): readonly Run[] {
  const end = history.findIndex(({ state }) => !isFailure(state));
  return end === -1 ? history : history.slice(0, end);
}

function decideFailure(
  run: Run,
  failures: readonly Run[],
  taskName: string,
  nowMs: number,
): Notice | null {
  const first = failures.at(-1);
  if (!first || !isReminder(failures.length) || failures.length >= MAX_HISTORY) return null;
  if (failures.length === 1) {
    const title = failureTitle(run, taskName);
    return notice(run, { kind: 'failed', title, body: failureBody(run, nowMs) }, taskName, first);
  }
  const since = sinceWords(first.finishedAtMs ?? first.queuedAtMs, nowMs);
  const body = t('{count} times since {since}.', { count: formatCount(failures.length), since });
  const title = t('{task} keeps failing', { task: taskName });
  return notice(run, { kind: 'still_failing', title, body }, taskName, first);
}

function decideRecovery(run: Run, failures: readonly Run[], taskName: string): Notice | null {
  const first = failures.at(-1);
  if (!first) return null;
  const durationMs = runDurationMs(run, run.finishedAtMs ?? run.queuedAtMs);
  const count = failures.length;
  const many =
    count >= MAX_HISTORY - 1
      ? t('at least {count, plural, one {# failure} other {# failures}}', { count })
      : t('{count, plural, one {# failure} other {# failures}}', { count });
  const body =
    durationMs === null
      ? t('After {many}.', { many })
      : t('After {many}, in {duration}.', { many, duration: formatDuration(durationMs) });
  const title = t('{task} works again', { task: taskName });
  return notice(run, { kind: 'recovered', title, body }, taskName, first);
}

function notice(
  run: Run,
  words: Pick<Notice, 'kind' | 'title' | 'body'>,
  taskName: string,
  streakStart: Run | null = null,
): Notice {
  const { taskId, id: runId } = run;
  return { ...words, taskId, taskName, runId, streakRunId: streakStart?.id ?? null };
}

function failureTitle({ state }: Run, taskName: string): string {
  return state === 'timed_out'
    ? t('{task} timed out', { task: taskName })
    : t('{task} failed', { task: taskName });
}

/** `Exit code 1. 3 attempts, last one 1 m 42 s.` */
function failureBody(run: Run, nowMs: number): string {
  const durationMs = runDurationMs(run, nowMs);
  const why =
    run.exitCode !== null && saysOnlyExitCode(run)
      ? t('Exit code {exitCode}.', { exitCode: run.exitCode })
      : reasonOf(run);
  const duration = durationMs === null ? null : formatDuration(durationMs);
  return [why, effortWords(run.attempt, duration)].filter((part) => part !== null).join(' ');
}

function effortWords(count: number, duration: string | null): string | null {
  if (count === 1) return duration && `${duration}.`;
  return duration === null
    ? t('{count} attempts.', { count })
    : t('{count} attempts, last one {duration}.', { count, duration });
}
