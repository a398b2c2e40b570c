import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandAction, RunStage } from '../../helpers/run-stage.ts';
import { until } from '../../helpers/until.ts';

describe('a task that is asked for while its run is active', () => {
  test('policy skip: leaves a skipped row that names the run in the way', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const task = stage.createTask(gate.wait, { overlapPolicy: 'skip' });
    const first = stage.ask(task);
    const second = stage.ask(task);

    expect(first.state).toBe('running');
    expect(second).toMatchObject({
      state: 'skipped',
      reasonCode: 'overlap',
      reason: `Run ${first.id} of this task was still running.`,
      relatedRunId: first.id,
      startedAtMs: null,
      logFilename: null,
    });
    gate.open();
    expect((await stage.ended(first)).state).toBe('succeeded');
    expect(stage.ask(task).state).toBe('running');
  });

  test('policy queue: one waits and starts after, a second one is skipped', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const task = stage.createTask(gate.wait, { overlapPolicy: 'queue' });
    const [first, second, third] = [stage.ask(task), stage.ask(task), stage.ask(task)];

    expect(second).toMatchObject({
      state: 'queued',
      reasonCode: 'earlier_run_active',
      relatedRunId: first.id,
    });
    expect(third).toMatchObject({
      state: 'skipped',
      reasonCode: 'overlap',
      relatedRunId: second.id,
    });
    await stage.started(first);
    expect(stage.get(second).state).toBe('queued');
    gate.open();
    const [firstEnd, secondEnd] = [await stage.ended(first), await stage.ended(second)];
    expect(secondEnd).toMatchObject({ state: 'succeeded', reason: null, relatedRunId: null });
    expect(secondEnd.startedAtMs).toBeGreaterThanOrEqual(Number(firstEnd.finishedAtMs));
  });

  test('policy replace: ends the whole tree of the old one, then runs', async () => {
    const stage = await RunStage.start();
    const task = stage.createTask('sleep 1000 & sleep 1000 & wait', { overlapPolicy: 'replace' });
    const old = stage.ask(task);
    const oldPids = await until(() => {
      const pids = stage.processes();
      return pids.length === 3 ? pids : null;
    }, 'the shell and its two children');
    const next = stage.ask(task);
    expect(next).toMatchObject({ state: 'queued', reasonCode: 'earlier_run_active' });

    const ended = await stage.ended(old);
    expect(ended).toMatchObject({
      state: 'cancelled',
      reasonCode: 'replaced',
      relatedRunId: next.id,
    });
    expect(ended.reason).toMatch(/^Stopped for a newer run of the same task\. (\d+) of \1 process/);
    expect(stage.processes().filter((pid) => oldPids.includes(pid))).toEqual([]);
    await stage.started(next);
    expect(stage.get(next).state).toBe('running');
    stage.engine.runService.stop(next.id, { force: true });
    await stage.ended(next);
    await stage.noProcessLeft();
  });

  test('policy replace: the newest of many is the one that runs', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const task = stage.createTask(gate.wait, { overlapPolicy: 'replace' });
    const runs = [1, 2, 3, 4].map(() => stage.ask(task));
    gate.open();
    const ends = await Promise.all(runs.map((run) => stage.ended(run)));

    expect(ends.map(({ state }) => state).slice(1)).toEqual([
      'cancelled',
      'cancelled',
      'succeeded',
    ]);
    expect(ends[1]).toMatchObject({ reasonCode: 'replaced', relatedRunId: runs[2]?.id });
    expect(ends[2]).toMatchObject({ reasonCode: 'replaced', relatedRunId: runs[3]?.id });
  });

  test('policy allow: runs up to the number it allows, then skips', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const task = stage.createTask(gate.wait, { overlapPolicy: 'allow', maxInstances: 3 });
    const runs = [1, 2, 3, 4].map(() => stage.ask(task));

    expect(runs.map(({ state }) => state)).toEqual(['running', 'running', 'running', 'skipped']);
    expect(runs[3]?.reason).toContain('3 runs of this task were active');
    gate.open();
    for (const run of runs.slice(0, 3)) expect((await stage.ended(run)).state).toBe('succeeded');
  });
});

