/** Says what the changes of a zone's clock do to fire times: notes for the preview. */

import { formatDate } from '../../shared/duration.ts';
import { t } from '../../shared/i18n.ts';
import type { ClockEffect } from '../../shared/schedule-facts.ts';
import type {
  ClockChangeNote,
  FireTimeMark,
  PatternSuggestion,
} from '../../shared/schedule-preview.ts';
import { type Schedule, toWallMs } from '../../shared/schedule.ts';
import type { WallTimes } from './clock-rule.ts';
import { fieldValues, namedField } from './cron-field.ts';
import { timeZoneOf } from './next-fire.ts';
import {
  type ClockChange,
  DAY_MS,
  findClockChange,
  landWallClock,
  zoneOffsetMs,
} from './wall-clock.ts';
import { wallTimesOf } from './wall-times.ts';

/** A year has each change that is due every year. */
const YEAR_MS = 366 * DAY_MS;

/** Null on ordinary days, and for an interval, which does not go by the clock. */
export function markFireTime(
  schedule: Schedule,
  nominalMs: number,
): Omit<FireTimeMark, 'fireAtMs'> | null {
  const times = clockTimesOf(schedule);
  if (times === null) return null;
  const timeZone = timeZoneOf(schedule);
  const wallMs = nominalMs + zoneOffsetMs(timeZone, nominalMs);
  const { change } = landWallClock(timeZone, wallMs);
  if (change === null) return null;
  const { fromMs, toMs } = wallSpanOf(change);
  const [from, to] = [clock(fromMs), clock(toMs)];
  if (isGap(change)) {
    return nominalMs === change.atMs && times.isFixed && isDueWithin(times, fromMs, toMs)
      ? {
          kind: 'moved_by_gap',
          text: t('That day has no {from} to {to}: runs at {to}.', { from, to }),
        }
      : null;
  }
  if (wallMs < fromMs || wallMs >= toMs) return null;
  if (times.isFixed) {
    return {
      kind: 'first_of_repeated',
      text: t('{from} to {to} comes twice that day: runs the first time.', { from, to }),
    };
  }
  const text =
    nominalMs < change.atMs
      ? t('{from} to {to} comes twice that day: this is the first time.', { from, to })
      : t('{from} to {to} comes twice that day: this is the second time.', { from, to });
  return { kind: 'repeated_hour', text };
}

/** One note for each change in (fromMs, toMs] of the zones that the schedules are read in. */
export function noteClockChanges(
  schedules: ReadonlyMap<number, Schedule>,
  fromMs: number,
  toMs: number,
): ClockChangeNote[] {
  const indexesByZone = new Map<string, number[]>();
  for (const [index, schedule] of schedules) {
    if (schedule.kind === 'interval') continue;
    const timeZone = timeZoneOf(schedule);
    indexesByZone.set(timeZone, [...(indexesByZone.get(timeZone) ?? []), index]);
  }
  const notes = [...indexesByZone].flatMap(([timeZone, indexes]) =>
    findChanges(timeZone, fromMs, Math.min(toMs, fromMs + YEAR_MS)).map((change) => {
      const losing = indexes.filter((index) => isLosing(schedules.get(index), change));
      return noteChange(change, timeZone, losing);
    }),
  );
  return notes.sort((a, b) => a.atMs - b.atMs);
}

/**
 * A fixed-time form for a cron text that follows the clock but not through all hours, if a change
 * in the year from `fromMs` on lets it lose or repeat fire times.
 */
export function suggestPattern(
  schedule: Schedule,
  fromMs: number,
): Omit<PatternSuggestion, 'scheduleIndex'> | null {
  const times = clockTimesOf(schedule);
  if (schedule.kind !== 'cron' || times === null || times.isFixed) return null;
  const fields = schedule.pattern.trim().split(/\s+/);
  const [hourField = '', minuteField = ''] = [fields.at(-4), fields.at(-5)];
  const hours = fieldValues(hourField, 23);
  if (fields.length < 5 || hours.length === 24) return null;
  const changes = findChanges(timeZoneOf(schedule), fromMs, fromMs + YEAR_MS).filter((change) => {
    const { fromMs: start, toMs: end } = wallSpanOf(change);
    return isDueWithin(times, start, end);
  });
  const gap = changes.find(isGap);
  const repeated = changes.find((change) => !isGap(change));
  if (!gap && !repeated) return null;
  const named = [namedField(fieldValues(minuteField, 59)), namedField(hours)];
  const pattern = [...fields.slice(0, -5), ...named, ...fields.slice(-3)].join(' ');
  return {
    pattern,
    text: `${followsWords(gap, repeated)} ${t('Written as {pattern} it runs once for each.', { pattern })}`,
  };
}

