/** Random forms, their cron texts, and what the calendar says of them. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { toCronPatterns } from '../../../electron/shared/cron-patterns.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
import { nextMatch } from '../../../electron/main/schedule/cron.ts';
import {
  cronTextOf,
  formToSchedule,
  newScheduleForm,
  type ScheduleForm,
  scheduleToForm,
  withCronText,
} from '../../../renderer/views/edit/schedule-form.ts';
import { cronFields, fieldsOf, type RandomFields } from '../../oracle/schedule-fields.ts';

const FORMS = 10_000;
const RUNS = 50;
const seed = Number(process.env['CRONPILOT_TEST_SEED'] ?? Date.now() % 2 ** 31);

describe(`the form of a schedule and its cron text (CRONPILOT_TEST_SEED=${seed})`, () => {
  test('from form to cron text to form is the identity', () => {
    fc.assert(
      fc.property(cronFields({ isOneText: true }), (fields) => {
        const form: ScheduleForm = { ...newScheduleForm, ...fieldsOf(fields) };
        const text = cronTextOf(form);
        const back = withCronText({ ...newScheduleForm, timeZone: 'UTC' }, text);
        expect({ ...back, pattern: '' }).toEqual({ ...form, timeZone: 'UTC' });
        expect(cronTextOf(back)).toBe(text);
      }),
      { seed, numRuns: FORMS },
    );
  });

  test('a stored schedule comes back from the form as it was', () => {
    fc.assert(
      fc.property(cronFields({ isOneText: false }), (fields) => {
        const schedule = formToSchedule({ ...newScheduleForm, ...fieldsOf(fields) }) as Schedule;
        expect(formToSchedule(scheduleToForm(schedule))).toEqual(schedule);
      }),
      { seed, numRuns: 2_000 },
    );
  });

  test('what croner makes of the form is what the calendar says', () => {
    const fromMs = Date.UTC(2026, 10, 23, 14, 32);
    fc.assert(
      fc.property(cronFields({ isOneText: false }), (fields) => {
        const schedule = formToSchedule({ ...newScheduleForm, ...fieldsOf(fields) }) as Schedule;
        expect(nextByCroner(toCronPatterns(schedule), fromMs)).toEqual(
          nextByCalendar(fields, fromMs),
        );
      }),
      { seed, numRuns: FORMS },
    );
  });
});

/** Of the union of several cron texts. */
function nextByCroner(patterns: readonly string[], fromMs: number): number[] {
  const next = patterns.map((pattern) => nextMatch(pattern, fromMs));
  const times: number[] = [];
  while (times.length < RUNS) {
    const ms = Math.min(...next.map((each) => each ?? Infinity));
    if (ms === Infinity) break;
    times.push(ms);
    for (const [at, pattern] of patterns.entries()) {
      if (next[at] === ms) next[at] = nextMatch(pattern, ms);
    }
  }
  return times;
}

function nextByCalendar(fields: RandomFields, fromMs: number): number[] {
  const times: number[] = [];
  const first = new Date(fromMs);
  for (let offset = 0; times.length < RUNS; offset += 1) {
    const day = new Date(
      Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), first.getUTCDate() + offset),
    );
    for (const secondOfDay of fields.isDueOn(day) ? fields.secondsOfDay : []) {
      const ms = day.getTime() + secondOfDay * 1_000;
      if (ms > fromMs && times.length < RUNS) times.push(ms);
    }
  }
  return times;
}
