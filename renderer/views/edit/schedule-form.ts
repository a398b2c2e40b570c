/** One schedule as the editor holds it: what every tab shows, so that changing tabs loses nothing. */

import * as z from 'zod';

import { toCronPatterns } from '../../../electron/shared/cron-patterns.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';

export const scheduleTabs = [
  'every',
  'daily',
  'weekly',
  'monthly',
  'once',
  'cron',
  'by_hand',
] as const;
export type ScheduleTab = (typeof scheduleTabs)[number];

/** `clock_hour` is each hour of the clock at a minute; the others are true intervals. */
export const everyUnits = ['seconds', 'minutes', 'hours', 'clock_hour'] as const;
export type EveryUnit = (typeof everyUnits)[number];

/** Fields without a control, kept for the schedule they came with. */
const keptSchema = z.object({
  limits: z.object({
    startAt: z.string().optional(),
    endAt: z.string().optional(),
    jitterMs: z.number().optional(),
  }),
  weekly: z.object({ everyWeeks: z.number().optional(), fromDate: z.string().optional() }),
  monthly: z.object({
    weekdays: z
      .array(z.object({ nth: z.union([z.number(), z.literal('last')]), day: z.number() }))
      .optional(),
  }),
});

const UNIT_MS = { hours: 3_600_000, minutes: 60_000, seconds: 1_000 } as const;

export const scheduleFormSchema = z.object({
  tab: z.enum(scheduleTabs),
  every: z.string(),
  unit: z.enum(everyUnits),
  /** Minute of the hour, for `clock_hour`. */
  minute: z.string(),
  /** Not shown; kept for the interval it came with. */
  anchorMs: z.number().nullable(),
  times: z.array(z.string()),
  /** 1 is Monday. */
  weekdays: z.array(z.number()),
  monthDays: z.array(z.union([z.number(), z.enum(['last', 'last_weekday'])])),
  onceDate: z.string(),
  onceTime: z.string(),
  pattern: z.string(),
  /** Empty follows the computer. */
  timeZone: z.string(),
  kept: keptSchema,
});

export type ScheduleForm = Readonly<z.output<typeof scheduleFormSchema>>;

/** A daily schedule, with something sensible in the other tabs. */
export const newScheduleForm: ScheduleForm = {
  tab: 'daily',
  every: '15',
  unit: 'minutes',
  minute: '0',
  anchorMs: null,
  times: ['09:00'],
  weekdays: [1, 2, 3, 4, 5],
  monthDays: [1],
  onceDate: '',
  onceTime: '09:00',
  pattern: '',
  timeZone: '',
  kept: { limits: {}, weekly: {}, monthly: {} },
};

export function scheduleToForm(schedule: Schedule): ScheduleForm {
  const form = {
    ...newScheduleForm,
    timeZone: 'timeZone' in schedule ? (schedule.timeZone ?? '') : '',
    kept: keptOf(schedule),
  };
  switch (schedule.kind) {
    case 'hourly':
      return { ...form, tab: 'every', unit: 'clock_hour', minute: String(schedule.minute) };
    case 'interval':
      return { ...form, tab: 'every', anchorMs: schedule.anchorMs, ...toEvery(schedule.everyMs) };
    case 'daily':
      return { ...form, tab: 'daily', times: schedule.times };
    case 'weekly':
      return { ...form, tab: 'weekly', times: schedule.times, weekdays: schedule.days };
    case 'monthly':
      return { ...form, tab: 'monthly', times: schedule.times, monthDays: schedule.days };
    case 'once': {
      const [onceDate = '', onceTime = ''] = schedule.at.split('T');
      return { ...form, tab: 'once', onceDate, onceTime };
    }
    case 'cron':
      return { ...form, tab: 'cron', pattern: schedule.pattern };
  }
}

/** Null for "Only by hand". What cannot be read becomes a value that the schema refuses. */
export function formToSchedule(form: ScheduleForm): Schedule | null {
  const times = form.times.map(normaliseTime);
  const { kept } = form;
  const common = { timeZone: form.timeZone === '' ? null : form.timeZone, ...kept.limits };
  switch (form.tab) {
    case 'every':
      return form.unit === 'clock_hour'
        ? { kind: 'hourly', minute: toWholeNumber(form.minute), ...common }
        : {
            kind: 'interval',
            everyMs: toEveryMs(form.every, form.unit),
            anchorMs: form.anchorMs,
            ...kept.limits,
          };
    case 'daily':
      return { kind: 'daily', times, ...common };
    case 'weekly':
      return { kind: 'weekly', days: form.weekdays, times, ...common, ...kept.weekly };
    case 'monthly':
      return { kind: 'monthly', days: form.monthDays, times, ...common, ...kept.monthly };
    case 'once':
      return { kind: 'once', at: `${form.onceDate}T${normaliseTime(form.onceTime)}`, ...common };
    case 'cron':
      return { kind: 'cron', pattern: form.pattern, ...common };
    case 'by_hand':
      return null;
  }
}

function keptOf(schedule: Schedule): ScheduleForm['kept'] {
  const { startAt, endAt, jitterMs } = schedule;
  const limits = {
    ...(startAt !== undefined && { startAt }),
    ...(endAt !== undefined && { endAt }),
    ...(jitterMs !== undefined && { jitterMs }),
  };
  const { everyWeeks, fromDate } = schedule.kind === 'weekly' ? schedule : {};
  const { weekdays } = schedule.kind === 'monthly' ? schedule : {};
  return {
    limits,
    weekly: everyWeeks === undefined ? {} : { everyWeeks, fromDate },
    monthly: weekdays === undefined ? {} : { weekdays },
  };
}

/** The form on another tab; an empty cron text starts as what the tab before it meant. */
export function withTab(form: ScheduleForm, tab: ScheduleTab): ScheduleForm {
  if (tab !== 'cron' || form.pattern !== '') return { ...form, tab };
  const schedule = formToSchedule(form);
  const patterns = schedule === null ? [] : toCronPatterns(schedule);
  const [pattern = ''] = patterns;
  const isWhole = patterns.length === 1 && /^[\d*,L ]+$/.test(pattern);
  return { ...form, tab, pattern: isWhole ? pattern : '' };
}

/** `9:05`, `9.05`, `905` and `9` as `09:05` and `09:00`; anything else stays as typed. */
export function normaliseTime(text: string): string {
  const match = /^(\d{1,2})(?:[:.]?([0-5]\d))?$/.exec(text.trim());
  if (!match) return text.trim();
  const [, hour = '', minute = '00'] = match;
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** NaN when the text is no whole number. */
export function toWholeNumber(text: string): number {
  return /^\s*[-−]?\d+\s*$/.test(text) ? Number(text.replace('−', '-')) : Number.NaN;
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

function toEveryMs(every: string, unit: keyof typeof UNIT_MS): number {
  const text = every.trim().replace(',', '.');
  return text === '' ? Number.NaN : Math.round(Number(text) * UNIT_MS[unit]);
}
