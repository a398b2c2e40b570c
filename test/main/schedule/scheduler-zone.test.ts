import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Schedule } from '../../../electron/shared/schedule.ts';
import { SchedulerStage } from '../../helpers/scheduler-stage.ts';
import { walkFireTimes } from '../../oracle/minute-oracle.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const at = (text: string) => Date.parse(`${text}Z`);
const START = at('2026-11-24T10:00');
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Auckland',
  'Pacific/Honolulu',
  'Pacific/Kiritimati',
  'Australia/Adelaide',
];
/** With the cron text that the oracle walks. */
const SCHEDULES: readonly (readonly [Schedule, string])[] = [
  [{ kind: 'daily', times: ['12:00'], timeZone: null }, '0 12 * * *'],
  [{ kind: 'daily', times: ['00:30', '23:30'], timeZone: null }, '30 0,23 * * *'],
  [{ kind: 'weekly', days: [2, 3], times: ['06:15'], timeZone: null }, '15 6 * * 2,3'],
  [{ kind: 'hourly', minute: 20, timeZone: null }, '20 * * * *'],
  [{ kind: 'cron', pattern: '*/30 9 * * *', timeZone: null }, '*/30 9 * * *'],
];

let stage: SchedulerStage;
let before: string | undefined;
beforeEach(() => {
  before = process.env['TZ'];
  process.env['TZ'] = 'Europe/Berlin';
  stage = new SchedulerStage(START);
});
afterEach(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

const hop = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  ms: fc.integer({ min: HOUR_MS, max: 40 * HOUR_MS }),
  /** What goes on until the next one; the first two meet the zone awake, the last two find it. */
  way: fc.constantFrom('run', 'wake', 'sleep', 'closed'),
});

test('a computer that travels has each time due where it is once, in every direction', () => {
  fc.assert(
    fc.property(fc.array(hop, { minLength: 8, maxLength: 8 }), (hops) => {
      const stays = travel(hops);
      SCHEDULES.forEach(([, pattern], index) => {
        const own = stage.due.filter(({ scheduleId }) => scheduleId === index + 1);
        const due = stays.flatMap(({ timeZone, fromMs, toMs }) =>
          walkFireTimes(pattern, timeZone, fromMs, toMs, Infinity),
        );
        expect(own.map(({ scheduledForMs }) => scheduledForMs).sort((a, b) => a - b)).toEqual(due);
      });
      expect(stage.factStore.get('time_zone')).toBe(hops.at(-1)?.timeZone);
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

/** Tells where the computer was, as the scheduler can know it. */
function travel(hops: readonly { timeZone: string; ms: number; way: string }[]) {
  process.env['TZ'] = 'Europe/Berlin';
  stage = new SchedulerStage(START);
  const { clock } = stage;
  // Every late time has a row of its own.
  const draft = {
    misfirePolicy: 'run_all',
    maxCatchUps: 1000,
    maxLatenessMs: 90 * DAY_MS,
  } as const;
  for (const [schedule] of SCHEDULES) stage.createTask([schedule], draft);
  let scheduler = stage.started();
  const stays: { timeZone: string; fromMs: number; toMs: number }[] = [];
  for (const { timeZone, ms, way } of hops) {
    const fromMs = clock.wallMs;
    process.env['TZ'] = timeZone;
    if (way === 'closed') {
      scheduler.stop();
      clock.sleep(ms);
      scheduler = stage.started(fromMs);
    } else if (way === 'sleep') clock.sleep(ms);
    else {
      if (way === 'wake') scheduler.wake('resume');
      clock.advance(ms);
    }
    scheduler.wake('clock_jump');
    stays.push({ timeZone, fromMs, toMs: clock.wallMs });
  }
  return stays;
}

describe('a single date without a zone', () => {
  const once: Schedule = { kind: 'once', at: '2026-11-24T12:00', timeZone: null };

  test('happens once, though the computer goes west after it', () => {
    stage.createTask([once]);
    const scheduler = stage.started();
    stage.clock.advance(90 * 60_000);
    process.env['TZ'] = 'America/New_York';
    stage.clock.advance(DAY_MS);
    scheduler.stop();
    stage.started(stage.clock.wallMs).stop();
    process.env['TZ'] = 'Pacific/Honolulu';
    stage.started(stage.clock.wallMs);
    stage.clock.advance(DAY_MS);
    expect(stage.brief()).toEqual(['on_time 24T11:00:00 1']);
  });

  test('is not lost when the computer goes east past it', () => {
    stage.createTask([once]);
    stage.started();
    process.env['TZ'] = 'Pacific/Auckland';
    stage.clock.advance(DAY_MS);
    expect(stage.brief()).toEqual(['catch_up 23T23:00:00 1']);
  });
});

test('a schedule with a zone of its own stays where it is', () => {
  stage.createTask([{ kind: 'daily', times: ['12:00'], timeZone: 'Europe/Berlin' }]);
  stage.started();
  process.env['TZ'] = 'America/New_York';
  stage.clock.advance(DAY_MS);
  expect(stage.brief()).toEqual(['on_time 24T11:00:00 1']);
});
