/** Turns schedule options such as `--daily 08:30` into the schedules of the contract. */

import { parseDuration } from '../shared/duration.ts';
import type { RequestInput } from '../shared/ipc-contract.ts';
import { MAX_INTERVAL_MS, MIN_INTERVAL_MS } from '../shared/schedule.ts';
import { UsageError } from './cli-error.ts';

/** As a client sends it: fields with a default are left out. */
export type ScheduleDraft = RequestInput<'schedules.preview'>['schedules'][number];

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const TIME = /^\d{1,2}:\d{2}$/;

/** `timeZone` applies to every schedule but intervals, which count elapsed time. */
type Parse = (text: string, timeZone: string | null) => ScheduleDraft;

const PARSERS = {
  every: (text) => {
    const everyMs = durationOption('every', text);
    const isKept = everyMs >= MIN_INTERVAL_MS && everyMs <= MAX_INTERVAL_MS;
    if (!isKept) refuse('every', 'a duration from 1s to 366d', text);
    return { kind: 'interval', everyMs };
  },
  hourly: (text, timeZone) => {
    if (!/^\d{1,2}$/.test(text)) refuse('hourly', 'a minute from 0 to 59', text);
    return { kind: 'hourly', minute: Number(text), timeZone };
  },
  daily: (text, timeZone) => ({
    kind: 'daily',
    times: times(text) ?? refuse('daily', 'times like 08:30 or 08:30,17:00', text),
    timeZone,
  }),
  weekly: (text, timeZone) => {
    const [days, clock] = daysAndTimes(text, weekday);
    if (!days || !clock) return refuse('weekly', 'days and times like mon,fri@08:30', text);
    return { kind: 'weekly', days, times: clock, timeZone };
  },
  monthly: (text, timeZone) => {
    const [days, clock] = daysAndTimes(text, monthDay);
    if (!days || !clock) return refuse('monthly', 'days and times like 1,15,last@08:30', text);
    return { kind: 'monthly', days, times: clock, timeZone };
  },
  once: (at, timeZone) => ({ kind: 'once', at, timeZone }),
  cron: (pattern, timeZone) => ({ kind: 'cron', pattern, timeZone }),
} as const satisfies Readonly<Record<string, Parse>>;

export type ScheduleOption = keyof typeof PARSERS;
export const scheduleOptions = Object.keys(PARSERS) as readonly ScheduleOption[];

/** @throws UsageError that names the option and what it expects; the rest is checked by CronPilot. */
export function parseSchedules(
  values: Readonly<Partial<Record<ScheduleOption, readonly string[] | undefined>>>,
  timeZone: string | null,
): readonly ScheduleDraft[] {
  const drafts = scheduleOptions.flatMap((option) =>
    (values[option] ?? []).map((text) => PARSERS[option](text.trim(), timeZone)),
  );
  if (timeZone !== null && drafts.every(({ kind }) => kind === 'interval')) {
    throw new UsageError('Expected --zone together with a schedule that has a time of day');
  }
  return drafts;
}

/** @throws UsageError that names the option. */
export function durationOption(option: string, text: string): number {
  return parseDuration(text) ?? refuse(option, 'a duration like 90s, 5m, 1h or 2d', text);
}

export function refuse(option: string, expected: string, got: string): never {
  throw new UsageError(`Expected --${option} to be ${expected}, got \`${got}\``);
}

function daysAndTimes<T>(text: string, day: (text: string) => T | null) {
  const [left = '', right = '', ...more] = text.split('@');
  const days = left.split(',').map((part) => day(part.trim().toLowerCase()));
  const known = days.every((found) => found !== null) ? (days as T[]) : null;
  return [known, more.length === 0 ? times(right) : null] as const;
}

/** `8:30` is read as `08:30`; null when a part is no time. */
function times(text: string): string[] | null {
  const parts = text.split(',').map((part) => part.trim());
  return parts.every((part) => TIME.test(part)) ? parts.map((part) => part.padStart(5, '0')) : null;
}

/** 1 is Monday; any start of a name from two letters on. */
function weekday(text: string): number | null {
  const index = text.length < 2 ? -1 : WEEKDAYS.findIndex((name) => name.startsWith(text));
  return index < 0 ? null : index + 1;
}

function monthDay(text: string): number | 'last' | null {
  if (text === 'last') return 'last';
  return /^\d{1,2}$/.test(text) ? Number(text) : null;
}
