/** Rejects schedules that look right but cannot be: a pattern croner refuses, a day that never comes. */

import { AppError } from '../../shared/errors.ts';
import { isTimeZone, type Schedule } from '../../shared/schedule.ts';
import { checkPattern, nextMatch } from './cron.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export interface ScheduleProblem {
  readonly field: 'pattern' | 'timeZone';
  readonly sentence: string;
}

/** @throws AppError `invalid_input`; `path` is where the schedule is, as `schedules.0`. */
export function checkSchedule(schedule: Schedule, path: string): void {
  const problem = findProblem(schedule);
  if (!problem) return;
  throw new AppError('invalid_input', problem.sentence, { field: `${path}.${problem.field}` });
}

/** Null when the schedule can be computed and does fire some day. */
export function findProblem(schedule: Schedule): ScheduleProblem | null {
  if (schedule.kind === 'interval') return null;
  const { timeZone } = schedule;
  if (timeZone !== null && !isTimeZone(timeZone)) {
    return {
      field: 'timeZone',
      sentence: `This computer does not know the time zone ${timeZone}.`,
    };
  }
  if (schedule.kind !== 'cron') return null;
  const sentence = checkPattern(schedule.pattern) ?? neverFires(schedule.pattern);
  return sentence === null ? null : { field: 'pattern', sentence };
}

/** Days of the month repeat within 28 years at most, so any instant will do to start from. */
function neverFires(pattern: string): string | null {
  if (nextMatch(pattern, 0) !== null) return null;
  const [day = '', month = ''] = pattern.trim().split(/\s+/).slice(-3);
  const monthName = MONTHS.find(
    (name, index) =>
      month === String(index + 1) || month.toUpperCase() === name.slice(0, 3).toUpperCase(),
  );
  return monthName !== undefined && /^\d+$/.test(day)
    ? `This never happens: ${monthName} has no day ${Number(day)}.`
    : 'This never happens: no month has such a day.';
}
