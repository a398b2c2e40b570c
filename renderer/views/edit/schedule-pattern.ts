/** Reads cron texts into the fields of the schedule form, and writes those no stored kind can hold. */

import { plainForm } from '../../../electron/shared/cron-nicknames.ts';
import type { EveryUnit, ScheduleForm } from './schedule-form.ts';

/** The fields that a cron text fills; what it does not name stays as it is. */
export type PatternShape = Partial<ScheduleForm> & Pick<ScheduleForm, 'tab'>;

const MAX_TIMES = 24;
const WEEKDAY_NAMES = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Null for a text that the form has no fields for, among them every text that is wrong. */
export function readPattern(text: string): PatternShape | null {
  const parts = plainForm(text).split(/\s+/);
  const second = parts.length === 6 ? parts.shift() : '0';
  if (parts.length !== 5) return null;
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = parts;
  if (second !== '0') {
    return parts.every(isAny) ? stepShape(second ?? '', 'seconds', '0') : null;
  }
  if (!isAny(month)) return null;
  if (isAny(day) && isAny(weekday)) {
    const shape = clockShape(minute, hour);
    if (shape) return shape;
  }
  const times = readTimes(minute, hour);
  if (times === null) return null;
  const days = dayShape(day, weekday);
  return days && { ...days, times };
}

/** Every so many units by the clock; `minute` is the one of the hour, where hours are counted. */
export function clockPattern(count: number, unit: EveryUnit, minute: number): string {
  const step = count === 1 ? '*' : `*/${count}`;
  switch (unit) {
    case 'seconds':
      return `${step} * * * * *`;
    case 'minutes':
      return `${step} * * * *`;
    case 'hours':
      return `${minute} ${step} * * *`;
  }
}

/** Empty, which the schema refuses, for days or times that no single text can hold. */
export function nearestPattern(nearest: string, times: readonly string[]): string {
  const days = numbersIn(nearest, 1, 31);
  const [minutes, hours] = [1, 0].map((at) => [
    ...new Set(times.map((time) => Number(time.split(':')[at]))),
  ]) as [number[], number[]];
  if (days === null || minutes.length * hours.length !== new Set(times).size) return '';
  if ([...minutes, ...hours].some(Number.isNaN)) return '';
  const list = (values: number[]) => values.sort((a, b) => a - b).join(',');
  return `${list(minutes)} ${list(hours)} ${days.map((day) => `${day}W`).join(',')} * *`;
}

/** The same text as a person writes it: `1-5` for `1,2,3,4,5`. */
export function withRanges(pattern: string): string {
  return pattern
    .split(' ')
    .map((field) =>
      /^\d+(,\d+){2,}$/.test(field) ? rangesOf(field.split(',').map(Number)) : field,
    )
    .join(' ');
}

/** Three in a row are a range; two are no shorter as one. */
function rangesOf(values: readonly number[]): string {
  const rows: number[][] = [];
  for (const value of values) {
    const row = rows.at(-1);
    if (row?.at(-1) === value - 1) row.push(value);
    else rows.push([value]);
  }
  return rows.map((row) => (row.length < 3 ? row.join(',') : `${row[0]}-${row.at(-1)}`)).join(',');
}

function clockShape(minute: string, hour: string): PatternShape | null {
  if (isAny(hour)) {
    const [only, ...more] = numbersIn(minute, 0, 59) ?? [];
    if (only === undefined) return stepShape(minute, 'minutes', '0');
    return more.length === 0 ? { tab: 'hourly', minute: String(only) } : null;
  }
  return /^\d+$/.test(minute) && numbersIn(minute, 0, 59) && hour.startsWith('*/')
    ? stepShape(hour, 'hours', String(Number(minute)))
    : null;
}

/** `*` and `*\/15`, as far as the steps are even. */
function stepShape(field: string, unit: EveryUnit, minute: string): PatternShape | null {
  const [, step = '1'] = /^\*(?:\/(\d+))?$/.exec(field) ?? [null, '0'];
  const ofMany = unit === 'hours' ? 24 : 60;
  const count = Number(step);
  const isEven = count > (unit === 'hours' ? 1 : 0) && count < ofMany && ofMany % count === 0;
  return isEven ? { tab: 'every', every: String(count), unit, countFrom: 'clock', minute } : null;
}

function readTimes(minute: string, hour: string): string[] | null {
  const [minutes, hours] = [numbersIn(minute, 0, 59), numbersIn(hour, 0, 23)];
  if (minutes === null || hours === null || minutes.length * hours.length > MAX_TIMES) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  return hours.flatMap((each) => minutes.map((of) => `${two(each)}:${two(of)}`));
}

function dayShape(day: string, weekday: string): PatternShape | null {
  if (isAny(day) && isAny(weekday)) return { tab: 'daily' };
  if (isAny(day)) return weekdayShape(weekday.toUpperCase());
  return isAny(weekday) ? monthDayShape(day.toUpperCase()) : null;
}

function weekdayShape(field: string): PatternShape | null {
  const named = field.replace(/[A-Z]{3}/g, (name) => {
    const number = WEEKDAY_NAMES.indexOf(name);
    return number === -1 ? name : String(number);
  });
  const numbers = numbersIn(named, 0, 7);
  if (numbers) {
    return { tab: 'weekly', weekdays: inWeek(numbers), everyWeeks: '1' };
  }
  const nths = named.split(',').map((item) => {
    const [, at = '', nth = ''] = /^([0-7])#([1-5L])$/.exec(item) ?? [];
    return { nth: nth === 'L' ? ('last' as const) : Number(nth), day: Number(at) || 7 };
  });
  const areRead = nths.every(({ nth }) => nth !== 0);
  return areRead ? { tab: 'monthly', monthlyBy: 'days', monthDays: [], nthWeekdays: nths } : null;
}

function monthDayShape(field: string): PatternShape | null {
  const items = field.split(',');
  const shape = { tab: 'monthly', monthlyBy: 'days', nthWeekdays: [] } as const;
  if (field === 'LW') return { ...shape, nthWeekdays: [], monthDays: ['last_weekday'] };
  if (items.every((item) => /^\d+W$/.test(item))) {
    const days = numbersIn(field.replaceAll('W', ''), 1, 31);
    return days && { tab: 'monthly', monthlyBy: 'nearest', nearest: days.join(', ') };
  }
  const rest = items.filter((item) => item !== 'L').join(',');
  const numbers = rest === '' ? [] : numbersIn(rest, 1, 31);
  if (numbers === null) return null;
  const monthDays = items.includes('L') ? [...numbers, 'last' as const] : numbers;
  return { ...shape, nthWeekdays: [], monthDays };
}

/** From Monday on; both 0 and 7 are Sunday. */
function inWeek(numbers: readonly number[]): number[] {
  return [...new Set(numbers.map((number) => (number === 0 ? 7 : number)))].sort((a, b) => a - b);
}

/** `9`, `9,17`, `9-17` and `9-17/2`, smallest first and each once; null for anything else. */
function numbersIn(field: string, min: number, max: number): number[] | null {
  const values = new Set<number>();
  for (const item of field.split(',')) {
    const match = /^(\d+)(?:-(\d+)(?:\/(\d+))?)?$/.exec(item.trim());
    const [from = -1, to = from, step = 1] = (match ?? [])
      .slice(1)
      .map((text) => (text === undefined ? undefined : Number(text)));
    if (!match || from < min || to > max || from > to || step < 1) return null;
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function isAny(field: string): boolean {
  return field === '*';
}
