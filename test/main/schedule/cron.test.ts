import { describe, expect, test } from 'vitest';

import { checkPattern } from '../../../electron/main/schedule/cron.ts';
import { cronTimes } from '../../helpers/cron-times.ts';

const BERLIN = 'Europe/Berlin';

/** Fire times of a local day, as HH:MM+offset. */
function fireTimesOn(pattern: string, timeZone: string, day: string): string[] {
  const startMs = Date.parse(`${day}T00:00Z`) - 26 * 3_600_000;
  return cronTimes(pattern, timeZone, startMs, 400)
    .map((ms) => inZone(ms, timeZone))
    .filter((text) => text.startsWith(day))
    .map((text) => text.slice(11));
}

/** Instants of the year, to the hour, at which the zone's offset changes. */
function changesOf(timeZone: string, year: number): number[] {
  const changes: number[] = [];
  let offset = '';
  for (let ms = Date.UTC(year, 0, 1); ms < Date.UTC(year + 1, 0, 1); ms += 86_400_000) {
    const before = offset;
    offset = inZone(ms, timeZone).slice(17);
    if (before === '' || before === offset) continue;
    let hourMs = ms - 86_400_000;
    while (inZone(hourMs, timeZone).slice(17) === before) hourMs += 3_600_000;
    changes.push(hourMs);
  }
  return changes;
}

function inZone(ms: number, timeZone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
    })
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour, minute, timeZoneName } = parts;
  return `${year}-${month}-${day} ${hour}:${minute} ${timeZoneName?.replace('GMT', '')}`;
}

describe('the rule of Vixie cron at the clock changes of Europe/Berlin', () => {
  const SPRING = '2026-03-29';
  const AUTUMN = '2026-10-25';
  const hours = (from: number, to: number, offset: string) =>
    Array.from(
      { length: to - from + 1 },
      (_, index) => `${String(from + index).padStart(2, '0')}:00 ${offset}`,
    );
  test.each([
    ['30 2 * * *', ['03:00 +02:00'], ['02:30 +02:00']],
    ['30 2,14 * * *', ['03:00 +02:00', '14:30 +02:00'], ['02:30 +02:00', '14:30 +01:00']],
    ['0,30 2 * * *', ['03:00 +02:00'], ['02:00 +02:00', '02:30 +02:00']],
    [
      '0 * * * *',
      [...hours(0, 1, '+01:00'), ...hours(3, 23, '+02:00')],
      [...hours(0, 2, '+02:00'), ...hours(2, 23, '+01:00')],
    ],
    [
      '*/15 2 * * *',
      [],
      ['+02:00', '+01:00'].flatMap((offset) =>
        ['00', '15', '30', '45'].map((minute) => `02:${minute} ${offset}`),
      ),
    ],
  ])('%s', (pattern, spring, autumn) => {
    expect(fireTimesOn(pattern, BERLIN, SPRING)).toEqual(spring);
    expect(fireTimesOn(pattern, BERLIN, AUTUMN)).toEqual(autumn);
  });
});

describe('zones that find bugs', () => {
  /** Zone, and a year with a change that others got wrong. */
  const ZONES: readonly (readonly [string, number])[] = [
    ['Australia/Lord_Howe', 2026],
    ['Antarctica/Troll', 2026],
    ['Pacific/Chatham', 2026],
    ['America/Havana', 2026],
    ['America/Santiago', 2026],
    ['Asia/Beirut', 2026],
    ['Africa/Casablanca', 2026],
    ['Pacific/Apia', 2011],
    ['Europe/Dublin', 2026],
    ['Africa/Cairo', 2026],
    ['Asia/Kolkata', 2026],
    ['America/New_York', 2026],
  ];

  test.each(ZONES)('%s %i: a fixed time fires exactly once on each local day', (timeZone, year) => {
    for (const time of ['0 0', '30 0', '30 1', '0 2', '15 2', '30 2', '59 23']) {
      const startMs = Date.UTC(year, 0, 1, 12);
      const fired = cronTimes(`${time} * * *`, timeZone, startMs, 364);
      const days = fired.map((ms) => inZone(ms, timeZone).slice(0, 10));
      expect(new Set(days).size, `${time}: a day twice`).toBe(days.length);
      const missing: string[] = [];
      for (let ms = Date.UTC(year, 0, 3); ms < Date.UTC(year, 11, 29); ms += 86_400_000) {
        const day = new Date(ms).toISOString().slice(0, 10);
        if (!days.includes(day)) missing.push(day);
      }
      expect(missing, time).toEqual([]);
    }
  });

  test.each(ZONES)('%s %i: around a change fire times strictly increase', (timeZone, year) => {
    for (const changeMs of changesOf(timeZone, year)) {
      for (const pattern of ['*/10 * * * *', '0 * * * *', '0,30 0-3 * * *', '5 0 * * 0']) {
        const fired = cronTimes(pattern, timeZone, changeMs - 86_400_000, 300);
        expect(fired).toEqual([...new Set(fired)].sort((a, b) => a - b));
      }
    }
  });

  test.each(ZONES)('%s %i: around a change every quarter of an hour fires', (timeZone, year) => {
    for (const changeMs of changesOf(timeZone, year)) {
      const startMs = changeMs - 86_400_000;
      const quarters = Array.from({ length: 200 }, (_, index) => startMs + index * 900_000);
      expect(cronTimes('*/15 * * * *', timeZone, startMs - 1, 200)).toEqual(quarters);
    }
  });
});

