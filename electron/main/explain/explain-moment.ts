/** Says why a task has no row for a moment at which somebody expected it to run. */

import { blackoutWording, findBlackout } from '../../shared/blackout.ts';
import { formatDateTime } from '../../shared/duration.ts';
import type { Evidence, Explanation } from '../../shared/explanation.ts';
import { msg, t } from '../../shared/i18n.ts';
import { listAnd } from '../../shared/join-words.ts';
import { say } from '../../shared/phrase.ts';
import { pauseInForce } from '../../shared/task.ts';
import { toWallTime } from '../../shared/wall-time.ts';
import type { TaskChange } from '../store/ledger-store.ts';
import { gapEvidence, span } from './evidence.ts';
import type { MomentFacts, ScheduleFacts } from './facts.ts';

type Finding = Pick<Explanation, 'code' | 'sentence'> & { readonly evidence?: readonly Evidence[] };
/** Null when it has nothing to do with it. */
type Check = (facts: MomentFacts) => Finding | null;

/** The first that finds something explains it. */
const CHECKS: readonly Check[] = [
  notCreated,
  switchedOff,
  inFuture,
  addedLater,
  nothingSchedulesIt,
  lostToClockChange,
  notBegun,
  ended,
  wasDue,
];

export function explainMoment(facts: MomentFacts): Explanation {
  const finding = firstFinding(CHECKS, facts) ?? notDue(facts);
  return { evidence: [], runId: null, ...finding };
}

/** What keeps the task from being due now and later; null when nothing does. */
export function explainStandstill(facts: MomentFacts): Explanation | null {
  const finding = firstFinding([switchedOff, nothingSchedulesIt, notBegun, ended], facts);
  return finding && { evidence: [], runId: null, ...finding };
}

function firstFinding(checks: readonly Check[], facts: MomentFacts): Finding | null {
  for (const check of checks) {
    const finding = check(facts);
    if (finding) return finding;
  }
  return null;
}

function inFuture(facts: MomentFacts): Finding | null {
  if (facts.atMs <= facts.nowMs) return null;
  const isDue = activeSchedules(facts).some((schedule) => schedule.isDue);
  const when = words(facts, facts.atMs);
  return {
    code: 'in_future',
    sentence: isDue
      ? [t('{when} is still to come; it is due then.', { when }), ...holdAt(facts)].join(' ')
      : `${t('{when} is still to come; it is not due then.', { when })} ${around(facts)}`,
  };
}

/** What will keep a schedule that is due at a time to come from starting, as far as that is known. */
export function holdAt(facts: MomentFacts): readonly string[] {
  const { task, atMs, pause } = facts;
  if (pause?.untilMs === null) return [t('But all schedules are paused.')];
  if (pause && atMs < pause.untilMs) {
    const until = words(facts, pause.untilMs);
    return [t('But all schedules are paused until {until}.', { until })];
  }
  const own = pauseInForce(task, atMs);
  if (own) {
    const until = words(facts, own.untilMs);
    return [t('But the task is paused until {until}.', { until })];
  }
  const due = activeSchedules(facts).find((schedule) => schedule.isDue);
  const blackout = due && findBlackout(task.blackouts, toWallTime(atMs, due.timeZone));
  return blackout ? [say(blackoutWording(blackout))] : [];
}

function notCreated(facts: MomentFacts): Finding | null {
  const { createdAtMs } = facts.task;
  if (facts.atMs >= createdAtMs) return null;
  return {
    code: 'not_created',
    sentence: t('The task was only made at {when}, after that.', {
      when: words(facts, createdAtMs),
    }),
  };
}

function switchedOff(facts: MomentFacts): Finding | null {
  const { changes, atMs } = facts;
  return (
    offBetween(facts, 'deleted', lastOf(changes, atMs, ['deleted', 'restored'])) ??
    offBetween(facts, 'disabled', lastOf(changes, atMs, ['disabled', 'enabled']))
  );
}

const OFF_TEXTS = {
  deleted: {
    span: msg('The task was deleted {span}.'),
    since: msg('The task has been deleted since {since}.'),
  },
  disabled: {
    span: msg('The task was switched off {span}.'),
    since: msg('The task has been switched off since {since}.'),
  },
} as const;

function offBetween(
  facts: MomentFacts,
  kind: 'deleted' | 'disabled',
  last: TaskChange | undefined,
): Finding | null {
  if (last?.kind !== kind) return null;
  const undone = kind === 'deleted' ? 'restored' : 'enabled';
  const back = facts.changes.find(
    (change) => change.kind === undone && change.changedAtMs > facts.atMs,
  );
  const texts = OFF_TEXTS[kind];
  const sentence = back
    ? t(texts.span, { span: span(last.changedAtMs, back.changedAtMs, facts) })
    : t(texts.since, { since: words(facts, last.changedAtMs) });
  return { code: kind, sentence };
}

