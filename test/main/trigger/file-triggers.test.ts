import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TaskDraft } from '../../../electron/shared/task.ts';
import { changeUntil } from '../../helpers/change-until.ts';
import { RunStage } from '../../helpers/run-stage.ts';
import { until } from '../../helpers/until.ts';

describe('file triggers', () => {
  test('a burst of changes is one run, which tells what has changed', async () => {
    const { stage, dir } = await startStage();
    const task = stage.createTask('echo "$CRONPILOT_CHANGED_PATH"', { triggers: [onChange(dir)] });
    await changeUntil(join(dir, 'first'), () => stage.runsOf(task).length > 0);
    await allEnded(stage);
    const paths = ['a', 'b', 'c'].map((name) => join(dir, name));
    for (const path of paths) writeFileSync(path, 'x');
    const run = await until(() => stage.runsOf(task)[1], 'the second run');
    expect(await stage.ended(run)).toMatchObject({
      trigger: 'file',
      state: 'succeeded',
      cause: { kind: 'file', paths, pathCount: 3 },
    });
    expect(stage.log(run)).toBe(`${paths[0]}\n`);
  });

  test('a file whose name is not UTF-8 starts alone, with a name that can be shown', async () => {
    const { stage, dir } = await startStage();
    const task = stage.createTask('true', { triggers: [{ ...onChange(dir), glob: '*.csv' }] });
    const path = Buffer.from(join(dir, 'é.csv'), 'latin1');
    await changeUntil(path, () => stage.runsOf(task).length > 0);
    const paths = [join(dir, '\ufffd.csv')];
    expect(stage.runsOf(task)[0]).toMatchObject({ cause: { paths, pathCount: 1 } });
  });

  test('tasks that share a folder are started for the names they wait for', async () => {
    const { stage, dir } = await startStage();
    const any = stage.createTask('true', { triggers: [onChange(dir)] });
    const csv = stage.createTask('true', { triggers: [{ ...onChange(dir), glob: '*.csv' }] });
    await changeUntil(join(dir, 'a.txt'), () => stage.runsOf(any).length > 0);
    await changeUntil(join(dir, 'a.csv'), () => stage.runsOf(csv).length > 0);
    expect(stage.runsOf(csv)[0]?.cause).toMatchObject({ paths: [join(dir, 'a.csv')] });
  });

  test('a task that is off, deleted or edited to another path waits no longer', async () => {
    const { stage, dir } = await startStage();
    const trigger = { triggers: [onChange(dir)] };
    const witness = stage.createTask('true', trigger);
    const off = stage.createTask('true', { ...trigger, enabled: false });
    const [deleted, moved] = [stage.createTask('true', trigger), stage.createTask('true', trigger)];
    const elsewhere = join(stage.dir, 'elsewhere');
    stage.delete(deleted);
    stage.edit(moved, { triggers: [onChange(elsewhere)] });
    await changeUntil(join(dir, 'a'), () => stage.runsOf(witness).length > 0);
    await changeUntil(elsewhere, () => stage.runsOf(moved).length > 0);
    expect([off, deleted].flatMap((task) => stage.runsOf(task))).toEqual([]);
    expect(stage.runsOf(moved)[0]?.cause).toMatchObject({ paths: [elsewhere] });

    const [before, after] = [join(stage.dir, 'before'), join(stage.dir, 'after')];
    const alone = stage.createTask('true', { triggers: [onChange(before)] });
    await changeUntil(before, () => stage.runsOf(alone).length > 0);
    stage.edit(alone, { triggers: [onChange(after)] });
    writeFileSync(before, 'again');
    await changeUntil(after, () => stage.runsOf(alone).length > 1);
    expect(stage.runsOf(alone)[1]?.cause).toMatchObject({ paths: [after] });

    stage.setEnabled(off, true);
    await changeUntil(join(dir, 'b'), () => stage.runsOf(off).length > 0);
  });

  test("CronPilot's own folder inside a watched one starts nothing", async () => {
    const { stage } = await startStage();
    const task = stage.createTask('true', { triggers: [onChange(stage.dir)] });
    const path = join(stage.dir, 'a');
    for (let count = 1; count <= 2; count++) {
      await changeUntil(path, () => stage.runsOf(task).length >= count);
      await allEnded(stage);
    }
    expect(stage.runsOf(task).map(({ cause }) => cause)).toEqual(
      Array(2).fill({ kind: 'file', paths: [path], pathCount: 1 }),
    );
  });

  test('a change during a run is left to the overlap policy', async () => {
    const { stage, dir } = await startStage();
    const gate = stage.gate();
    const draft: Partial<TaskDraft> = { triggers: [onChange(dir)], overlapPolicy: 'queue' };
    const task = stage.createTask(gate.wait, draft);
    await changeUntil(join(dir, 'a'), () => stage.runsOf(task).length > 0);
    await changeUntil(join(dir, 'b'), () => stage.runsOf(task).length > 1);
    expect(stage.runsOf(task)[1]).toMatchObject({ state: 'queued', trigger: 'file' });
    gate.open();
    await allEnded(stage);
  });

  test('a task that sets itself off is held, which CronPilot and the task say', async () => {
    const { stage, dir } = await startStage();
    const path = join(dir, 'own');
    const draft: Partial<TaskDraft> = { triggers: [onChange(dir)], overlapPolicy: 'queue' };
    const task = stage.createTask(`date +%N > '${path}'`, { ...draft, name: 'Echo' });
    const { triggers, explainer } = stage.engine;
    await changeUntil(path, () => triggers.problems.length > 0);
    const sentence = `Changes of ${dir} started "Echo" 10 times within a minute. CronPilot now waits 1 m between its starts, and each is for all that has changed meanwhile. Perhaps the task writes into the folder that it watches.`;
    expect(triggers.problems).toEqual([sentence]);
    expect(explainer.explainTask(task.id, null)).toMatchObject({ code: 'waiting', sentence });
    expect(stage.runsOf(task)).toHaveLength(10);
    stage.edit(task, { triggers: [{ ...onChange(dir), glob: '*.csv' }] });
    expect(triggers.problems).toEqual([]);
  });

  test('a path that cannot be watched is a problem of CronPilot as long as a task waits', async () => {
    const { stage, dir } = await startStage();
    const path = join(dir, 'x'.repeat(300));
    const task = stage.createTask('true', { triggers: [onChange(path)] });
    await until(() => stage.engine.triggers.problems.length > 0, 'the problem');
    expect(stage.engine.triggers.problems[0]).toContain(`Changes of ${path} go unnoticed`);
    stage.delete(task);
    expect(stage.engine.triggers.problems).toEqual([]);
  });
});

async function startStage() {
  const stage = await RunStage.start();
  const dir = join(stage.dir, 'inbox');
  mkdirSync(dir);
  return { stage, dir };
}

function onChange(path: string) {
  return { kind: 'file', path, settleMs: 100 } as const;
}

async function allEnded(stage: RunStage): Promise<void> {
  const { runService } = stage.engine;
  await until(
    () => runService.active.running.length + runService.active.queued.length === 0,
    'all',
  );
}
