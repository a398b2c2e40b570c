/** When a schedule is due by the clock on the wall, whatever the zone makes of it. */

import { assertNever } from '../../shared/errors.ts';
import {
  type MonthlySchedule,
  type Schedule,
  toWallMs,
  type WeeklySchedule,
} from '../../shared/schedule.ts';
import type { WallTimes } from './clock-rule.ts';
import { isFixedTime, nextMatch } from './cron.ts';
import { DAY_MS } from './wall-clock.ts';

/** Whether something is due on a day, given as its midnight in UTC. */
type IsDueOn = (dayMs: number) => boolean;

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const WEEK_MS = 7 * DAY_MS;
/** 1 January 1970 was a Thursday. */
const MONDAY_MS = -3 * DAY_MS;
/** A year of weeks is the longest that no day is due. */
const MAX_DAYS = 400;

/** A schedule that repeats by the clock and the calendar. */
export type ClockSchedule = Exclude<Schedule, { kind: 'interval' | 'once' }>;

/** `everyWeeks` included; `startAt`, `endAt` and `jitterMs` bound and move instants, not these. */
export function wallTimesOf(schedule: ClockSchedule): WallTimes {
  switch (schedule.kind) {
    case 'hourly':
      return { isFixed: false, next: nextMinuteOfHour(schedule.minute) };
    case 'daily':
      return onDays(schedule.times, () => true);
    case 'weekly':
      return onDays(schedule.times, weekdaysOf(schedule), firstDayOf(schedule));
    case 'monthly':
      return onDays(schedule.times, monthDaysOf(schedule));
    case 'cron': {
      const { pattern } = schedule;
      return { isFixed: isFixedTime(pattern), next: (afterMs) => nextMatch(pattern, afterMs) };
    }
    default:
      return assertNever(schedule);
  }
}

function nextMinuteOfHour(minute: number): WallTimes['next'] {
  const firstMs = minute * MINUTE_MS;
  return (afterMs) => (Math.floor((afterMs - firstMs) / HOUR_MS) + 1) * HOUR_MS + firstMs;
}

function onDays(times: readonly string[], isDueOn: IsDueOn, firstDayMs = -Infinity): WallTimes {
  const timesOfDay = times.map((time) => toWallMs(`1970-01-01T${time}`)).sort((a, b) => a - b);
  const next = (afterMs: number) => {
    let dayMs = Math.max(firstDayMs, Math.floor(afterMs / DAY_MS) * DAY_MS);
    for (let count = 0; count < MAX_DAYS; count += 1, dayMs += DAY_MS) {
      const time = isDueOn(dayMs) ? timesOfDay.find((ms) => dayMs + ms > afterMs) : undefined;
      if (time !== undefined) return dayMs + time;
    }
    return null;
  };
  return { isFixed: true, next };
}

function weekdaysOf({ days, everyWeeks = 1, fromDate }: WeeklySchedule): IsDueOn {
  const firstWeek = weekOf(fromDate === undefined ? 0 : toWallMs(`${fromDate}T00:00`));
  return (dayMs) =>
    days.includes(weekdayOf(dayMs)) && (weekOf(dayMs) - firstWeek) % everyWeeks === 0;
}

function firstDayOf({ fromDate }: WeeklySchedule): number {
  return fromDate === undefined ? -Infinity : toWallMs(`${fromDate}T00:00`);
}

function monthDaysOf({ days, weekdays = [] }: MonthlySchedule): IsDueOn {
  return (dayMs) => {
    const date = new Date(dayMs);
    const day = date.getUTCDate();
    const lastMs = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0);
    const daysLeft = (lastMs - dayMs) / DAY_MS;
    const weekday = weekdayOf(dayMs);
    return (
      days.includes(day) ||
      (daysLeft === 0 && days.includes('last')) ||
      (days.includes('last_weekday') && isLastWeekday(weekday, daysLeft)) ||
      weekdays.some(
        (each) =>
          each.day === weekday &&
          (each.nth === 'last' ? daysLeft < 7 : each.nth === Math.ceil(day / 7)),
      )
    );
  };
}

/** Of the month, from Monday to Friday: on a Friday the last one or two days may be a weekend. */
function isLastWeekday(weekday: number, daysLeft: number): boolean {
  return weekday <= 5 && daysLeft <= (weekday === 5 ? 2 : 0);
}

/** 1 is Monday. */
function weekdayOf(dayMs: number): number {
  return (dayMs - MONDAY_MS - weekOf(dayMs) * WEEK_MS) / DAY_MS + 1;
}

/** Count of weeks since that of 1 January 1970; weeks begin on Monday (ISO 8601). */
function weekOf(dayMs: number): number {
  return Math.floor((dayMs - MONDAY_MS) / WEEK_MS);
}
