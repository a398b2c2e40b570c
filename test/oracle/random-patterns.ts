/** Random cron patterns and moments, with a liking for those where mistakes are made. */

import fc from 'fast-check';

import { wallMinute } from './minute-oracle.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The zones of which others got some change wrong. */
export const ZONES = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Havana',
  'America/New_York',
  'America/Santiago',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Europe/Dublin',
  'Pacific/Apia',
  'Pacific/Chatham',
] as const;

interface FieldSpec {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const SECOND: FieldSpec = { min: 0, max: 59 };
const MINUTE: FieldSpec = { min: 0, max: 59 };
const HOUR: FieldSpec = { min: 0, max: 23 };
const DAY: FieldSpec = { min: 1, max: 31 };
const MONTH: FieldSpec = {
  min: 1,
  max: 12,
  names: ['JAN', 'feb', 'Mar', 'APR', 'may', 'Jun', 'JUL', 'aug', 'Sep', 'OCT', 'nov', 'Dec'],
};
const WEEKDAY: FieldSpec = {
  min: 0,
  max: 6,
  names: ['SUN', 'mon', 'Tue', 'WED', 'thu', 'Fri', 'SAT'],
};

/** A number, or the name of it. */
function value({ min, max, names }: FieldSpec): fc.Arbitrary<string> {
  const number = fc.integer({ min, max }).map(String);
  return names === undefined ? number : fc.oneof(number, fc.constantFrom(...names));
}

function range({ min, max }: FieldSpec): fc.Arbitrary<string> {
  return fc
    .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
    .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
}

function step({ min, max }: FieldSpec): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: max - min + 1 });
}

function item(spec: FieldSpec): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: value(spec), weight: 3 },
    range(spec),
    fc.tuple(range(spec), step(spec)).map(([from, by]) => `${from}/${by}`),
  );
}

function field(spec: FieldSpec): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: item(spec), weight: 4 },
    { arbitrary: fc.array(item(spec), { minLength: 2, maxLength: 4 }).map(String), weight: 2 },
    { arbitrary: fc.constantFrom('*', '?'), weight: 2 },
    { arbitrary: step(spec).map((by) => `*/${by}`), weight: 2 },
  );
}

/** Hours in which clocks are changed. */
const nightHour = fc.constantFrom('0', '1', '2', '3', '23', '0-3', '1,2', '2-4', '22-23', '0-2/2');
const nthWeekday = fc
  .tuple(value(WEEKDAY), fc.constantFrom('#1', '#2', '#3', '#4', '#5', 'L', '#L'))
  .map((parts) => parts.join(''));

const dayField = fc.oneof(
  { arbitrary: fc.constant('*'), weight: 5 },
  { arbitrary: field(DAY), weight: 2 },
  fc.constantFrom('L', 'LW', '1,L', '15,30,L', '?'),
);
const monthField = fc.oneof(
  { arbitrary: fc.constant('*'), weight: 6 },
  { arbitrary: field(MONTH), weight: 1 },
);
const weekdayField = fc.oneof(
  { arbitrary: fc.constant('*'), weight: 5 },
  { arbitrary: field(WEEKDAY), weight: 2 },
  nthWeekday,
  fc.array(nthWeekday, { minLength: 2, maxLength: 3 }).map(String),
  fc.constantFrom('7', '5-7', '+1', '+MON#1', '?'),
);

/** Of five or six parts, now and then a nickname. */
export const patterns: fc.Arbitrary<string> = fc.oneof(
  {
    arbitrary: fc
      .tuple(
        fc.oneof({ arbitrary: fc.constant(''), weight: 2 }, field(SECOND)),
        field(MINUTE),
        fc.oneof(nightHour, field(HOUR)),
        fc.tuple(dayField, monthField, weekdayField),
      )
      .map(([second, minute, hour, date]) => [second, minute, hour, ...date].join(' ').trim()),
    weight: 30,
  },
  fc.constantFrom('@hourly', '@daily', '@midnight', '@weekly', '@monthly', '@yearly', '@Annually'),
);

/** A zone and a moment of a year from 1990 to 2100, two in three of them near a clock change. */
export const moments: fc.Arbitrary<readonly [timeZone: string, ms: number]> = fc
  .tuple(
    fc.constantFrom(...ZONES),
    fc.integer({ min: 1990, max: 2100 }),
    fc.nat({ max: 7 }),
    fc.oneof(
      fc.integer({ min: -36 * 60, max: 36 * 60 }).map((minutes) => minutes * MINUTE_MS),
      fc.integer({ min: -90 * 60, max: 90 * 60 }).map((seconds) => seconds * 1000),
      fc.integer({ min: -2000, max: 2000 }),
      fc.integer({ min: 7 * DAY_MS, max: 300 * DAY_MS }),
    ),
  )
  .map(([timeZone, year, index, distanceMs]) => {
    const changes = changesOf(timeZone, year);
    const nearMs = changes[index % changes.length] ?? Date.UTC(year, 5, 30);
    return [timeZone, nearMs + distanceMs];
  });

const known = new Map<string, readonly number[]>();

/** Instants of the year at which the zone's clock is changed, to the minute. */
export function changesOf(timeZone: string, year: number): readonly number[] {
  const key = `${timeZone} ${year}`;
  const changes = known.get(key) ?? findChanges(timeZone, year);
  known.set(key, changes);
  return changes;
}

function findChanges(timeZone: string, year: number): number[] {
  const offset = (ms: number) => wallMinute(timeZone, ms) - ms / MINUTE_MS;
  const changes: number[] = [];
  for (let dayMs = Date.UTC(year, 0, 1); dayMs < Date.UTC(year + 1, 0, 1); dayMs += DAY_MS) {
    if (offset(dayMs) === offset(dayMs + DAY_MS)) continue;
    let [low, high] = [dayMs / MINUTE_MS, (dayMs + DAY_MS) / MINUTE_MS];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offset(middle * MINUTE_MS) === offset(dayMs)) low = middle;
      else high = middle;
    }
    changes.push(high * MINUTE_MS);
  }
  return changes;
}
