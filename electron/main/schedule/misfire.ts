/** Decides what becomes of fire times that nobody could start at their time. */

import type { Due } from '../../shared/due.ts';
import { type Phrase, phrase, type Wording } from '../../shared/phrase.ts';
import { because } from '../../shared/reason.ts';
import type { ReasonCode } from '../../shared/run.ts';
import type { MisfirePolicy, Task } from '../../shared/task.ts';
import type { LiveSchedule } from '../store/task-rows.ts';
import { type Absence, describeAbsence } from './absence.ts';
import type { ClockJump } from './clock-watch.ts';
import { findPassed, listPassed, type Passed, type Span } from './find-passed.ts';
import { isFixedTime } from './fixed-time.ts';
import { nextFireAfter } from './next-fire.ts';

/** As the user chose them for the task; null leaves it to the rule. */
export type MisfireRules = Pick<Task, 'misfirePolicy' | 'maxCatchUps' | 'maxLatenessMs'>;

export interface MisfireQuestion {
  readonly live: Omit<LiveSchedule, 'nextFireAtMs' | 'cursorMs'>;
  /** Asked for only when something is late. */
  readonly rules: () => MisfireRules;
  readonly clockEpoch: number;
  /** Fire times after this and up to `untilMs` are owed. */
  readonly afterMs: number;
  readonly untilMs: number;
  readonly nowMs: number;
  /** Fire times from here on are on time. */
  readonly onTimeFromMs: number;
  readonly absence: Absence;
  /** Null unless the clock was set forward meanwhile. */
  readonly jump: ClockJump | null;
}

const HOUR_MS = 3_600_000;
/**
 * What is later is not caught up, where the task does not say otherwise. A period of a schedule
 * that is shorter needs no limit: the newest missed time is never later than that.
 */
const MAX_LATENESS_MS = 24 * HOUR_MS;
/**
 * Vixie cron's limits for a clock that was set forward (cron.c): up to the first, everything that
 * was passed over runs; up to the second, fixed times do; beyond it was a correction.
 */
export const SMALL_JUMP_MS = 5 * 60_000;
const MAX_JUMP_MS = 3 * HOUR_MS;

/**
 * Accounts for each fire time in (afterMs, untilMs] exactly once, oldest first: for what was slept
 * through, and then for what the clock passed over, at most one `missed` for all that stay undone
 * and the `catch_up` ones; then those on time.
 */
export function decideMisfire(question: MisfireQuestion): readonly Due[] {
  const { afterMs, untilMs, onTimeFromMs, jump } = question;
  // A hand-over that failed for long no longer makes up for a clock that was set before it.
  const recent = jump && onTimeFromMs <= jump.passedOver.toMs ? jump : null;
  const isSmall = recent !== null && recent.setMs <= SMALL_JUMP_MS;
  const onTimeAfterMs = Math.min(
    onTimeFromMs - 1,
    (isSmall ? recent.passedOver.fromMs : recent?.seenFromMs) ?? Infinity,
  );
  const lateUntilMs = clamp(onTimeAfterMs, afterMs, untilMs);
  const jumpFromMs = clamp(jump?.passedOver.fromMs ?? Infinity, afterMs, lateUntilMs);
  const onTime = listPassed(spanOf(question, lateUntilMs, untilMs));
  const late = findPassed(spanOf(question, afterMs, jumpFromMs));
  const jumped = findPassed(spanOf(question, jumpFromMs, lateUntilMs));
  return [
    ...(late ? decideLate(question, late, onTime.length > 0) : []),
    ...(jumped && jump ? decideJumped(question, jumped, jump) : []),
    ...onTime.map((ms) => single(question, ms, 'on_time', null, null)),
  ];
}

/** A run that is on time makes up for those before it. */
function decideLate(question: MisfireQuestion, passed: Passed, hasOnTime: boolean): Due[] {
  const { nowMs, absence } = question;
  const { misfirePolicy, maxCatchUps, maxLatenessMs } = question.rules();
  const policy = misfirePolicy ?? defaultPolicy(question, passed.lastMs);
  const wanted = { run_all: maxCatchUps, run_once: hasOnTime ? 0 : 1, skip: 0 }[policy];
  const limitMs = maxLatenessMs ?? MAX_LATENESS_MS;
  const caughtUp = passed.newest(wanted, nowMs - limitMs);
  const why = (): readonly [ReasonCode, Phrase] => {
    if (caughtUp.length < wanted) return ['too_late', tooLate(limitMs, maxLatenessMs === null)];
    if (policy === 'run_all') return ['coalesced', onlyTheLast(wanted)];
    if (policy === 'run_once') return ['coalesced', phrase('A later run makes up for it.')];
    return [absence.kind === 'app_closed' ? 'app_closed' : 'asleep', skipped(misfirePolicy)];
  };
  return rowsOf(question, passed, caughtUp, absence, why);
}

