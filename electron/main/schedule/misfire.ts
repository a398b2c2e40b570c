/** Decides what becomes of fire times that passed while CronPilot was off or the computer asleep. */

import type { Due } from '../../shared/due.ts';
import type { ReasonCode } from '../../shared/run.ts';
import type { Schedule, ScheduleId } from '../../shared/schedule.ts';
import type { MisfirePolicy, TaskId } from '../../shared/task.ts';
import { type Absence, describeAbsence } from './absence.ts';
import { nextFireAfter } from './next-fire.ts';
import { countFireTimes, lastFireTime, listFireTimes } from './passed-times.ts';

export interface MisfireQuestion {
  readonly scheduleId: ScheduleId;
  readonly taskId: TaskId;
  readonly schedule: Schedule;
  /** What an interval without an anchor of its own counts from. */
  readonly anchorMs: number;
  /** Null: `run_once`, but `skip` for what is due hourly or more often. */
  readonly policy: MisfirePolicy | null;
  /** Fire times after this are owed. */
  readonly afterMs: number;
  readonly nowMs: number;
  /** Fire times from here to now are on time. */
  readonly onTimeFromMs: number;
  readonly absence: Absence;
}

/** What is older is not caught up under any policy. */
export const MAX_LATENESS_MS = 24 * 3_600_000;
/** Most runs that `run_all` starts for one schedule. */
export const MAX_CATCH_UPS = 25;
const HOUR_MS = 3_600_000;
/** Up to so many are listed one by one, which is the quicker way for a few. */
const MAX_LISTED = 32;

/**
 * Accounts for each fire time in (afterMs, nowMs] exactly once, oldest first: at most one `missed`
 * for all that stay undone, then the `catch_up` ones, then those on time.
 */
export function decideMisfire(question: MisfireQuestion): readonly Due[] {
  const passed = findPassed(question);
  const late = decideLate(question, passed);
  const onTime = passed.onTime.map((ms) => single(question, ms, 'on_time', null, null));
  return [...late, ...onTime];
}

interface Passed {
  readonly onTime: readonly number[];
  readonly lateCount: number;
  /** Newest late fire time up to a time. */
  readonly lastLate: (untilMs: number) => number | null;
}

/** Lists a few; counts many, which a month of seconds is. */
function findPassed({ schedule, anchorMs, afterMs, nowMs, onTimeFromMs }: MisfireQuestion): Passed {
  const few = listFireTimes(schedule, afterMs, nowMs, anchorMs, MAX_LISTED);
  if (few) {
    const late = few.filter((ms) => ms < onTimeFromMs);
    return {
      onTime: few.slice(late.length),
      lateCount: late.length,
      lastLate: (untilMs) => late.findLast((ms) => ms <= untilMs) ?? null,
    };
  }
  const lateUntilMs = Math.max(afterMs, Math.min(nowMs, onTimeFromMs - 1));
  return {
    onTime: listFireTimes(schedule, lateUntilMs, nowMs, anchorMs, Infinity) ?? [],
    lateCount: countFireTimes(schedule, afterMs, lateUntilMs, anchorMs),
    lastLate: (untilMs) =>
      lastFireTime(schedule, afterMs, Math.min(untilMs, lateUntilMs), anchorMs),
  };
}

function decideLate(question: MisfireQuestion, { onTime, lateCount, lastLate }: Passed): Due[] {
  const { schedule, anchorMs, nowMs, absence } = question;
  const newestMs = lastLate(nowMs);
  if (newestMs === null) return [];
  const policy = question.policy ?? defaultPolicy(schedule, newestMs, anchorMs);
  const wanted =
    policy === 'run_all' ? MAX_CATCH_UPS : policy === 'run_once' && onTime.length === 0 ? 1 : 0;
  const caughtUp: number[] = [];
  let lastMissedMs: number | null = newestMs;
  while (
    lastMissedMs !== null &&
    caughtUp.length < wanted &&
    nowMs - lastMissedMs <= MAX_LATENESS_MS
  ) {
    caughtUp.unshift(lastMissedMs);
    lastMissedMs = lastLate(lastMissedMs - 1);
  }
  const sentence = describeAbsence(absence);
  const rows = caughtUp.map((fireAtMs) =>
    single(question, fireAtMs, 'catch_up', 'caught_up', `${sentence} This run makes up for it.`),
  );
  if (lastMissedMs === null) return rows;
  const isTooLate = wanted > caughtUp.length;
  const isCoalesced = !isTooLate && policy !== 'skip';
  return [
    {
      ...single(question, lastMissedMs, 'missed', absenceCode(absence), sentence),
      ...(isTooLate && { reasonCode: 'too_late', reason: `${sentence} ${TOO_LATE}` }),
      ...(isCoalesced && {
        reasonCode: 'coalesced',
        reason: `${sentence} ${policy === 'run_all' ? ONLY_LAST : COALESCED}`,
      }),
      ...severalFrom(question, lateCount - caughtUp.length),
    },
    ...rows,
  ];
}

const TOO_LATE = 'That is more than 24 hours ago, too late to catch up.';
const COALESCED = 'A later run makes up for it.';
const ONLY_LAST = `Only the last ${MAX_CATCH_UPS} are made up for.`;

/** How many the row stands for, and since when. */
function severalFrom(question: MisfireQuestion, dueCount: number) {
  const { schedule, afterMs, anchorMs } = question;
  return {
    dueCount,
    dueFromMs: dueCount > 1 ? nextFireAfter(schedule, afterMs, anchorMs) : null,
  };
}

/**
 * A fire time that is followed by another within the hour is not worth catching up; one with a
 * longer wait is. So the last of `0 9-17 * * *` is caught up in the evening, its others are not.
 */
function defaultPolicy(schedule: Schedule, missedMs: number, anchorMs: number): MisfirePolicy {
  const followingMs = nextFireAfter(schedule, missedMs, anchorMs);
  return followingMs !== null && followingMs - missedMs <= HOUR_MS ? 'skip' : 'run_once';
}

function absenceCode(absence: Absence): ReasonCode {
  return absence.kind === 'app_closed' ? 'app_closed' : 'asleep';
}

function single(
  { scheduleId, taskId }: MisfireQuestion,
  scheduledForMs: number,
  kind: Due['kind'],
  reasonCode: ReasonCode | null,
  reason: string | null,
): Due {
  return {
    scheduleId,
    taskId,
    scheduledForMs,
    kind,
    dueCount: 1,
    dueFromMs: null,
    clockEpoch: 0,
    notBeforeMs: null,
    reasonCode,
    reason,
  };
}
