/** When a task is due: the schedule forms a user can choose. */

import * as z from 'zod';

import { expects } from './expectation.ts';
import { calendarDate, integer, timeOfDay } from './field.ts';

/** Shortest interval between two runs of an interval schedule. */
export const MIN_INTERVAL_MS = 1_000;
export const MAX_INTERVAL_MS = 366 * 86_400_000;
const MAX_JITTER_MS = 86_400_000;
const MAX_EVERY_WEEKS = 52;

const timesOfDay = z
  .array(timeOfDay, { error: expects('a list of times') })
  .min(1, { error: expects('at least one time of day') })
  .max(24, { error: expects('at most 24 times of day') });
/** IANA name; null follows the computer's zone. Only main can tell whether the name exists. */
const timeZone = z
  .string({ error: expects('an IANA time zone like Europe/Berlin') })
  .min(1, { error: expects('an IANA time zone like Europe/Berlin') })
  .max(64, { error: expects('an IANA time zone like Europe/Berlin') })
  .refine(isTimeZone, { error: expects('a time zone this computer knows, like Europe/Berlin') })
  .nullable()
  .default(null);

const localDateTime = (example: string) =>
  z
    .string({ error: expects('a date and time like {example}', { example }) })
    .refine(isLocalDateTime, {
      error: expects('a date and time that exists, like {example}', { example }),
    });
/** Optional; null and what `isOff` mean the same as leaving it out. */
const orOff = <S extends z.ZodType>(
  schema: S,
  isOff: (value: NonNullable<z.output<S>>) => boolean = () => false,
) =>
  schema
    .nullish()
    .transform((value) =>
      value === undefined || value === null || isOff(value) ? undefined : value,
    )
    .optional();

/** What every kind may have besides. */
const limits = {
  /** Wall-clock time in the schedule's zone, an interval's in the computer's: fires from then on. */
  startAt: orOff(localDateTime('2027-01-04T09:00')),
  /** As `startAt`; the last time at which it may fire. */
  endAt: orOff(localDateTime('2027-02-01T18:00')),
  /**
   * Every fire time comes later by one delay below it, drawn once for each schedule. `startAt` and
   * `endAt` bound the times that are delayed.
   */
  jitterMs: orOff(integer(0, MAX_JITTER_MS), (ms) => ms === 0),
};

const weeklySchema = z
  .strictObject({
    kind: z.literal('weekly'),
    /** 1 is Monday, 7 is Sunday (ISO 8601). */
    days: z
      .array(integer(1, 7), { error: expects('a list of weekdays') })
      .min(1, { error: expects('at least one weekday') })
      .max(7, { error: expects('at most seven weekdays') }),
    times: timesOfDay,
    timeZone,
    /** Fires in each so-many-th week, the ISO week of `fromDate` being the first. */
    everyWeeks: orOff(integer(1, MAX_EVERY_WEEKS), (weeks) => weeks === 1),
    /** YYYY-MM-DD in the schedule's zone; with `everyWeeks`, no day before it fires. */
    fromDate: orOff(calendarDate),
    ...limits,
  })
  .refine(({ everyWeeks, fromDate }) => everyWeeks === undefined || fromDate !== undefined, {
    path: ['fromDate'],
    error: expects('a date like 2027-01-04, to count the weeks from'),
  });

const monthlySchema = z
  .strictObject({
    kind: z.literal('monthly'),
    /** Day numbers; `last` is the last day, `last_weekday` the last from Monday to Friday. */
    days: z
      .array(
        z.union([integer(1, 31), z.enum(['last', 'last_weekday'])], {
          error: expects('a day from 1 to 31, last, or last_weekday'),
        }),
        { error: expects('a list of days') },
      )
      .max(33, { error: expects('at most 33 days') })
      .default([]),
    /** Besides `days`: the 2nd Tuesday, the last Friday. */
    weekdays: orOff(
      z
        .array(
          z.strictObject({
            nth: z.union([integer(1, 5), z.literal('last')], {
              error: expects('a number from 1 to 5, or last'),
            }),
            /** 1 is Monday. */
            day: integer(1, 7),
          }),
          { error: expects('a list like {example}', { example: '[{ nth: 2, day: 1 }]' }) },
        )
        .max(42, { error: expects('at most 42 weekdays') }),
      (weekdays) => weekdays.length === 0,
    ),
    times: timesOfDay,
    timeZone,
    ...limits,
  })
  .refine(({ days, weekdays = [] }) => days.length + weekdays.length > 0, {
    path: ['days'],
    error: expects('at least one day of the month'),
  });

