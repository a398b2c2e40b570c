/** The end of a pause of all schedules, with the settings and the database that keep it. */

import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { PauseControl } from '../../electron/main/pause-control.ts';
import { SettingsStore } from '../../electron/main/settings.ts';
import { PauseStore } from '../../electron/main/store/pause-store.ts';
import { openStores } from '../helpers/open-stores.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const START_MS = new Date(2026, 10, 23, 12).getTime();
const HOUR_MS = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: START_MS });
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const dir = tempDir();
  const { database } = openStores();
  const stage = { changes: 0, warnings: [] as string[] };
  const settings = new SettingsStore({ dir, log: () => undefined });
  const log = { warn: (message: string) => void stage.warnings.push(message) };
  const start = () => {
    const control = new PauseControl({ settings, log }, database, () => (stage.changes += 1));
    control.start();
    return control;
  };
  return { dir, stage, settings, start, past: new PauseStore(database) };
}

/** The one of the database alone, which brings the change to the disk within a second. */
function expectNoTimer(): void {
  vi.advanceTimersByTime(1_000);
  expect(vi.getTimerCount()).toBe(0);
}

const forAnHour = { sinceMs: START_MS, untilMs: START_MS + HOUR_MS };

test('a pause ends by itself at its time, and is told and noted', () => {
  const { stage, start, past } = setUp();
  const control = start();
  control.set(forAnHour);
  expect(stage.changes).toBe(1);
  vi.advanceTimersByTime(HOUR_MS - 1);
  expect([control.current, stage.changes]).toEqual([forAnHour, 1]);
  vi.advanceTimersByTime(1);
  expect([control.current, stage.changes]).toEqual([null, 2]);
  expect(past.after(0)).toEqual([{ startedAtMs: START_MS, endedAtMs: START_MS + HOUR_MS }]);
  expectNoTimer();
});

test('one whose time came while CronPilot was closed ended then, not at the start', () => {
  const { start, past, settings } = setUp();
  const control = start();
  control.set(forAnHour);
  control.stop();
  vi.advanceTimersByTime(3 * HOUR_MS);
  expect(settings.pause()).toEqual(forAnHour);
  start();
  expect(settings.pause()).toBeNull();
  expect(past.after(0)[0]?.endedAtMs).toBe(START_MS + HOUR_MS);
});

test('a pause that only the settings know of is noted at the start', () => {
  const { start, past, settings } = setUp();
  settings.setPause({ sinceMs: START_MS - 1_000, untilMs: null });
  start();
  expect(past.after(0)).toEqual([{ startedAtMs: START_MS - 1_000, endedAtMs: null }]);
});

test('what lies in a pause is known after it, but not once the clock was set back before its end', () => {
  const { start } = setUp();
  const control = start();
  control.set(forAnHour);
  const times = [START_MS - 1, START_MS, START_MS + HOUR_MS - 1, START_MS + HOUR_MS];
  const covered = () => times.map((ms) => control.at(ms) !== null);
  expect(covered()).toEqual([false, true, true, false]);
  vi.setSystemTime(START_MS + 2 * HOUR_MS);
  expect(covered()).toEqual([false, true, true, false]);
  vi.advanceTimersByTime(30_000);
  expect([control.current, ...covered()]).toEqual([null, false, true, true, false]);
  expect(control.after(START_MS + HOUR_MS - 1)).toEqual([forAnHour]);
  expect(control.after(START_MS + HOUR_MS)).toEqual([]);
  vi.setSystemTime(START_MS + HOUR_MS / 2);
  expect(covered()).toEqual([false, false, false, false]);
});

test('a clock that is set forward ends it within half a minute', () => {
  const { stage, start } = setUp();
  const control = start();
  control.set(forAnHour);
  vi.setSystemTime(START_MS + 2 * HOUR_MS);
  expect(control.current).toBeNull();
  vi.advanceTimersByTime(30_000);
  expect(stage.changes).toBe(2);
});

test('one without an end is not waited for, and resuming ends it', () => {
  const { start, past } = setUp();
  const control = start();
  control.set({ sinceMs: START_MS, untilMs: null });
  expectNoTimer();
  vi.setSystemTime(START_MS + 1_000);
  control.set(null);
  expect(past.after(0)[0]?.endedAtMs).toBe(START_MS + 1_000);
});

test('an end that cannot be saved is tried again', () => {
  const { dir, stage, start, settings } = setUp();
  start().set(forAnHour);
  rmSync(dir, { recursive: true });
  writeFileSync(dir, 'no folder');
  vi.advanceTimersByTime(HOUR_MS);
  expect([stage.changes, stage.warnings.length]).toEqual([1, 1]);
  rmSync(dir);
  vi.advanceTimersByTime(30_000);
  expect([stage.changes, settings.pause()]).toEqual([2, null]);
});
