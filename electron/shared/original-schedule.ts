/** Schedules as the CronPilot before this one wrote them: a type, and a text of JSON beside it. */

import * as z from 'zod';

import { expects, oneOf } from './expectation.ts';
import { AppError } from './errors.ts';
import { integer, singleLine } from './field.ts';
import { parseOrThrow } from './parse.ts';
import type { Schedule } from './schedule.ts';

const scheduleTypes = ['manual', 'hourly', 'daily', 'weekly', 'custom'] as const;
type ScheduleType = (typeof scheduleTypes)[number];

/** From Monday. */
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export const originalScheduleSchema = z.strictObject({
  schedule_type: z.enum(scheduleTypes, { error: oneOf(scheduleTypes) }),
  /** A text that holds JSON, or the object itself. */
  schedule_config: z
    .union([z.string().max(10_000), z.record(z.string(), z.unknown())], {
      error: expects('a text that holds a JSON object'),
    })
    .nullish(),
});

const minute = integer(0, 59);
const time = {
  hour: integer(0, 23).default(0),
  minute: minute.default(0),
};
/** `mon`, `mon,thu`, or a number from 0, which is Monday; numbers from 1. */
const weekdays = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).toLowerCase().split(','))
  .refine((names) => names.every((name) => dayOf(name) > 0), {
    error: expects('days like mon or mon,thu'),
  })
  .transform((names) => [...new Set(names.map(dayOf))].toSorted((a, b) => a - b));

const configs = {
  manual: z.strictObject({}),
  hourly: z.strictObject({ minute: minute.optional() }),
  daily: z.strictObject(time),
  weekly: z.strictObject({ day_of_week: weekdays.prefault('mon'), ...time }),
  custom: z.strictObject({
    cron_expression: singleLine(expects('a cron text like 0 */2 * * *'), 500).default('0 0 * * *'),
  }),
} as const satisfies Record<ScheduleType, z.ZodType>;

/**
 * Without a minute, `hourly` is due at the minute of the present time, by this computer's clock.
 *
 * @throws AppError `invalid_input`
 */
export function readOriginalSchedule(
  { schedule_type: type, schedule_config: config }: z.output<typeof originalScheduleSchema>,
  nowMs: number,
): readonly Schedule[] {
  const value = typeof config === 'string' && config.trim() !== '' ? fromJson(config) : config;
  const content = value === '' ? {} : (value ?? {});
  /** In an object, so that the error names the field. */
  const check = <S extends z.ZodType>(schema: S): z.output<S> => {
    const named: z.ZodType = z.object({ schedule_config: schema });
    return (parseOrThrow(named, { schedule_config: content }) as { schedule_config: z.output<S> })
      .schedule_config;
  };
  const timeZone = null;
  switch (type) {
    case 'manual':
      check(configs.manual);
      return [];
    case 'hourly': {
      const given = check(configs.hourly).minute;
      return [{ kind: 'hourly', minute: given ?? new Date(nowMs).getMinutes(), timeZone }];
    }
    case 'daily':
      return [{ kind: 'daily', times: [clock(check(configs.daily))], timeZone }];
    case 'weekly': {
      const { day_of_week: days, ...at } = check(configs.weekly);
      return [{ kind: 'weekly', days, times: [clock(at)], timeZone }];
    }
    case 'custom':
      return [{ kind: 'cron', pattern: check(configs.custom).cron_expression, timeZone }];
  }
}

/** The nearest of the old forms; what has none is `custom` without a text. */
export function originalSchedule(schedules: readonly Schedule[]): {
  readonly schedule_type: ScheduleType;
  readonly schedule_config: string | null;
} {
  const [schedule, ...more] = schedules;
  if (!schedule) return { schedule_type: 'manual', schedule_config: null };
  const form = more.length === 0 ? formOf(schedule) : null;
  const [type, config] = form ?? ['custom', null];
  return { schedule_type: type, schedule_config: config && JSON.stringify(config) };
}

function formOf(schedule: Schedule): readonly [ScheduleType, object] | null {
  switch (schedule.kind) {
    case 'hourly':
      return ['hourly', { minute: schedule.minute }];
    case 'daily':
      return schedule.times.length === 1 ? ['daily', timeOf(schedule.times[0])] : null;
    case 'weekly': {
      if (schedule.times.length !== 1 || schedule.everyWeeks !== undefined) return null;
      const days = schedule.days.map((day) => DAYS[day - 1]).join(',');
      return ['weekly', { day_of_week: days, ...timeOf(schedule.times[0]) }];
    }
    case 'cron':
      return ['custom', { cron_expression: schedule.pattern }];
    case 'monthly':
    case 'interval':
    case 'once':
      return null;
  }
}

/** From 1; 0 for none. */
function dayOf(name: string): number {
  const text = name.trim();
  return /^[0-6]$/.test(text) ? Number(text) + 1 : DAYS.findIndex((day) => day === text) + 1;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const message = 'Expected `schedule_config` to be a text that holds JSON, like "{}".';
    throw new AppError('invalid_input', message, { field: 'schedule_config' });
  }
}

function clock({ hour, minute: at }: { hour: number; minute: number }): string {
  return `${two(hour)}:${two(at)}`;
}

function timeOf(text = '00:00'): { hour: number; minute: number } {
  const [hour, at] = text.split(':').map(Number);
  return { hour: hour ?? 0, minute: at ?? 0 };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
