import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Due } from '../../../electron/shared/due.ts';
import { isFixedTime } from '../../../electron/main/schedule/fixed-time.ts';
import { fireTimesAfter } from '../../../electron/main/schedule/next-fire.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
import { misfirePolicies } from '../../../electron/shared/task.ts';
import { SchedulerStage } from '../../helpers/scheduler-stage.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
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
      fc.boolean(),
      (schedules, events, hasBootClock) => {
        const { rows, passes, scheduleIds } = simulate(schedules, events, hasBootClock);
        schedules.forEach((each, index) => {
          const own = rows.filter(({ scheduleId }) => scheduleId === scheduleIds[index]);
          // A fixed time comes once, also one from before the start that the clock shows again.
          const afterMs = Math.min(...passes.map((pass) => pass.afterMs));
          const untilMs = Math.max(...passes.map((pass) => pass.untilMs));
          const owed = isFixedTime(each) ? [{ afterMs, untilMs }] : passes;
          const times = own.flatMap((row) => standsFor(each, row));
          expect(isFixedTime(each) ? times.sort((a, b) => a - b) : times).toEqual(
            owed.flatMap((pass) => listed(each, pass.afterMs, pass.untilMs)),
          );
        });
      },
    ),
    { numRuns: 3, endOnFailure: true },
  );
}, 900_000);

function simulate(
  schedules: readonly Schedule[],
  events: readonly Happening[],
  hasBootClock: boolean,
) {
  const stage = new SchedulerStage(START);
  const { clock } = stage;
  if (!hasBootClock) clock.bootMs = null;
  const scheduleIds = schedules.map((each, index) => {
    const taskId = stage.createTask([each], {
      misfirePolicy: [null, ...misfirePolicies][index % 4] ?? null,
    });
    return stage.taskStore.get(taskId).storedSchedules[0]?.id;
  });
  let scheduler = stage.started();
  let furthestMs = START;
  /** What the clock showed between two times at which it was set back. */
  const passes: { readonly afterMs: number; readonly untilMs: number }[] = [];
  let passFromMs = START;
  for (const { kind, ms } of events) {
    if (clock.wallMs >= START + 30 * DAY_MS) break;
    furthestMs = Math.max(furthestMs, clock.wallMs);
    if (kind === 'run') clock.advance(ms);
    else if (kind === 'block') clock.block(ms);
    else if (kind === 'set_back') {
      // What could not be handed over is, before it would come again.
      stage.failNext = 0;
      clock.advance(MINUTE_MS);
      scheduler.wake('clock_jump');
      furthestMs = Math.max(furthestMs, clock.wallMs);
      const untilMs = clock.wallMs;
      // More than three hours in all would be a correction, after which fixed times start again.
      clock.set(-Math.min(ms, untilMs - furthestMs + 3 * HOUR_MS));
      scheduler.wake('clock_jump');
      if (untilMs - clock.wallMs < 1_000) continue;
      passes.push({ afterMs: passFromMs, untilMs });
      passFromMs = clock.wallMs;
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
  passes.push({ afterMs: passFromMs, untilMs: clock.wallMs });
  return { rows: stage.due, passes, scheduleIds };
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
