/** Turns the boundaries and calendars of the Windows Task Scheduler's triggers into schedules. */

import { t } from '../../shared/i18n.ts';
import { isTimeZone } from '../../shared/schedule.ts';
import type { TaskDraft } from '../../shared/task.ts';
import type { ImportNote } from '../../shared/transfer.ts';
import { note, warning } from './import-draft.ts';
import { WINDOWS_MONTHS } from './windows-months.ts';
import { child, textOf, textsOf, type XmlNode } from './xml-node.ts';

type ScheduleDraft = NonNullable<TaskDraft['schedules']>[number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** From Monday, as CronPilot counts. */
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const SUNDAY = 7;
const MAX_WEEKS = 52;

/** Wall-clock time and zone of a boundary: `2026-01-05T09:00:00`, perhaps with Z or an offset. */
export function readBoundary(text: string | null) {
  const [, at, zone] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text ?? '') ?? [];
  if (at === undefined) return null;
  if (zone === undefined) return { at, timeZone: null };
  // Its weekdays are those of the offset, which has a zone of its own where it is whole hours.
  const [, sign, hours] = /^([+-])(\d\d):00$/.exec(zone) ?? [];
  const fixed = `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`;
  if (Number(hours) > 0 && isTimeZone(fixed)) return { at, timeZone: fixed };
  return { at: new Date(`${at}${zone}`).toISOString().slice(0, 19), timeZone: 'UTC' };
}

export type Boundary = NonNullable<ReturnType<typeof readBoundary>>;
export interface Rule {
  readonly schedules: readonly ScheduleDraft[];
  readonly when: string;
  readonly notes: readonly ImportNote[];
}
export type RuleReading = Rule | { readonly problem: string };

export function readOnce({ at, timeZone }: Boundary): Rule {
  return { schedules: [{ kind: 'once', at, timeZone }], when: `Once ${at}`, notes: [] };
}

export function readCalendar(node: XmlNode, start: Boundary): RuleReading {
  const { at, timeZone } = start;
  const [hour, minute, second] = at.slice(11).split(':').map(Number);
  const clock = `${second ? `${second} ` : ''}${minute} ${hour}`;
  const onPattern = (days: string): Rule => {
    const pattern = `${clock} ${days}`;
    const schedules = [{ kind: 'cron' as const, pattern, timeZone, startAt: at }];
    return { schedules, when: pattern, notes: [] };
  };
  const byDay = child(node, 'ScheduleByDay');
  const byWeek = child(node, 'ScheduleByWeek');
  const byMonth = child(node, 'ScheduleByMonth');
  const byWeekday = child(node, 'ScheduleByMonthDayOfWeek');
  if (byDay) {
    const every = Number(textOf(byDay, 'DaysInterval') ?? 1);
    if (every === 1) return second ? onPattern('* * *') : daily(start);
    const text = `Every ${every} days is counted in spans of 24 hours, which a clock change moves by an hour.`;
    const schedule = { kind: 'interval', everyMs: every * DAY_MS, ...countedFrom(start) } as const;
    const when = `Every ${every} days ${at.slice(11, 16)}`;
    return { schedules: [schedule], when, notes: [warning(text)] };
  }
  if (byWeek) {
    const everyWeeks = Number(textOf(byWeek, 'WeeksInterval') ?? 1);
    const isEach = everyWeeks === 1 && second;
    const days = daysOf(byWeek);
    return isEach
      ? onPattern(`* * ${days.map((day) => day % 7).join(',')}`)
      : readWeeks(days, everyWeeks, start);
  }
  if (byMonth) {
    const days = textsOf(child(byMonth, 'DaysOfMonth'), 'Day').map((day) =>
      day === 'Last' ? 'L' : day,
    );
    return onPattern(`${days.join(',')} ${monthsOf(byMonth)} *`);
  }
  if (byWeekday) {
    const weeks = textsOf(child(byWeekday, 'Weeks'), 'Week');
    const days = daysOf(byWeekday).map((day) => day % 7);
    const nths = weeks.flatMap((week) =>
      days.map((day) => `${day}#${week === 'Last' ? 'L' : week}`),
    );
    return onPattern(`* ${monthsOf(byWeekday)} ${nths.join(',')}`);
  }
  return { problem: t('A CalendarTrigger without days, weeks or months is not understood.') };
}

