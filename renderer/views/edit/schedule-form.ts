/** One schedule as the editor holds it: what every tab shows, so that changing tabs loses nothing. */

import * as z from 'zod';

import { toCronPatterns } from '../../../electron/shared/cron-patterns.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
import { durationToText, normaliseTime, textToDuration, textToWholeNumber } from './form-text.ts';
import { clockPattern, nearestPattern, readPattern, withRanges } from './schedule-pattern.ts';

export const scheduleTabs = [
  'every',
  'hourly',
  'daily',
  'weekly',
  'monthly',
  'once',
  'cron',
  'by_hand',
] as const;
export type ScheduleTab = (typeof scheduleTabs)[number];

export const everyUnits = ['seconds', 'minutes', 'hours'] as const;
export type EveryUnit = (typeof everyUnits)[number];

/** What an interval counts from; `clock` holds only for what divides the unit above it. */
export const countFroms = ['clock', 'saved', 'moment'] as const;
export type CountFrom = (typeof countFroms)[number];

const UNIT_MS: Readonly<Record<EveryUnit, number>> = {
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1_000,
};

export const scheduleFormSchema = z.object({
  tab: z.enum(scheduleTabs),
  /** The cron text rules, since the tab's fields cannot say what it says. */
  isCustom: z.boolean(),
  every: z.string(),
  unit: z.enum(everyUnits),
  countFrom: z.enum(countFroms),
  /** Null is not given. */
  anchorMs: z.number().nullable(),
  /** Minute of the hour. */
  minute: z.string(),
  times: z.array(z.string()),
  /** 1 is Monday. */
  weekdays: z.array(z.number()),
  everyWeeks: z.string(),
  fromDate: z.string(),
  monthlyBy: z.enum(['days', 'nearest']),
  monthDays: z.array(z.union([z.number(), z.enum(['last', 'last_weekday'])])),
  nthWeekdays: z.array(
    z.object({ nth: z.union([z.number(), z.literal('last')]), day: z.number() }),
  ),
  /** Day numbers to which the nearest weekday is meant. */
  nearest: z.string(),
  onceDate: z.string(),
  onceTime: z.string(),
  /** As it was typed or stored; stays as long as it says the same as the fields. */
  pattern: z.string(),
  /** Empty follows the computer. */
  timeZone: z.string(),
  /** Empty for these three is none. */
  startAt: z.string(),
  endAt: z.string(),
  jitter: z.string(),
});

export type ScheduleForm = Readonly<z.output<typeof scheduleFormSchema>>;

/** A daily schedule, with something sensible in the other tabs. */
export const newScheduleForm: ScheduleForm = {
  tab: 'daily',
  isCustom: false,
  every: '15',
  unit: 'minutes',
  countFrom: 'clock',
  anchorMs: null,
  minute: '0',
  times: ['09:00'],
  weekdays: [1, 2, 3, 4, 5],
  everyWeeks: '1',
  fromDate: '',
  monthlyBy: 'days',
  monthDays: [1],
  nthWeekdays: [],
  nearest: '15',
  onceDate: '',
  onceTime: '09:00',
  pattern: '',
  timeZone: '',
  startAt: '',
  endAt: '',
  jitter: '',
};

export function scheduleToForm(schedule: Schedule): ScheduleForm {
  const form = {
    ...newScheduleForm,
    timeZone: 'timeZone' in schedule ? (schedule.timeZone ?? '') : '',
    startAt: schedule.startAt ?? '',
    endAt: schedule.endAt ?? '',
    jitter: schedule.jitterMs === undefined ? '' : durationToText(schedule.jitterMs),
  };
  switch (schedule.kind) {
    case 'hourly':
      return { ...form, tab: 'hourly', minute: String(schedule.minute) };
    case 'interval': {
      const { anchorMs } = schedule;
      const countFrom = anchorMs === null ? 'saved' : 'moment';
      return { ...form, tab: 'every', countFrom, anchorMs, ...toEvery(schedule.everyMs) };
    }
    case 'daily':
      return { ...form, tab: 'daily', times: schedule.times };
    case 'weekly': {
      const { times, days, everyWeeks = 1, fromDate = '' } = schedule;
      return {
        ...form,
        tab: 'weekly',
        times,
        weekdays: days,
        everyWeeks: String(everyWeeks),
        fromDate,
      };
    }
    case 'monthly': {
      const { times, days, weekdays = [] } = schedule;
      return { ...form, tab: 'monthly', times, monthDays: days, nthWeekdays: weekdays };
    }
    case 'once': {
      const [onceDate = '', onceTime = ''] = schedule.at.split('T');
      return { ...form, tab: 'once', onceDate, onceTime };
    }
    case 'cron': {
      const { pattern } = schedule;
      return { ...form, tab: 'cron', ...readPattern(pattern), pattern };
    }
  }
}

/** Null for "Only by hand". What cannot be read becomes a value that the schema refuses. */
export function formToSchedule(form: ScheduleForm): Schedule | null {
  return isWritten(form)
    ? { kind: 'cron', pattern: form.pattern, ...zoneOf(form), ...limitsOf(form) }
    : fieldsToSchedule(form);
}

/** The cron text that says what the form says: as it was written, or made of the fields. */
export function cronTextOf(form: ScheduleForm): string {
  if (isWritten(form)) return form.pattern;
  const patterns = cronTextsOf(form);
  return patterns.length === 1 ? (patterns[0] ?? '') : '';
}

