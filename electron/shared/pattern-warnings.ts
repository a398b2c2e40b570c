/** Finds what cron makes of a schedule that its author may not have meant. */

import { msg, t } from './i18n.ts';
import type { Schedule } from './schedule.ts';
import { type ScheduleWarning, warning } from './schedule-warning.ts';

const WEEKDAYS = [
  msg('Sunday'),
  msg('Monday'),
  msg('Tuesday'),
  msg('Wednesday'),
  msg('Thursday'),
  msg('Friday'),
  msg('Saturday'),
];
const NAMES = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const UNIT_MS = { minutes: 60_000, hours: 3_600_000 } as const;
/** With more than these the days are chosen one by one, and one that a month lacks is no surprise. */
const MAX_DAYS = 10;

/** A day and a weekday, of which cron takes either. */
export function findBothDays(schedule: Schedule, at: number): ScheduleWarning | null {
  if (schedule.kind !== 'cron') return null;
  const parts = schedule.pattern.trim().split(/\s+/);
  const [day = '*', month = '*', weekday = '*'] = parts.slice(-3);
  if (parts.length < 5 || /^[*?]/.test(day) || /^[*?+]/.test(weekday)) return null;
  const name = weekdayName(weekday);
  const text =
    name !== null && /^\d+$/.test(day) && month === '*'
      ? t(
          'Cron reads this as “or”: day {day} and every {weekday}. Only when the {weekday} is day {day}?',
          { day, weekday: name },
        )
      : t('Cron reads this as “or”: either the day or the weekday is enough. Only when both fit?');
  const pattern = [...parts.slice(0, -1), `+${weekday}`].join(' ');
  return warning('either_day', text, {
    kind: 'schedule',
    at,
    schedule: { ...schedule, pattern },
    label: t('Use that'),
  });
}

/** A step that does not divide the hour or the day: the last one is shorter. */
export function findUnevenStep(schedule: Schedule, at: number): ScheduleWarning | null {
  if (schedule.kind !== 'cron') return null;
  const { pattern, timeZone: _timeZone, kind: _kind, ...limits } = schedule;
  const [, minutes] = /^(?:0 )?\*\/(\d+)(?: \*){4}$/.exec(pattern) ?? [];
  const [, minute = '0', hours] = /^(?:0 )?(\d+) \*\/(\d+)(?: \*){3}$/.exec(pattern) ?? [];
  const count = Number(minutes ?? hours ?? 0);
  const ofMany = minutes === undefined ? 24 : 60;
  if (count < 2 || count >= ofMany || ofMany % count === 0) return null;
  const lastNumber = Math.floor((ofMany - 1) / count) * count;
  const two = (value: number) => String(value).padStart(2, '0');
  const unit = minutes === undefined ? 'hours' : 'minutes';
  const values =
    unit === 'minutes'
      ? { count, last: `:${two(lastNumber)}`, first: ':00' }
      : {
          count,
          last: `${two(lastNumber)}:${two(Number(minute))}`,
          first: `00:${two(Number(minute))}`,
        };
  const interval = {
    kind: 'interval',
    everyMs: count * UNIT_MS[unit],
    anchorMs: null,
    ...limits,
  } as const;
  return unit === 'minutes'
    ? warning('uneven', t('Not an even {count} minutes: after {last} comes {first}.', values), {
        kind: 'schedule',
        at,
        schedule: interval,
        label: t('Use a {count}-minute interval', values),
      })
    : warning('uneven', t('Not an even {count} hours: after {last} comes {first}.', values), {
        kind: 'schedule',
        at,
        schedule: interval,
        label: t('Use a {count}-hour interval', values),
      });
}

/** A day that some months do not have. */
export function findSkippedMonths(schedule: Schedule, at: number): ScheduleWarning | null {
  const found = lastDaysOf(schedule);
  if (found === null) return null;
  const { day, useLast } = found;
  const text = {
    29: t('Skips February without day 29, in three years of four.'),
    30: t('Skips months without day 30: February.'),
    31: t('Skips months without day 31: February, April, June, September, November.'),
  }[day];
  return text === undefined
    ? null
    : warning('skips_months', text, {
        kind: 'schedule',
        at,
        schedule: useLast,
        label: t('Use the last day'),
      });
}

/** The largest day from 29 on, and the schedule with the last day instead of these. */
function lastDaysOf(schedule: Schedule) {
  if (schedule.kind === 'monthly') {
    const { days } = schedule;
    const day = Math.max(...days.filter((each) => typeof each === 'number'), 0);
    if (day < 29 || days.includes('last') || days.length > MAX_DAYS) return null;
    const others = days.filter((each) => typeof each !== 'number' || each < 29);
    return { day, useLast: { ...schedule, days: [...others, 'last' as const] } };
  }
  if (schedule.kind !== 'cron') return null;
  const [, before = '', list = ''] =
    /^(\S+ \S+ |0 \S+ \S+ )([\d,]+) \* \*$/.exec(schedule.pattern) ?? [];
  const days = list.split(',').map(Number);
  const day = Math.max(...days);
  if (day < 29 || days.length > MAX_DAYS) return null;
  const others = days.filter((each) => each < 29);
  return { day, useLast: { ...schedule, pattern: `${before}${[...others, 'L'].join(',')} * *` } };
}

/** Null for more than one. */
function weekdayName(field: string): string | null {
  const at = /^[0-7]$/.test(field) ? Number(field) % 7 : NAMES.indexOf(field.toUpperCase());
  const name = WEEKDAYS[at];
  return name === undefined ? null : t(name);
}
