import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Due } from '../../../electron/shared/due.ts';
import { fireTimesAfter } from '../../../electron/main/schedule/next-fire.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
import { misfirePolicies } from '../../../electron/shared/task.ts';
import { SchedulerStage } from '../../helpers/scheduler-stage.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The clocks of Berlin go back within the 30 days, those of Troll by two hours. */
const START = Date.parse('2026-10-10T00:00Z');
const ZONES = ['Europe/Berlin', 'Antarctica/Troll', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'];

const timeZone = fc.constantFrom(...ZONES);
const schedule = fc.oneof(
  fc
    .record({
      kind: fc.constant('cron' as const),
      pattern: fc.constantFrom(
        '*/30 * * * *',
        '0 * * * *',
        '30 2 * * *',
        '0,30 1-3 * * *',
        '*/20 2 * * *',
        '0 0 * * 1',
        '15 9-17 * * 1-5',
        '0 12 L * *',
      ),
      timeZone,
    })
    .map((each): Schedule => each),
  fc
    .record({
      kind: fc.constant('daily' as const),
      times: fc.constantFrom<string[]>(['00:00'], ['02:15', '02:45'], ['23:59', '06:00']),
      timeZone,
    })
    .map((each): Schedule => each),
  fc
    .record({
      kind: fc.constant('interval' as const),
      everyMs: fc.integer({ min: 15 * 60_000, max: 3 * DAY_MS }),
      anchorMs: fc.constantFrom(null, START - 12_345, START + DAY_MS),
    })
    .map((each): Schedule => each),
  fc.constant<Schedule>({ kind: 'once', at: '2026-10-25T02:30', timeZone: 'Europe/Berlin' }),
);

/** What happens next: the computer runs, sleeps, is busy, is told of a resume, or CronPilot restarts. */
const event = fc.oneof(
  fc.record({
    kind: fc.constantFrom('run' as const, 'sleep' as const, 'restart' as const, 'resume' as const),
    ms: fc.integer({ min: 0, max: 2 * DAY_MS }),
  }),
  fc.record({
    kind: fc.constantFrom('block' as const, 'set_back' as const, 'fail' as const),
    ms: fc.integer({ min: 0, max: 2 * HOUR_MS }),
  }),
);

type Happening = typeof event extends fc.Arbitrary<infer T> ? T : never;

test('over 30 days of sleep, restarts and failures each fire time is handed over exactly once', () => {
  fc.assert(
    fc.property(
      fc.array(schedule, { minLength: 20, maxLength: 20 }),
      fc.array(event, { minLength: 60, maxLength: 60, size: 'max' }),
      (schedules, events) => {
        const { rows, untilMs, scheduleIds } = simulate(schedules, events);
        schedules.forEach((each, index) => {
          const own = rows.filter(({ scheduleId }) => scheduleId === scheduleIds[index]);
          expect(own.flatMap((row) => standsFor(each, row))).toEqual(listed(each, START, untilMs));
        });
      },
    ),
    { numRuns: 3, endOnFailure: true },
  );
}, 60_000);

function simulate(schedules: readonly Schedule[], events: readonly Happening[]) {
  const stage = new SchedulerStage(START);
  const { clock } = stage;
  const scheduleIds = schedules.map((each, index) => {
    const taskId = stage.createTask([each], {
      misfirePolicy: [null, ...misfirePolicies][index % 4] ?? null,
    });
    return stage.taskStore.get(taskId).storedSchedules[0]?.id;
  });
  let scheduler = stage.started();
  let furthestMs = START;
  for (const { kind, ms } of events) {
    if (clock.wallMs >= START + 30 * DAY_MS) break;
    furthestMs = Math.max(furthestMs, clock.wallMs);
    if (kind === 'run') clock.advance(ms);
    else if (kind === 'block') clock.block(ms);
    else if (kind === 'set_back') {
      // More than three hours in all would be a correction, after which times come again.
      clock.sleep(-Math.min(ms, clock.wallMs - furthestMs + 3 * HOUR_MS));
    } else if (kind === 'fail') stage.failNext += 2;
    else if (kind === 'restart') {
      scheduler.stop();
      clock.sleep(ms);
      scheduler = stage.started();
    } else {
      clock.sleep(ms);
      if (kind === 'resume') scheduler.wake('resume');
    }
  }
  stage.failNext = 0;
  // Past whatever the clock was set back, and the retries.
  clock.advance(2 * DAY_MS);
  return { rows: stage.due, untilMs: clock.wallMs, scheduleIds };
}

function standsFor(each: Schedule, { dueFromMs, scheduledForMs, dueCount }: Due): number[] {
  const times = listed(each, (dueFromMs ?? scheduledForMs) - 1, scheduledForMs);
  expect(times).toHaveLength(dueCount);
  return times;
}

function listed(each: Schedule, afterMs: number, untilMs: number): number[] {
  const times: number[] = [];
  for (const fireAtMs of fireTimesAfter(each, afterMs, START)) {
    if (fireAtMs > untilMs) break;
    times.push(fireAtMs);
  }
  return times;
}
