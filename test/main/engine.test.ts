import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../electron/shared/run.ts';
import type { Task } from '../../electron/shared/task.ts';
import { readRunStatus } from '../../electron/worker/run-status.ts';
import { openStores } from '../helpers/open-stores.ts';
import { RunStage, workerPids } from '../helpers/run-stage.ts';
import { until } from '../helpers/until.ts';

describe('a stop of the engine', () => {
  test('lets a run go on, which the next engine on the same data takes over', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const run = stage.ask(stage.createTask(`echo before; ${gate.wait}; echo after; exit 6`));
    const pid = await stage.started(run);
    await stage.stop();
    expect(workerPids()).toEqual([]);
    expect(stage.processes()).toContain(pid);

    await stage.restart();
    expect(stage.get(run)).toMatchObject({ state: 'running', pid });
    expect(stage.engine.runService.active.running).toEqual([run.id]);
    gate.open();
    expect(await stage.ended(run)).toMatchObject({ state: 'failed', exitCode: 6, pid: null });
    expect(stage.log(run)).toBe('before\nafter\n');
    await stage.noControlFolderLeft();
  });

  test('a run that ends while there is no engine keeps its exit code and the time of its end', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const run = stage.ask(stage.createTask(`${gate.wait}; exit 9`));
    await stage.started(run);
    const controlDir = join(stage.cronpilot.paths.runsDir, String(run.id));
    await stage.stop();
    gate.open();
    // Its supervisor outlives it by a moment.
    await until(() => readRunStatus(controlDir)?.exit, 'its exit code to be written');
    const endedByMs = Date.now();
    await stage.restart();
    const ended = await stage.ended(run);
    expect(ended).toMatchObject({ state: 'failed', exitCode: 9 });
    expect(ended.finishedAtMs).toBeLessThanOrEqual(endedByMs);
  });

  test('ends a run that is set to stop with CronPilot and settles it with the reason', async () => {
    const stage = await RunStage.start();
    const task = stage.createTask('sleep 1000 & sleep 1000', { stopWithApp: true });
    const run = stage.ask(task);
    await stage.started(run);
    const { databasePath } = stage.cronpilot.paths;
    await stage.stop();

    const stored = openStores(databasePath).runStore.get(run.id);
    expect(stored).toMatchObject({ state: 'cancelled', reasonCode: 'stopped_with_app', pid: null });
    expect(stored.reason).toMatch(
      /^Stopped together with CronPilot\. (\d+) of \1 process(es)? ended\./,
    );
    expect(stage.processes()).toEqual([]);
  });

  test('ends a bound run that ignores the polite signal, however long its grace', async () => {
    const stage = await RunStage.start();
    const deaf = `trap '' TERM; echo deaf; while :; do sleep 0.02; done`;
    const run = stage.ask(stage.createTask(deaf, { stopWithApp: true, graceMs: 3_600_000 }));
    await until(() => stage.log(run)?.includes('deaf'), 'the trap to be set');
    const { databasePath } = stage.cronpilot.paths;
    await stage.stop();
    expect(openStores(databasePath).runStore.get(run.id)).toMatchObject({
      state: 'cancelled',
      reasonCode: 'stopped_with_app',
    });
    expect(stage.processes()).toEqual([]);
  });

  test('finishes a stop that the user has asked for, however long its grace', async () => {
    const stage = await RunStage.start();
    const deaf = `trap '' TERM; echo deaf; while :; do sleep 0.02; done`;
    const run = stage.ask(stage.createTask(deaf, { graceMs: 3_600_000 }));
    await until(() => stage.log(run)?.includes('deaf'), 'the trap to be set');
    stage.engine.runService.stop(run.id);
    await until(() => stage.get(run).reason, 'the stop to be under way');
    const { databasePath } = stage.cronpilot.paths;
    await stage.stop();
    expect(openStores(databasePath).runStore.get(run.id)).toMatchObject({
      state: 'cancelled',
      reasonCode: 'stopped_by_user',
    });
    expect(stage.processes()).toEqual([]);
  });

  test('does not wait for a frozen worker, and its run goes on', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const run = stage.ask(stage.createTask(`${gate.wait}; exit 2`));
    await stage.started(run);
    const frozen = workerPids();
    for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    await stage.stop();
    // What was asked of it meanwhile comes to it now.
    for (const pid of frozen) process.kill(pid, 'SIGCONT');
    await until(() => workerPids().length === 0, 'the workers to be gone');
    await stage.restart();
    expect(stage.get(run).state).toBe('running');
    gate.open();
    expect(await stage.ended(run)).toMatchObject({ state: 'failed', exitCode: 2 });
  });

  test('keeps the queue in its order for the next engine', async () => {
    const stage = await RunStage.start();
    stage.limit(1);
    const gate = stage.gate();
    const order = join(stage.dir, 'order');
    const blocker = stage.ask(stage.createTask(gate.wait));
    const waiting = [0, 3, 0].map((priority, at) =>
      stage.ask(stage.createTask(`echo ${at} >> '${order}'`, { priority })),
    );
    await stage.started(blocker);
    const queued = stage.engine.runService.active.queued;
    await stage.restart();
    expect(stage.engine.runService.active.queued).toEqual(queued);
    gate.open();
    for (const run of waiting) expect((await stage.ended(run)).state).toBe('succeeded');
    expect(readFileSync(order, 'utf8')).toBe('1\n0\n2\n');
  });

  test('that comes while many runs end loses none of them', async () => {
    const stage = await RunStage.start();
    const ran = join(stage.dir, 'ran');
    const task = stage.createTask(`echo "$CRONPILOT_RUN" >> '${ran}'`, {
      overlapPolicy: 'allow',
      maxInstances: 64,
    });
    const runs: Run[] = [];
    for (let round = 0; round < 4; round++) {
      for (let at = 0; at < 25; at++) runs.push(stage.ask(task));
      await until(() => stage.get(runs.at(-20) as Run).state === 'succeeded', 'some to end');
      await stage.restart();
    }
    for (const run of runs) expect((await stage.ended(run)).state).toBe('succeeded');
    const ids = readFileSync(ran, 'utf8')
      .trim()
      .split('\n')
      .map((line) => Number(line.split('-')[0]));
    expect(ids.toSorted((a, b) => a - b)).toEqual(runs.map(({ id }) => id));
  });

  test('right after a deletion leaves no run of the deleted task to the next engine', async () => {
    const stage = await RunStage.start();
    stage.limit(1);
    const gate = stage.gate();
    const blocker = stage.ask(stage.createTask(gate.wait));
    const task = stage.createTask('true');
    const waiting = stage.ask(task);
    // As a crash between the deletion and what follows from it.
    stage.engine.taskStore.softDelete(task.id, Date.now());
    await stage.restart();
    expect(stage.get(waiting)).toMatchObject({ state: 'cancelled', reasonCode: 'task_deleted' });
    gate.open();
    await stage.ended(blocker);
  });
});