function daily({ at, timeZone }: Boundary): Rule {
  const time = at.slice(11, 16);
  const schedule = { kind: 'daily', times: [time], timeZone, startAt: at } as const;
  return {
    schedules: [{ ...schedule, times: [time] }],
    when: `Daily ${time}`,
    notes: [],
  };
}

/** Windows' weeks begin on Sunday and CronPilot's on Monday, so its Sundays are counted apart. */
function readWeeks(
  days: readonly number[],
  everyWeeks: number,
  { at, timeZone }: Boundary,
): RuleReading {
  if (everyWeeks > MAX_WEEKS)
    return {
      problem: t('Every {count} weeks is more than {max}.', { count: everyWeeks, max: MAX_WEEKS }),
    };
  const fromDate = at.slice(0, 10);
  const isOnSunday = new Date(`${fromDate}T00:00Z`).getUTCDay() === 0;
  // The seconds have no place in it; without them the first time is not before its begin.
  const common = { times: [at.slice(11, 16)], timeZone, startAt: at.slice(0, 16) };
  const weekly = (own: number[], from: string): ScheduleDraft => ({
    kind: 'weekly',
    days: own,
    ...common,
    ...(everyWeeks > 1 ? { everyWeeks, fromDate: from } : {}),
  });
  const others = days.filter((day) => day !== SUNDAY);
  const isSplit = everyWeeks > 1 && days.includes(SUNDAY);
  // Of the week in which it begins, Sunday is the first day.
  const sundayFrom = isOnSunday ? fromDate : dayAfter(fromDate, -mondayDistance(fromDate) - 1);
  const othersFrom = isOnSunday ? dayAfter(fromDate, 1) : fromDate;
  const schedules = isSplit
    ? [
        ...(others.length > 0 ? [weekly(others, othersFrom)] : []),
        weekly([SUNDAY], dayAfter(sundayFrom, sundayFrom < fromDate ? 7 * everyWeeks : 0)),
      ]
    : [weekly([...days], everyWeeks > 1 ? othersFrom : fromDate)];
  const hasSeconds = !/:00$|T\d\d:\d\d$/.test(at);
  const notes = hasSeconds
    ? [note(`It starts at the full minute, and not at ${at.slice(11)}.`)]
    : [];
  return { schedules, when: `Every ${everyWeeks} weeks`, notes };
}

/** Days since the Monday of its week. */
function mondayDistance(date: string): number {
  return (new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7;
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function daysOf(node: XmlNode): number[] {
  const names = Object.keys(child(node, 'DaysOfWeek') ?? {});
  return names
    .map((name) => WEEKDAYS.indexOf(name) + 1)
    .filter((day) => day > 0)
    .sort((a, b) => a - b);
}

function monthsOf(node: XmlNode): string {
  const names = Object.keys(child(node, 'Months') ?? {});
  const months = names.map((name) => WINDOWS_MONTHS.indexOf(name) + 1).filter((month) => month > 0);
  return months.length === 0 || months.length === 12 ? '*' : months.sort((a, b) => a - b).join(',');
}

/** An interval has no zone of its own: what has one is counted from an instant. */
export function countedFrom({ at, timeZone }: Boundary) {
  if (timeZone === null) return { startAt: at };
  return { anchorMs: Date.parse(`${at}Z`) - fixedOffsetMs(timeZone) };
}

/** Of `UTC` and `Etc/GMT-8`, whose sign is the other way round. */
function fixedOffsetMs(timeZone: string): number {
  return -Number(/^Etc\/GMT([+-]\d+)$/.exec(timeZone)?.[1] ?? 0) * HOUR_MS;
}
