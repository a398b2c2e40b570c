/** Writes schedules as systemd's OnCalendar expressions. */

import { t } from '../../shared/i18n.ts';
import { plainForm } from '../../shared/cron-nicknames.ts';
import { needsBothDays, toCronPatterns } from '../../shared/cron-patterns.ts';
import type { MonthlySchedule, Schedule } from '../../shared/schedule.ts';

/** From Sunday, as cron counts. */
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** All expressions that the schedule takes, or why there are none. */
export function toCalendars(
  schedule: Exclude<Schedule, { kind: 'interval' }>,
): readonly string[] | string {
  if (schedule.startAt !== undefined || schedule.endAt !== undefined) {
    return t('systemd has no first and last day of a timer.');
  }
  const zone = schedule.timeZone === null ? '' : ` ${schedule.timeZone}`;
  if (schedule.kind === 'once') {
    const at = schedule.at.replace('T', ' ');
    return [`${at.length === 16 ? `${at}:00` : at}${zone}`];
  }
  if (schedule.kind === 'weekly' && schedule.everyWeeks !== undefined) {
    return `systemd does not count weeks (every ${schedule.everyWeeks}).`;
  }
  if (schedule.kind === 'monthly' && schedule.days.includes('last_weekday')) {
    return 'systemd does not know the last day from Monday to Friday of a month.';
  }
  const patterns =
    schedule.kind === 'monthly' ? monthlyPatterns(schedule) : toCronPatterns(schedule);
  const texts = patterns.map(fromPattern);
  const strange = patterns.find((_, at) => texts[at] === null);
  if (strange !== undefined) return `systemd has no expression for “${strange}”.`;
  return texts.flatMap((each) => each ?? []).map((text) => `${text}${zone}`);
}

/** `last` in a list of days stands alone in systemd. */
function monthlyPatterns(schedule: MonthlySchedule): readonly string[] {
  const isLast = schedule.days.includes('last');
  const rest = schedule.days.filter((day) => day !== 'last');
  const isMore = rest.length + (schedule.weekdays?.length ?? 0) > 0;
  return [
    ...(isLast ? toCronPatterns({ ...schedule, days: ['last'], weekdays: undefined }) : []),
    ...(isMore ? toCronPatterns({ ...schedule, days: rest }) : []),
  ];
}

/** Null where systemd has none. Days of which either is enough become two expressions. */
function fromPattern(pattern: string): readonly string[] | null {
  const parts = plainForm(pattern).split(/\s+/);
  const [second, minute = '', hour = '', day = '', month = '', weekday = ''] =
    parts.length === 5 ? ['0', ...parts] : parts;
  const clock = [field(hour, 23), field(minute, 59), field(second ?? '0', 59)];
  const months = field(replaceNames(month), 12);
  if ([...clock, months].includes(null)) return null;
  const time = clock.map((part) => (/^\d$/.test(part ?? '') ? `0${part}` : part)).join(':');
  const onDays = (text: string) => dayText(text, months ?? '*');
  const isEither = !/^[*?]/.test(day) && !/^[*?]/.test(weekday) && !needsBothDays(pattern);
  const weekdays = weekday.replace(/^\+/, '');
  if (isEither) {
    const [byDay, byWeekday] = [onDays(day), weekdayText(weekdays, months ?? '*')];
    return byDay === null || byWeekday === null
      ? null
      : [`${byDay} ${time}`, ...byWeekday.map((text) => `${text} ${time}`)];
  }
  if (/^[?*]$/.test(weekdays)) {
    const date = onDays(day);
    return date === null ? null : [`${date} ${time}`];
  }
  const both = weekdayText(weekdays, months ?? '*', onDays(day));
  return both?.map((text) => `${text} ${time}`) ?? null;
}

/** `*-*-01,15`, `*-*~01`. */
function dayText(day: string, month: string): string | null {
  if (day.toUpperCase() === 'L') return `*-${month}~01`;
  const text = field(day, 31);
  return text === null ? null : `*-${month}-${text}`;
}

/** `Mon..Fri *-*-*`; the 2nd Monday is one of the days 8 to 14. */
function weekdayText(
  weekday: string,
  month: string,
  date: string | null = `*-${month}-*`,
): readonly string[] | null {
  const items = weekday.split(',');
  const nths = items.map((item) => /^(\w+?)(?:#([1-5L])|(L))$/i.exec(item));
  if (nths.every((match) => match === null)) {
    const names = weekdayNames(items);
    return names === null || date === null ? null : [`${names} ${date}`];
  }
  if (date !== `*-${month}-*` || nths.includes(null)) return null;
  return nths.flatMap((match) => {
    const name = weekdayNames([match?.[1] ?? '']) ?? '';
    const nth = match?.[2] ?? 'L';
    if (nth.toUpperCase() === 'L') return [`${name} *-${month}~07/1`];
    const first = (Number(nth) - 1) * 7 + 1;
    return [`${name} *-${month}-${first}..${Math.min(31, first + 6)}`];
  });
}

/** A step over all weekdays counts from Sunday. */
function weekdayNames(items: readonly string[]): string | null {
  const days = new Set<number>();
  for (const item of items) {
    const [, first, last, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(item) ?? [];
    if (first === undefined) return null;
    const from = first === '*' ? 0 : weekdayNumber(first);
    const end = first === '*' ? 6 : last === undefined ? from : weekdayNumber(last);
    if (Number.isNaN(from) || Number.isNaN(end)) return null;
    // As the end of a range Sunday is the 7th.
    const to = end < from ? end + 7 : end;
    for (let day = from; day <= to; day += Number(step ?? 1)) days.add(day % 7);
  }
  return [...days]
    .sort((a, b) => a - b)
    .map((day) => WEEKDAYS[day])
    .join(',');
}

function weekdayNumber(word: string): number {
  const index = WEEKDAYS.findIndex((name) => name.toLowerCase() === word.toLowerCase());
  return index < 0 ? Number(word) : index;
}

function replaceNames(month: string): string {
  return month.toLowerCase().replace(/[a-z]{3}/g, (name) => String(MONTHS.indexOf(name) + 1));
}

/** `1-5`, `0-59/15`, every n-th: in systemd's letters; null for what it does not know. */
function field(text: string, max: number): string | null {
  const parts = text.split(',').map((part) => {
    const [, first, last, step] = /^(\*|\?|\d+)(?:-(\d+))?(?:\/(\d+))?$/.exec(part) ?? [];
    if (first === undefined) return null;
    if (/^[*?]$/.test(first)) {
      if (step === undefined) return '*';
      return `${max === 31 || max === 12 ? 1 : 0}/${step}`;
    }
    const range = last === undefined ? first : `${first}..${last}`;
    return step === undefined ? range : `${range}/${step}`;
  });
  return parts.includes(null) ? null : parts.join(',');
}
