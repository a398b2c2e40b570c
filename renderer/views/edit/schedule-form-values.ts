/** One schedule as the form holds it: the fields of all tabs, so that changing the tab loses nothing. */

import type * as z from 'zod';

import { assertNever } from '../../../electron/shared/errors.ts';
import type { Schedule, scheduleSchema } from '../../../electron/shared/schedule.ts';

export type ScheduleTab = 'every' | 'daily' | 'weekly' | 'monthly' | 'once' | 'cron';
export type IntervalUnit = 'seconds' | 'minutes' | 'hours';
export type MonthDay = number | 'last';

/** What is typed stays text until it is read, however wrong. */
export interface ScheduleFormValues {
  tab: ScheduleTab;
  /** The tab `every` is either a true interval or hourly at a minute. */
  everyMode: 'interval' | 'hourly';
  everyAmount: string;
  everyUnit: IntervalUnit;
  /** Not shown; see `Schedule`. */
  anchorMs: number | null;
  minute: string;
  /** Shared by the tabs daily, weekly and monthly. */
  times: string[];
  /** 1 is Monday. */
  weekdays: number[];
  monthDays: MonthDay[];
  onceDate: string;
  onceTime: string;
  pattern: string;
  /** Null is the computer's zone. */
  timeZone: string | null;
}

export type ScheduleDraft = z.input<typeof scheduleSchema>;

const UNIT_MS: Readonly<Record<IntervalUnit, number>> = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
};

/** What a new schedule starts from: each tab filled in with something that works. */
export function newScheduleForm(): ScheduleFormValues {
  return {
    tab: 'daily',
    everyMode: 'interval',
    everyAmount: '15',
    everyUnit: 'minutes',
    anchorMs: null,
    minute: '0',
    times: ['09:00'],
    weekdays: [1, 2, 3, 4, 5],
    monthDays: [1],
    onceDate: '',
    onceTime: '09:00',
    pattern: '',
    timeZone: null,
  };
}

export function toScheduleForm(schedule: Schedule): ScheduleFormValues {
  const blank = newScheduleForm();
  switch (schedule.kind) {
    case 'interval':
      return {
        ...blank,
        tab: 'every',
        anchorMs: schedule.anchorMs,
        ...toInterval(schedule.everyMs),
      };
    case 'hourly': {
      const { minute, timeZone } = schedule;
      return { ...blank, tab: 'every', everyMode: 'hourly', minute: String(minute), timeZone };
    }
    case 'daily':
      return { ...blank, tab: 'daily', times: schedule.times, timeZone: schedule.timeZone };
    case 'weekly': {
      const { days, times, timeZone } = schedule;
      return { ...blank, tab: 'weekly', weekdays: days, times, timeZone };
    }
    case 'monthly': {
      const { days, times, timeZone } = schedule;
      return { ...blank, tab: 'monthly', monthDays: days, times, timeZone };
    }
    case 'once': {
      const [onceDate = '', onceTime = ''] = schedule.at.split('T');
      return { ...blank, tab: 'once', onceDate, onceTime, timeZone: schedule.timeZone };
    }
    case 'cron':
      return { ...blank, tab: 'cron', pattern: schedule.pattern, timeZone: schedule.timeZone };
    default:
      return assertNever(schedule);
  }
}

/** Not checked yet: numbers that were not typed as numbers are NaN, which the schema refuses. */
export function toScheduleDraft(form: ScheduleFormValues): ScheduleDraft {
  const { times, timeZone } = form;
  switch (form.tab) {
    case 'every':
      return form.everyMode === 'hourly'
        ? { kind: 'hourly', minute: readNumber(form.minute), timeZone }
        : { kind: 'interval', everyMs: intervalMs(form), anchorMs: form.anchorMs };
    case 'daily':
      return { kind: 'daily', times, timeZone };
    case 'weekly':
      return { kind: 'weekly', days: form.weekdays, times, timeZone };
    case 'monthly':
      return { kind: 'monthly', days: form.monthDays, times, timeZone };
    case 'once':
      return { kind: 'once', at: `${form.onceDate}T${form.onceTime}`, timeZone };
    case 'cron':
      return { kind: 'cron', pattern: form.pattern, timeZone };
    default:
      return assertNever(form.tab);
  }
}

/** NaN for what is no number; blanks are none. */
export function readNumber(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
}

function intervalMs({ everyAmount, everyUnit }: ScheduleFormValues): number {
  return Math.round(readNumber(everyAmount) * UNIT_MS[everyUnit]);
}

/** In the largest unit that is a whole number of, else in seconds with a fraction. */
function toInterval(everyMs: number): Pick<ScheduleFormValues, 'everyAmount' | 'everyUnit'> {
  const units: readonly IntervalUnit[] = ['hours', 'minutes', 'seconds'];
  const everyUnit = units.find((unit) => everyMs % UNIT_MS[unit] === 0) ?? 'seconds';
  return { everyAmount: String(everyMs / UNIT_MS[everyUnit]), everyUnit };
}

/** `9` and `930` become `09:00` and `09:30`; text that is no time stays as it is. */
export function tidyTime(text: string): string {
  const match = /^(\d{1,2})(?:[:.h ]?(\d{2}))?$/.exec(text.trim());
  if (!match) return text.trim();
  const [, hour = '', minute = '00'] = match;
  return `${hour.padStart(2, '0')}:${minute}`;
}
