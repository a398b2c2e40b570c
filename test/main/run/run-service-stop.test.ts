import { describe, expect, test } from 'vitest';
import type { AppError } from '../../../electron/shared/errors.ts';
import { fixture } from '../../helpers/fork-worker.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { RunStage } from '../../helpers/run-stage.ts';
import { until } from '../../helpers/until.ts';

describe('a timeout', () => {
  test('ends the whole tree, checks that it is gone, and keeps the log', async () => {
    const stage = await RunStage.start();
    const task = stage.createTask('echo begun; sleep 1000 & sleep 1000', { timeoutMs: 300 });
    const ended = await stage.ended(stage.ask(task));
    expect(ended).toMatchObject({ state: 'timed_out', reasonCode: 'timeout', pid: null });
    expect(ended.reason).toMatch(
      /^Stopped after its time limit of 0\.3 s\. (\d+) of \1 process(es)? ended\.$/,
    );
    expect(stage.log(ended)).toBe('begun\n');
    expect(stage.processes()).toEqual([]);
  });

  test('is not enforced on a run that ends in time', async () => {
    const stage = await RunStage.start();
    const task = stage.createTask('exit 4', { timeoutMs: 60_000 });
    expect(await stage.ended(stage.ask(task))).toMatchObject({ state: 'failed', exitCode: 4 });
  });
});

describe('a stop', () => {
  test('lets the task end by itself within its grace', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const task = stage.createTask(
      `trap 'echo asked; ${gate.wait}; echo tidied; exit 7' TERM; echo ready; while :; do sleep 0.02; done`,
      { graceMs: 600_000 },
    );
    const run = stage.ask(task);
    await until(() => stage.log(run)?.includes('ready'), 'the trap to be set');
    expect(stage.engine.runService.stop(run.id).state).toBe('running');
    await until(() => stage.log(run)?.includes('asked'), 'the polite signal');
    await until(() => stage.get(run).reason, 'the row to say so');
    expect(stage.get(run)).toMatchObject({
      state: 'running',
      reason: 'Stopping; it is killed if it does not end by itself.',
    });
    gate.open();
    expect(await stage.ended(run)).toMatchObject({
      state: 'cancelled',
      reasonCode: 'stopped_by_user',
      exitCode: 7,
    });
    expect(stage.log(run)).toMatch(/asked\ntidied\n$/);
  });

  test('kills what ignores the polite signal once the grace is over', async () => {
    const stage = await RunStage.start();
    const task = stage.createTask(`trap '' TERM; echo deaf; while :; do sleep 0.02; done`, {
      graceMs: 200,
    });
    const run = stage.ask(task);
    await until(() => stage.log(run)?.includes('deaf'), 'the trap to be set');
    stage.engine.runService.stop(run.id);
    expect(await stage.ended(run)).toMatchObject({
      state: 'cancelled',
      reasonCode: 'stopped_by_user',
      exitCode: 137,
    });
    expect(stage.processes()).toEqual([]);
  });

  test('with force kills at once, also when a polite stop is under way', async () => {
    const stage = await RunStage.start();
    const task = stage.createTask(`trap '' TERM; echo deaf; while :; do sleep 0.02; done`, {
      graceMs: 3_600_000,
    });
    const run = stage.ask(task);
    await until(() => stage.log(run)?.includes('deaf'), 'the trap to be set');
    stage.engine.runService.stop(run.id);
    await until(() => stage.get(run).reason !== null, 'the stop to be under way');
    stage.engine.runService.stop(run.id, { force: true });
    expect(await stage.ended(run)).toMatchObject({ state: 'cancelled', exitCode: 137 });
    expect(stage.processes()).toEqual([]);
  });

  test('reaches a process that left its group and cleared nothing but its parent', async () => {
    const stage = await RunStage.start();
    const run = stage.ask(
      stage.createTask(`/bin/sh '${fixture('escapes.sh')}'; sleep 1000`, { graceMs: 500 }),
    );
    await stage.started(run);
    await until(() => stage.processes().length >= 2, 'the escape');
    stage.engine.runService.stop(run.id);
    expect(await stage.ended(run)).toMatchObject({ state: 'cancelled' });
    expect(stage.processes()).toEqual([]);
  });

  test('of a waiting run takes it out of the queue', async () => {
    const stage = await RunStage.start();
    stage.limit(1);
    const gate = stage.gate();
    const blocker = stage.ask(stage.createTask(gate.wait));
    const waiting = stage.ask(stage.createTask('true'));
    const stopped = stage.engine.runService.stop(waiting.id);
    expect(stopped).toMatchObject({
      state: 'cancelled',
      reasonCode: 'stopped_by_user',
      reason: 'Taken out of the queue by you.',
      startedAtMs: null,
      logFilename: null,
      relatedRunId: null,
    });
    expect(stage.engine.runService.active.queued).toEqual([]);
    gate.open();
    await stage.ended(blocker);
    expect(stage.get(waiting).state).toBe('cancelled');
  });

  test('of a run that waits for its own task names no other run', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const task = stage.createTask(gate.wait, { overlapPolicy: 'queue' });
    const first = stage.ask(task);
    const waiting = stage.ask(task);
    expect(stage.engine.runService.stop(waiting.id).relatedRunId).toBeNull();
    gate.open();
    await stage.ended(first);
  });

  test('that is meant for what waits takes it out, and leaves alone what has begun', async () => {
    const stage = await RunStage.start();
    stage.limit(1);
    const gate = stage.gate();
    const begun = stage.ask(stage.createTask(gate.wait));
    const waiting = stage.ask(stage.createTask('true'));
    const takeOut = (run: Run) => stage.engine.runService.stop(run.id, { onlyWaiting: true });
    expect(takeOut(waiting).state).toBe('cancelled');
    await stage.started(begun);
    expect(() => takeOut(begun)).toThrow(
      expect.objectContaining<Partial<AppError>>({
        code: 'conflict',
        message: `Run ${begun.id} has begun meanwhile.`,
      }),
    );
    gate.open();
    expect((await stage.ended(begun)).state).toBe('succeeded');
  });

  test('of a run that has ended is refused', async () => {
    const stage = await RunStage.start();
    const run = await stage.ended(stage.ask(stage.createTask('true')));
    expect(() => stage.engine.runService.stop(run.id)).toThrow(
      expect.objectContaining<Partial<AppError>>({
        code: 'conflict',
        message: `Run ${run.id} has already ended (succeeded)`,
      }),
    );
    expect(stage.get(run)).toEqual(run);
  });

  test('of a run that never was is refused', async () => {
    const stage = await RunStage.start();
    expect(() => stage.engine.runService.stop(4711)).toThrow(
      expect.objectContaining<Partial<AppError>>({
        code: 'not_found',
        message: 'There is no run 4711.',
      }),
    );
  });

  test('that comes before the task has begun ends it all the same', async () => {
    const stage = await RunStage.start();
    const run = stage.ask(stage.createTask('sleep 1000'));
    expect(run.pid).toBeNull();
    stage.engine.runService.stop(run.id);
    expect(await stage.ended(run)).toMatchObject({
      state: 'cancelled',
      reasonCode: 'stopped_by_user',
    });
    expect(stage.processes()).toEqual([]);
  });
});
