import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Absence } from '../../../electron/main/schedule/absence.ts';
import { describeAbsence } from '../../../electron/main/schedule/absence.ts';
import { say } from '../../../electron/shared/phrase.ts';
import {
  decideMisfire,
  type MisfireQuestion,
  type MisfireRules,
} from '../../../electron/main/schedule/misfire.ts';
import type { Due } from '../../../electron/shared/due.ts';
import { fireTimesAfter } from '../../../electron/main/schedule/next-fire.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
import { type MisfirePolicy, misfirePolicies } from '../../../electron/shared/task.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const at = (text: string) => Date.parse(`${text}Z`);
const cron = (pattern: string): Schedule => ({ kind: 'cron', pattern, timeZone: 'UTC' });

function decide(
  schedule: Schedule,
  policy: MisfirePolicy | null,
  from: string | number,
  to: string | number,
  change: Partial<Omit<MisfireQuestion, 'live' | 'rules'>> & Partial<MisfireRules> = {},
): readonly Due[] {
  const afterMs = typeof from === 'string' ? at(from) : from;
  const nowMs = typeof to === 'string' ? at(to) : to;
  const { maxCatchUps = 25, maxLatenessMs = null, ...others } = change;
  return decideMisfire({
    live: { scheduleId: 7, taskId: 3, schedule, createdAtMs: 0 },
    rules: () => ({ misfirePolicy: policy, maxCatchUps, maxLatenessMs }),
    clockEpoch: 0,
    afterMs,
    untilMs: nowMs,
    nowMs,
    onTimeFromMs: nowMs - 5_000,
    absence: { kind: 'asleep', fromMs: afterMs, toMs: nowMs },
    jump: null,
    ...others,
  });
}

const brief = (due: readonly Due[]) =>
  due.map(({ kind, scheduledForMs, dueCount, reasonCode }) =>
    [kind, new Date(scheduledForMs).toISOString().slice(5, 16), dueCount, reasonCode].join(' '),
  );

describe('the default rule', () => {
  test('runs the latest of a daily task once', () => {
    expect(brief(decide(cron('0 2 * * *'), null, '2026-11-20T03:00', '2026-11-24T07:40'))).toEqual([
      'missed 11-23T02:00 3 coalesced',
      'catch_up 11-24T02:00 1 caught_up',
    ]);
  });

  test('skips what is due every hour or more often', () => {
    expect(brief(decide(cron('0 * * * *'), null, '2026-11-24T01:12', '2026-11-24T07:40'))).toEqual([
      'missed 11-24T07:00 6 asleep',
    ]);
    expect(
      brief(decide(cron('*/5 * * * *'), null, '2026-11-24T07:31', '2026-11-24T07:42')),
    ).toEqual(['missed 11-24T07:40 2 asleep']);
  });

  test('runs the last of an hourly series of the day when the next is a night away', () => {
    expect(
      brief(decide(cron('0 9-17 * * *'), null, '2026-11-24T15:30', '2026-11-24T18:10')),
    ).toEqual(['missed 11-24T16:00 1 coalesced', 'catch_up 11-24T17:00 1 caught_up']);
  });

  test('runs a single date that was missed', () => {
    const schedule: Schedule = { kind: 'once', at: '2026-11-24T02:00', timeZone: 'UTC' };
    expect(brief(decide(schedule, null, '2026-11-20T00:00', '2026-11-24T07:40'))).toEqual([
      'catch_up 11-24T02:00 1 caught_up',
    ]);
  });
});

test('skip leaves one row for all', () => {
  expect(brief(decide(cron('0 2 * * *'), 'skip', '2026-11-20T03:00', '2026-11-24T07:40'))).toEqual([
    'missed 11-24T02:00 4 asleep',
  ]);
});

test('what is more than a day late is not caught up', () => {
  const weekly = cron('0 2 * * 1');
  expect(brief(decide(weekly, 'run_once', '2026-11-18T00:00', '2026-11-24T02:00'))).toEqual([
    'catch_up 11-23T02:00 1 caught_up',
  ]);
  const [due] = decide(weekly, 'run_once', '2026-11-18T00:00', '2026-11-24T02:01');
  expect(due).toMatchObject({
    kind: 'missed',
    dueCount: 1,
    dueFromMs: null,
    reasonCode: 'too_late',
  });
  expect(due?.reason).toMatch(/^The computer was asleep .* too late to catch up\.$/);
});