describe('the queue', () => {
  test('lets a higher priority start first, and the earlier one of equals', async () => {
    const stage = await RunStage.start();
    stage.limit(1);
    const gate = stage.gate();
    const order = join(stage.dir, 'order');
    const blocker = stage.ask(stage.createTask(gate.wait));
    const runs = [0, 5, -3, 5].map((priority, at) =>
      stage.ask(stage.createTask(`echo ${at} >> '${order}'`, { priority })),
    );
    expect(runs.map(({ id }) => stage.get({ id }).reasonCode)).toEqual(
      Array(4).fill('no_free_slot'),
    );
    expect(stage.engine.runService.active.queued).toEqual([1, 3, 0, 2].map((at) => runs[at]?.id));
    gate.open();
    for (const run of [blocker, ...runs]) await stage.ended(run);
    expect(readFileSync(order, 'utf8')).toBe('1\n3\n0\n2\n');
  });

  test('follows a limit that is lowered or raised while runs are active', async () => {
    const stage = await RunStage.start();
    stage.limit(3);
    const gates = [0, 1, 2, 3, 4].map((at) => stage.gate(`gate-${at}`));
    const runs = gates.map(({ wait }) => stage.ask(stage.createTask(wait)));
    const states = () => runs.map((run) => stage.get(run).state.slice(0, 1)).join('');
    expect(states()).toBe('rrrqq');

    stage.limit(1);
    expect(states()).toBe('rrrqq');
    gates[0]?.open();
    gates[1]?.open();
    await until(() => states() === 'ssrqq', 'two to end and none to start');

    stage.limit(5);
    expect(states()).toBe('ssrrr');
    for (const gate of gates) gate.open();
    for (const run of runs) expect((await stage.ended(run)).state).toBe('succeeded');
  });
});

describe('a task that changes while its run waits or runs', () => {
  test('deleted: the waiting run is cancelled, the running one goes on and stays in the history', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const ran = join(stage.dir, 'ran');
    const task = stage.createTask(`${gate.wait}; echo once >> '${ran}'`, {
      overlapPolicy: 'queue',
    });
    const running = stage.ask(task);
    const waiting = stage.ask(task);
    stage.delete(task);

    expect(stage.get(waiting)).toMatchObject({ state: 'cancelled', reasonCode: 'task_deleted' });
    expect(stage.get(running).state).toBe('running');
    gate.open();
    expect((await stage.ended(running)).state).toBe('succeeded');
    expect(stage.runsOf(task).map(({ id }) => id)).toEqual([running.id, waiting.id]);
    expect(readFileSync(ran, 'utf8')).toBe('once\n');
  });

  test('edited: the waiting run follows the new definition', async () => {
    const stage = await RunStage.start();
    stage.limit(1);
    const gate = stage.gate();
    const blocker = stage.ask(stage.createTask(gate.wait));
    const task = stage.createTask('echo old');
    const waiting = stage.ask(task);
    expect(waiting.taskRevision).toBe(1);
    stage.edit(task, { action: commandAction('echo new') });
    gate.open();

    expect(await stage.ended(waiting)).toMatchObject({ state: 'succeeded', taskRevision: 2 });
    expect(stage.log(waiting)).toBe('new\n');
    await stage.ended(blocker);
  });

  test('edited: a running run is judged by the definition it was started with', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const task = stage.createTask(`${gate.wait}; exit 3`, { successExitCodes: [0, 3] });
    const run = stage.ask(task);
    stage.edit(task, { successExitCodes: [0] });
    gate.open();
    expect(await stage.ended(run)).toMatchObject({ state: 'succeeded', exitCode: 3 });
  });

  test('disabled: the waiting run still runs, since it was asked for', async () => {
    const stage = await RunStage.start();
    stage.limit(1);
    const gate = stage.gate();
    const blocker = stage.ask(stage.createTask(gate.wait));
    const task = stage.createTask('echo done');
    const waiting = stage.ask(task);
    stage.setEnabled(task, false);
    gate.open();
    expect((await stage.ended(waiting)).state).toBe('succeeded');
    await stage.ended(blocker);
  });
});

describe('a run that cannot be started', () => {
  test('fails with the missing folder, leaves no log, and the next run is possible', async () => {
    const stage = await RunStage.start();
    const folder = join(stage.dir, 'not-there-yet');
    const task = stage.createTask('pwd', { cwd: folder });
    const failed = await stage.ended(stage.ask(task));
    expect(failed).toMatchObject({
      state: 'failed',
      reasonCode: 'start_failed',
      reason: `The folder \`${folder}\` does not exist.`,
      exitCode: null,
      pid: null,
      logBytes: 0,
    });
    expect(stage.log(failed)).toBeNull();
    await stage.noControlFolderLeft();

    stage.edit(task, { cwd: stage.dir });
    const next = await stage.ended(stage.ask(task));
    expect(next.state).toBe('succeeded');
    expect(stage.log(next)).toBe(`${stage.dir}\n`);
  });

  test('fails with the missing interpreter and the PATH it was looked for in', async () => {
    const stage = await RunStage.start();
    const script = join(stage.dir, 'script.any');
    const task = stage.createTask('', {
      action: { kind: 'script', path: script, interpreter: 'no-such-interpreter', args: [] },
    });
    const noScript = await stage.ended(stage.ask(task));
    expect(noScript).toMatchObject({ state: 'failed', reasonCode: 'start_failed' });
    expect(noScript.reason).toContain(script);
    stage.gate('script.any').open();
    const failed = await stage.ended(stage.ask(task));
    expect(failed).toMatchObject({ state: 'failed', reasonCode: 'start_failed' });
    expect(failed.reason).toMatch(
      /^The interpreter `no-such-interpreter` was not found in PATH \(.+\)\.$/,
    );
    expect(existsSync(join(stage.cronpilot.paths.runsDir, String(failed.id)))).toBe(false);
  });
});