describe('a schedule', () => {
  test('has its worker before it is due, and none while that is far off', async () => {
    const stage = await RunStage.start();
    const due = (inMs: number) => ({ ...everySecond(Date.now() + inMs), everyMs: 3_600_000 });
    const task = stage.createTask('true', { schedules: [due(3_000_000)] });
    expect(workerPids()).toEqual([]);
    stage.edit(task, { schedules: [due(50_000)] });
    await until(() => workerPids().length === 1, 'a worker');
    expect(stage.runsOf(task)).toEqual([]);
  });

  test('of one second fires by itself, with one row for each due time', async () => {
    const stage = await RunStage.start();
    const task = stage.createTask('true', { schedules: [everySecond()] });
    const runs = await until(() => {
      const rows = stage.runsOf(task).filter(({ state }) => state === 'succeeded');
      return rows.length >= 4 ? stage.runsOf(task) : null;
    }, 'four runs');
    const times = runs.map(({ scheduledForMs }) => Number(scheduledForMs));
    expect(times).toEqual(times.map((_, at) => Number(times[0]) + at * 1000));
    expect(runs.every(({ trigger, scheduleId }) => trigger === 'schedule' && scheduleId)).toBe(
      true,
    );
  });

  test('that is due together with another of its task gives one run and one skipped row', async () => {
    const stage = await RunStage.start();
    const gate = stage.gate();
    const anchorMs = Math.ceil(Date.now() / 1000) * 1000;
    const task = stage.createTask(gate.wait, {
      schedules: [everySecond(anchorMs), { ...everySecond(anchorMs), everyMs: 2000 }],
    });
    const runs = await until(() => {
      const rows = stage.runsOf(task);
      const both = rows.filter(
        ({ scheduledForMs }) =>
          rows.filter((row) => row.scheduledForMs === scheduledForMs).length === 2,
      );
      return both.length > 0 && rows.some(({ state }) => state === 'running') ? both : null;
    }, 'a second at which both are due');
    const first = stage.runsOf(task).find(({ state }) => state === 'running');
    expect(stage.runsOf(task).filter(({ state }) => state === 'running')).toHaveLength(1);
    const [coalesced, asked] = [runs.filter(isCoalesced), runs.filter((run) => !isCoalesced(run))];
    expect(coalesced).toHaveLength(asked.length);
    for (const run of asked.filter(({ id }) => id !== first?.id))
      expect(run).toMatchObject({ reasonCode: 'overlap', relatedRunId: first?.id });
    for (const run of runs.filter(({ id }) => id !== first?.id)) expect(run.state).toBe('skipped');
    stage.setEnabled(task, false);
    gate.open();
  });

  test('that replaces, twice at one instant, keeps firing', async () => {
    const stage = await RunStage.start();
    stage.limit(1);
    const gate = stage.gate();
    const blocker = stage.ask(stage.createTask(gate.wait));
    const anchorMs = Math.ceil(Date.now() / 1000) * 1000;
    const task = stage.createTask('true', {
      overlapPolicy: 'replace',
      schedules: [everySecond(anchorMs), everySecond(anchorMs)],
    });
    await until(() => stage.runsOf(task).length >= 6, 'three instants');
    stage.setEnabled(task, false);
    const rows = stage.runsOf(task).filter((run) => !isCoalesced(run));
    expect(rows.slice(0, -1).map(({ reasonCode }) => reasonCode)).toEqual(
      rows.slice(1).map(() => 'replaced'),
    );
    expect(rows.slice(0, -1).map(({ relatedRunId }) => relatedRunId)).not.toContain(null);
    gate.open();
    expect((await stage.ended(rows.at(-1) as Run)).state).toBe('succeeded');
    await stage.ended(blocker);
  });

  test('whose times come again, as after a clock that was set back, runs none of them twice', async () => {
    const stage = await RunStage.start();
    const task = stage.createTask('true', { schedules: [everySecond()] });
    await until(() => stage.runsOf(task).length >= 3, 'three runs');
    const rows = stage.runsOf(task);
    const firstMs = Number(rows[0]?.scheduledForMs);
    const [schedule] = task.storedSchedules;
    await stage.stop();
    const { taskStore } = openStores(join(stage.dir, 'data', 'cronpilot.db'));
    taskStore.setNextFire(Number(schedule?.id), firstMs, firstMs - 1);
    await stage.restart();
    await until(() => stage.runsOf(task).length >= rows.length + 2, 'it to go on');
    const times = stage.runsOf(task).map(({ scheduledForMs }) => scheduledForMs);
    expect(new Set(times).size).toBe(times.length);
    expect(stage.logged()).not.toContain('Could not hand over');
  });
});

