import { expect, onTestFinished, test } from 'vitest';

import { DurationWatch } from '../../../electron/main/run/duration-watch.ts';
import { Retrier } from '../../../electron/main/run/retrier.ts';
import { RunChanges } from '../../../electron/main/run/run-changes.ts';
import { SuccessStore } from '../../../electron/main/store/success-store.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { FakeClock } from '../../helpers/fake-clock.ts';
import { makeRun, makeTaskInput } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';
import { RunStage } from '../../helpers/run-stage.ts';
import { until } from '../../helpers/until.ts';

const START_MS = 1_764_000_000_000;
const MINUTE_MS = 60_000;

function setUp({ successCount = 10, watchDuration = true } = {}) {
  const { database, taskStore, runStore } = openStores();
  const clock = new FakeClock(START_MS);
  const changes = new RunChanges(database, runStore);
  const retrier = new Retrier(() => undefined);
  const successStore = new SuccessStore(database);
  const task = taskStore.create(makeTaskInput(), START_MS);
  const insert = (change: Partial<Run>): Run => {
    const { id: _id, ...row } = makeRun({ taskId: task.id, ...change });
    return changes.commit((write) => write.insert(row));
  };
  for (let count = 0; count < successCount; count += 1) {
    const finishedAtMs = START_MS + 10 * MINUTE_MS;
    insert({ state: 'succeeded', startedAtMs: START_MS, finishedAtMs });
  }
  const startWatch = () => {
    const watch = new DurationWatch({ changes, runStore, successStore, retrier, clock });
    watch.start();
    onTestFinished(() => watch.stop());
    return watch;
  };
  const begin = (): Run => {
    const { id } = insert({ state: 'queued' });
    const spec = {} as never;
    runStore.setLaunch(id, {
      spec,
      process: null,
      successExitCodes: [0],
      outputFile: null,
      watchDuration,
      locks: [],
      secrets: null,
    });
    return changes.move(id, { state: 'running', startedAtMs: clock.now() });
  };
  const warningOf = ({ id }: Run) => runStore.get(id).durationWarning;
  return { clock, changes, watch: startWatch(), startWatch, begin, warningOf };
}

test('a run is marked once it takes more than three times the usual, and told', () => {
  const { clock, changes, begin, warningOf } = setUp();
  const run = begin();
  const told: Run[] = [];
  changes.events.on('changed', (changed) => told.push(changed));
  clock.advance(30 * MINUTE_MS - 1);
  expect(warningOf(run)).toBeNull();
  clock.advance(1);
  expect(warningOf(run)).toBe('too_long');
  clock.advance(24 * 60 * MINUTE_MS);
  expect(told.map(({ durationWarning }) => durationWarning)).toEqual(['too_long']);
});

test('each of several runs is marked at its own time', () => {
  const { clock, begin, warningOf } = setUp();
  const first = begin();
  clock.advance(5 * MINUTE_MS);
  const second = begin();
  clock.advance(25 * MINUTE_MS);
  expect([warningOf(first), warningOf(second)]).toEqual(['too_long', null]);
  clock.advance(5 * MINUTE_MS);
  expect(warningOf(second)).toBe('too_long');
});

test('the time of a sleep does not count', () => {
  const { clock, watch, begin, warningOf } = setUp();
  const run = begin();
  clock.advance(10 * MINUTE_MS);
  clock.sleep(8 * 60 * MINUTE_MS);
  begin();
  clock.advance(15 * MINUTE_MS);
  expect(warningOf(run)).toBeNull();
  expect(watch.awakeMs(run.id)).toBe(25 * MINUTE_MS);
});

test('a run that has ended, one without enough history and one that nobody watches are left alone', () => {
  const ended = setUp();
  const run = ended.begin();
  ended.changes.move(run.id, { state: 'failed', finishedAtMs: START_MS + 1 });
  ended.clock.advance(60 * MINUTE_MS);
  expect(ended.warningOf(run)).toBeNull();
  for (const options of [{ successCount: 9 }, { watchDuration: false }]) {
    const { clock, begin, warningOf } = setUp(options);
    const other = begin();
    clock.advance(60 * MINUTE_MS);
    expect(warningOf(other)).toBeNull();
  }
});

test('a run that ends within seconds costs no timer of its own', () => {
  const { clock, changes, begin } = setUp();
  for (let count = 0; count < 100; count += 1) {
    const { id } = begin();
    changes.move(id, { state: 'succeeded', finishedAtMs: clock.now() });
  }
  clock.advance(60 * MINUTE_MS);
  expect(clock.firedTimers).toBe(1);
});

test('a run that the next CronPilot takes over is marked as well', async () => {
  const stage = await RunStage.start();
  const gate = stage.gate();
  const task = stage.createTask(
    `[ -e '${stage.dir}/first' ] || { touch '${stage.dir}/first'; exit; }; ${gate.wait}`,
  );
  const { id: _id, ...row } = await stage.ended(stage.ask(task));
  const startedAtMs = (row.finishedAtMs ?? 0) - 10_000;
  for (let count = 0; count < 12; count += 1) stage.engine.runStore.insert({ ...row, startedAtMs });
  const run = stage.ask(task);
  await stage.started(run);
  stage.engine.runStore.update(run.id, { startedAtMs: Date.now() - MINUTE_MS });
  await stage.restart();
  await until(() => stage.get(run).durationWarning === 'too_long', 'the mark');
  gate.open();
  expect(await stage.ended(run)).toMatchObject({
    state: 'succeeded',
    durationWarning: 'too_long',
  });
});
