/**
 * An oracle for fire times that shares no code with CronPilot: it walks the real minutes, reads the
 * clock on the wall from Intl, and does what Vixie cron does with what it sees there.
 */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A jump forward of more is a correction of the clock, after which nothing is made up. */
const LARGEST_GAP_MINUTES = 180;
/** Walked before the first asked time, to know whether it lies in a repeated hour. */
const LEAD_IN_MS = 4 * HOUR_MS;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const NICKNAMES: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

interface Rule {
  readonly seconds: readonly number[];
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  /** By the number of the day since 1970. */
  readonly isDay: (day: number) => boolean;
  readonly isFixed: boolean;
}

/** Up to `limit` fire times in (afterMs, untilMs], by walking. */
export function walkFireTimes(
  pattern: string,
  timeZone: string,
  afterMs: number,
  untilMs: number,
  limit: number,
): number[] {
  const rule = readPattern(pattern);
  const found: number[] = [];
  let utcMs = Math.floor((afterMs - LEAD_IN_MS) / HOUR_MS) * HOUR_MS;
  let reached = wallMinute(timeZone, utcMs - MINUTE_MS);
  while (utcMs <= untilMs && found.length < limit) {
    // A stretch that lies in days without a fire time need not be walked.
    const dayEnd = wallMinute(timeZone, utcMs + DAY_MS - MINUTE_MS);
    if (!anyDay(rule, reached, dayEnd)) {
      reached = Math.max(reached, dayEnd);
      utcMs += DAY_MS;
      continue;
    }
    const hourEnd = wallMinute(timeZone, utcMs + HOUR_MS - MINUTE_MS);
    if (!anyHour(rule, reached, hourEnd)) {
      reached = Math.max(reached, hourEnd);
      utcMs += HOUR_MS;
      continue;
    }
    const walls = hourOfWalls(timeZone, utcMs);
    for (const [index, wall] of walls.entries()) {
      for (const second of dueSeconds(rule, reached, wall)) {
        const ms = utcMs + index * MINUTE_MS + second * 1000;
        if (ms > afterMs && ms <= untilMs) found.push(ms);
      }
      reached = Math.max(reached, wall);
    }
    utcMs += HOUR_MS;
  }
  return found.slice(0, limit);
}

/** Seconds of the real minute, in which the wall clock shows `wall` and has shown up to `reached`. */
function dueSeconds(rule: Rule, reached: number, wall: number): readonly number[] {
  const isRepeated = wall <= reached;
  const own = isDue(rule, wall) && !(isRepeated && rule.isFixed) ? rule.seconds : [];
  const skipped = wall - reached - 1;
  if (!rule.isFixed || skipped < 1 || skipped > LARGEST_GAP_MINUTES) return own;
  for (let minute = reached + 1; minute < wall; minute += 1) {
    if (isDue(rule, minute)) return own[0] === 0 ? own : [0, ...own];
  }
  return own;
}

function isDue(rule: Rule, wall: number): boolean {
  return (
    rule.minutes.has(wall % 60) &&
    rule.hours.has(Math.floor(wall / 60) % 24) &&
    rule.isDay(Math.floor(wall / 1440))
  );
}

function anyDay(rule: Rule, fromWall: number, toWall: number): boolean {
  for (let day = Math.floor(fromWall / 1440) - 1; day <= Math.floor(toWall / 1440); day += 1) {
    if (rule.isDay(day)) return true;
  }
  return false;
}

/** Only a stretch of an hour that follows on is known to show no other hours than its ends do. */
function anyHour(rule: Rule, reached: number, hourEnd: number): boolean {
  const isPlain = hourEnd - reached === 60;
  const isDueHour = (wall: number) => rule.hours.has(Math.floor(wall / 60) % 24);
  return !isPlain || isDueHour(reached + 1) || isDueHour(hourEnd);
}

/** What the clock shows in each minute of a real hour; read one by one if it changes in it. */
function hourOfWalls(timeZone: string, utcMs: number): number[] {
  const first = wallMinute(timeZone, utcMs);
  const last = wallMinute(timeZone, utcMs + 59 * MINUTE_MS);
  return Array.from({ length: 60 }, (_, index) =>
    last - first === 59 ? first + index : wallMinute(timeZone, utcMs + index * MINUTE_MS),
  );
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** Many patterns walk the same year; beyond so many it starts anew. */
const MAX_KNOWN = 400_000;
const known = new Map<string, number>();

/** Minutes from 1970-01-01 00:00 to what the clock on the wall shows. */
export function wallMinute(timeZone: string, utcMs: number): number {
  const key = `${utcMs} ${timeZone}`;
  const wall = known.get(key) ?? readWallMinute(timeZone, utcMs);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, wall);
  return wall;
}

