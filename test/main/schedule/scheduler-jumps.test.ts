import fc from 'fast-check';
import { expect, test } from 'vitest';

import { isFixedTime } from '../../../electron/main/schedule/fixed-time.ts';
import { fireTimesAfter } from '../../../electron/main/schedule/next-fire.ts';
import { MAX_HELD_MS } from '../../../electron/main/schedule/repeated-spans.ts';
import type { Due } from '../../../electron/shared/due.ts';
import type { Schedule } from '../../../electron/shared/schedule.ts';
import { misfirePolicies } from '../../../electron/shared/task.ts';
import { SchedulerStage } from '../../helpers/scheduler-stage.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const START = Date.parse('2026-03-10T00:00Z');
const cron = (pattern: string, timeZone = 'Europe/Berlin'): Schedule => ({
  kind: 'cron',
  pattern,
  timeZone,
});

const SCHEDULES: readonly Schedule[] = [
  cron('30 2 * * *'),
  cron('0,30 1-3 * * *', 'America/New_York'),
  cron('15 9-17 * * 1-5'),
  cron('0 0 1 * *'),
  { kind: 'once', at: '2026-03-29T02:30', timeZone: 'Europe/Berlin' },
  { kind: 'weekly', days: [1, 4], times: ['07:00', '19:00'], timeZone: 'Australia/Lord_Howe' },
  cron('0 * * * *'),
  cron('*/20 2 * * *'),
  cron('0 */6 * * *', 'Antarctica/Troll'),
  { kind: 'interval', everyMs: 7 * HOUR_MS + 1, anchorMs: START - 12_345 },
];

/** From a second to 400 days, as likely of one size as of another. */
const size = fc
  .double({ min: Math.log(1_000), max: Math.log(400 * DAY_MS), noNaN: true })
  .map((log) => Math.round(Math.exp(log)));
const event = fc.record({
  kind: fc.constantFrom('forward', 'back', 'back_to', 'sleep', 'run', 'restart'),
  ms: size,
});

interface Pass {
  readonly afterMs: number;
  readonly untilMs: number;
}

test('whatever the clock does, nothing runs twice and each due time is accounted for', () => {
  fc.assert(
    fc.property(fc.array(event, { minLength: 12, maxLength: 12 }), (events) => {
      const { stage, passes } = simulate(events);
      SCHEDULES.forEach((schedule, index) => {
        const own = stage.due.filter(({ scheduleId }) => scheduleId === index + 1);
        if (isFixedTime(schedule)) expectFixed(schedule, own, passes);
        else expectFollowed(schedule, own, passes);
      });
      expect(stage.logged).toEqual([]);
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 900_000);

function simulate(events: readonly { readonly kind: string; readonly ms: number }[]) {
  const stage = new SchedulerStage(START);
  const { clock } = stage;
  SCHEDULES.forEach((schedule, index) =>
    stage.createTask([schedule], { misfirePolicy: misfirePolicies[index % 3] ?? null }),
  );
  let scheduler = stage.started();
  const passes: Pass[] = [];
  let passFromMs = START;
  const setBack = (ms: number) => {
    // No look comes between, so that it is known what the clock has shown.
    scheduler.wake('clock_jump');
    passes.push({ afterMs: passFromMs, untilMs: clock.wallMs });
    clock.set(-ms);
    passFromMs = clock.wallMs;
  };
  for (const { kind, ms } of events) {
    if (kind === 'forward') clock.set(ms);
    else if (kind === 'back') setBack(ms);
    // Most of what was done comes again.
    else if (kind === 'back_to') setBack(Math.max(ms, clock.wallMs - START - ms));
    else if (kind === 'sleep') clock.sleep(ms);
    else if (kind === 'run') clock.advance(Math.min(ms, DAY_MS));
    else {
      scheduler.stop();
      clock.sleep(Math.min(ms, 30 * DAY_MS));
      scheduler = stage.started();
    }
    scheduler.wake('clock_jump');
  }
  passes.push({ afterMs: passFromMs, untilMs: clock.wallMs });
  return { stage, passes };
}

/**
 * What follows the clock is accounted for once in each pass, with the epoch of the pass; but that
 * what ran while the clock was ahead for a moment has run, and what that moment left out comes.
 */
function expectFollowed(schedule: Schedule, rows: readonly Due[], passes: readonly Pass[]): void {
  passes.forEach(({ afterMs, untilMs }, epoch) => {
    const times = ofEpochs(rows, (each) => each === epoch).flatMap((row) => timesOf(schedule, row));
    const ran = ofEpochs(rows, (each) => each < epoch)
      .filter((row) => !isPassedOver(row))
      .flatMap((row) => timesOf(schedule, row));
    const due = listed(schedule, afterMs, untilMs);
    expect(times.length).toBe(new Set(times).size);
    const added = times.filter((ms) => !due.includes(ms));
    expect(added.filter((ms) => ms > afterMs || ms <= afterMs - MAX_HELD_MS)).toEqual([]);
    const left = due.filter((ms) => !times.includes(ms));
    expect(left.filter((ms) => ms > afterMs + 10 * MINUTE_MS || !ran.includes(ms))).toEqual([]);
  });
}

function ofEpochs(rows: readonly Due[], isOne: (epoch: number) => boolean): readonly Due[] {
  return rows.filter(({ clockEpoch }) => isOne(clockEpoch));
}

function isPassedOver({ kind, reasonCode }: Due): boolean {
  return kind === 'missed' && reasonCode === 'clock_set';
}

/** A fixed time has one row over all passes, but that the clock may have passed over it before. */
function expectFixed(schedule: Schedule, rows: readonly Due[], passes: readonly Pass[]): void {
  const settled = rows.filter((row) => !isPassedOver(row)).flatMap((row) => timesOf(schedule, row));
  expect(settled.length).toBe(new Set(settled).size);
  const accounted = new Set(rows.flatMap((row) => timesOf(schedule, row)));
  const due = new Set(passes.flatMap((pass) => listed(schedule, pass.afterMs, pass.untilMs)));
  expect([...due].filter((ms) => !accounted.has(ms))).toEqual([]);
  expect([...accounted].filter((ms) => !due.has(ms))).toEqual([]);
}

function timesOf(schedule: Schedule, { dueFromMs, scheduledForMs, dueCount }: Due): number[] {
  const times = listed(schedule, (dueFromMs ?? scheduledForMs) - 1, scheduledForMs);
  expect(times).toHaveLength(dueCount);
  return times;
}

function listed(schedule: Schedule, afterMs: number, untilMs: number): number[] {
  const times: number[] = [];
  for (const fireAtMs of fireTimesAfter(schedule, afterMs, START)) {
    if (fireAtMs > untilMs) break;
    times.push(fireAtMs);
  }
  return times;
}
