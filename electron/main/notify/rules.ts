/** Decides from a task's outcomes what its user is to be told, and in which words. */

import { formatClock, formatDate, formatDateTime, formatDuration } from '../../shared/duration.ts';
import { isFailure, type Run, type RunId } from '../../shared/run.ts';
import type { Task } from '../../shared/task.ts';
import { runDurationMs, saysOnlyExitCode } from '../../shared/words.ts';

/** A message to the user about a run or a task. */
export interface Notice {
  readonly kind:
    | 'failed'
    | 'still_failing'
    | 'recovered'
    | 'slow'
    | 'too_short'
    | 'stale'
    | 'fresh';
  readonly title: string;
  readonly body: string;
  /** The run a click shows; null when it is about no run. */
  readonly runId: RunId | null;
}

/** Outcomes to hand to `decideNotice`; a streak that fills them all is told of no more. */
export const MAX_HISTORY = 1_001;

/** In a streak of failures the first is told, then each of these. */
const REMIND_EVERY = 10;
const DAY_MS = 86_400_000;

/**
 * One notice for a streak of failures, a reminder at every 10th, one when it is over.
 *
 * @param history outcomes of the task, latest end first, the one that just ended included; of
 *   several attempts the last one alone
 */
export function decideNotice(
  history: readonly Run[],
  task: Pick<Task, 'name' | 'notifyOnFailure' | 'notifyOnRecovery'>,
  nowMs: number,
): Notice | null {
  const [run, ...before] = history;
  if (!run) return null;
  if (run.state === 'succeeded') {
    return task.notifyOnRecovery ? decideRecovery(run, streak(before), task.name) : null;
  }
  return task.notifyOnFailure ? decideFailure(run, streak(history), task.name, nowMs) : null;
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
  { name, notifyOnFailure }: Pick<Task, 'name' | 'notifyOnFailure'>,
  usualMs: number | null,
  nowMs: number,
): Notice | null {
  const durationMs = runDurationMs(run, nowMs);
  const isUnknown = durationMs === null || usualMs === null || run.durationWarning === null;
  if (isUnknown || !notifyOnFailure || run.durationWarning === before?.durationWarning) return null;
  const duration = formatDuration(durationMs);
  const usual = `usually ${formatDuration(usualMs)}.`;
  if (run.state === 'running') {
    const body = `Running for ${duration}, ${usual}`;
    return { kind: 'slow', title: `${name} is slow`, body, runId: run.id };
  }
  if (run.state !== 'succeeded' || run.durationWarning !== 'too_short') return null;
  const title = `${name} ended unusually soon`;
  return { kind: 'too_short', title, body: `After ${duration}, ${usual}`, runId: run.id };
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
  if (failures.length === 1) {
    const verb = run.state === 'timed_out' ? 'timed out' : 'failed';
    return {
      kind: 'failed',
      title: `${taskName} ${verb}`,
      body: failureBody(run, nowMs),
      runId: run.id,
    };
  }
  const first = failures.at(-1);
  if (!first || failures.length % REMIND_EVERY !== 0 || failures.length >= MAX_HISTORY) return null;
  return {
    kind: 'still_failing',
    title: `${taskName} keeps failing`,
    body: `${count(failures.length)} times since ${since(first.finishedAtMs ?? first.queuedAtMs, nowMs)}.`,
    runId: run.id,
  };
}

function decideRecovery(run: Run, failures: readonly Run[], taskName: string): Notice | null {
  if (failures.length === 0) return null;
  const many =
    failures.length >= MAX_HISTORY - 1
      ? `at least ${count(failures.length)}`
      : count(failures.length);
  const durationMs = runDurationMs(run, run.finishedAtMs ?? run.queuedAtMs);
  const duration = durationMs === null ? '' : `, in ${formatDuration(durationMs)}`;
  return {
    kind: 'recovered',
    title: `${taskName} works again`,
    body: `After ${many} ${failures.length === 1 ? 'failure' : 'failures'}${duration}.`,
    runId: run.id,
  };
}

/** `Exit code 1. 1 m 42 s.` */
function failureBody(run: Run, nowMs: number): string {
  const durationMs = runDurationMs(run, nowMs);
  const why =
    run.exitCode !== null && saysOnlyExitCode(run) ? `Exit code ${run.exitCode}.` : run.reason;
  const duration = durationMs === null ? null : `${formatDuration(durationMs)}.`;
  return [why, duration].filter((part) => part !== null).join(' ');
}

/** `02:00` today, `Mon 02:00` within the week, else `Tue 24 Nov 02:00`. */
function since(ms: number, nowMs: number): string {
  const date = formatDate(ms, nowMs);
  if (date === formatDate(nowMs, nowMs)) return formatClock(ms);
  return nowMs - ms < 6 * DAY_MS
    ? `${date.slice(0, 3)} ${formatClock(ms)}`
    : formatDateTime(ms, nowMs);
}

function count(value: number): string {
  return value.toLocaleString('en');
}
