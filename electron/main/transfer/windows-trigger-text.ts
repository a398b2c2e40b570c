/** Writes schedules and triggers as those of the Windows Task Scheduler. */

import { t } from '../../shared/i18n.ts';
import { assertNever } from '../../shared/errors.ts';
import { needsBothDays } from '../../shared/cron-patterns.ts';
import type { MonthlySchedule, Schedule, WeeklySchedule } from '../../shared/schedule.ts';
import type { Task } from '../../shared/task.ts';
import { readCronFields } from './cron-fields.ts';
import { WINDOWS_MONTHS } from './windows-months.ts';
import { toIsoDuration } from './xml-node.ts';

interface WindowsTrigger {
  readonly kind: string;
  readonly node: object;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const EVENTS: ReadonlyMap<string, WindowsTrigger> = new Map(
  Object.entries({
    boot: { kind: 'BootTrigger', node: { Enabled: true } },
    app_start: { kind: 'LogonTrigger', node: { Enabled: true } },
    unlock: {
      kind: 'SessionStateChangeTrigger',
      node: { Enabled: true, StateChange: 'SessionUnlock' },
    },
  }),
);

/** @param nowMs the day on which its triggers begin, where the schedule names none */
export function toWindowsTriggers({ schedules, triggers }: Task, nowMs: number) {
  const found: WindowsTrigger[] = [];
  const problems: string[] = [];
  for (const schedule of schedules) {
    const read = fromSchedule(schedule, nowMs);
    if (typeof read === 'string') problems.push(read);
    else found.push(...read);
  }
  for (const { kind } of triggers) {
    const event = EVENTS.get(kind);
    if (event) found.push(event);
    else problems.push(t('Its trigger “{kind}” is left out.', { kind }));
  }
  return { triggers: found, problems };
}

function fromSchedule(schedule: Schedule, nowMs: number): readonly WindowsTrigger[] | string {
  if (schedule.kind !== 'interval' && schedule.timeZone !== null) {
    return t('Windows follows the time zone of the computer, not {timeZone}.', {
      timeZone: schedule.timeZone,
    });
  }
  const make = new TriggerMaker(schedule, nowMs);
  switch (schedule.kind) {
    case 'interval': {
      if (schedule.everyMs < MINUTE_MS) return t('Windows repeats once a minute at most.');
      const { anchorMs } = schedule;
      return make.repeated(schedule.everyMs, anchorMs === null ? undefined : localIso(anchorMs));
    }
    case 'once':
      return make.once(schedule.at);
    case 'hourly':
      return make.repeatedFromMidnight(60 * MINUTE_MS, schedule.minute);
    case 'daily':
      return make.calendar(schedule.times, { ScheduleByDay: { DaysInterval: 1 } });
    case 'weekly':
      return schedule.everyWeeks === undefined
        ? make.calendar(schedule.times, byWeek(schedule.days.map((day) => day % 7)))
        : everySoManyWeeks(schedule, make);
    case 'monthly':
      return monthly(schedule, make);
    case 'cron':
      return fromPattern(schedule.pattern, make);
    default:
      return assertNever(schedule);
  }
}

/** Makes triggers that begin when the schedule does, or on the present day. */
class TriggerMaker {
  readonly #from: string;
  readonly #limits: object;

  constructor({ startAt, endAt, jitterMs }: Schedule, nowMs: number) {
    this.#from = startAt ?? `${localIso(nowMs).slice(0, 10)}T00:00`;
    this.#limits = {
      ...(endAt === undefined ? {} : { EndBoundary: withSeconds(endAt) }),
      Enabled: true,
      ...(jitterMs === undefined ? {} : { RandomDelay: toIsoDuration(jitterMs) }),
    };
  }

