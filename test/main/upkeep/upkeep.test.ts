import { describe, expect, it } from 'vitest';

import { FactStore } from '../../../electron/main/store/fact-store.ts';
import { Upkeep } from '../../../electron/main/upkeep/upkeep.ts';
import type { UpkeepJob } from '../../../electron/main/upkeep/upkeep-job.ts';
import { AppError } from '../../../electron/shared/errors.ts';
import { FakeClock } from '../../helpers/fake-clock.ts';
import { openStores } from '../../helpers/open-stores.ts';
import { until } from '../../helpers/until.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

function setUp(jobs: readonly UpkeepJob[], stores = openStores()) {
  const clock = new FakeClock(Date.UTC(2026, 10, 23, 12));
  const logged: string[] = [];
  const upkeep = new Upkeep({
    factStore: new FactStore(stores.database),
    now: () => clock.wallMs,
    setTimer: clock.setTimer,
    log: { warn: (text) => logged.push(text), error: (text) => logged.push(text) },
  });
  upkeep.add(...jobs);
  upkeep.start();
  /** A minute passes, and what was due has run. */
  const tick = async () => {
    const fired = clock.firedTimers;
    clock.advance(MINUTE_MS);
    expect(clock.firedTimers).toBe(fired + 1);
    await new Promise(setImmediate);
  };
  return { clock, upkeep, logged, tick, stores };
}

function job(name: string, everyMs: number, ran: string[], work?: () => Promise<void>): UpkeepJob {
  return {
    name,
    everyMs,
    run: async () => {
      ran.push(name);
      await work?.();
    },
  };
}

describe('Upkeep', () => {
  it('runs each job at its time, the first a minute after the start', async () => {
    const ran: string[] = [];
    const { tick, clock } = setUp([job('often', MINUTE_MS, ran), job('hourly', HOUR_MS, ran)]);
    expect(ran).toEqual([]);
    await tick();
    expect(ran).toEqual(['often', 'hourly']);
    await tick();
    expect(ran).toEqual(['often', 'hourly', 'often']);
    clock.sleep(HOUR_MS);
    await tick();
    expect(ran.slice(3)).toEqual(['often', 'hourly']);
    clock.sleep(-24 * HOUR_MS);
    await tick();
    expect(ran.slice(5)).toEqual(['often', 'hourly']);
  });

  it('remembers a daily job across a restart', async () => {
    const ran: string[] = [];
    const daily = () => job('daily', 24 * HOUR_MS, ran);
    const first = setUp([daily()]);
    await first.tick();
    await first.upkeep.stop();
    const second = setUp([daily()], first.stores);
    await second.tick();
    expect(ran).toEqual(['daily']);
    second.clock.sleep(24 * HOUR_MS);
    await second.tick();
    expect(ran).toEqual(['daily', 'daily']);
  });

  it('tries a failed job again at the next tick, and goes on with the others', async () => {
    const ran: string[] = [];
    const failing = [new AppError('unavailable', 'The disk is full.'), new Error('a bug')];
    const fail = async () => {
      const error = failing.shift();
      if (error) throw error;
    };
    const { tick, logged } = setUp([job('one', HOUR_MS, ran, fail), job('two', HOUR_MS, ran)]);
    for (let round = 0; round < 4; round += 1) await tick();
    expect(ran).toEqual(['one', 'two', 'one', 'one']);
    expect(logged).toEqual(['Upkeep (one): The disk is full.', 'Upkeep (one) failed']);
  });

  it('runs an urgent job before its time', async () => {
    const ran: string[] = [];
    let isUrgent = false;
    const { tick } = setUp([{ ...job('one', HOUR_MS, ran), isUrgent: () => isUrgent }]);
    await tick();
    isUrgent = true;
    await tick();
    expect(ran).toEqual(['one', 'one']);
  });

  it('never runs two jobs at once, and stops once the one at work has ended', async () => {
    const ran: string[] = [];
    let end = () => undefined as void;
    const slow = job('slow', HOUR_MS, ran, () => new Promise((resolve) => (end = resolve)));
    const quick = job('quick', HOUR_MS, ran);
    const { clock, upkeep } = setUp([slow, quick]);
    clock.advance(MINUTE_MS);
    upkeep.hurry(quick);
    await until(() => ran.length > 0, 'the slow job');
    const stopped = upkeep.stop().then(() => ran.push('stopped'));
    end();
    await stopped;
    expect(ran).toEqual(['slow', 'stopped']);
  });
});