const anyKind = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('hourly'), minute: integer(0, 59), timeZone, ...limits }),
    z.strictObject({ kind: z.literal('daily'), times: timesOfDay, timeZone, ...limits }),
    weeklySchema,
    monthlySchema,
    z.strictObject({
      kind: z.literal('interval'),
      everyMs: integer(MIN_INTERVAL_MS, MAX_INTERVAL_MS),
      /**
       * Epoch ms of the first fire time, which the others are counted from; null counts from
       * `startAt`, and without one from when the schedule is stored.
       */
      anchorMs: z
        .number({ error: expects('a time in ms') })
        .int({ error: expects('a time in ms') })
        .nullable()
        .default(null),
      ...limits,
    }),
    z.strictObject({
      kind: z.literal('once'),
      /** Wall-clock time in `timeZone`: YYYY-MM-DDTHH:MM or with :SS. */
      at: localDateTime('2026-11-24T14:30'),
      timeZone,
      ...limits,
    }),
    z.strictObject({
      kind: z.literal('cron'),
      /** Five or six fields, or a nickname such as @daily. croner decides validity, in main. */
      pattern: z
        .string({ error: expects('a cron text like 30 2 * * *') })
        .trim()
        .min(1, { error: expects('a cron text like 30 2 * * *') })
        .max(500, { error: expects('a cron text of at most 500 characters') }),
      timeZone,
      ...limits,
    }),
  ],
  { error: expects('a schedule of kind hourly, daily, weekly, monthly, interval, once or cron') },
);

export const scheduleSchema = anyKind
  .refine(
    ({ startAt, endAt }) =>
      startAt === undefined || endAt === undefined || toWallMs(endAt) > toWallMs(startAt),
    { path: ['endAt'], error: expects('a time after `startAt`') },
  )
  .transform(withoutOff);

export type Schedule = z.output<typeof anyKind>;
export type WeeklySchedule = Extract<Schedule, { kind: 'weekly' }>;
export type MonthlySchedule = Extract<Schedule, { kind: 'monthly' }>;
export type MonthDay = MonthlySchedule['days'][number];
export type NthWeekday = NonNullable<MonthlySchedule['weekdays']>[number];
export type ScheduleKind = Schedule['kind'];
export type ScheduleId = number;

/** A schedule as stored with its task. */
export interface StoredSchedule {
  readonly id: ScheduleId;
  readonly schedule: Schedule;
  /** An interval without an anchor counts from it, and the jitter is drawn from it. */
  readonly createdAtMs: number;
  /** Null when it will never fire again. */
  readonly nextFireAtMs: number | null;
}

/** A wall-clock time (YYYY-MM-DDTHH:MM or with :SS) as if it were UTC. */
export function toWallMs(localDateTimeText: string): number {
  return Date.parse(`${localDateTimeText}Z`);
}

/** Leaves out what is off, since a stored schedule is kept when a new one deeply equals it. */
function withoutOff(schedule: Schedule): Schedule {
  const isOn = ([key, value]: [string, unknown]) =>
    value !== undefined &&
    (key !== 'fromDate' || (schedule as WeeklySchedule).everyWeeks !== undefined);
  return Object.fromEntries(Object.entries(schedule).filter(isOn)) as unknown as Schedule;
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isLocalDateTime(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return false;
  const ms = toWallMs(text);
  // A day that the month does not have becomes one of the next month.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