test('run_all runs those of the last day and says that the others are too late', () => {
  expect(
    brief(decide(cron('0 */8 * * *'), 'run_all', '2026-11-20T03:00', '2026-11-24T07:40')),
  ).toEqual([
    'missed 11-23T00:00 9 too_late',
    'catch_up 11-23T08:00 1 caught_up',
    'catch_up 11-23T16:00 1 caught_up',
    'catch_up 11-24T00:00 1 caught_up',
  ]);
});

test('run_all runs at most 25', () => {
  const due = decide(cron('*/10 * * * *'), 'run_all', '2026-11-24T00:00', '2026-11-24T07:46');
  expect(due).toHaveLength(26);
  expect(due[0]).toMatchObject({
    kind: 'missed',
    dueCount: 21,
    dueFromMs: at('2026-11-24T00:10'),
    scheduledForMs: at('2026-11-24T03:30'),
    reasonCode: 'coalesced',
  });
  expect(due.at(-1)).toMatchObject({ kind: 'catch_up', scheduledForMs: at('2026-11-24T07:40') });
});

test('a run that is on time makes up for those before it', () => {
  expect(
    brief(decide(cron('0 */2 * * *'), 'run_once', '2026-11-24T03:00', '2026-11-24T08:00:05')),
  ).toEqual(['missed 11-24T06:00 2 coalesced', 'on_time 11-24T08:00 1 ']);
});

test('a time five seconds ago is on time, one of six seconds ago is not', () => {
  const daily = cron('0 2 * * *');
  expect(brief(decide(daily, 'skip', '2026-11-24T01:00', '2026-11-24T02:00:05'))).toEqual([
    'on_time 11-24T02:00 1 ',
  ]);
  expect(brief(decide(daily, 'skip', '2026-11-24T01:00', '2026-11-24T02:00:05.001'))).toEqual([
    'missed 11-24T02:00 1 asleep',
  ]);
});

test('the row of a single missed time has no range', () => {
  const [due] = decide(cron('0 2 * * *'), 'skip', '2026-11-24T01:00', '2026-11-24T03:00');
  expect(due).toMatchObject({ dueCount: 1, dueFromMs: null, scheduleId: 7, taskId: 3 });
});

test('a month of seconds is one row', () => {
  for (const schedule of [
    cron('* * * * * *'),
    { kind: 'interval', everyMs: 1_000, anchorMs: null } as const,
  ]) {
    const nowMs = at('2026-06-30T00:00');
    const due = decide(schedule, 'skip', nowMs - 30 * DAY_MS, nowMs);
    expect(due.filter(({ kind }) => kind === 'on_time')).toHaveLength(6);
    expect(due[0]).toMatchObject({ kind: 'missed', dueCount: 30 * 86_400 - 6 });
  }
});

test('a missed row says what the absence was', () => {
  const closed: Absence = { kind: 'app_closed', fromMs: null, toMs: at('2026-11-24T03:00') };
  const [due] = decide(cron('0 2 * * *'), 'skip', '2026-11-24T01:00', '2026-11-24T03:00', {
    absence: closed,
  });
  expect(due).toMatchObject({
    reasonCode: 'app_closed',
    reason: `${say(describeAbsence(closed))} The task is set to skip what was missed.`,
  });
});

describe('the limits of the task', () => {
  const every10 = cron('*/10 * * * *');

  test('on the number of catch-ups are kept to, and said', () => {
    const due = decide(every10, 'run_all', '2026-11-24T00:00', '2026-11-24T07:46', {
      maxCatchUps: 3,
    });
    expect(brief(due)).toEqual([
      'missed 11-24T07:10 43 coalesced',
      'catch_up 11-24T07:20 1 caught_up',
      'catch_up 11-24T07:30 1 caught_up',
      'catch_up 11-24T07:40 1 caught_up',
    ]);
    expect(due[0]?.reason).toMatch(/Only the last 3 are made up for\.$/);
  });

  test('may be a thousand catch-ups', () => {
    const due = decide(cron('* * * * *'), 'run_all', '2026-11-23T08:00', '2026-11-24T07:46:30', {
      maxCatchUps: 1000,
    });
    expect(due).toHaveLength(1001);
    expect(due[0]).toMatchObject({ kind: 'missed', dueCount: 426 });
  });

  test('on lateness, longer or shorter than a day, are kept to, and said', () => {
    const late = (maxLatenessMs: number) =>
      decide(cron('0 2 * * 1'), 'run_once', '2026-11-18T00:00', '2026-11-24T14:00', {
        maxLatenessMs,
      });
    expect(brief(late(36 * HOUR_MS))).toEqual(['catch_up 11-23T02:00 1 caught_up']);
    expect(brief(late(36 * HOUR_MS - 1))).toEqual(['missed 11-23T02:00 1 too_late']);
    expect(late(6 * HOUR_MS)[0]?.reason).toMatch(
      /That is more than 6 h ago, which the task calls too late to catch up\.$/,
    );
  });
});

