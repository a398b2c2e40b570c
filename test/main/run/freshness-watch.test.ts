import { EventEmitter } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';

import { FreshnessWatch } from '../../../electron/main/run/freshness-watch.ts';
import type { RunEvents } from '../../../electron/main/run/run-events.ts';
import { runCli } from '../../helpers/run-cli.ts';
import { FakeClock } from '../../helpers/fake-clock.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';
import { RunStage } from '../../helpers/run-stage.ts';
import { until } from '../../helpers/until.ts';

const START_MS = 1_764_000_000_000;
const HOUR_MS = 3_600_000;

function setUp() {
  const { database, taskStore, runStore } = openStores();
  const clock = new FakeClock(START_MS);
  const runEvents = new EventEmitter<RunEvents>();
  const told: string[] = [];
  let changes = 0;
  const start = () => {
    const watch = new FreshnessWatch({
      database,
      runEvents,
      clock,
      onChanged: () => (changes += 1),
      log: () => undefined,
    });
    watch.events.on('stale', ({ taskName }) => told.push(`stale ${taskName}`));
    watch.events.on('fresh', ({ taskName }) => told.push(`fresh ${taskName}`));
    watch.start();
    onTestFinished(() => watch.stop());
    return watch;
  };
  const create = (name: string, freshnessMs: number | null) =>
    taskStore.create(makeTaskInput({ name, freshnessMs }), clock.now());
  const end = (taskId: number, state: 'succeeded' | 'failed') => {
    const { id: _id, ...row } = makeRun({ taskId, state, finishedAtMs: clock.now() });
    runEvents.emit('changed', runStore.insert(row));
  };
  return { clock, taskStore, told, start, create, end, changes: () => changes };
}

const names = (watch: FreshnessWatch) => watch.stale.map(({ taskName }) => taskName);

test('a task goes stale and fresh again, and each is told once', () => {
  const { clock, told, start, create, end, changes } = setUp();
  const backup = create('Backup', 24 * HOUR_MS);
  create('Other', null);
  const watch = start();
  clock.advance(20 * HOUR_MS);
  end(backup.id, 'succeeded');
  clock.advance(24 * HOUR_MS);
  expect(names(watch)).toEqual([]);
  clock.advance(1);
  expect([names(watch), told]).toEqual([['Backup'], ['stale Backup']]);
  end(backup.id, 'failed');
  clock.advance(100 * HOUR_MS);
  expect(told).toEqual(['stale Backup']);
  end(backup.id, 'succeeded');
  expect([names(watch), told]).toEqual([[], ['stale Backup', 'fresh Backup']]);
  expect(changes()).toBe(2);
});

test('the time of a sleep counts, and is noticed within a minute', () => {
  const { clock, told, start, create } = setUp();
  create('Backup', 24 * HOUR_MS);
  start();
  clock.advance(HOUR_MS);
  clock.sleep(48 * HOUR_MS);
  clock.advance(60_000);
  expect(told).toEqual(['stale Backup']);
});

test('what was told is not told again by the next CronPilot, but its end is', () => {
  const { clock, taskStore, told, start, create, end } = setUp();
  const backup = create('Backup', 24 * HOUR_MS);
  start().stop();
  clock.advance(48 * HOUR_MS);
  const second = start();
  expect(told).toEqual([]);
  clock.advance(0);
  expect(told).toEqual(['stale Backup']);
  second.stop();
  const third = start();
  clock.advance(HOUR_MS);
  expect([names(third), told]).toEqual([['Backup'], ['stale Backup']]);
  third.stop();
  end(backup.id, 'succeeded');
  start();
  clock.advance(0);
  expect(told).toEqual(['stale Backup', 'fresh Backup']);
  expect(taskStore.get(backup.id).freshnessMs).toBe(24 * HOUR_MS);
});

test('a task that is switched off or no longer asked is stale no more, without a word', () => {
  const { clock, taskStore, told, start, create } = setUp();
  const [first, second] = [create('First', HOUR_MS), create('Second', HOUR_MS)];
  const watch = start();
  clock.advance(2 * HOUR_MS);
  expect(names(watch)).toEqual(['First', 'Second']);
  taskStore.setEnabled(first.id, false, clock.now());
  watch.taskChanged(first.id);
  taskStore.update(second.id, makeTaskInput({ name: 'Second' }), clock.now());
  watch.taskChanged(second.id);
  expect(names(watch)).toEqual([]);
  taskStore.setEnabled(first.id, true, clock.now());
  watch.taskChanged(first.id);
  expect(names(watch)).toEqual([]);
  clock.advance(HOUR_MS + 1);
  expect([names(watch), told]).toEqual([['First'], ['stale First', 'stale Second', 'stale First']]);
});

test('without a contract nothing is ever woken for', () => {
  const { clock, start, create } = setUp();
  create('Other', null);
  start();
  clock.advance(1_000 * HOUR_MS);
  expect(clock.firedTimers).toBe(1);
});

test('the status names the stale tasks until one succeeds', async () => {
  const stage = await RunStage.start();
  const { engine } = stage;
  const status = () => runCli(['status'], { dataDir: stage.cronpilot.paths.dataDir });
  const input = makeTaskInput({ name: 'Backup', freshnessMs: 60_000 });
  const task = engine.taskStore.create(input, Date.now() - 90_000);
  engine.taskChanged(task.id);
  expect((await status()).stdout).toMatch(/Backup +for 1 m 3\d s +expected every 1 m\n/);
  await stage.ended(stage.ask(task));
  await until(() => engine.freshness.stale.length === 0, 'the success to be noticed');
  expect((await status()).stdout).not.toContain('expected every');
});
