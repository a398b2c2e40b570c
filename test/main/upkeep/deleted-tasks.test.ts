import { describe, expect, it } from 'vitest';

import { DeletedTasks } from '../../../electron/main/upkeep/deleted-tasks.ts';
import { makeTaskInput } from '../../helpers/make-task.ts';
import { DAY_MS, NOW_MS, UpkeepStage } from '../../helpers/upkeep-stage.ts';

/** Rows that name a task, by table. */
function tracesOf(stage: UpkeepStage, taskId: number): Record<string, number> {
  const { database } = stage.stores;
  const tables = database
    .prepare<{ readonly name: string; readonly column: string }>(
      `SELECT t.name, c.name AS "column" FROM sqlite_schema t, pragma_table_info(t.name) c
       WHERE t.type = 'table' AND (c.name = 'task_id' OR (t.name = 'tasks' AND c.name = 'id'))`,
    )
    .all();
  const counts = tables.map(({ name, column }) => {
    const count = database
      .prepare<{ readonly n: number }>(`SELECT count(*) AS n FROM "${name}" WHERE "${column}" = ?`)
      .get(taskId)?.n;
    return [name, count ?? 0] as const;
  });
  return Object.fromEntries(counts.filter(([, count]) => count !== 0));
}

describe('DeletedTasks', () => {
  it('leaves no trace of a task deleted long ago, and all of the others', async () => {
    const stage = new UpkeepStage();
    const { taskStore, database } = stage.stores;
    const [gone, recent, alive] = ['Gone', 'Recent', 'Alive'].map((name) => stage.addTask(name));
    if (!gone || !recent || !alive) throw new Error('unreachable');
    const runs = [gone, recent, alive].map((task) => stage.addRun(task, 60));
    for (let at = 0; at < 300; at += 1) stage.addRun(gone, 50, { logBytes: null });
    taskStore.update(gone.id, makeTaskInput({ name: 'Gone', schedules: [] }), 0);
    const insertToken =
      'INSERT INTO webhook_tokens (task_id, token_hash, created_at_ms) VALUES (?, ?, 0)';
    database.prepare(insertToken).run(gone.id, 'hash');
    taskStore.softDelete(gone.id, NOW_MS - 31 * DAY_MS);
    taskStore.softDelete(recent.id, NOW_MS - 29 * DAY_MS);
    await new DeletedTasks(stage.options).run(stage.signal);
    expect(tracesOf(stage, gone.id)).toEqual({});
    expect(runs.map((run) => stage.hasFile(run.logFilename))).toEqual([false, true, true]);
    expect(tracesOf(stage, recent.id)).toMatchObject({ tasks: 1, runs: 1, schedules: 1 });
    expect(taskStore.deleted().map(({ taskId }) => taskId)).toEqual([recent.id]);
    expect(stage.pruned).toEqual([gone.id]);
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    expect(taskStore.create(makeTaskInput(), NOW_MS).id).toBeGreaterThan(alive.id);
  });

  it('waits for a run of it that is still active', async () => {
    const stage = new UpkeepStage();
    const task = stage.addTask();
    const run = stage.addRun(task, 60, { state: 'running', finishedAtMs: null });
    stage.stores.taskStore.softDelete(task.id, NOW_MS - 31 * DAY_MS);
    const job = new DeletedTasks(stage.options);
    await job.run(stage.signal);
    expect(stage.exists(run)).toBe(true);
    stage.stores.runStore.update(run.id, { state: 'succeeded', finishedAtMs: NOW_MS });
    await job.run(stage.signal);
    expect(tracesOf(stage, task.id)).toEqual({});
  });

  it('erases a task at once that was deleted a moment ago, but none that is there or runs', async () => {
    const stage = new UpkeepStage();
    const { taskStore } = stage.stores;
    const [gone, alive, busy] = ['Gone', 'Alive', 'Busy'].map((name) => stage.addTask(name));
    if (!gone || !alive || !busy) throw new Error('unreachable');
    const run = stage.addRun(gone, 1);
    stage.addRun(busy, 1, { state: 'running', finishedAtMs: null });
    taskStore.softDelete(gone.id, NOW_MS);
    taskStore.softDelete(busy.id, NOW_MS);
    const job = new DeletedTasks(stage.options);
    await job.erase(gone.id);
    expect(tracesOf(stage, gone.id)).toEqual({});
    expect(stage.hasFile(run.logFilename)).toBe(false);
    expect(stage.pruned).toEqual([gone.id]);
    for (const { id } of [alive, busy])
      await expect(job.erase(id)).rejects.toMatchObject({ code: 'conflict' });
    expect(tracesOf(stage, alive.id)).toMatchObject({ tasks: 1 });
  });
});
