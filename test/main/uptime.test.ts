import { beforeEach, expect, test, vi } from 'vitest';

import { LedgerStore } from '../../electron/main/store/ledger-store.ts';
import { Uptime } from '../../electron/main/uptime.ts';
import { openStores } from '../helpers/open-stores.ts';

const START = Date.parse('2026-11-24T10:00Z');
const HOUR_MS = 3_600_000;

let stores: ReturnType<typeof openStores>;
let uptime: Uptime;
beforeEach(() => {
  vi.useFakeTimers({ now: START });
  stores = openStores();
  uptime = new Uptime(stores.database, () => undefined);
  return () => vi.useRealTimers();
});

/** Hours after the start of each stretch of being awake, null where it goes on. */
function awake(): (readonly [number, number | null])[] {
  const periods = new LedgerStore(stores.database).periodsAround('awake', START - 1, Infinity);
  const hours = (ms: number) => Math.round((ms - START) / HOUR_MS);
  return periods.map(({ startedAtMs, endedAtMs, wasClosed }) => [
    hours(startedAtMs),
    wasClosed ? hours(endedAtMs) : null,
  ]);
}

const atHour = (hour: number) => vi.setSystemTime(START + hour * HOUR_MS);

/** What signals and clocks tell of a sleep from the first to the third hour, in what order. */
const tellings: Readonly<Record<string, () => void>> = {
  'both signals': () => {
    atHour(1);
    uptime.suspended();
    atHour(3);
    uptime.resumed();
  },
  'doubled signals and the clocks': () => {
    atHour(1);
    uptime.suspended();
    uptime.suspended();
    atHour(3);
    uptime.resumed();
    uptime.slept(START + HOUR_MS, START + 3 * HOUR_MS);
    uptime.resumed();
  },
  'the clocks alone': () => {
    atHour(3);
    uptime.slept(START + HOUR_MS, START + 3 * HOUR_MS);
  },
  'the clocks and then a resume without a suspend': () => {
    atHour(3);
    uptime.slept(START + HOUR_MS, START + 3 * HOUR_MS);
    uptime.resumed();
  },
  'a suspend without a resume, and the clocks': () => {
    atHour(1);
    uptime.suspended();
    atHour(3);
    uptime.slept(START + HOUR_MS, START + 3 * HOUR_MS);
  },
};

test.each(Object.entries(tellings))('a sleep told by %s is noted once', (_, tell) => {
  uptime.start();
  tell();
  expect(awake()).toEqual([
    [0, 1],
    [3, null],
  ]);
  uptime.stop();
});

test('that CronPilot is closed says nothing of sleep', () => {
  uptime.start();
  atHour(2);
  uptime.stop();
  expect(awake()).toEqual([[0, null]]);
  expect(new Uptime(stores.database, () => undefined).lastAliveMs).toBe(START + 2 * HOUR_MS);
});
