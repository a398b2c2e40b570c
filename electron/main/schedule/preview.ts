/** The next fire times of schedules that may not be stored yet, for whoever is writing them. */

import { type Blackout, findBlackout } from '../../shared/blackout.ts';
import { describeSchedule } from '../../shared/describe-schedule.ts';
import type { SchedulePreview } from '../../shared/schedule-preview.ts';
import type { Schedule } from '../../shared/schedule.ts';
import { findProblem } from './check-schedule.ts';
import { markFireTime, noteClockChanges, suggestPattern } from './clock-notes.ts';
import { fireBoundsOf, fireTimesAfter, timeZoneOf } from './next-fire.ts';
import { zoneOffsetMs } from './wall-clock.ts';

export interface PreviewOptions {
  readonly limit: number;
  /** Fire times in them are left out, each read in its schedule's zone. */
  readonly blackouts?: readonly Blackout[];
  /** When each schedule was stored, same order; null or absent where it is not. */
  readonly storedAtMs?: readonly (number | null)[];
}

/** Gives up looking for a fire time outside of the blackouts. */
const MAX_BLACKED_OUT = 2_000;

/** The next `limit` of all schedules together; a wrong one has an error and no fire times. */
export function previewSchedules(
  schedules: readonly Schedule[],
  nowMs: number,
  { limit, blackouts = [], storedAtMs = [] }: PreviewOptions,
): SchedulePreview {
  const errors = schedules.map((schedule) => findProblem(schedule)?.sentence ?? null);
  const right = new Map([...schedules.entries()].filter(([index]) => errors[index] === null));
  const fires = [...right].flatMap(([index, schedule]) => {
    const anchorMs = storedAtMs[index] ?? nowMs;
    return firstTimes(schedule, nowMs, anchorMs, blackouts, limit);
  });
  const fireTimesMs = [...new Set(fires.map(({ fireAtMs }) => fireAtMs))]
    .sort((a, b) => a - b)
    .slice(0, limit);
  const lastMs = fireTimesMs.at(-1) ?? nowMs;
  return {
    fireTimesMs,
    sentences: schedules.map(describeSchedule),
    errors,
    marks: markAll(fires.filter(({ fireAtMs }) => fireAtMs <= lastMs)),
    clockChanges: noteClockChanges(right, nowMs, lastMs),
    suggestions: [...right].flatMap(([scheduleIndex, schedule]) => {
      const suggestion = suggestPattern(schedule, nowMs);
      return suggestion ? [{ scheduleIndex, ...suggestion }] : [];
    }),
  };
}

interface Fire {
  readonly schedule: Schedule;
  readonly fireAtMs: number;
  readonly nominalMs: number;
}

function firstTimes(
  schedule: Schedule,
  nowMs: number,
  anchorMs: number,
  blackouts: readonly Blackout[],
  limit: number,
): Fire[] {
  const { delayMs } = fireBoundsOf(schedule, anchorMs);
  const fires: Fire[] = [];
  let blackedOut = 0;
  for (const fireAtMs of fireTimesAfter(schedule, nowMs, anchorMs)) {
    if (isBlackedOut(blackouts, fireAtMs, timeZoneOf(schedule))) blackedOut += 1;
    else fires.push({ schedule, fireAtMs, nominalMs: fireAtMs - delayMs });
    if (fires.length >= limit || blackedOut >= MAX_BLACKED_OUT) break;
  }
  return fires;
}

function isBlackedOut(blackouts: readonly Blackout[], ms: number, timeZone: string): boolean {
  if (blackouts.length === 0) return false;
  const wall = new Date(ms + zoneOffsetMs(timeZone, ms));
  const [date = '', time = ''] = wall.toISOString().split('T');
  const weekday = wall.getUTCDay() === 0 ? 7 : wall.getUTCDay();
  return findBlackout(blackouts, { date, time: time.slice(0, 5), weekday }) !== null;
}

/** Soonest first, and one of a kind where several schedules fire at once. */
function markAll(fires: readonly Fire[]): SchedulePreview['marks'] {
  const marks = fires.flatMap(({ schedule, fireAtMs, nominalMs }) => {
    const mark = markFireTime(schedule, nominalMs);
    return mark ? [{ fireAtMs, ...mark }] : [];
  });
  const byKind = new Map(marks.map((mark) => [`${mark.fireAtMs} ${mark.kind}`, mark]));
  return [...byKind.values()].sort((a, b) => a.fireAtMs - b.fireAtMs);
}
