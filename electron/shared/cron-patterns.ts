/** Puts schedules into cron patterns, and reads of those what needs no parser. */

import { assertNever } from './errors.ts';
import type { MonthlySchedule, Schedule } from './schedule.ts';

/**
 * Patterns whose union is the schedule; empty for the two kinds that are no cron patterns.
 * `everyWeeks`, `startAt`, `endAt` and `jitterMs` have no place in a pattern and are left out.
 */
export function toCronPatterns(schedule: Schedule): readonly string[] {
  switch (schedule.kind) {
    case 'hourly':
      return [`${schedule.minute} * * * *`];
    case 'daily':
      return timesToPatterns(schedule.times, '* * *');
    case 'weekly':
      return timesToPatterns(schedule.times, `* * ${numbers(schedule.days)}`);
    case 'monthly':
      return monthlyDays(schedule).flatMap((days) => timesToPatterns(schedule.times, days));
    case 'cron':
      return [schedule.pattern];
    case 'interval':
    case 'once':
      return [];
    default:
      return assertNever(schedule);
  }
}

/**
 * Whether both the day of the month and the weekday have to fit, where both are restricted; else
 * either is enough. As in cron both have to when one starts with a wildcard (`*` with a step), and
 * as in croner when a `+` is in front of the weekday.
 */
export function needsBothDays(pattern: string): boolean {
  const [day = '', , weekday = ''] = pattern.trim().split(/\s+/).slice(-3);
  return weekday.startsWith('+') || /^[*?]./.test(day) || /^[*?]./.test(weekday);
}

/** Times that share a minute fit in one pattern: 09:00 and 17:00 are `0 9,17`. */
function timesToPatterns(times: readonly string[], days: string): string[] {
  const hoursByMinute = new Map<number, Set<number>>();
  for (const time of times) {
    const [hour, minute] = time.split(':').map(Number) as [number, number];
    hoursByMinute.set(minute, (hoursByMinute.get(minute) ?? new Set()).add(hour));
  }
  return [...hoursByMinute].map(([minute, hours]) => `${minute} ${numbers([...hours])} ${days}`);
}

/** Day, month and weekday parts. `LW` has to stand alone. */
function monthlyDays({ days, weekdays = [] }: MonthlySchedule): string[] {
  const dayNumbers = numbers(days.filter((day) => typeof day === 'number'));
  const inList = [dayNumbers, days.includes('last') ? 'L' : ''].filter((part) => part !== '');
  const nths = [...new Set(weekdays.map(({ nth, day }) => `${day}#${nth === 'last' ? 'L' : nth}`))];
  return [
    ...(inList.length > 0 ? [`${inList.join(',')} * *`] : []),
    ...(days.includes('last_weekday') ? ['LW * *'] : []),
    ...(nths.length > 0 ? [`* * ${nths.sort().join(',')}`] : []),
  ];
}

function numbers(values: readonly number[]): string {
  return [...new Set(values)].sort((a, b) => a - b).join(',');
}
