import { describe, expect, it } from 'vitest';

import { RunRetention } from '../../../electron/main/upkeep/run-retention.ts';
import type { Run } from '../../../electron/shared/run.ts';
import { DAY_MS, UpkeepStage } from '../../helpers/upkeep-stage.ts';

const noLog = { logBytes: null } as const;

function integrityOf(stage: UpkeepStage): readonly unknown[] {
  const { database } = stage.stores;
  return [
    ...database.prepare('PRAGMA integrity_check').all(),
    ...database.prepare('PRAGMA foreign_key_check').all(),
  ];
}

describe('RunRetention', () => {
  it('removes rows beyond the age with their logs, but never a last outcome or an active run', async () => {
    const stage = new UpkeepStage();
    stage.settings = { ...stage.settings, keepRunsMs: 10 * DAY_MS };
    const task = stage.addTask();
    const rare = stage.addTask('Rare');
    const kept = [
      stage.addRun(task, 50, { state: 'failed', ...noLog }),
      stage.addRun(rare, 49),
      stage.addRun(task, 48, { state: 'queued', finishedAtMs: null, ...noLog }),
    ];
    const removed = [stage.addRun(task, 47), stage.addRun(task, 46, { state: 'missed', ...noLog })];
    kept.push(stage.addRun(task, 45), stage.addRun(task, 9, { state: 'skipped', ...noLog }));
    await new RunRetention(stage.options).run(stage.signal);
    expect(kept.every((run) => stage.exists(run))).toBe(true);
    expect(removed.some((run) => stage.exists(run))).toBe(false);
    expect(stage.hasFile(removed[0]?.logFilename ?? null)).toBe(false);
    expect(stage.pruned).toEqual([task.id]);
    expect(stage.stores.runStore.lastOf(rare.id)).toEqual(kept[1]);
    expect(integrityOf(stage)).toEqual([{ integrity_check: 'ok' }]);
  });

  it('keeps exactly the newest so many, besides the last outcomes, also across gaps of ids', async () => {
    const stage = new UpkeepStage();
    stage.settings = { ...stage.settings, keepRunsCount: 1_000 };
    const task = stage.addTask();
    const rare = stage.addTask('Rare');
    const runs: Run[] = [];
    const { database } = stage.stores;
    database.transaction(() => {
      runs.push(stage.addRun(rare, 300, noLog));
      for (let at = 0; at < 700; at += 1) runs.push(stage.addRun(task, 200, noLog));
      database.prepare("UPDATE sqlite_sequence SET seq = 25000 WHERE name = 'runs'").run();
      for (let at = 0; at < 700; at += 1) runs.push(stage.addRun(task, 100, noLog));
    });
    await new RunRetention(stage.options).run(stage.signal);
    const kept = runs.filter((run) => stage.exists(run));
    expect(kept.map(({ id }) => id)).toEqual(
      [runs[0], ...runs.slice(-1_000)].map((run) => run?.id),
    );
    await new RunRetention(stage.options).run(stage.signal);
    expect(runs.filter((run) => stage.exists(run))).toHaveLength(1_001);
  });

  it('removes nothing within the limits, and nothing where there is nothing', async () => {
    const stage = new UpkeepStage();
    const job = new RunRetention(stage.options);
    await job.run(stage.signal);
    const run = stage.addRun(stage.addTask(), 700);
    await job.run(stage.signal);
    expect(stage.exists(run)).toBe(true);
    expect(stage.pruned).toEqual([]);
  });
});