function lastOf(
  changes: readonly TaskChange[],
  atMs: number,
  kinds: readonly TaskChange['kind'][],
): TaskChange | undefined {
  return changes.findLast(({ kind, changedAtMs }) => kinds.includes(kind) && changedAtMs <= atMs);
}

function nothingSchedulesIt(facts: MomentFacts): Finding | null {
  if (activeSchedules(facts).length > 0) return null;
  const { triggerSentences } = facts;
  return triggerSentences.length === 0
    ? { code: 'by_hand_only', sentence: t('The task had no schedule: it runs only by hand.') }
    : {
        code: 'triggers_only',
        sentence: t('The task had no schedule and did not have its cue: {cues}', {
          cues: end(triggerSentences.join('; ')),
        }),
      };
}

function lostToClockChange(facts: MomentFacts): Finding | null {
  for (const { lostTo, sentence } of activeSchedules(facts)) {
    if (!lostTo) continue;
    return {
      code: 'clock_change',
      sentence: t(
        'The clock went forward from {from} to {to} that day, and a schedule with a wildcard follows the clock: {schedule} A fixed time would have run at {to}.',
        { ...lostTo, schedule: end(sentence) },
      ),
    };
  }
  return null;
}

function addedLater(facts: MomentFacts): Finding | null {
  const later = facts.schedules.find(
    (schedule) => schedule.isDue && schedule.createdAtMs > facts.atMs,
  );
  if (!later || activeSchedules(facts).some((schedule) => schedule.isDue)) return null;
  return {
    code: 'schedule_added_later',
    sentence: t('That schedule was only added at {when}: {schedule}', {
      when: words(facts, later.createdAtMs),
      schedule: end(later.sentence),
    }),
  };
}

function notBegun(facts: MomentFacts): Finding | null {
  const active = activeSchedules(facts);
  const firstMs = Math.min(...active.map(({ nextMs }) => nextMs ?? Infinity));
  if (active.length === 0 || active.some(hasPast) || firstMs === Infinity) return null;
  return {
    code: 'schedule_not_begun',
    sentence: t('Its schedule had not begun: the first time is {when}.', {
      when: words(facts, firstMs),
    }),
  };
}

function ended(facts: MomentFacts): Finding | null {
  const active = activeSchedules(facts);
  if (active.length === 0 || active.some(({ isDue, nextMs }) => isDue || nextMs !== null))
    return null;
  const lastMs = Math.max(...active.map(({ previousMs }) => previousMs ?? -Infinity));
  return {
    code: 'schedule_ended',
    sentence:
      lastMs === -Infinity
        ? t('Its schedule never fires.')
        : t('Its schedule had ended: the last time was {when}.', { when: words(facts, lastMs) }),
  };
}

const hasPast = ({ isDue, previousMs }: ScheduleFacts) => isDue || previousMs !== null;

/** A fire time without a row: removed since, or something is wrong with CronPilot. */
function wasDue(facts: MomentFacts): Finding | null {
  if (!activeSchedules(facts).some((schedule) => schedule.isDue)) return null;
  const evidence = facts.gaps.map((gap) => gapEvidence(gap, facts));
  if (facts.atMs < facts.keptSinceMs) {
    const sentence = t('It was due then, but the history of that time has been removed.');
    return { code: 'forgotten', sentence, evidence };
  }
  const sentence = t(
    'It was due then, and no row tells what became of it. CronPilot’s own log may.',
  );
  return { code: 'unknown', sentence, evidence };
}

function notDue(facts: MomentFacts): Finding {
  return {
    code: 'not_due',
    sentence: `${t('It was not due at {when}.', { when: words(facts, facts.atMs) })} ${around(facts)}`,
    evidence: activeSchedules(facts).map(({ sentence }) => ({ text: end(sentence), runId: null })),
  };
}

/** "The times around it are … and …." */
function around(facts: MomentFacts): string {
  const active = activeSchedules(facts);
  const previousMs = Math.max(...active.map((schedule) => schedule.previousMs ?? -Infinity));
  const nextMs = Math.min(...active.map((schedule) => schedule.nextMs ?? Infinity));
  const times = [previousMs, nextMs].filter((ms) => Number.isFinite(ms));
  if (times.length === 0) return t('No schedule of it fires.');
  const both = listAnd(times.map((ms) => words(facts, ms)));
  return times.length === 1
    ? t('The nearest time is {time}.', { time: both })
    : t('The times around it are {times}.', { times: both });
}

/** Those that the task had at the moment. */
function activeSchedules({ schedules, atMs }: MomentFacts): readonly ScheduleFacts[] {
  return schedules.filter(
    ({ createdAtMs, removedAtMs }) =>
      createdAtMs <= atMs && (removedAtMs === null || removedAtMs > atMs),
  );
}

function words({ nowMs, timeZone }: MomentFacts, ms: number): string {
  return formatDateTime(ms, nowMs, timeZone);
}

/** With exactly one full stop. */
function end(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
