/** Rejects schedules that look right but cannot be: a pattern croner refuses, a day that never comes. */

import { AppError } from '../../shared/errors.ts';
import { msg, t } from '../../shared/i18n.ts';
import { isTimeZone, type Schedule } from '../../shared/schedule.ts';
import { checkPattern, nextMatch } from './cron.ts';
import { nextFireAfter } from './next-fire.ts';

const MONTHS = [
  msg('January'),
  msg('February'),
  msg('March'),
  msg('April'),
  msg('May'),
  msg('June'),
  msg('July'),
  msg('August'),
  msg('September'),
  msg('October'),
  msg('November'),
  msg('December'),
];

/** Before any time that a schedule is made for. */
const EARLIEST_MS = Date.UTC(1900, 0, 1);

export interface ScheduleProblem {
  readonly field: 'pattern' | 'timeZone' | 'endAt';
  readonly sentence: string;
  /** It can be read, and there is no such time. */
  readonly isNever: boolean;
}

/** @throws AppError `invalid_input`; `path` is where the schedule is, as `schedules.0`. */
export function checkSchedule(schedule: Schedule, path: string): void {
  const problem = findProblem(schedule);
  if (!problem) return;
  throw new AppError('invalid_input', problem.sentence, { field: `${path}.${problem.field}` });
}

/** Null when the schedule can be computed and does fire some day. */
export function findProblem(schedule: Schedule): ScheduleProblem | null {
  const timeZone = schedule.kind === 'interval' ? null : schedule.timeZone;
  if (timeZone !== null && !isTimeZone(timeZone)) {
    return {
      field: 'timeZone',
      sentence: t('This computer does not know the time zone {timeZone}.', { timeZone }),
      isNever: false,
    };
  }
  if (schedule.kind === 'cron') {
    const unreadable = checkPattern(schedule.pattern);
    const sentence = unreadable ?? neverFires(schedule.pattern);
    if (sentence !== null) return { field: 'pattern', sentence, isNever: unreadable === null };
  }
  return endsBeforeFirst(schedule)
    ? {
        field: 'endAt',
        sentence: t('This never happens: it ends before it is due for the first time.'),
        isNever: true,
      }
    : null;
}

/** Whatever the day on which it is stored: an interval that counts from then is not judged. */
function endsBeforeFirst(schedule: Schedule): boolean {
  const isOpen =
    schedule.kind === 'interval' && schedule.anchorMs === null && schedule.startAt === undefined;
  if (schedule.endAt === undefined || isOpen) return false;
  return nextFireAfter(schedule, EARLIEST_MS, 0) === null;
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
    ? t('This never happens: {month} has no day {day}.', { month: t(monthName), day: Number(day) })
    : t('This never happens: no month has such a day.');
}