test('the gap at midnight moves a daily run to the first minute of the day', () => {
  expect(fireTimesOn('0 0 * * *', 'America/Havana', '2026-03-08')).toEqual(['01:00 -04:00']);
  expect(fireTimesOn('30 0 * * *', 'Asia/Beirut', '2026-03-29')).toEqual(['01:00 +03:00']);
});

test('Apia has no runs of 30 December 2011, which its calendar left out', () => {
  const startMs = Date.parse('2011-12-29T00:00-10:00');
  const fired = cronTimes('30 18 * * *', 'Pacific/Apia', startMs, 2);
  expect(fired.map((ms) => inZone(ms, 'Pacific/Apia'))).toEqual([
    '2011-12-29 18:30 -10:00',
    '2011-12-31 18:30 +14:00',
  ]);
});

test('without a zone the times are those of the computer', () => {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const fromMs = Date.UTC(2026, 5, 1);
  expect(cronTimes('30 2 * * *', null, fromMs, 5)).toEqual(
    cronTimes('30 2 * * *', zone, fromMs, 5),
  );
});

test('a pattern that is used again after many others gives the same times', () => {
  const before = cronTimes('7 4 * * 1', BERLIN, 0, 3);
  for (let minute = 0; minute < 60; minute += 1) {
    for (const hour of [1, 2, 3]) cronTimes(`${minute} ${hour} * * *`, BERLIN, 0, 1);
  }
  expect(cronTimes('7 4 * * 1', BERLIN, 0, 3)).toEqual(before);
});

test('a time with milliseconds is followed by the next whole second', () => {
  expect(cronTimes('* * * * * *', 'UTC', 1_000_500, 2)).toEqual([1_001_000, 1_002_000]);
  expect(cronTimes('* * * * * *', 'UTC', 1_000_000, 1)).toEqual([1_001_000]);
});

test('a pattern of seven parts is refused though croner knows it', () => {
  expect(() => cronTimes('0 0 0 1 1 * 2027', 'UTC', 0, 1)).toThrow();
});

test.each([
  ['0 0 1,2 * 1', 'either', ['2027-02-01', '2027-02-02', '2027-02-08', '2027-02-15']],
  ['0 0 1-31/2 * 1', 'either', ['2027-02-01', '2027-02-03', '2027-02-05', '2027-02-07']],
  ['0 0 */2 * 1', 'both', ['2027-02-01', '2027-02-15', '2027-03-01', '2027-03-15']],
  ['0 0 1,2 * */2', 'both', ['2027-02-02', '2027-03-02', '2027-04-01', '2027-05-01']],
  ['0 0 1,2 * +1', 'both', ['2027-02-01', '2027-03-01', '2027-08-02', '2027-11-01']],
])('%s needs %s of day and weekday, as in cron', (pattern, _, days) => {
  const times = cronTimes(pattern, 'UTC', Date.UTC(2027, 0, 31), 4);
  expect(times.map((ms) => new Date(ms).toISOString().slice(0, 10))).toEqual(days);
});

test('a day that never comes has no fire times', () => {
  expect(cronTimes('0 0 31 2 *', 'UTC', 0, 3)).toEqual([]);
});

