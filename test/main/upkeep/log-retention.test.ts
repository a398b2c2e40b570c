import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { LogRetention } from '../../../electron/main/upkeep/log-retention.ts';
import { isLogRemoved } from '../../../electron/shared/run.ts';
import { UpkeepStage } from '../../helpers/upkeep-stage.ts';

const DAY_MS = 86_400_000;

describe('LogRetention', () => {
  it('removes old logs and keeps their rows, the newest outcomes and what is active', async () => {
    const stage = new UpkeepStage();
    const task = stage.addTask();
    const failed = stage.addRun(task, 90, { state: 'failed' });
    const old = stage.addRun(task, 80);
    const lastSuccess = stage.addRun(task, 70);
    const running = stage.addRun(task, 60, { state: 'running', finishedAtMs: null });
    const other = stage.addTask('Other');
    const stopped = stage.addRun(other, 40, { state: 'cancelled' });
    const recent = stage.addRun(other, 29);
    await new LogRetention(stage.options).run(stage.signal);
    const runs = [failed, old, lastSuccess, running, stopped, recent];
    expect(runs.map((run) => stage.hasLog(run))).toEqual([true, false, true, true, false, true]);
    const row = stage.stores.runStore.get(old.id);
    expect(row).toEqual({ ...old, logFilename: null });
    expect(isLogRemoved(row)).toBe(true);
    expect(stage.pruned).toEqual([task.id, other.id]);
    expect(stage.logged).toEqual([]);
  });

  it('keeps so many of each task', async () => {
    const stage = new UpkeepStage();
    stage.settings = { ...stage.settings, keepLogsPerTask: 100 };
    const task = stage.addTask();
    const runs = Array.from({ length: 250 }, (_, at) => stage.addRun(task, 25 - at / 10));
    await new LogRetention(stage.options).run(stage.signal);
    expect(runs.filter((run) => stage.hasLog(run))).toEqual(runs.slice(150));
  });

  it('keeps those of a task as long and as many as it says itself', async () => {
    const stage = new UpkeepStage();
    const keeps = stage.addTask('Keeps', { keepLogsMs: 365 * DAY_MS });
    const drops = stage.addTask('Drops', { keepLogsCount: 1 });
    const runs = [keeps, drops].flatMap((task) =>
      [90, 20, 10].map((days) => stage.addRun(task, days)),
    );
    await new LogRetention(stage.options).run(stage.signal);
    expect(runs.map((run) => stage.hasLog(run))).toEqual([true, true, true, false, false, true]);
  });

  it('keeps the size of all within its limit, and is urgent once that is passed', async () => {
    const stage = new UpkeepStage();
    stage.settings = { ...stage.settings, keepLogsBytes: 1_000 };
    const task = stage.addTask();
    const runs = [5, 4, 3, 2, 1].map((days) => stage.addRun(task, days, { logBytes: 300 }));
    const job = new LogRetention(stage.options);
    await job.run(stage.signal);
    expect(runs.map((run) => stage.hasLog(run))).toEqual([false, false, true, true, true]);
    expect([job.totalBytes, job.isUrgent()]).toEqual([900, false]);
    job.noteEnded({ logBytes: 101 });
    expect(job.isUrgent()).toBe(true);
    await job.run(stage.signal);
    expect([job.totalBytes, job.isUrgent()]).toEqual([900, false]);
    await job.trim(300, stage.signal);
    expect(runs.map((run) => stage.hasLog(run))).toEqual([false, false, false, false, true]);
  });

  it('leaves the row as it is when the file cannot be removed', async () => {
    const stage = new UpkeepStage();
    const task = stage.addTask();
    const run = stage.addRun(task, 90, { logBytes: null });
    stage.addRun(task, 1);
    const logFilename = `folder-${task.id}`;
    mkdirSync(join(stage.logsDir, logFilename), { recursive: true });
    stage.stores.runStore.update(run.id, { logFilename });
    await new LogRetention(stage.options).run(stage.signal);
    expect(stage.stores.runStore.get(run.id).logFilename).toBe(logFilename);
    expect(stage.logged[0]).toContain(`The log ${logFilename} cannot be removed`);
  });

  it('takes a log whose file is gone already for removed', async () => {
    const stage = new UpkeepStage();
    const task = stage.addTask();
    const run = stage.addRun(task, 90, { logBytes: null });
    stage.addRun(task, 1);
    stage.stores.runStore.update(run.id, { logFilename: 'gone-1/x.log' });
    await new LogRetention(stage.options).run(stage.signal);
    expect(stage.stores.runStore.get(run.id).logFilename).toBeNull();
  });

  it('ends between two slices when it is told to', async () => {
    const stage = new UpkeepStage();
    const task = stage.addTask();
    for (let at = 0; at < 300; at += 1) stage.addRun(task, 40);
    const ending = new AbortController();
    const options = { ...stage.options, now: () => (ending.abort(), Date.UTC(2026, 10, 23)) };
    const work = new LogRetention(options).run(ending.signal);
    await expect(work).rejects.toThrow('aborted');
    expect(stage.retention.logsAfter(null, 1000)).toHaveLength(300);
  });
});
