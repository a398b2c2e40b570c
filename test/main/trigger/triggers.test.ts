import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ChainStore } from '../../../electron/main/store/chain-store.ts';
import { FactStore } from '../../../electron/main/store/fact-store.ts';
import { RunStore } from '../../../electron/main/store/run-store.ts';
import { makeRun } from '../../helpers/make-task.ts';
import { openStores } from '../../helpers/open-stores.ts';
import { RunStage } from '../../helpers/run-stage.ts';
import { until } from '../../helpers/until.ts';

describe('triggers of the start', () => {
  test('a task for each start runs at the next one, not when it is made', async () => {
    const stage = await RunStage.start();
    const task = stage.createTask('true', { triggers: [{ kind: 'app_start' }] });
    const off = stage.createTask('true', { triggers: [{ kind: 'app_start' }], enabled: false });
    expect(stage.runsOf(task)).toEqual([]);
    await stage.restart();
    expect(stage.runsOf(task)).toMatchObject([{ trigger: 'startup' }]);
    await stage.restart();
    expect(stage.runsOf(task)).toHaveLength(2);
    expect(stage.runsOf(off)).toEqual([]);
  });

  test('a task for each boot runs at the first start after it alone', async () => {
    const stage = await RunStage.start();
    const triggers = [{ kind: 'boot' } as const];
    const task = stage.createTask('true', { triggers });
    const both = stage.createTask('true', { triggers: [...triggers, { kind: 'app_start' }] });
    await stage.restart();
    expect(stage.runsOf(task)).toEqual([]);
    new FactStore(openStores(stage.cronpilot.paths.databasePath).database).set('boot', 'earlier');
    await stage.restart();
    expect(stage.runsOf(task)).toMatchObject([{ trigger: 'startup' }]);
    expect(stage.runsOf(both)).toHaveLength(2);
    await stage.restart();
    expect(stage.runsOf(task)).toHaveLength(1);
    expect(stage.runsOf(both)).toHaveLength(3);
  });
});

describe('triggers of the desktop', () => {
  test('a task runs once for a sleep whose end is signalled twice', async () => {
    const stage = await RunStage.start();
    const task = stage.createTask('true', { triggers: [{ kind: 'resume' }] });
    stage.engine.scheduler.wake('resume');
    stage.engine.scheduler.wake('resume');
    expect(stage.runsOf(task)).toMatchObject([{ trigger: 'resume' }]);
  });

  test('a task runs once when the screen is unlocked, told twice, and no longer when it is deleted', async () => {
    const stage = await RunStage.start();
    const task = stage.createTask('true', { triggers: [{ kind: 'unlock' }] });
    stage.engine.triggers.unlocked();
    stage.engine.triggers.unlocked();
    expect(stage.runsOf(task)).toMatchObject([{ trigger: 'unlock' }]);
    stage.delete(task);
    stage.engine.triggers.unlocked();
    expect(stage.runsOf(task)).toHaveLength(1);
  });

  test('while all is paused one row counts what was held', async () => {
    const stage = await RunStage.start();
    const task = stage.createTask('true', { triggers: [{ kind: 'resume' }] });
    const { triggers } = stage.engine;
    stage.engine.setPause({ sinceMs: Date.now(), untilMs: null });
    triggers.woken(0);
    triggers.woken(100_000);
    const [row] = stage.runsOf(task);
    expect(row).toMatchObject({ state: 'skipped', reasonCode: 'paused', dueCount: 2 });
    expect(stage.runsOf(task)).toHaveLength(1);
    stage.engine.setPause(null);
    triggers.woken(200_000);
    expect(stage.runsOf(task)).toHaveLength(2);
  });
});

describe('chains', () => {
  test('a task runs after another has succeeded, and tells after which run', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const first = stage.createTask(`test -e '${join(stage.dir, 'gate')}'`, { name: 'First' });
    const second = stage.createTask('true', { triggers: [afterAny(first.id)] });
    await stage.ended(stage.ask(first));
    gate.open();
    const run = stage.ask(first);
    const [followUp] = await until(
      () => (stage.runsOf(second).length > 0 ? stage.runsOf(second) : null),
      'the follow-up',
    );
    const cause = { kind: 'chain', runId: run.id, taskName: 'First', state: 'succeeded' };
    expect(followUp).toMatchObject({ trigger: 'chain', cause });
    if (followUp) expect(await stage.ended(followUp)).toMatchObject({ state: 'succeeded', cause });
    expect(stage.runsOf(second)).toHaveLength(1);
  });

  test('an end that came while there was no CronPilot is followed up by the next one', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const first = stage.createTask(gate.wait);
    const second = stage.createTask('true', { triggers: [afterAny(first.id)] });
    await stage.started(stage.ask(first));
    await stage.stop();
    gate.open();
    await stage.noProcessLeft();
    await stage.restart();
    await until(() => stage.runsOf(second).length > 0, 'the follow-up');
    await stage.restart();
    await stage.ended(stage.ask(second));
    expect(stage.runsOf(second)).toHaveLength(2);
  });

  test('an end that was stored just before a crash is followed up by the next start', async () => {
    const stage = await RunStage.start();
    const first = stage.createTask('true');
    const second = stage.createTask('true', { triggers: [afterAny(first.id)] });
    const { databasePath } = stage.cronpilot.paths;
    await stage.stop();
    const { database } = openStores(databasePath);
    const chainStore = new ChainStore(database);
    chainStore.watch(new Set([first.id]));
    const runStore = new RunStore(database, (before, run) => chainStore.follow(before, run));
    const { id: _id, ...row } = makeRun({ taskId: first.id, state: 'succeeded' });
    runStore.insert(row);
    await stage.restart();
    await until(() => stage.runsOf(second).length > 0, 'the follow-up');
  });

  test('a deleted predecessor that is restored starts its successors again', async () => {
    const stage = await RunStage.start();
    const first = stage.createTask('true');
    const second = stage.createTask('true', { triggers: [afterAny(first.id)] });
    stage.delete(first);
    stage.engine.taskStore.restore(first.id, Date.now());
    stage.engine.taskChanged(first.id);
    stage.ask(first);
    await until(() => stage.runsOf(second).length > 0, 'the follow-up');
  });
});

function afterAny(...taskIds: number[]) {
  return { kind: 'after', taskIds, join: 'any', on: 'success' } as const;
}