  /** @param firstDay the day of the first time, where it is not that on which the schedule begins */
  calendar(
    times: readonly string[],
    rule: object,
    firstDay: (from: string) => string = (from) => from,
  ): WindowsTrigger[] {
    return times.map((time) => {
      const start = `${firstDay(dayFor(this.#from, time))}T${time}:00`;
      return {
        kind: 'CalendarTrigger',
        node: { StartBoundary: start, ...this.#limits, ...rule },
      };
    });
  }

  /** Counted from `start`, or from when the schedule begins. */
  repeated(everyMs: number, start = this.#from): WindowsTrigger[] {
    const Repetition = { Interval: toIsoDuration(everyMs) };
    const node = { Repetition, StartBoundary: withSeconds(start), ...this.#limits };
    return [{ kind: 'TimeTrigger', node }];
  }

  /** Counted from the first midnight. */
  repeatedFromMidnight(everyMs: number, minute = 0): WindowsTrigger[] {
    return this.repeated(everyMs, `${this.#from.slice(0, 10)}T00:${two(minute)}`);
  }

  once(at: string): WindowsTrigger[] {
    return [{ kind: 'TimeTrigger', node: { StartBoundary: withSeconds(at), ...this.#limits } }];
  }
}

/**
 * Each begins in a week in which it is due. Windows' weeks begin on Sunday and CronPilot's on
 * Monday, so Sundays have a trigger of their own.
 */
function everySoManyWeeks(
  { days, times, everyWeeks = 1, fromDate = '' }: WeeklySchedule,
  make: TriggerMaker,
): readonly WindowsTrigger[] {
  const sundays = days.filter((day) => day === 7);
  const others = days.filter((day) => day !== 7);
  return [others, sundays]
    .filter((own) => own.length > 0)
    .flatMap((own) =>
      make.calendar(
        times,
        byWeek(
          own.map((day) => day % 7),
          everyWeeks,
        ),
        (from) => {
          const first = from < fromDate ? fromDate : from;
          const isDue = (day: string) =>
            weeksBetween(fromDate, day) % everyWeeks === 0 &&
            own.some((each) => (each === 7 ? isoDay(day) === 7 : each >= isoDay(day)));
          let day = first;
          while (!isDue(day)) day = nextDay(day);
          return day;
        },
      ),
    );
}

/** Between the Mondays of their weeks. */
function weeksBetween(from: string, to: string): number {
  const monday = (day: string) => dayMs(day) - (isoDay(day) - 1) * DAY_MS;
  return Math.round((monday(to) - monday(from)) / (7 * DAY_MS));
}

/** 1 is Monday. */
function isoDay(day: string): number {
  return ((new Date(dayMs(day)).getUTCDay() + 6) % 7) + 1;
}

function dayMs(day: string): number {
  return Date.parse(`${day}T00:00Z`);
}

function nextDay(day: string): string {
  return new Date(dayMs(day) + DAY_MS).toISOString().slice(0, 10);
}

function monthly(
  schedule: MonthlySchedule,
  make: TriggerMaker,
): readonly WindowsTrigger[] | string {
  const { days, weekdays = [], times } = schedule;
  if (days.includes('last_weekday'))
    return t('Windows does not know the last day from Monday to Friday.');
  if (weekdays.some(({ nth }) => nth === 5))
    return t('Windows counts weekdays of a month up to the 4th.');
  const dates = days.flatMap((day): (number | 'Last')[] =>
    day === 'last' ? ['Last'] : typeof day === 'number' ? [day] : [],
  );
  const nths = weekdays.flatMap(({ nth, day }) =>
    make.calendar(times, {
      ScheduleByMonthDayOfWeek: {
        Weeks: { Week: nth === 'last' ? 'Last' : nth },
        DaysOfWeek: daysOfWeek([day % 7]),
        Months: months(null),
      },
    }),
  );
  return [...(dates.length === 0 ? [] : make.calendar(times, byMonth(dates, null))), ...nths];
}

function fromPattern(pattern: string, make: TriggerMaker): readonly WindowsTrigger[] | string {
  const fields = readCronFields(pattern);
  if (!fields) return t('Windows has no trigger for “{pattern}”.', { pattern });
  const { minutes, hours, days, months: monthNumbers, weekdays } = fields;
  const isEveryDay = days === null && weekdays === null && monthNumbers === null;
  const step = hours === null ? stepOf(minutes) : null;
  if (isEveryDay && step !== null) return make.repeatedFromMidnight(step * MINUTE_MS);
  const times = timesOf(minutes, hours);
  if (isEveryDay) return make.calendar(times, { ScheduleByDay: { DaysInterval: 1 } });
  if (days !== null && weekdays !== null && needsBothDays(pattern)) {
    return t('Windows has no trigger for “{pattern}”.', { pattern });
  }
  if (weekdays !== null && monthNumbers !== null) {
    return t('Windows has no weekdays of certain months alone (“{pattern}”).', { pattern });
  }
  const onWeekdays = weekdays === null ? [] : make.calendar(times, byWeek(weekdays));
  const allDays = Array.from({ length: 31 }, (_, at) => at + 1);
  const onDates =
    days === null && weekdays !== null
      ? []
      : make.calendar(times, byMonth(days ?? allDays, monthNumbers));
  return [...onDates, ...onWeekdays];
}

/** Minutes between two of `0,15,30,45`; null where they are not even. */
function stepOf(minutes: readonly number[] | null): number | null {
  if (minutes === null) return 1;
  const step = 60 / minutes.length;
  return Number.isInteger(step) && minutes.every((minute, at) => minute === at * step)
    ? step
    : null;
}

function timesOf(
  minutes: readonly number[] | null,
  hours: readonly number[] | null,
): readonly string[] {
  const all = (count: number) => Array.from({ length: count }, (_, at) => at);
  return (hours ?? all(24)).flatMap((hour) =>
    (minutes ?? all(60)).map((minute) => `${two(hour)}:${two(minute)}`),
  );
}

function byWeek(weekdays: readonly number[], weeks = 1): object {
  return { ScheduleByWeek: { WeeksInterval: weeks, DaysOfWeek: daysOfWeek(weekdays) } };
}

function byMonth(
  days: readonly (number | 'Last')[],
  monthNumbers: readonly number[] | null,
): object {
  return { ScheduleByMonth: { DaysOfMonth: { Day: [...days] }, Months: months(monthNumbers) } };
}

function daysOfWeek(days: readonly number[]): object {
  return Object.fromEntries(days.map((day) => [WEEKDAYS[day] ?? '', '']));
}

function months(numbers: readonly number[] | null): object {
  const names = numbers?.map((month) => WINDOWS_MONTHS[month - 1] ?? '') ?? WINDOWS_MONTHS;
  return Object.fromEntries(names.map((name) => [name, '']));
}

/** The next day where the first one's start lies after the time. */
function dayFor(from: string, time: string): string {
  const day = from.slice(0, 10);
  if (from.slice(11, 16) <= time) return day;
  return nextDay(day);
}

function withSeconds(at: string): string {
  return at.length === 16 ? `${at}:00` : at;
}

function localIso(ms: number): string {
  return new Date(ms - new Date(ms).getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 19);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
