/** Puts the questions of the recorded cron corpus into schedules of CronPilot. */

import { type Schedule, scheduleSchema } from '../../electron/shared/schedule.ts';

export interface CorpusQuestion {
  readonly pattern: unknown;
  readonly opts: Readonly<Record<string, unknown>>;
  /** Absent: asked when the corpus was recorded. */
  readonly from?: string;
  readonly n?: number;
  readonly match?: string;
  readonly error?: string;
  readonly result?: string | readonly string[] | boolean | null;
}

const SECOND_MS = 1000;
const RECORDED_MS = Date.UTC(2026, 10, 23, 3, 10);
/** Largest value of each of six parts. */
const PART_MAX = [59, 59, 23, 31, 12, 7];
/** `paused` is no property of a schedule but of its task, and takes no part. */
const COVERED = [
  'timezone',
  'startAt',
  'stopAt',
  'interval',
  'domAndDow',
  'legacyMode',
  'alternativeWeekdays',
  'sloppyRanges',
  'paused',
];
const MODES: Readonly<Record<string, readonly number[]>> = {
  auto: [5, 6, 7],
  '5-part': [5],
  '6-part': [6],
  '7-part': [7],
  '5-or-6-parts': [5, 6],
  '6-or-7-parts': [6, 7],
};

/**
 * Schedules whose fire times together answer the question: a year as a seventh part becomes one
 * schedule for each year. An option that has no counterpart is handed to the schema as it is.
 *
 * @throws when a schedule of it is refused
 */
export function toSchedules({ pattern, opts, from }: CorpusQuestion): Schedule[] {
  const { interval, timezone, utcOffset, startAt, stopAt } = opts;
  const { domAndDow, legacyMode, alternativeWeekdays, sloppyRanges } = opts;
  const unknown = withoutCounterpart(pattern, opts);
  if (interval !== undefined) {
    const anchor = typeof startAt === 'string' ? startAt : (from ?? '');
    const anchorMs = Math.floor(toMs(anchor) / SECOND_MS) * SECOND_MS;
    const everyMs = Number(interval) * SECOND_MS;
    return [scheduleSchema.parse({ kind: 'interval', everyMs, anchorMs, ...unknown })];
  }
  const timeZone = utcOffset === undefined ? (timezone ?? 'UTC') : fixedZone(Number(utcOffset));
  const bounds = {
    startAt: startAt === undefined ? undefined : toLocal(startAt, timeZone, 0),
    endAt: stopAt === undefined ? undefined : toLocal(stopAt, timeZone, -SECOND_MS),
  };
  const parts = partsOf(pattern);
  if (alternativeWeekdays === true) parts[4] = (parts[4] ?? '').replace(/\d/g, fromSunday);
  if (sloppyRanges === true) parts.forEach((part, at) => (parts[at] = withRange(part, at)));
  if (domAndDow === true || legacyMode === false) parts.push(`+${parts.pop()}`);
  if (parts.length === 1 && parts[0]?.includes(':') === true) {
    const at = parts[0].replace(/(\.\d+)?Z$/, '');
    return [scheduleSchema.parse({ kind: 'once', at, timeZone, ...bounds, ...unknown })];
  }
  const cron = { kind: 'cron', timeZone, ...bounds, ...unknown };
  if (parts.length === 7) {
    const [years = '', sixParts] = [parts.pop(), parts.join(' ')];
    return toYears(years).map((year) =>
      scheduleSchema.parse({
        ...cron,
        pattern: sixParts,
        startAt: `${year}-01-01T00:00`,
        endAt: `${year}-12-31T23:59:59`,
      }),
    );
  }
  const text = typeof pattern === 'string' ? parts.join(' ') : pattern;
  return [scheduleSchema.parse({ ...cron, pattern: text })];
}

/** Times without a zone were recorded in UTC. */
export function toMs(text: string): number {
  const iso = text.replace(' ', 'T');
  return Date.parse(/Z$|[+-]\d\d:\d\d$/.test(iso) || !iso.includes('T') ? iso : `${iso}Z`);
}

export function askedFromMs({ from }: CorpusQuestion): number {
  return from === undefined ? RECORDED_MS : toMs(from);
}

/** By how much the recorded answers come after a fire time. */
export function dayOffsetMs({ opts }: CorpusQuestion): number {
  return Number(opts['dayOffset'] ?? 0) * 86_400_000;
}

function withoutCounterpart(
  pattern: unknown,
  opts: CorpusQuestion['opts'],
): CorpusQuestion['opts'] {
  const isCovered = ([name, value]: [string, unknown]) => {
    switch (name) {
      case 'mode':
        return MODES[String(value)]?.includes(partsOf(pattern).length) ?? false;
      case 'utcOffset':
        return opts['timezone'] === undefined;
      case 'dayOffset':
        return typeof value === 'number';
      default:
        return COVERED.includes(name);
    }
  };
  return Object.fromEntries(Object.entries(opts).filter((entry) => !isCovered(entry)));
}

function partsOf(pattern: unknown): string[] {
  return String(pattern).trim().split(/\s+/);
}

/** croner rounds a start up to a whole second. Text that is no time stays as it is. */
function toLocal(text: unknown, timeZone: unknown, addMs: number): string {
  const ms = Math.ceil(toMs(String(text)) / SECOND_MS) * SECOND_MS + addMs;
  if (Number.isNaN(ms)) return String(text);
  const local = new Date(ms).toLocaleString('sv-SE', { timeZone: String(timeZone) });
  return local.replace(' ', 'T');
}

function fixedZone(offsetMinutes: number): string {
  const hours = offsetMinutes / 60;
  return hours === 0 ? 'UTC' : `Etc/GMT${hours < 0 ? '+' : '-'}${Math.abs(hours)}`;
}

/** Quartz counts weekdays from Sunday as 1. */
function fromSunday(day: string): string {
  return String(Number(day) - 1);
}

/** `/10` starts at `*`, and `5/10` goes to the end of its part. */
function withRange(part: string, at: number): string {
  const [start = '', step] = part.split('/');
  if (step === undefined || start === '*') return part;
  return start === '' ? `*/${step}` : `${start}-${PART_MAX[at]}/${step}`;
}

function toYears(text: string): string[] {
  return text.split(',').flatMap((item) => {
    const [range = '', step = '1'] = item.split('/');
    const [first = '', last = first] = range === '*' ? ['0', '9999'] : range.split('-');
    const years: string[] = [];
    for (let year = Number(first); year <= Number(last); year += Number(step)) {
      years.push(String(year).padStart(4, '0'));
    }
    return years;
  });
}
