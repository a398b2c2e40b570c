/** When a task is due: the schedule forms a user can choose, and the cron patterns they stand for. */

import * as z from 'zod';

import { assertNever } from './errors.ts';

/** Shortest interval between two runs of an interval schedule. */
export const MIN_INTERVAL_MS = 1_000;
const MAX_INTERVAL_MS = 366 * 86_400_000;

const timeOfDay = z
  .string({ error: 'a time of day like 14:30' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time of day from 00:00 to 23:59, like 14:30' });
const timesOfDay = z
  .array(timeOfDay, { error: 'a list of times' })
  .min(1, { error: 'at least one time of day' })
  .max(24, { error: 'at most 24 times of day' });
const wholeNumber = (from: number, to: number) =>
  z
    .number({ error: `a whole number from ${from} to ${to}` })
    .int({ error: `a whole number from ${from} to ${to}` })
    .min(from, { error: `a whole number from ${from} to ${to}` })
    .max(to, { error: `a whole number from ${from} to ${to}` });
/** IANA name; null follows the computer's zone. Only main can tell whether the name exists. */
const timeZone = z
  .string({ error: 'an IANA time zone like Europe/Berlin' })
  .min(1, { error: 'an IANA time zone like Europe/Berlin' })
  .max(64, { error: 'an IANA time zone like Europe/Berlin' })
  .refine(isTimeZone, { error: 'a time zone this computer knows, like Europe/Berlin' })
  .nullable()
  .default(null);

export const scheduleSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('hourly'), minute: wholeNumber(0, 59), timeZone }),
    z.strictObject({ kind: z.literal('daily'), times: timesOfDay, timeZone }),
    z.strictObject({
      kind: z.literal('weekly'),
      /** 1 is Monday, 7 is Sunday (ISO 8601). */
      days: z
        .array(wholeNumber(1, 7), { error: 'a list of weekdays' })
        .min(1, { error: 'at least one weekday' })
        .max(7, { error: 'at most seven weekdays' }),
      times: timesOfDay,
      timeZone,
    }),
    z.strictObject({
      kind: z.literal('monthly'),
      /** Day numbers; `last` is the month's last day. */
      days: z
        .array(
          z.union([wholeNumber(1, 31), z.literal('last')], {
            error: 'a day from 1 to 31, or last',
          }),
          {
            error: 'a list of days',
          },
        )
        .min(1, { error: 'at least one day of the month' })
        .max(32, { error: 'at most 32 days' }),
      times: timesOfDay,
      timeZone,
    }),
    z.strictObject({
      kind: z.literal('interval'),
      everyMs: wholeNumber(MIN_INTERVAL_MS, MAX_INTERVAL_MS),
      /** Epoch ms the intervals are counted from; null counts from when the schedule is stored. */
      anchorMs: z
        .number({ error: 'a time in ms' })
        .int({ error: 'a time in ms' })
        .nullable()
        .default(null),
    }),
    z.strictObject({
      kind: z.literal('once'),
      /** Wall-clock time in `timeZone`: YYYY-MM-DDTHH:MM or with :SS. */
      at: z
        .string({ error: 'a date and time like 2026-11-24T14:30' })
        .refine(isLocalDateTime, { error: 'a date and time that exists, like 2026-11-24T14:30' }),
      timeZone,
    }),
    z.strictObject({
      kind: z.literal('cron'),
      /** Five or six fields, or a nickname such as @daily. croner decides validity, in main. */
      pattern: z
        .string({ error: 'a cron text like 30 2 * * *' })
        .trim()
        .min(1, { error: 'a cron text like 30 2 * * *' })
        .max(500, { error: 'a cron text of at most 500 characters' }),
      timeZone,
    }),
  ],
  { error: 'a schedule of kind hourly, daily, weekly, monthly, interval, once or cron' },
);

export type Schedule = z.output<typeof scheduleSchema>;
export type ScheduleKind = Schedule['kind'];
export type ScheduleId = number;

/** A schedule as stored with its task. */
export interface StoredSchedule {
  readonly id: ScheduleId;
  readonly schedule: Schedule;
  /** Null when it will never fire again. */
  readonly nextFireAtMs: number | null;
}

/** Patterns whose union is the schedule; empty for the two kinds that are no cron patterns. */
export function toCronPatterns(schedule: Schedule): readonly string[] {
  switch (schedule.kind) {
    case 'hourly':
      return [`${schedule.minute} * * * *`];
    case 'daily':
      return timesToPatterns(schedule.times, '* * *');
    case 'weekly':
      return timesToPatterns(
        schedule.times,
        `* * ${[...new Set(schedule.days)].sort((a, b) => a - b).join(',')}`,
      );
    case 'monthly':
      return timesToPatterns(schedule.times, `${monthDays(schedule.days)} * *`);
    case 'cron':
      return [schedule.pattern];
    case 'interval':
    case 'once':
      return [];
    default:
      return assertNever(schedule);
  }
}

/** Times that share a minute fit in one pattern: 09:00 and 17:00 are `0 9,17`. */
function timesToPatterns(times: readonly string[], rest: string): string[] {
  const hoursByMinute = new Map<number, Set<number>>();
  for (const time of times) {
    const [hour, minute] = time.split(':').map(Number) as [number, number];
    hoursByMinute.set(minute, (hoursByMinute.get(minute) ?? new Set()).add(hour));
  }
  return [...hoursByMinute].map(([minute, hours]) => {
    const sorted = [...hours].sort((a, b) => a - b).join(',');
    return `${minute} ${sorted} ${rest}`;
  });
}

function monthDays(days: readonly (number | 'last')[]): string {
  const numbers = [...new Set(days.filter((day) => day !== 'last'))].sort((a, b) => a - b);
  return [...numbers, ...(days.includes('last') ? ['L'] : [])].join(',');
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
  const match = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1, 4).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
