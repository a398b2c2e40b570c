/** Says why a row of the history did not become a run, or that it did. */

import { formatDateTime } from '../../shared/duration.ts';
import { assertNever } from '../../shared/errors.ts';
import type { Evidence, Explanation, ExplanationCode } from '../../shared/explanation.ts';
import { formatCount } from '../../shared/format-number.ts';
import { t } from '../../shared/i18n.ts';
import { reasonOf } from '../../shared/reason.ts';
import type { ReasonCode, Run } from '../../shared/run.ts';
import { outcomeSentence } from '../../shared/words.ts';
import { adviceOf } from './advice.ts';
import { gapEvidence, runEvidence, span } from './evidence.ts';
import type { RowFacts } from './facts.ts';

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
  const reason = reasonOf(run);
  switch (run.state) {
    case 'running':
      return t('It is running, since {since}.', {
        since: formatDateTime(run.startedAtMs ?? run.queuedAtMs, nowMs, timeZone),
      });
    case 'queued':
      return joined(t('It has not started yet.'), reason ?? t('It waits for its turn.'));
    case 'skipped':
    case 'missed':
      return joined(due, reason, adviceOf(facts));
    case 'cancelled':
      return didRun(run) ? ran(facts) : joined(due, t('It never started.'), reason);
    case 'failed':
      return didRun(run)
        ? ran(facts)
        : joined(due, t('It could not be started.'), reason, adviceOf(facts));
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
  const isLate = run.trigger === 'catch_up';
  return joined(
    t('It did run.'),
    isLate ? dueSentence(facts) : null,
    isLate ? t('It was caught up at {when}.', { when: started }) : null,
    outcomeSentence(run, nowMs),
  );
}

/** "It was due at …", "It was due 30 times from … to …", "It was asked for at …". */
function dueSentence({ run, nowMs, timeZone }: RowFacts): string {
  const { scheduledForMs, dueFromMs, dueCount, queuedAtMs } = run;
  if (scheduledForMs === null)
    return t('It was asked for at {when}.', { when: formatDateTime(queuedAtMs, nowMs, timeZone) });
  if (dueFromMs === null || dueCount === 1)
    return t('It was due at {when}.', { when: formatDateTime(scheduledForMs, nowMs, timeZone) });
  return t('It was due {count} times {span}.', {
    count: formatCount(dueCount),
    span: span(dueFromMs, scheduledForMs, { nowMs, timeZone }),
  });
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
