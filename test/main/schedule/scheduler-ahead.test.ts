/** A clock that is set ahead and, within one tick, back again. */

import { expect, test } from 'vitest';

import { fireTimesAfter } from '../../../electron/main/schedule/next-fire.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
import { SchedulerStage } from '../../helpers/scheduler-stage.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const START = Date.parse('2026-11-24T10:00:00Z');
const END = START + 40 * MINUTE_MS;
const every = (everyMs: number): Schedule => ({ kind: 'interval', everyMs, anchorMs: START });
const cron = (pattern: string): Schedule => ({ kind: 'cron', pattern, timeZone: 'UTC' });
const SCHEDULES = [
  every(HOUR_MS / 6),
  every(MINUTE_MS),
  cron('*/10 * * * *'),
  cron('10 10 * * *'),
  cron('10 * * * *'),
];

/** Ahead by `byMs` for `forMs`, from ten seconds before 10:10 on. */
function setAheadAndBack(stage: SchedulerStage, byMs: number, forMs: number, isSeen: boolean) {
  const scheduler = stage.started();
  stage.clock.advance(10 * MINUTE_MS - 10_000);
  stage.clock.set(byMs);
  if (isSeen) scheduler.wake('clock_jump');
  stage.clock.advance(forMs);
  stage.clock.set(-byMs);
  stage.clock.advance(END - stage.clock.wallMs);
}

const cases = [3_000, 20_000, 2 * MINUTE_MS, 5 * MINUTE_MS, 90 * MINUTE_MS, DAY_MS, 30 * DAY_MS]
  .flatMap((byMs) => [1, 4_000, 9_999, 12_000, 29_000].map((forMs) => ({ byMs, forMs })))
  .flatMap((each) => [true, false].map((isSeen) => ({ ...each, isSeen })));

test.each(cases)(
  'by $byMs ms for $forMs ms, seen $isSeen: each fire time runs once',
  ({ byMs, forMs, isSeen }) => {
    const stage = new SchedulerStage(START);
    for (const schedule of SCHEDULES) stage.createTask([schedule]);
    setAheadAndBack(stage, byMs, forMs, isSeen);
    SCHEDULES.forEach((schedule, index) => {
      const ran = stage.due
        .filter(({ scheduleId, kind }) => scheduleId === index + 1 && kind !== 'missed')
        .map(({ scheduledForMs }) => scheduledForMs)
        .filter((ms) => ms <= END);
      expect(ran.toSorted((a, b) => a - b)).toEqual(due(schedule));
    });
    expect(stage.logged).toEqual([]);
  },
);

function due(schedule: Schedule): number[] {
  const times: number[] = [];
  for (const ms of fireTimesAfter(schedule, START, START)) {
    if (ms > END) break;
    times.push(ms);
  }
  return times;
}