describe('checkPattern', () => {
  test.each([
    '* * * * *',
    '*/5 * * * * *',
    '@hourly',
    '@DAILY',
    '0 9 * * MON#1',
    '0 9 * * +1',
    '0 0 1W,15W * *',
    '0 0 L * FRI#L',
    '0 0 lw * *',
    '0 0 * jan-MAR mon-fri,6L',
    '0 0 */2 * +MON#2',
    '  0   2 * * * ',
  ])('accepts %s', (pattern) => {
    expect(checkPattern(pattern)).toBeNull();
  });

  const PARTS =
    'A cron text has five or six parts: minute, hour, day, month, weekday (seconds first when six).';
  test.each([
    ['* * * *', `${PARTS} This has four.`],
    ['', `${PARTS} This has none.`],
    ['0 0 0 1 1 * 2026', `${PARTS} This has seven.`],
    ['2026-11-01T00:00', `${PARTS} This has one.`],
    ['61 * * * *', 'Minutes go from 0 to 59; this says 61.'],
    ['99 * * * * *', 'Seconds go from 0 to 59; this says 99.'],
    ['0 24 * * *', 'Hours go from 0 to 23; this says 24.'],
    ['0 0 32 * *', 'Days of the month go from 1 to 31; this says 32.'],
    ['0 0 * 13 *', 'Months go from 1 to 12; this says 13.'],
    ['0 0 * * 8', 'Weekdays go from 0 to 7; this says 8.'],
    ['*/0 * * * *', 'Steps need a number above 0.'],
    ['*/x * * * *', 'Steps need a number above 0.'],
    ['5/15 * * * *', 'A step needs a range before it: 5-59/15 instead of 5/15.'],
    ['*/70 * * * *', 'The step 70 is too large: Minutes have 60 values.'],
    ['0 22 * * 5-1', 'A range goes from the smaller to the larger number; 5-1 does not.'],
    ['H * * * *', 'The minute part cannot have “H” in it.'],
    ['😀 * * * *', 'The minute part cannot have “😀” in it.'],
    [
      'CRON_TZ=Europe/Berlin 0 9 * * *',
      'A time zone is no part of a cron text: choose Europe/Berlin as the time zone instead.',
    ],
    [
      '0 9 * * 1-5 /usr/bin/backup --all',
      'A cron text is the times alone; from “/usr/bin/backup” on this is a command.',
    ],
    [
      '30 2 * * * rsync -a ~ /mnt',
      'A cron text is the times alone; from “rsync” on this is a command.',
    ],
    ['0 0 0 * * MONDAY', 'MONDAY is no weekday: write SUN to SAT, or a number.'],
    ['1,,2 * * * *', 'The minute part “,” lacks a value on one side of a comma.'],
    [
      '@reboot',
      '@reboot is no time: starting with the computer is a trigger of its own, not a schedule.',
    ],
    ['@every 5m', '@every is an interval, not a cron text: choose an interval instead.'],
    ['@daily 5', '@daily stands alone: remove what follows it.'],
    [
      '@noon',
      '@noon is not known. Known are @hourly, @daily, @midnight, @weekly, @monthly, @yearly, @annually.',
    ],
    [
      '0 0 L-2 * *',
      'The day part has L for the last day, LW for the last weekday and 15W for the weekday nearest to the 15th, but no “L-2”.',
    ],
    ['0 0 1,lw * *', 'LW stands alone in the day part: other days need a cron text of their own.'],
    ['0 0 32W * *', 'Days of the month go from 1 to 31; this says 32.'],
    ['0 0 5#2 * *', '“#” belongs to the weekday part: MON#2 there is the second Monday.'],
    [
      '0 0 * * L',
      'L needs a weekday in front: FRI#L is the last Friday. In the day part it is the last day.',
    ],
    ['0 0 * * MON#6', 'A month has #1 to #5 of a weekday, and #L for its last, but no “MON#6”.'],
    ['0 0 * * FRI#', 'A month has #1 to #5 of a weekday, and #L for its last, but no “FRI#”.'],
    ['0 0 * * MONDAY', 'MONDAY is no weekday: write SUN to SAT, or a number.'],
    ['0 0 * JAN-MARX *', 'MARX is no month: write JAN to DEC, or a number.'],
    ['0 0 * * fri-mon', 'A range goes from the smaller to the larger number; fri-mon does not.'],
    ['0 0 * * */8', 'The step 8 is too large: Weekdays have 7 values.'],
    ['0 0 * * +', 'The weekday part lacks a weekday in “+”.'],
    ['*/2/3 * * * *', 'The minute part cannot be “*/2/3”.'],
    ['0 0 ** * *', 'The day part cannot be “**”.'],
    ['0 0 * * 2W', 'The weekday part cannot be “2W”.'],
  ])('says of %s what is wrong', (pattern, sentence) => {
    expect(checkPattern(pattern)).toBe(sentence);
  });
});