describe('a clock that was set forward', () => {
  const at10 = at('2026-11-24T10:00');
  const set = (schedule: Schedule, setMs: number, policy: MisfirePolicy | null = null) => {
    const nowMs = at10 + setMs;
    return decide(schedule, policy, at10 - 1, nowMs, {
      absence: { kind: 'unknown', fromMs: at10, toMs: nowMs },
      jump: {
        setMs,
        passedOver: { kind: 'clock_set', fromMs: at10, toMs: nowMs },
        seenFromMs: nowMs,
      },
    });
  };

  test('by five minutes runs all that it passed over, as if on time', () => {
    expect(brief(set(cron('*/2 * * * *'), 5 * MINUTE_MS, 'skip'))).toEqual([
      'missed 11-24T10:00 1 asleep',
      'on_time 11-24T10:02 1 ',
      'on_time 11-24T10:04 1 ',
    ]);
  });

  test('by up to three hours makes up for fixed times whatever the policy, and for nothing else', () => {
    for (const setMs of [5 * MINUTE_MS + 1, 3 * HOUR_MS]) {
      const [missed, ...others] = set(cron('*/2 * * * *'), setMs, 'run_all').filter(
        ({ scheduledForMs, kind }) => scheduledForMs > at10 && kind !== 'on_time',
      );
      expect(others).toEqual([]);
      expect(missed).toMatchObject({ kind: 'missed', reasonCode: 'clock_set' });
      expect(missed?.reason).toMatch(/^The clock was set forward from .* to .*\. /);
      expect(brief(set(cron('3 10 * * *'), setMs, 'skip'))).toEqual([
        'catch_up 11-24T10:03 1 caught_up',
      ]);
    }
  });

  test('by more was a correction: nothing runs', () => {
    for (const setMs of [3 * HOUR_MS + 1, 400 * DAY_MS]) {
      const due = set(cron('3 10 * * *'), setMs, 'run_all');
      expect(due).toHaveLength(1);
      expect(due[0]).toMatchObject({ kind: 'missed', reasonCode: 'clock_set' });
    }
  });
});

test('every fire time is accounted for once, in order, under every policy', () => {
  const pattern = fc.constantFrom(
    '*/5 * * * *',
    '0 * * * *',
    '0,20 8-10 * * 1-5',
    '30 2 * * *',
    '0 0 1 * *',
    '0 12 * * 0',
  );
  const schedule = fc.oneof(
    pattern.map((text): Schedule => ({ kind: 'cron', pattern: text, timeZone: 'Europe/Berlin' })),
    fc
      .integer({ min: 60_000, max: 2 * DAY_MS })
      .map((everyMs): Schedule => ({ kind: 'interval', everyMs, anchorMs: 123 })),
    fc.constant<Schedule>({ kind: 'daily', times: ['02:30', '14:45'], timeZone: 'Europe/Berlin' }),
  );
  fc.assert(
    fc.property(
      schedule,
      fc.constantFrom(null, ...misfirePolicies),
      fc.integer({ min: 0, max: 300 * DAY_MS }),
      fc.integer({ min: 0, max: 5 * DAY_MS }),
      (each, policy, startMs, lengthMs) => {
        const afterMs = at('2026-01-01T00:00') + startMs;
        const due = decide(each, policy, afterMs, afterMs + lengthMs);
        expect(accounted(each, due)).toEqual(listed(each, afterMs, afterMs + lengthMs));
      },
    ),
    { numRuns: 150 },
  );
});

/** All fire times that the rows stand for, by enumeration of each row's range. */
function accounted(schedule: Schedule, due: readonly Due[]): number[] {
  return due.flatMap(({ dueFromMs, scheduledForMs, dueCount }) => {
    const times = listed(schedule, (dueFromMs ?? scheduledForMs) - 1, scheduledForMs);
    expect(times).toHaveLength(dueCount);
    return times;
  });
}

function listed(schedule: Schedule, afterMs: number, untilMs: number): number[] {
  const times: number[] = [];
  for (const fireAtMs of fireTimesAfter(schedule, afterMs, 0)) {
    if (fireAtMs > untilMs) break;
    times.push(fireAtMs);
  }
  return times;
}