function followsWords(gap: ClockChange | undefined, repeated: ClockChange | undefined): string {
  if (gap && repeated) {
    return t(
      'It follows the clock: it does not run at times that {gapDay} leaves out, and runs twice at times that {repeatedDay} repeats.',
      { gapDay: day(gap), repeatedDay: day(repeated) },
    );
  }
  if (gap) {
    return t('It follows the clock: it does not run at times that {gapDay} leaves out.', {
      gapDay: day(gap),
    });
  }
  return t('It follows the clock: it runs twice at times that {repeatedDay} repeats.', {
    repeatedDay: repeated ? day(repeated) : '',
  });
}

/** The next two changes within a year, and the first time of the schedule in their hour. */
export function findClockEffects(schedule: Schedule, nowMs: number): ClockEffect[] {
  const times = clockTimesOf(schedule);
  if (times === null) return [];
  const changes = findChanges(timeZoneOf(schedule), nowMs, nowMs + YEAR_MS).slice(0, 2);
  return changes.map((change) => {
    const { fromMs, toMs } = wallSpanOf(change);
    const firstMs = times.isFixed ? times.next(fromMs - 1) : null;
    return {
      kind: isGap(change) ? 'gap' : 'repeated',
      date: new Date(fromMs).toISOString().slice(0, 10),
      from: clock(fromMs),
      to: clock(toMs),
      affected: firstMs !== null && firstMs < toMs ? clock(firstMs) : null,
    };
  });
}

function noteChange(
  change: ClockChange,
  timeZone: string,
  losing: readonly number[],
): ClockChangeNote {
  const { atMs, offsetBeforeMs, offsetAfterMs } = change;
  const [from, to] = [clock(atMs + offsetBeforeMs), clock(atMs + offsetAfterMs)];
  const values = { day: day(change), from, to };
  return {
    atMs,
    timeZone,
    kind: isGap(change) ? 'gap' : 'repeated',
    skippedScheduleIndexes: losing,
    text: changeWords(isGap(change), losing.length > 0, values),
  };
}

function changeWords(
  isForward: boolean,
  isLosing: boolean,
  values: Readonly<Record<'day' | 'from' | 'to', string>>,
): string {
  if (!isForward) return t('On {day} clocks go back from {from} to {to}.', values);
  return isLosing
    ? t(
        'On {day} clocks go forward from {from} to {to}; what is due in between does not run.',
        values,
      )
    : t('On {day} clocks go forward from {from} to {to}.', values);
}

function isLosing(schedule: Schedule | undefined, change: ClockChange): boolean {
  const times = schedule && clockTimesOf(schedule);
  if (!times || times.isFixed || !isGap(change)) return false;
  const { fromMs, toMs } = wallSpanOf(change);
  return isDueWithin(times, fromMs, toMs);
}

/** Null for an interval. */
function clockTimesOf(schedule: Schedule): WallTimes | null {
  if (schedule.kind === 'interval') return null;
  if (schedule.kind !== 'once') return wallTimesOf(schedule);
  const atMs = toWallMs(schedule.at);
  return { isFixed: true, next: (afterMs) => (atMs > afterMs ? atMs : null) };
}

/** The wall-clock times that a change leaves out or repeats; the end is not one of them. */
function wallSpanOf({ atMs, offsetBeforeMs, offsetAfterMs }: ClockChange) {
  return {
    fromMs: atMs + Math.min(offsetBeforeMs, offsetAfterMs),
    toMs: atMs + Math.max(offsetBeforeMs, offsetAfterMs),
  };
}

function isDueWithin({ next }: WallTimes, fromMs: number, toMs: number): boolean {
  const firstMs = next(fromMs - 1);
  return firstMs !== null && firstMs < toMs;
}

function isGap({ offsetBeforeMs, offsetAfterMs }: ClockChange): boolean {
  return offsetAfterMs > offsetBeforeMs;
}

function findChanges(timeZone: string, fromMs: number, toMs: number): ClockChange[] {
  const changes: ClockChange[] = [];
  for (let ms = fromMs; ms < toMs; ms += DAY_MS) {
    const change = findClockChange(timeZone, ms, Math.min(ms + DAY_MS, toMs));
    if (change) changes.push(change);
  }
  return changes;
}

/** "Sun 29 Mar 2026", the day of the times that are left out or repeated. */
function day(change: ClockChange): string {
  // Far from any year of a change, so that the year always shows.
  return formatDate(wallSpanOf(change).fromMs, 0, 'UTC');
}

function clock(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(11, 16);
}