function readWallMinute(timeZone: string, utcMs: number): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    formats.set(timeZone, format);
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = format
    .format(utcMs)
    .split(/\D/)
    .map(Number);
  return Date.UTC(year, month - 1, day, hour, minute) / MINUTE_MS;
}

function readPattern(pattern: string): Rule {
  const text = NICKNAMES[pattern.trim().toLowerCase()] ?? pattern.trim();
  const fields = text.toLowerCase().replaceAll('?', '*').split(/\s+/);
  const [second = '', minute = '', hour = '', ...dateFields] =
    fields.length === 5 ? ['0', ...fields] : fields;
  return {
    seconds: readNumbers(second, 0, 59, []),
    minutes: new Set(readNumbers(minute, 0, 59, [])),
    hours: new Set(readNumbers(hour, 0, 23, [])),
    isDay: remember(readDays(dateFields)),
    isFixed: !minute.startsWith('*') && !hour.startsWith('*'),
  };
}

function readNumbers(
  field: string,
  min: number,
  max: number,
  names: readonly string[],
): readonly number[] {
  const toNumber = (word: string) => (names.includes(word) ? names.indexOf(word) + min : +word);
  const values = new Set<number>();
  for (const item of field.split(',')) {
    const [range = '', step = '1'] = item.split('/');
    const [first = '', last = first] = range.split('-');
    const [from, to] = first === '*' ? [min, max] : [toNumber(first), toNumber(last)];
    for (let value = from; value <= to; value += +step) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

/** Days that are due, by the rule of cron: with `*` in front of either both must hold, else one. */
function readDays([dayField = '', monthField = '', weekdayField = '']: readonly string[]) {
  const months = new Set(readNumbers(monthField, 1, 12, MONTHS));
  const hasBoth = weekdayField.startsWith('+') || [dayField, weekdayField].some(startsWithStar);
  const isOnDay = readMonthDays(dayField);
  const isOnWeekday = readWeekdays(weekdayField.replace('+', ''));
  return (day: number) => {
    const date = new Date(day * DAY_MS);
    if (!months.has(date.getUTCMonth() + 1)) return false;
    return hasBoth ? isOnDay(date) && isOnWeekday(date) : isOnDay(date) || isOnWeekday(date);
  };
}

function readMonthDays(field: string): (date: Date) => boolean {
  const items = field.split(',');
  const numbers = new Set(
    readNumbers(items.filter((item) => !/[lw]/.test(item)).join(), 1, 31, []),
  );
  return (date) => {
    const daysLeft = daysLeftAfter(date);
    if (numbers.has(date.getUTCDate()) || (items.includes('l') && daysLeft === 0)) return true;
    if (!items.includes('lw')) return false;
    // The last day from Monday to Friday: such a day, and only weekend days after it.
    const rest = Array.from({ length: daysLeft }, (_, index) => weekdayAfter(date, index + 1));
    return !isWeekend(weekdayAfter(date, 0)) && rest.every(isWeekend);
  };
}

function readWeekdays(field: string): (date: Date) => boolean {
  const tests = field.split(',').map((item) => {
    const isLast = item.endsWith('l');
    const [word = '', nth] = item.replace(/#?l$/, '').split('#');
    const days = new Set(readNumbers(word, 0, 6, WEEKDAYS).map((day) => day % 7));
    return (date: Date) =>
      days.has(date.getUTCDay()) &&
      (nth === undefined || Math.ceil(date.getUTCDate() / 7) === +nth) &&
      (!isLast || daysLeftAfter(date) < 7);
  });
  return (date) => tests.some((isOn) => isOn(date));
}

function daysLeftAfter(date: Date): number {
  return (
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate() -
    date.getUTCDate()
  );
}

function weekdayAfter(date: Date, days: number): number {
  return (date.getUTCDay() + days) % 7;
}

function isWeekend(weekday: number): boolean {
  return weekday === 0 || weekday === 6;
}

function startsWithStar(field: string): boolean {
  return field.startsWith('*');
}

function remember(isDay: (day: number) => boolean): (day: number) => boolean {
  const known = new Map<number, boolean>();
  return (day) => {
    const answer = known.get(day) ?? isDay(day);
    known.set(day, answer);
    return answer;
  };
}
