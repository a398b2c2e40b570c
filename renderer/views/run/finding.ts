/** What happened in a run, as a title and one or two sentences. */

import { formatDuration } from '../../../electron/shared/duration.ts';
import { reasonOf } from '../../../electron/shared/reason.ts';
import { assertNever } from '../../../electron/shared/errors.ts';
import { describeExitCode, shownClause } from '../../../electron/shared/exit-code.ts';
import { isFailure, type ReasonCode, type Run } from '../../../electron/shared/run.ts';
import { exitCodeSentence, runDurationMs } from '../../../electron/shared/words.ts';
import { formatCount } from '../../../electron/shared/format-number.ts';
import { msg, t } from '../../../electron/shared/i18n.ts';
import { exitCodeMeaning } from './exit-code.ts';
import type { LogSign } from './log-signs.ts';
import { requestFindingOf } from './request-finding.ts';

const SECOND_MS = 1_000;

export interface Finding {
  readonly tone: 'danger' | 'missed' | 'running' | 'plain';
  readonly title: string;
  /** Null when the title says it all. */
  readonly text: string | null;
}

/** @param sign What the log's end says outright, which tells more than an exit code. */
export function findingOf(run: Run, nowMs: number, sign: LogSign | null = null): Finding {
  if (run.state === 'failed' && sign !== null) {
    const said = t('The log says “{said}”.', { said: sign.said });
    return {
      tone: 'danger',
      title: sign.title,
      text: sign.hint === null ? said : `${said} ${sign.hint}`,
    };
  }
  const request = requestFindingOf(run);
  if (request) {
    const text = [run.reason, request.hint].filter((each) => each !== null).join(' ');
    return { tone: 'danger', title: request.title, text: text || null };
  }
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
      return t('Waiting for its turn');
    case 'running':
      return runningTitle(run, nowMs);
    case 'succeeded':
      return duration === null ? t('Succeeded') : t('Succeeded in {duration}', { duration });
    case 'failed':
      return failedTitle(run);
    case 'timed_out':
      return t('Ran longer than allowed');
    case 'cancelled':
      return duration === null ? t('Never started') : t('Stopped after {duration}', { duration });
    case 'skipped':
      return t('Skipped');
    case 'missed':
      return run.dueCount > 1
        ? t('Missed {count} times', { count: formatCount(run.dueCount) })
        : t('Missed');
    case 'abandoned':
      return t('Lost');
    default:
      return assertNever(run.state);
  }
}

/** Of a clock that ticks each second: below one it would stand still at 0 ms. */
function runningTitle(run: Run, nowMs: number): string {
  const durationMs = runDurationMs(run, nowMs);
  if (durationMs === null) return t('Starting');
  return durationMs < SECOND_MS
    ? t('Just started')
    : t('Running for {duration}', { duration: formatDuration(durationMs) });
}

/** Where the exit code itself says little. */
const FAILED_TITLES: Partial<Record<ReasonCode, string>> = {
  start_failed: msg('It could not be started'),
  output_match: msg('The output is not as it should be'),
  output_file: msg('The file is not as it should be'),
  task_reported: msg('The task reported a failure'),
};

function failedTitle(run: Run): string {
  const title = run.reasonCode === null ? undefined : FAILED_TITLES[run.reasonCode];
  if (title !== undefined) return t(title);
  const isCommon = run.exitCode !== null && programWords(run) === null;
  const meaning = isCommon ? exitCodeMeaning(run.exitCode) : null;
  return meaning?.title ?? t('The command reported a failure');
}

function textOf(run: Run, duration: string | null): string | null {
  const { state, exitCode, reasonCode, reason } = run;
  const isPlainExit = reasonCode === 'exit_code' || reasonCode === 'signal';
  if (state === 'failed' && exitCode !== null && isPlainExit) {
    const code = String(exitCode);
    const ended =
      duration === null
        ? t('It ended with exit code {code}.', { code })
        : t('It ended with exit code {code} after {duration}.', { code, duration });
    const words = programWords(run);
    if (words !== null)
      return t('{sentence}: {words}', { sentence: ended.replace(/\.$/, ''), words: `${words}.` });
    const hint = exitCodeMeaning(exitCode)?.hint ?? null;
    return hint === null ? ended : `${ended} ${hint}`;
  }
  if (reason === null && state === 'queued') return t('It starts as soon as a slot is free.');
  return reasonOf(run);
}

/** What the program's own manual says of the code; null when the code means what it commonly does. */
function programWords({ exitCode, reason }: Run): string | null {
  const begin = `Ended with exit code ${exitCode}: `;
  if (exitCode === null || !reason?.startsWith(begin)) return null;
  const isCommon = reason === exitCodeSentence(exitCode, describeExitCode(exitCode, null));
  return isCommon ? null : shownClause(exitCode, reason.slice(begin.length).replace(/\.$/, ''));
}
