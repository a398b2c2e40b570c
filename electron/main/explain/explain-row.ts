/** Says why a row of the history did not become a run, or that it did. */

import { formatDateTime } from '../../shared/duration.ts';
import { assertNever } from '../../shared/errors.ts';
import type { Evidence, Explanation, ExplanationCode } from '../../shared/explanation.ts';
import type { ReasonCode, Run } from '../../shared/run.ts';
import { outcomeSentence } from '../../shared/words.ts';
import { gapEvidence, runEvidence, span } from './evidence.ts';
import type { RowFacts } from './facts.ts';

/** What would make the next one run. */
const HINTS: Readonly<Partial<Record<ReasonCode, string>>> = {
  overlap:
    'Set the task to wait in line, to replace the old run or to allow several, to change that.',
  asleep: 'Set the task to run once when back to make up for such times.',
  app_closed: 'Start CronPilot at login, or set the task to run once when back.',
  too_late: 'A longer lateness can be set for the task.',
  paused: 'It runs again once the pause is over.',
  blackout: 'The window is one of the task’s own.',
  condition_deadline:
    'A later deadline, or running anyway at the deadline, can be set for the task.',
  missing_secret: 'Set the secret again in the settings.',
  missing_parameter: 'Give the parameter a default, so that scheduled runs have a value.',
};

/** Reasons of runs that were due but of which no process ever began. */
const NEVER_BEGAN: ReadonlySet<ReasonCode | null> = new Set<ReasonCode>([
  'start_failed',
  'missing_secret',
  'missing_parameter',
]);

export function explainRow(facts: RowFacts): Explanation {
  const { run } = facts;
  return {
    code: codeOf(run),
    sentence: sentenceOf(facts),
    evidence: evidenceOf(facts),
    runId: run.id,
  };
}

/** A process of the run was started. */
export function didRun(run: Run): boolean {
  return run.startedAtMs !== null && !NEVER_BEGAN.has(run.reasonCode);
}

function codeOf(run: Run): ExplanationCode {
  if (run.state === 'running') return 'running';
  if (run.state === 'queued') return run.reasonCode ?? 'waiting';
  return didRun(run) ? 'ran' : (run.reasonCode ?? 'unknown');
}

function sentenceOf(facts: RowFacts): string {
  const { run, nowMs, timeZone } = facts;
  const due = dueSentence(facts);
  switch (run.state) {
    case 'running':
      return `It is running, since ${formatDateTime(run.startedAtMs ?? run.queuedAtMs, nowMs, timeZone)}.`;
    case 'queued':
      return `It has not started yet. ${run.reason ?? 'It waits for its turn.'}`;
    case 'skipped':
    case 'missed':
      return joined(due, run.reason, hintOf(run));
    case 'cancelled':
      return didRun(run) ? ran(facts) : joined(due, 'It never started.', run.reason);
    case 'failed':
      return didRun(run)
        ? ran(facts)
        : joined(due, 'It could not be started.', run.reason, hintOf(run));
    case 'succeeded':
    case 'timed_out':
    case 'abandoned':
      return ran(facts);
    default:
      return assertNever(run.state);
  }
}

function ran(facts: RowFacts): string {
  const { run, nowMs, timeZone } = facts;
  const started = formatDateTime(run.startedAtMs ?? run.queuedAtMs, nowMs, timeZone);
  const late =
    run.trigger === 'catch_up' ? ` ${dueSentence(facts)} It was caught up at ${started}.` : '';
  return `It did run.${late} ${outcomeSentence(run, nowMs)}`;
}

/** "It was due at …", "It was due 30 times from … to …", "It was asked for at …". */
function dueSentence({ run, nowMs, timeZone }: RowFacts): string {
  const { scheduledForMs, dueFromMs, dueCount, queuedAtMs } = run;
  if (scheduledForMs === null)
    return `It was asked for at ${formatDateTime(queuedAtMs, nowMs, timeZone)}.`;
  if (dueFromMs === null || dueCount === 1)
    return `It was due at ${formatDateTime(scheduledForMs, nowMs, timeZone)}.`;
  const count = dueCount.toLocaleString('en');
  return `It was due ${count} times ${span(dueFromMs, scheduledForMs, { nowMs, timeZone })}.`;
}

function hintOf({ reasonCode }: Run): string | null {
  return reasonCode === null ? null : (HINTS[reasonCode] ?? null);
}

function evidenceOf(facts: RowFacts): readonly Evidence[] {
  const { run, related, madeUpBy, gaps } = facts;
  return [
    ...(run.state === 'missed' || run.trigger === 'catch_up'
      ? gaps.map((gap) => gapEvidence(gap, facts))
      : []),
    ...(related ? [runEvidence(related, facts)] : []),
    ...(madeUpBy ? [runEvidence(madeUpBy, facts)] : []),
  ];
}

function joined(...sentences: readonly (string | null)[]): string {
  return sentences.filter((sentence) => sentence !== null).join(' ');
}