describe('CronPilot that was closed over ten fire times', () => {
  test('policy skip: leaves one missed row for all of them, and nothing twice after that', async () => {
    const { stage, task, firstMs, lastMs } = await closedOverTenFireTimes('skip');
    const [row, ...others] = stage.runsOf(task);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      state: 'missed',
      reasonCode: 'app_closed',
      dueCount: 10,
      dueFromMs: firstMs,
      scheduledForMs: lastMs,
      startedAtMs: null,
    });
    await stage.restart();
    expect(stage.runsOf(task)).toEqual([row]);
  });

  test('policy run_once: catches up the last, leaves one missed row for the rest', async () => {
    const { stage, task, firstMs, lastMs } = await closedOverTenFireTimes('run_once');
    const rows = stage.runsOf(task);
    expect(rows).toHaveLength(2);
    const missed = rows.find(({ state }) => state === 'missed');
    const run = rows.find(({ state }) => state !== 'missed') as Run;
    expect(missed).toMatchObject({
      reasonCode: 'coalesced',
      dueCount: 9,
      dueFromMs: firstMs,
      scheduledForMs: lastMs - EVERY_MS,
    });
    expect(run).toMatchObject({ trigger: 'catch_up', scheduledForMs: lastMs, dueCount: 1 });
    const ended = await stage.ended(run);
    expect(ended.state).toBe('succeeded');
    await stage.restart();
    expect(stage.runsOf(task)).toHaveLength(2);
    expect(stage.get(run)).toEqual(ended);
  });
});

