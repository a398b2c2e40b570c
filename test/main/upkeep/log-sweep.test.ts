import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { LogSweep } from '../../../electron/main/upkeep/log-sweep.ts';
import { DAY_MS, NOW_MS, UpkeepStage } from '../../helpers/upkeep-stage.ts';

const strayName = 'backup-9/2026-11-01_10-00-00_run-77.log';

describe('LogSweep', () => {
  it('removes files that no row names, if they are named as ours and a day old', async () => {
    const stage = new UpkeepStage();
    const owned = stage.addRun(stage.addTask(), 20);
    const removed = [strayName, `backup-1/2026-11-01_10-00-00_run-${owned.id}.log`];
    const kept = [
      'cronpilot.log',
      'backup-9/notes.txt',
      'backup-9/my-2026-11-01_10-00-00_run-76.log',
      'backup-9/2026-11-01_10-00-00_run-78.log.gz',
      'My logs/2026-11-01_10-00-00_run-79.log',
      'backup-9/deeper-1/2026-11-01_10-00-00_run-80.log',
    ];
    for (const name of [...removed, ...kept]) stage.writeLog(name, 5, 20);
    const young = 'backup-9/2026-11-23_10-00-00_run-81.log';
    stage.writeLog(young, 5, 0.5);
    await new LogSweep(stage.options).run(stage.signal);
    expect(removed.filter((name) => stage.hasFile(name))).toEqual([]);
    const missing = [...kept, young, owned.logFilename].filter((name) => !stage.hasFile(name));
    expect(missing).toEqual([]);
  });

  it('removes folders of tasks that are empty for a day', async () => {
    const stage = new UpkeepStage();
    stage.writeLog(strayName, 5, 20);
    const dirs = ['empty-1', 'young-2', 'Not ours'].map((name) => join(stage.logsDir, name));
    for (const dir of dirs) mkdirSync(dir);
    const beforeS = (NOW_MS - 2 * DAY_MS) / 1000;
    for (const dir of [dirs[0], dirs[2]]) utimesSync(String(dir), beforeS, beforeS);
    utimesSync(String(dirs[1]), NOW_MS / 1000, NOW_MS / 1000);
    await new LogSweep(stage.options).run(stage.signal);
    expect(dirs.map((dir) => existsSync(dir))).toEqual([false, true, true]);
  });

  it('brings rows in line with the disk', async () => {
    const stage = new UpkeepStage();
    const task = stage.addTask();
    const [gone, shorter, running] = [
      stage.addRun(task, 3),
      stage.addRun(task, 2),
      stage.addRun(task, 1, { state: 'running', finishedAtMs: null }),
    ];
    rmSync(join(stage.logsDir, String(gone.logFilename)));
    rmSync(join(stage.logsDir, String(running.logFilename)));
    writeFileSync(join(stage.logsDir, String(shorter.logFilename)), 'xyz');
    await new LogSweep(stage.options).run(stage.signal);
    const { runStore } = stage.stores;
    expect(runStore.get(gone.id).logFilename).toBeNull();
    expect(runStore.get(shorter.id).logBytes).toBe(3);
    expect(runStore.get(running.id)).toEqual(running);
    expect(stage.pruned).toEqual([task.id]);
  });

  it('finds nothing to do without a log folder', async () => {
    const stage = new UpkeepStage();
    await expect(new LogSweep(stage.options).run(stage.signal)).resolves.toBeUndefined();
  });
});
