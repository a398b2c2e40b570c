/** Reads the part of a crontab line that says when, and what is worth knowing about it. */

import { needsBothDays } from '../../shared/cron-patterns.ts';
import type { ImportNote } from '../../shared/transfer.ts';
import { parseDuration } from '../../shared/duration.ts';
import { t } from '../../shared/i18n.ts';
import type { TaskDraft } from '../../shared/task.ts';
import { note, warning } from './import-draft.ts';

type ScheduleDraft = NonNullable<TaskDraft['schedules']>[number];

export interface CronTime {
  /** As it stands there: `15 0 * * *`. */
  readonly when: string;
  /** What follows. */
  readonly rest: string;
  readonly schedule: ScheduleDraft | null;
  readonly isBoot: boolean;
  readonly notes: readonly ImportNote[];
}

const FIELDS = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12 },
  { min: 0, max: 7 },
] as const;
const FIVE_FIELDS = /^(\S+\s+\S+\s+\S+\s+\S+\s+\S+)(?:\s+(.*))?$/;

/** Null when the line does not begin with a time. */
export function readCronTime(line: string, timeZone: string | null): CronTime | null {
  if (line.startsWith('@')) return readNickname(line, timeZone);
  const isQuiet = line.startsWith('-');
  const [, fields, rest = ''] = FIVE_FIELDS.exec(isQuiet ? line.slice(1) : line) ?? [];
  if (fields === undefined) return null;
  const notes = isQuiet
    ? [note(t('The “-” in front kept cron from logging it; it is left out.'))]
    : [];
  const when = fields.split(/\s+/).join(' ');
  const drawn = drawRandom(when, line);
  if (drawn !== when) {
    notes.push(
      note(t('cron draws a new time for “~” at each start; here it is fixed: {drawn}.', { drawn })),
    );
  }
  const schedule = { kind: 'cron', pattern: drawn, timeZone } as const;
  return { when, rest, schedule, isBoot: false, notes: [...notes, ...patternNotes(drawn)] };
}

function readNickname(line: string, timeZone: string | null): CronTime | null {
  const [, nickname = '', rest = ''] = /^(@\S+)(?:\s+(.*))?$/.exec(line) ?? [];
  const base = { when: nickname, rest, schedule: null, isBoot: false, notes: [] };
  const name = nickname.toLowerCase();
  if (name === '@reboot') {
    const text = t(
      'Starts once after each boot, with CronPilot: at login, or with the computer where CronPilot runs as a service.',
    );
    return { ...base, isBoot: true, notes: [note(text)] };
  }
  const [, ownSpan, afterSpan = ''] = name === '@every' ? (/^(\S+)\s+(.*)$/.exec(rest) ?? []) : [];
  if (ownSpan !== undefined) {
    const everyMs = parseDuration(ownSpan);
    const schedule = everyMs === null ? null : ({ kind: 'interval', everyMs } as const);
    return { ...base, when: `@every ${ownSpan}`, rest: afterSpan, schedule };
  }
  const everyMs = { '@every_minute': 60_000, '@every_second': 1_000 }[name] ?? secondsOf(name);
  if (everyMs !== null) return { ...base, schedule: { kind: 'interval', everyMs } };
  return { ...base, schedule: { kind: 'cron', pattern: name, timeZone } };
}

/** FreeBSD's `@90`: so many seconds after the last end. */
function secondsOf(name: string): number | null {
  const seconds = /^@(\d+)$/.exec(name)?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}

/** cronie's `0~30`: one value of the range, drawn from the line, so that a second import agrees. */
function drawRandom(when: string, seed: string): string {
  const fields = when.split(' ').map((field, at) => {
    const limits = FIELDS[at] ?? FIELDS[0];
    const drawOne = (part: string) => {
      const [, from, to, step] = /^(\d*)~(\d*)(\/\d+)?$/.exec(part) ?? [];
      if (from === undefined || step !== undefined) return part;
      const low = from === '' ? limits.min : Number(from);
      const high =
        to === undefined || to === '' ? Math.min(limits.max, at === 4 ? 6 : 59) : Number(to);
      return high < low ? part : String(low + (hashOf(`${seed} ${at}`) % (high - low + 1)));
    };
    return field.split(',').map(drawOne).join(',');
  });
  return fields.join(' ');
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** What cron reads otherwise than people do. */
export function patternNotes(pattern: string): readonly ImportNote[] {
  const [minute = '', hour = '', day = '', , weekday = ''] = pattern.split(' ');
  return [
    ...unevenStep(minute, 60, 'minute'),
    ...unevenStep(hour, 24, 'hour'),
    ...eitherDay(pattern, day, weekday),
  ];
}

function unevenStep(field: string, size: number, unit: 'minute' | 'hour'): ImportNote[] {
  const step = Number(/^\*\/(\d+)$/.exec(field)?.[1] ?? 1);
  if (step <= 1 || step >= size || size % step === 0) return [];
  const last = Math.floor((size - 1) / step) * step;
  const gap = size - last;
  const text =
    unit === 'minute'
      ? t(
          'Every hour restarts the count: {from} is followed by {to} after {gap, plural, one {# minute} other {# minutes}}.',
          { from: `:${two(last)}`, to: ':00', gap },
        )
      : t(
          'Every day restarts the count: {from} is followed by {to} after {gap, plural, one {# hour} other {# hours}}.',
          { from: `${two(last)}:00`, to: '00:00', gap },
        );
  return [warning(text)];
}

function eitherDay(pattern: string, day: string, weekday: string): ImportNote[] {
  const isEither = [day, weekday].every((field) => !/^[*?]/.test(field)) && !needsBothDays(pattern);
  return isEither
    ? [warning(t('cron reads this as “or”: those days of the month, and those weekdays as well.'))]
    : [];
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