describe('a pause', () => {
  test('leaves one row for each schedule that counts up, and runs nothing', async () => {
    const stage = await RunStage.start();
    const anchorMs = Math.ceil(Date.now() / 1000) * 1000;
    stage.engine.setPause({ sinceMs: Date.now(), untilMs: null });
    const task = stage.createTask('true', {
      schedules: [everySecond(anchorMs), { ...everySecond(anchorMs), everyMs: 2000 }],
    });
    const manual = stage.createTask('true', { schedules: [everySecond(anchorMs)] });
    const count = (of: Task) => stage.runsOf(of).reduce((sum, { dueCount }) => sum + dueCount, 0);
    await until(() => count(task) >= 3, 'the first fire times');
    expect((await stage.ended(stage.ask(task))).state).toBe('succeeded');
    expect((await stage.ended(stage.ask(manual))).state).toBe('succeeded');
    await until(() => count(task) >= 7 && count(manual) >= 4, 'more fire times');

    const rows = stage.runsOf(task).filter(({ trigger }) => trigger === 'schedule');
    expect(rows).toHaveLength(2);
    expect(stage.runsOf(manual).filter(({ trigger }) => trigger === 'schedule')).toHaveLength(1);
    for (const row of rows) {
      const everyMs = row.scheduleId === task.storedSchedules[0]?.id ? 1000 : 2000;
      expect(row).toMatchObject({ state: 'skipped', reasonCode: 'paused', startedAtMs: null });
      expect(Number(row.scheduledForMs) - Number(row.dueFromMs)).toBe((row.dueCount - 1) * everyMs);
    }
  });

  test('is over after a resume, and the next one leaves a row of its own', async () => {
    const stage = await RunStage.start();
    stage.engine.setPause({ sinceMs: Date.now(), untilMs: null });
    const task = stage.createTask('true', { schedules: [everySecond()] });
    await until(() => stage.runsOf(task)[0], 'the first row');
    stage.engine.setPause(null);
    await until(() => stage.runsOf(task).at(-1)?.state === 'succeeded', 'a run');
    stage.engine.setPause({ sinceMs: Date.now(), untilMs: null });
    await until(() => stage.runsOf(task).at(-1)?.reasonCode === 'paused', 'the second pause');
    // On a slow machine a fire time may find the run of the one before: that row is no pause.
    const rows = stage.runsOf(task);
    const isPaused = ({ reasonCode }: Run) => reasonCode === 'paused';
    expect(rows.filter(isPaused)).toHaveLength(2);
    expect(rows.slice(1, rows.findLastIndex(isPaused)).map(({ state }) => state)).toContain(
      'succeeded',
    );
  });

  test('with an end lets go by itself', async () => {
    const stage = await RunStage.start();
    const heard: unknown[] = [];
    stage.engine.events.on('pauseChanged', () => heard.push(stage.engine.pause));
    const untilMs = Date.now() + 1_500;
    stage.engine.setPause({ sinceMs: Date.now(), untilMs });
    const task = stage.createTask('true', { schedules: [everySecond()] });
    await until(() => stage.runsOf(task).at(-1)?.state === 'succeeded', 'a run after it');
    await until(() => heard.length === 2, 'the end to be told');
    expect(heard[1]).toBeNull();
    expect(stage.engine.pause).toBeNull();
    const run = stage.runsOf(task).find(({ state }) => state === 'succeeded');
    expect(run?.queuedAtMs).toBeGreaterThanOrEqual(untilMs);
  });

  test('holds over a restart', async () => {
    const stage = await RunStage.start();
    stage.engine.setPause({ sinceMs: Date.now(), untilMs: null });
    const task = stage.createTask('true', { schedules: [everySecond()] });
    await until(() => stage.runsOf(task)[0], 'the first row');
    await stage.restart();
    await until(() => (stage.runsOf(task)[0]?.dueCount ?? 0) >= 3, 'more fire times');
    expect(stage.runsOf(task)).toHaveLength(1);
  });
});

const EVERY_MS = 600_000;

/** The last fire time is long enough ago to be late, the next one far enough ahead not to come. */
async function closedOverTenFireTimes(misfirePolicy: 'skip' | 'run_once') {
  const stage = await RunStage.start();
  stage.cronpilot.settings.update({ catchUpQuietMs: 0, catchUpEveryMs: 0 });
  const lastMs = Date.now() - 60_000;
  const firstMs = lastMs - 9 * EVERY_MS;
  const task = stage.createTask('true', {
    misfirePolicy,
    schedules: [{ kind: 'interval', everyMs: EVERY_MS, anchorMs: firstMs }],
  });
  await stage.stop();
  const { taskStore } = openStores(join(stage.dir, 'data', 'cronpilot.db'));
  taskStore.setNextFire(Number(task.storedSchedules[0]?.id), firstMs, firstMs - 1);
  await stage.restart();
  return { stage, task, firstMs, lastMs };
}

const isCoalesced = ({ reasonCode }: Run) => reasonCode === 'coalesced';

function everySecond(anchorMs: number | null = null) {
  return { kind: 'interval', everyMs: 1000, anchorMs } as const;
}