/** One for each line of a crontab that the fields come to; empty when none can say it. */
export function cronTextsOf(form: ScheduleForm): readonly string[] {
  const schedule = fieldsToSchedule(form);
  if (schedule === null || (schedule.kind === 'weekly' && schedule.everyWeeks !== undefined)) {
    return [];
  }
  const patterns = toCronPatterns(schedule);
  return patterns.every((pattern) => /^[\d*,/#LW ]+$/.test(pattern))
    ? patterns.map(withRanges)
    : [];
}

/** The form on another tab. */
export function withTab(form: ScheduleForm, tab: ScheduleTab): ScheduleForm {
  if (tab === 'cron') {
    return { ...form, tab, isCustom: false, pattern: cronTextOf(form) || form.pattern };
  }
  const shape = form.tab === 'cron' ? readPattern(form.pattern) : null;
  return { ...form, ...(shape?.tab === tab && shape), tab, isCustom: false };
}

/** The form after its cron text was typed: the fields follow where they can say the same. */
export function withCronText(form: ScheduleForm, pattern: string): ScheduleForm {
  if (form.tab === 'cron') return { ...form, pattern };
  const shape = readPattern(pattern);
  return { ...form, ...shape, pattern, isCustom: shape === null };
}

/** Whether an interval of the form divides the hour, the day or the minute evenly. */
export function canFollowClock({ every, unit }: ScheduleForm): boolean {
  const count = textToWholeNumber(every);
  const ofMany = unit === 'hours' ? 24 : 60;
  return count >= (unit === 'hours' ? 2 : 1) && count < ofMany && ofMany % count === 0;
}

export function countFromOf(form: ScheduleForm): CountFrom {
  return form.countFrom === 'clock' && !canFollowClock(form) ? 'saved' : form.countFrom;
}

/** Whether what counts is the cron text as it was written. */
function isWritten(form: ScheduleForm): boolean {
  if (form.tab === 'cron' || (form.isCustom && form.tab !== 'by_hand')) return true;
  const shape = readPattern(form.pattern);
  return shape?.tab === form.tab && meaningOf({ ...form, ...shape }) === meaningOf(form);
}

/** Equal for fields that mean the same. */
function meaningOf(form: ScheduleForm): string {
  const schedule = fieldsToSchedule(form);
  return JSON.stringify(schedule, (_key, value: unknown) =>
    Array.isArray(value)
      ? [...new Set(value.map((each: unknown) => JSON.stringify(each)))].sort()
      : value,
  );
}

function fieldsToSchedule(form: ScheduleForm): Schedule | null {
  const times = form.times.map(normaliseTime);
  const common = { ...zoneOf(form), ...limitsOf(form) };
  switch (form.tab) {
    case 'every':
      return everyToSchedule(form);
    case 'hourly':
      return { kind: 'hourly', minute: textToWholeNumber(form.minute), ...common };
    case 'daily':
      return { kind: 'daily', times, ...common };
    case 'weekly':
      return { kind: 'weekly', days: form.weekdays, times, ...common, ...weeksOf(form) };
    case 'monthly':
      return monthlyToSchedule(form, times);
    case 'once':
      return { kind: 'once', at: `${form.onceDate}T${normaliseTime(form.onceTime)}`, ...common };
    case 'cron':
      return { kind: 'cron', pattern: form.pattern, ...common };
    case 'by_hand':
      return null;
  }
}

function everyToSchedule(form: ScheduleForm): Schedule {
  const countFrom = countFromOf(form);
  if (countFrom === 'clock') {
    const count = textToWholeNumber(form.every);
    const pattern = clockPattern(count, form.unit, textToWholeNumber(form.minute));
    return { kind: 'cron', pattern, ...zoneOf(form), ...limitsOf(form) };
  }
  return {
    kind: 'interval',
    everyMs: toEveryMs(form.every, form.unit),
    anchorMs: countFrom === 'saved' ? null : (form.anchorMs ?? Number.NaN),
    ...limitsOf(form),
  };
}

function monthlyToSchedule(form: ScheduleForm, times: string[]): Schedule {
  const common = { ...zoneOf(form), ...limitsOf(form) };
  if (form.monthlyBy === 'nearest') {
    return { kind: 'cron', pattern: nearestPattern(form.nearest, times), ...common };
  }
  const weekdays = form.nthWeekdays;
  return {
    kind: 'monthly',
    days: form.monthDays,
    times,
    ...common,
    ...(weekdays.length > 0 && { weekdays }),
  };
}

function zoneOf({ timeZone }: ScheduleForm): { timeZone: string | null } {
  return { timeZone: timeZone === '' ? null : timeZone };
}

function limitsOf({ startAt, endAt, jitter }: ScheduleForm) {
  return {
    ...(startAt !== '' && { startAt }),
    ...(endAt !== '' && { endAt }),
    ...(jitter.trim() !== '' && { jitterMs: textToDuration(jitter) }),
  };
}

function weeksOf({ everyWeeks, fromDate }: ScheduleForm) {
  return everyWeeks.trim() === '1' ? {} : { everyWeeks: textToWholeNumber(everyWeeks), fromDate };
}

function toEvery(everyMs: number): { readonly every: string; readonly unit: EveryUnit } {
  const unit =
    everyMs % UNIT_MS.hours === 0
      ? 'hours'
      : everyMs % UNIT_MS.minutes === 0
        ? 'minutes'
        : 'seconds';
  return { every: String(everyMs / UNIT_MS[unit]), unit };
}

function toEveryMs(every: string, unit: EveryUnit): number {
  const text = every.trim().replace(',', '.');
  return text === '' ? Number.NaN : Math.round(Number(text) * UNIT_MS[unit]);
}
