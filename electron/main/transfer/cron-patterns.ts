/** Writes schedules as the cron texts that every cron reads alike. */

import { t } from '../../shared/i18n.ts';
import { needsBothDays, toCronPatterns } from '../../shared/cron-patterns.ts';
import type { Schedule } from '../../shared/schedule.ts';
import { readCronFields } from './cron-fields.ts';

type IntervalSchedule = Extract<Schedule, { kind: 'interval' }>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Patterns that every cron reads alike, or why there are none. */
export function plainPatterns(schedule: Schedule): readonly string[] | string {
  if (schedule.startAt !== undefined || schedule.endAt !== undefined) {
    return t('cron has no first and last day.');
  }
  if (schedule.kind === 'interval') return intervalPatterns(schedule);
  if (schedule.kind === 'once') return t('cron has no time that comes once.');
  if (schedule.kind === 'weekly' && schedule.everyWeeks !== undefined) {
    return `cron does not count weeks (every ${schedule.everyWeeks}).`;
  }
  const patterns = toCronPatterns(schedule);
  const strange = patterns.find((pattern) => !isPlain(pattern));
  return strange === undefined
    ? patterns.map(withPlainWeekdays)
    : t('Other crons do not read “{text}”.', { text: strange });
}

function isPlain(pattern: string): boolean {
  if (pattern.startsWith('@')) return true;
  const fields = pattern.trim().split(/\s+/);
  const [day = '', , weekday = ''] = fields.slice(-3);
  const isWild = [day, weekday].some((field) => /^[*?]/.test(field));
  return (
    fields.length === 5 &&
    !/[L#W?+]/i.test(`${day}${weekday.replace(/[a-z]{3}/gi, '')}`) &&
    (isWild || !needsBothDays(pattern))
  );
}

/** Nicknames in small letters, and Sunday as 0: some crons know it by no other number. */
function withPlainWeekdays(pattern: string): string {
  if (pattern.startsWith('@')) return pattern.toLowerCase();
  const fields = pattern.trim().split(/\s+/);
  const weekdays = readCronFields(pattern)?.weekdays;
  const isOdd = /7|-sun/i.test(fields.at(-1) ?? '') && weekdays;
  return isOdd ? [...fields.slice(0, -1), weekdays.join(',')].join(' ') : pattern;
}

/** Those that divide an hour or a day; without an anchor they begin at full hours. */
function intervalPatterns({ everyMs, anchorMs }: IntervalSchedule): readonly string[] | string {
  const anchor = new Date(anchorMs ?? 0);
  const [minute, hour] = anchorMs === null ? [0, 0] : [anchor.getMinutes(), anchor.getHours()];
  if (anchorMs !== null && anchorMs % MINUTE_MS !== 0)
    return t('cron has no interval that begins within a minute.');
  const minutes = everyMs / MINUTE_MS;
  const hours = everyMs / HOUR_MS;
  if (minutes === 1) return ['* * * * *'];
  if (Number.isInteger(minutes) && minutes < 60 && 60 % minutes === 0)
    return [`${everyFrom(minute % minutes, minutes, 59)} * * * *`];
  if (hours === 1) return [`${minute} * * * *`];
  if (Number.isInteger(hours) && hours < 24 && 24 % hours === 0)
    return [`${minute} ${everyFrom(hour % hours, hours, 23)} * * *`];
  return hours === 24
    ? [`${minute} ${hour} * * *`]
    : t('cron has no such interval: it divides neither an hour nor a day.');
}

function everyFrom(first: number, step: number, last: number): string {
  return first === 0 ? `*/${step}` : `${first}-${last}/${step}`;
}
