/** Random fields of a schedule form, with the days and times that a calendar gives them. */

import fc from 'fast-check';

import type { ScheduleForm } from '../../renderer/views/edit/schedule-form.ts';

export interface RandomFields {
  readonly form: Partial<ScheduleForm>;
  /** Of a day at midnight UTC. */
  readonly isDueOn: (day: Date) => boolean;
  /** Smallest first. */
  readonly secondsOfDay: readonly number[];
}

export function fieldsOf({ form }: RandomFields): Partial<ScheduleForm> {
  return form;
}

/** @param isOneText keeps to what a single cron text can say */
export function cronFields({ isOneText }: { isOneText: boolean }): fc.Arbitrary<RandomFields> {
  const times = isOneText ? sameMinuteTimes : anyTimes;
  return fc.oneof(
    every('seconds', [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30], 1),
    every('minutes', [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30], 60),
    everyHours,
    fc.integer({ min: 0, max: 59 }).map((minute) => ({
      form: { tab: 'hourly' as const, minute: String(minute) },
      isDueOn: () => true,
      secondsOfDay: Array.from({ length: 24 }, (_, hour) => hour * 3600 + minute * 60),
    })),
    times.map((list) => onDays({ tab: 'daily' }, list, () => true)),
    fc
      .tuple(fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), times)
      .map(([weekdays, list]) =>
        onDays({ tab: 'weekly', weekdays }, list, (day) => weekdays.includes(weekdayOf(day))),
      ),
    monthly(isOneText, times),
    fc
      .tuple(
        fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 3 }),
        gridTimes,
      )
      .map(([unsorted, list]) => {
        const days = [...unsorted].sort((a, b) => a - b);
        const form = { tab: 'monthly', monthlyBy: 'nearest', nearest: days.join(', ') } as const;
        return onDays(form, list, (day) => days.some((number) => isNearest(day, number)));
      }),
  );
}

const two = (value: number) => String(value).padStart(2, '0');
const toText = (minuteOfDay: number) =>
  `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;

/** Every chosen minute in every chosen hour, as one cron text can say. */
const gridTimes = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 4 }),
    fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 3 }),
  )
  .map(([hours, minutes]) =>
    hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute)).sort((a, b) => a - b),
  );
const sameMinuteTimes = fc
  .tuple(
    fc.subarray([...Array(24).keys()], { minLength: 1, maxLength: 5 }),
    fc.integer({ min: 0, max: 59 }),
  )
  .map(([hours, minute]) => hours.map((hour) => hour * 60 + minute));
const anyTimes = fc
  .uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 5 })
  .map((minutes) => minutes.sort((a, b) => a - b));

const everyHours = fc
  .tuple(fc.constantFrom(2, 3, 4, 6, 8, 12), fc.integer({ min: 0, max: 59 }))
  .map(([count, minute]) => ({
    form: {
      tab: 'every' as const,
      every: String(count),
      unit: 'hours' as const,
      countFrom: 'clock' as const,
      minute: String(minute),
    },
    isDueOn: () => true,
    secondsOfDay: Array.from({ length: 24 / count }, (_, at) => at * count * 3600 + minute * 60),
  }));

function every(unit: 'seconds' | 'minutes', counts: number[], unitSeconds: number) {
  return fc.constantFrom(...counts).map((count) => ({
    form: { tab: 'every' as const, every: String(count), unit, countFrom: 'clock' as const },
    isDueOn: () => true,
    secondsOfDay: Array.from(
      { length: 86_400 / (count * unitSeconds) },
      (_, at) => at * count * unitSeconds,
    ),
  }));
}

function monthly(isOneText: boolean, times: fc.Arbitrary<number[]>): fc.Arbitrary<RandomFields> {
  const numbers = fc
    .uniqueArray(fc.integer({ min: 1, max: 31 }), { maxLength: 5 })
    .map((days) => days.sort((a, b) => a - b));
  const nths = fc.uniqueArray(
    fc.record({
      nth: fc.constantFrom(1, 2, 3, 4, 5, 'last' as const),
      day: fc.integer({ min: 1, max: 7 }),
    }),
    { maxLength: 3, selector: ({ nth, day }) => `${day}${nth}` },
  );
  return fc
    .tuple(numbers, fc.boolean(), fc.boolean(), nths, times)
    .map(([days, last, lastWeekday, weekdays, list]) => ({
      numbers: days,
      last,
      lastWeekday,
      weekdays: [...weekdays].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1)),
      list,
    }))
    .filter(({ numbers: days, last, lastWeekday, weekdays }) => {
      const kinds = [days.length > 0 || last, lastWeekday, weekdays.length > 0].filter(Boolean);
      return isOneText ? kinds.length === 1 : kinds.length > 0;
    })
    .map(({ numbers: days, last, lastWeekday, weekdays, list }) => {
      const monthDays = [
        ...days,
        ...(last ? ['last' as const] : []),
        ...(lastWeekday ? ['last_weekday' as const] : []),
      ];
      return onDays({ tab: 'monthly', monthDays, nthWeekdays: weekdays }, list, (day) => {
        const date = day.getUTCDate();
        const length = lengthOf(day);
        return (
          days.includes(date) ||
          (last && date === length) ||
          (lastWeekday && isLastWeekday(day)) ||
          weekdays.some(
            ({ nth, day: weekday }) =>
              weekdayOf(day) === weekday &&
              (nth === 'last' ? date + 7 > length : Math.floor((date - 1) / 7) + 1 === nth),
          )
        );
      });
    });
}

function textOf({ nth, day }: { nth: number | 'last'; day: number }): string {
  return `${day}#${nth === 'last' ? 'L' : nth}`;
}

function onDays(
  form: Partial<ScheduleForm>,
  minutes: readonly number[],
  isDueOn: (day: Date) => boolean,
): RandomFields {
  return {
    form: { ...form, times: minutes.map(toText) },
    isDueOn,
    secondsOfDay: minutes.map((minute) => minute * 60),
  };
}

/** 1 is Monday. */
function weekdayOf(day: Date): number {
  return day.getUTCDay() === 0 ? 7 : day.getUTCDay();
}

function lengthOf(day: Date): number {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
}

function isLastWeekday(day: Date): boolean {
  let last = lengthOf(day);
  while (weekdayOf(onDate(day, last)) > 5) last -= 1;
  return day.getUTCDate() === last;
}

/** In the month of the day; a month without the number has none. */
function isNearest(day: Date, number: number): boolean {
  const length = lengthOf(day);
  if (number > length) return false;
  const weekday = weekdayOf(onDate(day, number));
  const before = weekday === 6 ? -1 : weekday === 7 ? 1 : 0;
  const moved = number + before;
  const nearest = moved < 1 ? number + 2 : moved > length ? number - 2 : moved;
  return day.getUTCDate() === nearest;
}

function onDate(day: Date, date: number): Date {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), date));
}
