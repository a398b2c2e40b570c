/** Windows in which a task must not start by itself; what falls due in them leaves a row. */

import * as z from 'zod';

import { expects } from './expectation.ts';
import { calendarDate, singleLine, timeOfDay, wholeNumber } from './field.ts';
import { type Phrase, phrase, say } from './phrase.ts';

export const blackoutSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('daily'),
      /** Of the window's start; 1 is Monday (ISO 8601). Empty is every day. */
      days: z
        .array(wholeNumber(1, 7, expects('a weekday from 1 to 7')))
        .max(7)
        .default([]),
      from: timeOfDay,
      /** Excluded; at or before `from` it is on the next day. */
      to: timeOfDay,
    }),
    z.strictObject({
      kind: z.literal('dates'),
      /** Both included. */
      from: calendarDate,
      to: calendarDate,
      note: singleLine(expects('a note'), 100).nullable().default(null),
    }),
  ],
  { error: expects('a window of kind daily or dates') },
);

export const blackoutsSchema = z
  .array(blackoutSchema, { error: expects('a list of windows') })
  .max(50, { error: expects('at most 50 windows') });

export type Blackout = z.output<typeof blackoutSchema>;

/** A moment as a wall clock shows it. */
export interface WallTime {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** HH:MM. */
  readonly time: string;
  /** 1 is Monday. */
  readonly weekday: number;
}

/** The first window that holds the moment, null when none does. */
export function findBlackout(blackouts: readonly Blackout[], wall: WallTime): Blackout | null {
  return blackouts.find((blackout) => isWithin(blackout, wall)) ?? null;
}

/** YYYY-MM-DD: the day on which the stay in the window began, which holds the moment. */
export function blackoutStart(blackout: Blackout, { date, time }: WallTime): string {
  if (blackout.kind === 'dates') return blackout.from;
  return blackout.from < blackout.to || time >= blackout.from ? date : dayBefore(date);
}

/** "between 22:00 and 06:00", "from 2026-12-24 to 2026-12-26 (holidays)". */
export function describeBlackout(blackout: Blackout): string {
  return say(windowPhrase(blackout));
}

function windowPhrase(blackout: Blackout): Phrase {
  const { from, to } = blackout;
  if (blackout.kind === 'daily') return phrase('between {from} and {to}', { from, to });
  const { note } = blackout;
  return note === null
    ? phrase('from {from} to {to}', { from, to })
    : phrase('from {from} to {to} ({note})', { from, to, note });
}

/** For the row of what was due in it. */
export function blackoutWording(blackout: Blackout): Phrase {
  const window = windowPhrase(blackout);
  return phrase('Nothing is started {window}, as this task is set to.', { window });
}

function isWithin(blackout: Blackout, { date, time, weekday }: WallTime): boolean {
  if (blackout.kind === 'dates') return blackout.from <= date && date <= blackout.to;
  const { days, from, to } = blackout;
  const isOn = (day: number) => days.length === 0 || days.includes(day);
  if (from < to) return isOn(weekday) && from <= time && time < to;
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return (isOn(weekday) && time >= from) || (isOn(yesterday) && time < to);
}

function dayBefore(date: string): string {
  const day = new Date(`${date}T00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
