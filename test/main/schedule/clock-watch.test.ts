import { beforeEach, describe, expect, test } from 'vitest';

import { ClockWatch } from '../../../electron/main/schedule/clock-watch.ts';
import { FakeClock } from '../../helpers/fake-clock.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START = Date.parse('2026-11-24T10:00:00Z');

let clock: FakeClock;
let watch: ClockWatch;
beforeEach(() => {
  clock = new FakeClock(START);
  watch = startWatch();
});

function startWatch(): ClockWatch {
  const started = new ClockWatch(
    {
      now: () => clock.wallMs,
      monotonicNow: () => clock.monotonicMs,
      bootNow: () => clock.bootMs,
    },
    START - HOUR_MS,
  );
  started.settle();
  return started;
}

const look = (resumed = false) => {
  const { slept, setBackMs, jump, absence } = watch.look(resumed);
  return { slept, setBackMs, setMs: jump?.setMs ?? 0, kind: absence.kind };
};
const nothing = { slept: false, setBackMs: 0, setMs: 0, kind: 'unknown' };

describe('with a clock that goes on through sleep', () => {
  test('time that passes is neither', () => {
    clock.advance(30_000);
    expect(look()).toEqual(nothing);
    clock.block(10 * MINUTE_MS);
    expect(look()).toEqual(nothing);
  });

  test.each([6_000, HOUR_MS, 400 * 24 * HOUR_MS])('%i ms of sleep are sleep', (ms) => {
    clock.sleep(ms);
    expect(look()).toEqual({ ...nothing, slept: true, kind: 'asleep' });
  });

  test.each([6_000, HOUR_MS, 400 * 24 * HOUR_MS])(
    'a clock set forward by %i ms is no sleep',
    (ms) => {
      clock.set(ms);
      expect(look()).toEqual({ ...nothing, setMs: ms });
    },
  );

  test.each([1_000, HOUR_MS, 400 * 24 * HOUR_MS])('a clock set back by %i ms is told', (ms) => {
    clock.set(-ms);
    expect(look()).toEqual({ ...nothing, setBackMs: ms });
  });

  test('sleep and a clock that was set are told apart when they come together', () => {
    clock.sleep(8 * HOUR_MS);
    clock.set(2 * HOUR_MS);
    const { slept, jump, absence } = watch.look(false);
    expect({ slept, setMs: jump?.setMs }).toEqual({ slept: true, setMs: 2 * HOUR_MS });
    expect(absence).toEqual({ kind: 'asleep', fromMs: START, toMs: START + 8 * HOUR_MS });
    expect(jump?.passedOver).toEqual({
      kind: 'clock_set',
      fromMs: START + 8 * HOUR_MS,
      toMs: START + 10 * HOUR_MS,
    });
  });

  test('a sleep in which the clock was set back is still a sleep', () => {
    clock.sleep(8 * HOUR_MS);
    clock.set(-9 * HOUR_MS);
    expect(look()).toEqual({ ...nothing, slept: true, setBackMs: HOUR_MS, kind: 'asleep' });
  });

  test('a jump counts from the last look, since nobody knows when the clock was set', () => {
    clock.advance(20_000);
    clock.set(HOUR_MS);
    const { jump, nowMs } = watch.look(false);
    expect(jump).toMatchObject({ setMs: HOUR_MS, seenFromMs: nowMs - 20_000 });
    expect(jump?.passedOver.fromMs).toBe(START);
  });

  test('both are told until they are settled', () => {
    clock.sleep(HOUR_MS);
    clock.set(HOUR_MS);
    watch.look(false);
    clock.advance(10_000);
    clock.set(HOUR_MS);
    expect(look()).toEqual({ ...nothing, setMs: 2 * HOUR_MS, kind: 'asleep' });
    watch.settle();
    expect(look()).toEqual(nothing);
  });
});

describe('without such a clock', () => {
  beforeEach(() => {
    clock.bootMs = null;
    watch = startWatch();
  });

  test('a wall clock that is ahead is taken for sleep', () => {
    clock.sleep(HOUR_MS);
    expect(look()).toEqual({ ...nothing, slept: true, kind: 'asleep' });
  });

  test('a resume is believed though all clocks went on', () => {
    clock.block(HOUR_MS);
    expect(look(true)).toEqual({ ...nothing, slept: true, kind: 'asleep' });
  });

  test('a clock that was set back is told', () => {
    clock.set(-HOUR_MS);
    expect(look()).toEqual({ ...nothing, setBackMs: HOUR_MS });
  });
});