function decideJumped(question: MisfireQuestion, passed: Passed, jump: ClockJump): Due[] {
  const { maxCatchUps } = question.rules();
  const isCorrection = jump.setMs > MAX_JUMP_MS;
  const runs = !isCorrection && isFixedTime(question.live.schedule);
  const caughtUp = passed.newest(runs ? maxCatchUps : 0, 0);
  const why = (): readonly [ReasonCode, Phrase] => {
    if (runs) return ['clock_set', onlyTheLast(maxCatchUps)];
    if (isCorrection)
      return ['clock_set', phrase('That is a correction: what it passed over never was.')];
    return [
      'clock_set',
      phrase('A schedule that follows the clock leaves out what the clock leaves out.'),
    ];
  };
  return rowsOf(question, passed, caughtUp, jump.passedOver, why);
}

/** One for all that stay undone, with the rule that spoke, and one for each that is made up for. */
function rowsOf(
  question: MisfireQuestion,
  passed: Passed,
  caughtUp: readonly number[],
  absence: Absence,
  why: () => readonly [ReasonCode, Phrase],
): Due[] {
  const sentence = describeAbsence(absence);
  const madeUpFor = phrase('This run makes up for it.');
  const rows = caughtUp.map((ms) =>
    single(question, ms, 'catch_up', 'caught_up', [sentence, madeUpFor]),
  );
  const [firstMs] = caughtUp;
  const lastMissedMs = firstMs === undefined ? passed.lastMs : passed.before(firstMs);
  if (lastMissedMs === null) return rows;
  const [reasonCode, rule] = why();
  const dueCount = passed.count - caughtUp.length;
  const missed = single(question, lastMissedMs, 'missed', reasonCode, [sentence, rule]);
  return [{ ...missed, dueCount, dueFromMs: dueCount > 1 ? passed.firstMs : null }, ...rows];
}

/**
 * A fire time that is followed by another within the hour is not worth catching up; one with a
 * longer wait is. So the last of `0 9-17 * * *` is caught up in the evening, its others are not.
 */
function defaultPolicy({ live }: MisfireQuestion, missedMs: number): MisfirePolicy {
  const followingMs = nextFireAfter(live.schedule, missedMs, live.createdAtMs);
  return followingMs !== null && followingMs - missedMs <= HOUR_MS ? 'skip' : 'run_once';
}

function onlyTheLast(count: number): Phrase {
  return phrase('Only the last {count} are made up for.', { count });
}

function skipped(policy: MisfirePolicy | null): Phrase {
  return policy === 'skip'
    ? phrase('The task is set to skip what was missed.')
    : phrase('What is due hourly or more often is not made up for.');
}

function tooLate(limitMs: number, byRule: boolean): Phrase {
  return byRule
    ? phrase('That is more than 24 hours ago, too late to catch up.')
    : phrase('That is more than {duration} ago, which the task calls too late to catch up.', {
        duration: { durationMs: limitMs },
      });
}

function spanOf({ live }: MisfireQuestion, afterMs: number, untilMs: number): Span {
  return { schedule: live.schedule, anchorMs: live.createdAtMs, afterMs, untilMs };
}

function clamp(ms: number, fromMs: number, toMs: number): number {
  return Math.max(fromMs, Math.min(toMs, ms));
}

function single(
  { live, clockEpoch }: MisfireQuestion,
  scheduledForMs: number,
  kind: Due['kind'],
  reasonCode: ReasonCode | null,
  wording: Wording | null,
): Due {
  return {
    scheduleId: live.scheduleId,
    taskId: live.taskId,
    scheduledForMs,
    kind,
    dueCount: 1,
    dueFromMs: null,
    clockEpoch,
    notBeforeMs: null,
    reasonCode,
    ...(wording === null ? { reason: null, reasonWording: null } : because(wording)),
  };
}
